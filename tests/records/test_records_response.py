"""Responses to inquiries: round nought."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish.document import checked, report_document
from pipeline.run import read_document
from pipeline.settings import Settings

CASES = Path(__file__).parent.parent / "cases" / "responses"


def test_read_document_publishes_a_response_as_round_nought() -> None:
    paper = CASES / "round-nought-verdict-on-a-line-of-its-own" / "input.pdf"

    (report,) = read_document(paper, Settings(entities=False, ocr="off")).reports

    published = report_document(report)
    checked(published)
    assert (published["header"]["stage"], published["header"]["stage_months"]) == ("response", 0)
    assert published["header"]["council"] is None
    assert {one["status"]["blank"] for one in published["recommendations"]} == {"not_assessed"}
    assert {one["update"] for one in published["recommendations"]} == {None}
