"""The headings over several tables of one report: their themes, but for those that only say what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.platypus import Flowable, Paragraph, Spacer

from pipeline.cells.heads_over import is_plain
from pipeline.models.text import Text
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.drawing import Case, draw, line, style, table, top

NOTE = "The Cabinet took these in one go, and the minutes of what it said are on the website for all to read."
SHORT = "The Cabinet took these in one go."
HEADS = (
    ("No.", "Recommendation", "Cabinet response", "Progress"),
    ("No.", "Recommendation", "Lead officer", "Progress"),
    ("No.", "Recommendation", "Partner’s response", "Progress"),
)
ASKED = ("That every weir is mended.", "That hedges are laid by hand.", "That ferries run on Sundays.")
TITLE = "Rivers and Lanes"


def _paper(over: Sequence[str], notes: Sequence[str]) -> list[Flowable]:
    parts = [*line(TITLE, True, 16), *top("Wexley District Council", "Prosperity Scrutiny Committee", TITLE)]
    for at, (heads, asked, head, note) in enumerate(zip(HEADS, ASKED, over, notes, strict=False)):
        parts += line(head, True, 12) if head else []
        parts += line(note) if note else []
        rows = [
            heads,
            *((str(2 * at + n), asked, "Agreed." if at != 1 else "Ann Ash", "Begun in May.") for n in (1, 2)),
        ]
        parts += [table(rows, [30, 160, 120, 200]), Spacer(1, 14)]
    return parts


def _themes(over: Sequence[str], tmp_path: Path, notes: Sequence[str] = ("", "", "")) -> list[str | None]:
    path = draw(Case("themes", "none", lambda: _paper(over, notes), ()), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    assert len(report.recommendations) == 2 * len(over)
    return [str(r.theme) if r.theme else None for r in report.recommendations][::2]


@pytest.mark.parametrize("notes", [("", "", ""), ("", NOTE, NOTE), (NOTE, SHORT, ""), (SHORT, "", NOTE), (NOTE,) * 3])
def test_a_heading_over_each_table_is_a_theme_whatever_sentence_stands_below_it(
    notes: Sequence[str], tmp_path: Path
) -> None:
    over = ["Mending the weirs", "Hedges and lanes", "Recommendations to partners"]
    assert _themes(over, tmp_path, notes) == over


@pytest.mark.parametrize(
    "over",
    [
        ("Table 1", "Table 2", "Table 3"),
        ("Appendix A: Recommendations", "Appendix B: Recommendations (continued)", "Appendix C"),
        ("Recommendations", "Recommendations", "Progress to date"),
        ("Progress",),
        ("Appendix A",),
        (TITLE, TITLE, TITLE),
    ],
)
def test_a_heading_that_names_no_subject_is_no_theme(over: Sequence[str], tmp_path: Path) -> None:
    assert _themes(over, tmp_path) == [None] * len(over)


def test_the_title_printed_again_below_themes_is_none(tmp_path: Path) -> None:
    assert _themes(["Mending the weirs", "Hedges", TITLE], tmp_path) == ["Mending the weirs", "Hedges", None]


def test_a_caption_between_a_theme_and_its_table_is_none(tmp_path: Path) -> None:
    over = ["Mending the weirs", "Hedges and lanes", "Ferries"]
    assert _themes(over, tmp_path, ["Table 1", "Table 2: Progress", "Table 3"]) == over


def test_a_heading_unlike_the_others_with_a_sentence_below_it_is_none(tmp_path: Path) -> None:
    parts = _paper(["Mending the weirs", ""], [NOTE, ""])
    at = next(n for n, part in enumerate(parts) if isinstance(part, Paragraph) and part.text == NOTE)
    last = len(parts) - 2
    parts[last:last] = [*line("How we met", False, 20), *line(NOTE)]
    path = draw(Case("other", "none", lambda: parts, ()), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    assert at
    assert [r.theme for r in report.recommendations] == [None] * 4


@pytest.mark.parametrize("said", ["Table 2", "Recommendations 4 to 7", "Part B – progress against the recommendations"])
def test_a_plain_heading(said: str) -> None:
    assert is_plain(Text(said), load())


@pytest.mark.parametrize(
    "said", ["Recommendations to partners", "Table 2: Housing", "Part of the city", "Updating maps"]
)
def test_a_heading_with_a_subject(said: str) -> None:
    assert not is_plain(Text(said), load())


@pytest.mark.parametrize("size", [6.5, 9.0])
@pytest.mark.parametrize("front", ["", "Contact: "])
def test_an_address_over_a_table_is_no_theme(size: float, front: str, tmp_path: Path) -> None:
    address = f"{front}Town Hall, Market Street, Wexley WX9 1ZZ"
    parts = _paper(["", ""], ["", ""])
    parts[len(parts) - 2 : len(parts) - 2] = [Paragraph(address, style(size=size)), Spacer(1, 5)]
    path = draw(Case("address", "none", lambda: parts, ()), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    assert [r.theme for r in report.recommendations] == [None] * 4
