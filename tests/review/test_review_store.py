"""The files beside a dataset: nothing that anybody wrote is ever lost."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pipeline import cli
from pipeline.journal import CORRECTIONS
from pipeline.publish import read_report
from pipeline.review import accepting, assessing, correcting, fingerprint, record, record_assessments, said_of
from tests.review.test_review_corrections import WHO, paper

WRITER = """
import sys
from pathlib import Path
from pipeline.journal import append
for i in range(40):
    append(Path(sys.argv[1]), "corrections.jsonl", [{"who": sys.argv[2], "i": i, "why": "x" * 5000}])
"""
CARRIER = """
import shutil, sys, time
from pathlib import Path
from pipeline.publish.folder import staged
for i in range(15):
    with staged(Path(sys.argv[1])) as new:
        time.sleep(0.01)
"""


@pytest.fixture
def dataset(tmp_path, request):
    """A dataset of two samples, one of which has blank statuses."""
    samples = request.config.rootpath / "samples"
    folder = tmp_path / "out"
    files = [str(samples / name) for name in ("ashcombe-damp.pdf", "wychmere-visitors.pdf")]
    extract = ["extract", *files, "-o", str(folder), "--no-ocr", "--no-entities"]
    cli.main(extract)
    return folder, extract


def reports(folder):
    return {path.name.split("-")[0]: read_report(path) for path in (folder / "reports").iterdir()}


def test_writers_and_a_run_at_once_lose_nothing(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / CORRECTIONS).write_text("")
    codes = [[WRITER, str(folder), name] for name in ("one", "two", "three")] + [[CARRIER, str(folder)]]
    running = [subprocess.Popen([sys.executable, "-c", *code]) for code in codes]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    lines = [json.loads(line) for line in (folder / CORRECTIONS).read_text().splitlines()]
    for name in ("one", "two", "three"):
        assert [line["i"] for line in lines if line["who"] == name] == list(range(40))


def test_a_line_cut_by_a_crash_swallows_neither_itself_nor_the_next(tmp_path):
    report = paper()
    record(tmp_path, [correcting(report, 1, "rag", "red", WHO)])
    whole = (tmp_path / CORRECTIONS).read_bytes()
    (tmp_path / CORRECTIONS).write_bytes(whole + whole[:40])
    record(tmp_path, [correcting(report, 2, "rag", "red", WHO)])
    said = said_of(tmp_path)
    assert [c.target.index for c in said.corrections] == [1, 2]
    assert [i.code for i in said.issues] == ["CORRECTION_UNREADABLE"]
    assert (tmp_path / CORRECTIONS).read_bytes().startswith(whole + whole[:40])


def test_what_is_said_changes_the_fingerprint_of_that_file_alone(tmp_path):
    sha256 = paper().source.sha256
    assert fingerprint(tmp_path, sha256) is None
    record(tmp_path, [correcting(paper(), 1, "rag", "red", WHO)])
    first = fingerprint(tmp_path, sha256)
    record(tmp_path, [accepting(paper(), 1, "update", WHO)])
    assert None not in (first, fingerprint(tmp_path, sha256)) and first != fingerprint(tmp_path, sha256)
    assert fingerprint(tmp_path, "cd" * 32) is None


def test_a_later_run_applies_what_was_said(dataset, capsys):
    folder, extract = dataset
    before = reports(folder)
    damp, visitors = before["ashcombe"], before["wychmere"]
    record(
        folder,
        [
            correcting(damp, 1, "rag", "amber", WHO, "The word was overprinted."),
            correcting(damp, 2, "update", "Nothing was done.", WHO),
        ],
    )
    record_assessments(folder, [assessing(visitors, 1, "green", WHO, meeting="Panel, 3 May 2031")])
    cli.main(extract)
    after = reports(folder)
    assert next(r.rag for r in after["ashcombe"].recommendations) == "amber"
    assert str(after["ashcombe"].recommendations[1].update) == "Nothing was done."
    assert after["wychmere"].recommendations[0].assessment.meeting == "Panel, 3 May 2031"
    assert after["wychmere"].recommendations[0].rag is None
    rows = (folder / "recommendations.csv").read_text()
    assert "Panel, 3 May 2031" in rows and "assessed_rag" in rows
    files = {path: path.read_bytes() for path in folder.rglob("*.csv")}
    cli.main(extract)
    assert files == {path: path.read_bytes() for path in folder.rglob("*.csv")}
    assert len(said_of(folder).corrections) == 2
    capsys.readouterr()
