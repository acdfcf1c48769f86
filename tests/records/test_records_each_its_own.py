"""Recommendations under a heading or on a page of their own: what heads them, what they say under a label twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.platypus import Flowable, PageBreak

from pipeline.models.report import Document
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.drawing import AMBER, GREEN, RED, Case, disc, draw, line, top


def _read(parts: list[Flowable], folder: Path) -> Document:
    return read_document(draw(Case("paper", "", lambda: parts, []), folder), Settings(entities=False, ocr="off"))


def _head() -> list[Flowable]:
    return top("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")


def _asked(number: int, said: str, state: str, colour: str) -> list[Flowable]:
    """A page of its own, questions for labels, the answer with a label in its text, the state in large print."""
    own = [PageBreak(), *line(f"Recommendation {number}", True, 19)]
    own += [*line("What did the Panel recommend?", True), *line(f"We recommend that step {number} is taken.")]
    own += [*line("What did the Cabinet say?", True), *line(f"Cabinet Response: {said}")]
    own += [*line("What has been done?", True), *line(f"Step {number} was begun in May and goes on as it should.")]
    return [*own, *line("How is it going?", True), disc(colour), *line(state, size=14)]


@pytest.mark.xfail(reason="a heading without words of its own opens no record", strict=False)
def test_a_large_heading_on_each_page_is_no_running_head_though_it_counts_the_pages(tmp_path: Path) -> None:
    parts = [*_head()]
    for number, said, state, colour in (
        (2, "Agreed. It will be done.", "On track", GREEN),
        (3, "Agreed in part. Half of it will be done.", "Some concern", AMBER),
        (5, "Agreed. It can wait no longer.", "Serious concern", RED),
        (8, "Not agreed. It would cost too much.", "On track", GREEN),
        (9, "Agreed. It costs little.", "On track", GREEN),
    ):
        parts += _asked(number, said, state, colour)
    (report,) = _read(parts, tmp_path).reports
    assert [(r.number, r.theme, r.rag) for r in report.recommendations] == [
        ("2", None, "green"),
        ("3", None, "amber"),
        ("5", None, "red"),
        ("8", None, "green"),
        ("9", None, "green"),
    ]
    assert str(report.recommendations[1].response) == "Cabinet Response: Agreed in part. Half of it will be done."
    assert [r.decision for r in report.recommendations[1:4]] == ["partially_agreed", "agreed", "rejected"]
