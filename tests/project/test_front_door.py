"""`import pipeline`: a few verbs, typed, and errors that say what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import run
from pipeline.errors import InputError, SeveralReports

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "fenmere-buses-06.pdf"


def test_extract_and_frames():
    report = pipeline.extract(SAMPLE)
    assert [entry.index for entry in report.recommendations] == list(range(1, 8))
    tables = pipeline.frames(report)
    assert {"recommendations", "updates", "entities", "issues"} <= set(tables)
    assert all(isinstance(table, pd.DataFrame) for table in tables.values())
    assert list(tables["recommendations"]["recommendation_index"]) == list(range(1, 8))


def test_a_path_may_be_a_string():
    assert pipeline.extract(str(SAMPLE)) == pipeline.extract(SAMPLE)


def test_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / "letter.pdf").write_text("Dear Sir or Madam")
    with pytest.raises(InputError, match=r"letter\.pdf is not a PDF"):
        pipeline.extract(tmp_path / "letter.pdf")
    assert pipeline.extract_all(tmp_path / "letter.pdf").reason == "NOT_A_PDF"


def test_a_file_without_a_report():
    with pytest.raises(InputError, match="holds no progress report"):
        pipeline.extract(ROOT / "samples" / "hallowmere-minutes.pdf")


def test_a_file_with_several_reports(monkeypatch):
    one = run.read_document(SAMPLE)
    monkeypatch.setattr(run, "read_document", lambda *_: replace(one, reports=one.reports * 2))
    with pytest.raises(SeveralReports, match="extract_all"):
        pipeline.extract(SAMPLE)


def test_the_readme_s_examples_run(capsys, monkeypatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    monkeypatch.chdir(ROOT)
    for block in readme.split("```python\n")[1:]:
        exec(compile(block.split("```")[0], "README.md", "exec"), {})
    assert "needs_review" in capsys.readouterr().out
