"""`import pipeline`: a few verbs, typed, and errors that say what to do; what the docs show of them runs."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import pipeline
from pipeline import api, run
from pipeline.models.report import Document
from pipeline.work import apart, workforce

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


def dataset(*names: str) -> pipeline.Dataset:
    held = {document.file: document for document in pipeline.load(ROOT / "outputs").documents}
    return pipeline.Dataset(tuple(held[f"{name}.pdf"] for name in names))


def test_read_isolated_and_here_alike(tmp_path):
    (tmp_path / "letter.pdf").write_text("Dear Sir or Madam")
    (tmp_path / "night.pdf").write_bytes((SAMPLES / "kelverton-night.pdf").read_bytes())
    found = pipeline.read(tmp_path)
    here, there = (pipeline.frames(one) for one in (pipeline.read(str(tmp_path), isolated=False), found))
    assert all(there[name].equals(table) for name, table in here.items())
    assert [(document.file, document.reason) for document in found.documents] == [
        ("letter.pdf", "NOT_A_PDF"), ("night.pdf", "OK")
    ]  # fmt: skip
    assert len(found.report.recommendations) == 3
    with pytest.raises(pipeline.InputError, match=r"letter\.pdf is not a PDF") as refused:
        assert pipeline.Dataset(found.documents[:1]).report
    assert refused.value.code == "NOT_A_PDF"


def test_files_are_opened_in_another_process(monkeypatch):
    monkeypatch.setattr(apart, "crew", workforce.crew)
    monkeypatch.setattr(run, "read_document", None)
    assert len(pipeline.read(SAMPLES / "kelverton-night.pdf").report.recommendations) == 3


def test_one_report_is_asked_for_and_there_is_none_or_are_several():
    with pytest.raises(pipeline.NoReport, match="holds no progress report"):
        assert dataset("hallowmere-minutes").report
    with pytest.raises(pipeline.SeveralReports):
        assert dataset("kelverton-agenda").report
    assert pipeline.Dataset((Document("a", None, 0, "empty", "OK"),)).reports == ()


def test_reports_that_are_no_rounds_are_compared_only_by_force():
    ours, other = dataset("fenmere-buses-06", "kelverton-night").reports
    with pytest.raises(pipeline.UsageError, match="force=True"):
        pipeline.compare(ours, other)
    assert pipeline.compare(ours, other, force=True).pairs


def test_what_is_loaded_proves_like_what_was_read():
    assert {proof.verdict for proof in pipeline.verify(pipeline.load(ROOT / "outputs"), SAMPLES)} >= {"proved"}
    with pytest.raises(pipeline.InputError, match="is not a folder"):
        pipeline.verify(dataset(), SAMPLES / "gone")


def test_modules_take_no_verb_s_place():
    import pipeline.compare.compare
    import pipeline.read.document

    assert pipeline.read is api.read and pipeline.compare is api.compare


def test_the_examples_of_the_docs_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(api).failed == 0
    assert doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False).failed == 0


@pytest.mark.parametrize("page", ["README.md", "docs/start-analyst.md"])
def test_python_blocks_of_pages_run(page, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    blocks = (ROOT / page).read_text(encoding="utf-8").split("```python\n")[1:]
    assert blocks
    for block in blocks:
        exec(compile(block.split("```")[0], page, "exec"), {})
    assert "needs_review" in capsys.readouterr().out or page != "README.md"
