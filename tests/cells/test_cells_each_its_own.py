"""Recommendations under a heading or on a page of their own: what heads them, what they say under a label twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.platypus import Flowable, PageBreak

from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.headed import headed_in
from pipeline.models.page import Box, Style, Word
from pipeline.models.report import Document
from pipeline.models.table import Block
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.drawing import AMBER, GREEN, RED, Case, disc, draw, line, top


def _read(parts: list[Flowable], folder: Path) -> Document:
    return read_document(draw(Case("paper", "", lambda: parts, []), folder), Settings(entities=False, ocr="off"))


def _head() -> list[Flowable]:
    return top("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")


def _item(text: str, size: float = 0, font: str = "") -> Item:
    """A paragraph, set apart where it has a size or font of its own."""
    look = Style(font or "Helvetica", bool(size), bool(font), "#000000", -1, False, 0)
    words = tuple(Word(t, 1, Box(10 * i, 0, 10 * i + 8, size or 9), look, i) for i, t in enumerate(text.split()))
    return Item(1, 0, Box(0, 0, 500, 800), Block((words,)), apart=bool(size or font), text=text)


def _headed(*heads: str) -> list[Item]:
    """Recommendations in italics, each below a heading (none below an empty one), what was answered and done."""
    items = [_item("Safer to walk", 13)]
    for head in heads:
        items += [_item(head, 11)] if head else []
        items += [_item("That the bins of every ward be seen to.", font="Oblique")]
        items += [_item("Response", 8), _item("Agreed. They will be seen to."), _item("Progress", 8), _item("Done.")]
    return items


@pytest.mark.parametrize(
    ("heads", "opening"),
    [
        (("1.1 Our bins", "1.2 Our kerb", "2.1 Our pond"), "head"),
        (("Our bins", "Our kerb", "Our pond"), "head"),
        (("1.1 Our bins", "", "2.1 Our pond"), "text"),  # the second stands under the heading of the first
        (("On track", "On track", "On track"), "text"),
    ],
)
def test_a_heading_over_each_recommendation_in_italics_opens_it(heads: tuple[str, ...], opening: str) -> None:
    items = _headed(*heads)
    found = [item.text for item in items if id(item) in headed_in(items, load()).openers]
    assert found == (list(heads) if opening == "head" else ["That the bins of every ward be seen to."] * len(heads))


def _asked(number: int, said: str, state: str, colour: str) -> list[Flowable]:
    """A page of its own, questions for labels, the answer with a label in its text, the state in large print."""
    own = [PageBreak(), *line(f"Recommendation {number}", True, 19)]
    own += [*line("What did the Panel recommend?", True), *line(f"We recommend that step {number} is taken.")]
    own += [*line("What did the Cabinet say?", True), *line(f"Cabinet Response: {said}")]
    own += [*line("What has been done?", True), *line(f"Step {number} was begun in May and goes on as it should.")]
    return [*own, *line("How is it going?", True), disc(colour), *line(state, size=14)]


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
