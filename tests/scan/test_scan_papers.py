"""Scans that nobody tuned for: two copies, a file that is half a scan, one whose letters say nothing of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("rapidocr", reason="text recognition is not installed")

from rapidfuzz import fuzz

from pipeline.models.report import Document
from pipeline.publish.document import report_document
from pipeline.run import read_document
from pipeline.scan import scan
from pipeline.settings import Settings
from tests.scan import scanned

TEXT = {"harrowby-lamps": "ocr", "tidewell-ferries": "ocr", "ossmere-play": "mixed", "corran-lanes": "ocr"}
RAG = {"Complete": "complete", "On track": "green", "Green": "green", "At risk": "amber", "Amber": "amber",
       "Off track": "red", "Red": "red"}  # fmt: skip
INQUIRY = {"harrowby-lamps": "Lighting the Way Home", "tidewell-ferries": "Crossing the Water",
           "ossmere-play": "Room to Play", "corran-lanes": "Narrow Lanes"}  # fmt: skip
ALIKE = 97


def read(paper: scanned.Paper, folder: Path) -> Document:
    return read_document(scanned.made(paper, folder), Settings(entities=False))


def wanted(row: dict[str, str]) -> dict[str, str]:
    """The row as its record should have it: the number off the front of the recommendation."""
    number, text = row.get("number"), row["recommendation"]
    if number is None:
        number, text = text.split(". ", 1)
    return {**row, "number": number.removeprefix("R"), "recommendation": text}


def checked(paper: scanned.Paper, document: Document) -> None:
    (report,) = document.reports
    published: dict[str, Any] = report_document(report)
    assert (document.status, report.source.text) == ("complete", TEXT[paper.name])
    assert published["header"]["council"] == paper.lines[0]
    assert published["header"]["inquiry"] == INQUIRY[paper.name]
    assert published["header"]["update_date"] and published["header"]["stage_months"] in (6, 12)
    for record, row in zip(published["recommendations"], map(wanted, paper.rows), strict=True):
        assert (record["number"].removeprefix("R"), record["rag"]) == (row["number"], RAG[row["status"]])
        text = " ".join(filter(None, (record["title"], record["recommendation"])))
        assert fuzz.ratio(text, row["recommendation"]) >= ALIKE
        for field in ("response", "update", "lead_officer"):
            assert fuzz.ratio(record[field] or "", row.get(field, "")) >= ALIKE, field


def test_letters_that_say_nothing_of_themselves_are_read_from_their_shapes(tmp_path: Path) -> None:
    checked(scanned.LANES, read(scanned.LANES, tmp_path))


def test_scan_tells_what_needs_recognition(tmp_path: Path) -> None:
    verdicts = {paper.name: scan(scanned.made(paper, tmp_path)).verdict for paper in scanned.PAPERS}
    assert verdicts == {"harrowby-lamps": "needs OCR", "tidewell-ferries": "needs OCR", "ossmere-play": "yes",
                        "corran-lanes": "needs OCR"}  # fmt: skip


def test_without_recognition_no_garbage_is_published(tmp_path: Path) -> None:
    document = read_document(scanned.made(scanned.LANES, tmp_path), Settings(entities=False, ocr="off"))
    assert document.reports == () and document.status == "partial"
    assert {issue.code for issue in document.issues} & {"NEEDS_OCR", "BAD_TEXT_LAYER"}


@pytest.mark.soak
@pytest.mark.parametrize("paper", [p for p in scanned.PAPERS if p is not scanned.LANES], ids=lambda p: p.name)
def test_a_copied_paper_is_read(paper: scanned.Paper, tmp_path: Path) -> None:
    checked(paper, read(paper, tmp_path))
