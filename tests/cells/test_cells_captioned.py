"""Cards whose cells carry small captions over their values: a strip of short fields over captioned texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from pipeline.cells.captioned import with_captions_apart
from pipeline.models.report import Recommendation
from pipeline.models.table import Table
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from tests import paper
from tests.drawing import GRID, Case, draw, style, table, top

ASKED = (
    "Mend every weir on the river before the floods come again.",
    "Lay the hedges by hand in the lanes where the buses run.",
    "Run the ferries on Sundays, for one season to begin with.",
    "Count the swans each year and print how many there are.",
)
SAID = ("Agreed. It is in the programme.", "Agreed in part.", "Not agreed. There is no money.", "Agreed.")
DONE = ("Two weirs are mended. " * 9, "One lane is laid.", "No action was taken.", "There were 61 swans. " * 20)
LEADS = ("Head of Rivers", "Lanes Manager", "Head of Transport", "Wildlife Officer")
DUE = ("May 2031", "June 2031", "Not applicable", "July 2030")
STATES = ("Green", "Amber", "", "Red")
WIDTHS = [60, 190, 120, 110]

Captioned = Callable[[str, str], list[Flowable]]
Rows = list[list[object]]


def _small(caption: str, value: str) -> list[Flowable]:
    return [Paragraph(caption.upper(), style(True, 6)), Paragraph(value, style())]


def _plain(caption: str, value: str) -> list[Flowable]:
    return [Paragraph(f"{caption}<br/>{value}", style())]


def _grey(caption: str, value: str) -> list[Flowable]:
    return [Paragraph(f"<font color='#777777'>{caption}</font><br/>{value}", style())]


def _strip(at: int, cell: Captioned) -> list[object]:
    return [cell("Ref", f"FT{at + 1}"), cell("Owner", LEADS[at]), cell("Due", DUE[at]), cell("Rating", STATES[at])]


def _texts(at: int, cell: Captioned) -> Rows:
    told = (("The Committee recommended", ASKED), ("Cabinet response", SAID), ("Progress", DONE))
    return [[cell(caption, values[at]), "", "", ""] for caption, values in told]


def _over(at: int, cell: Captioned) -> Rows:
    return [_strip(at, cell), *_texts(at, cell)]


def _bare_number(at: int, cell: Captioned) -> Rows:
    return [[Paragraph(f"FT{at + 1}", style(True)), *_strip(at, cell)[1:]], *_texts(at, cell)]


def _bar(at: int, cell: Captioned) -> Rows:
    strip = [*_strip(at, cell)[1:], cell("Cost", "None")]
    return [[Paragraph(f"Recommendation {at + 1}", style(True)), "", "", ""], strip, *_texts(at, cell)]


def _below(at: int, cell: Captioned) -> Rows:
    ref, *strip = _strip(at, cell)
    asked, *texts = _texts(at, cell)
    return [[ref, *asked[:1], "", ""], *texts, [*strip, ""]]


def _card(rows: Rows) -> Flowable:
    wide = [("SPAN", (0, at), (-1, at)) for at, row in enumerate(rows) if not row[1]]
    return table(rows, WIDTHS, [*GRID, *wide], repeat=False)


def _read(parts: Sequence[Flowable], tmp_path: Path) -> tuple[Recommendation, ...]:
    head = top("Wexley District Council", "Prosperity Scrutiny Committee", "Rivers and Lanes")
    path = draw(Case("captioned", "none", lambda: [*head, *parts], ()), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    return report.recommendations


def _check(found: Sequence[Recommendation]) -> None:
    assert [str(r.number).removeprefix("FT") for r in found] == ["1", "2", "3", "4"]
    told = [(r.recommendation, r.response, r.update, r.target_date_printed, r.lead_officer) for r in found]
    said = [tuple(" ".join(str(value or "").split()) for value in own) for own in told]
    assert said == list(zip(ASKED, SAID, (text.strip() for text in DONE), DUE, LEADS, strict=True))
    assert [r.rag for r in found] == ["green", "amber", None, "red"]


@pytest.mark.parametrize("cell", [_small, _plain, _grey])
@pytest.mark.parametrize("rows", [_over, _bare_number, _below])
def test_each_value_stands_below_its_caption(
    rows: Callable[[int, Captioned], Rows], cell: Captioned, tmp_path: Path
) -> None:
    cards = (KeepTogether(_card(rows(at, cell))) for at in range(4))
    _check(_read([part for card in cards for part in (card, Spacer(1, 12))], tmp_path))


@pytest.mark.parametrize("rows", [_over, _bar])
def test_cards_without_white_between_are_cut(rows: Callable[[int, Captioned], Rows], tmp_path: Path) -> None:
    _check(_read([_card([row for at in range(4) for row in rows(at, _small)])], tmp_path))


@pytest.mark.parametrize("room", range(360, 500, 25))
def test_a_card_may_go_on_overleaf(room: int, tmp_path: Path) -> None:
    """Wherever the foot of the page cuts it: behind its strip, or between two of its texts."""
    cards = [_card(_over(at, _small)) for at in range(4)]
    gaps = (12, room, 12, 12)
    _check(_read([part for card, gap in zip(cards, gaps, strict=True) for part in (card, Spacer(1, gap))], tmp_path))


def _own(*rows: Sequence[str]) -> Table:
    return paper.table(*rows)


def test_a_table_with_headings_is_left_as_it_is() -> None:
    plain = _own(["Ref", "Recommendation", "Owner"], ["1", "Mend every weir on the river", "Head of Rivers"])
    alone = _own(["Ref", "Recommendation", "Due", "Progress"])
    fields = _own(["Committee", "Place Panel"], ["Lead officer", "Ann Ash"])
    assert with_captions_apart([plain, alone, fields], load()) == [plain, alone, fields]


def test_titles_in_bold_over_the_texts_of_columns_are_no_captions(tmp_path: Path) -> None:
    rows = [["Recommendation and Cabinet response", "Progress"]]
    for at in range(4):
        front = [Paragraph(f"Recommendation {at + 1}: Rivers", style(True)), Paragraph(ASKED[at], style())]
        rows.append([front, [Paragraph(STATES[at] or "Blue", style(True)), Paragraph(DONE[at][:200], style())]])  # type: ignore[list-item]
    found = _read([table(rows, [240, 240])], tmp_path)
    assert [r.number for r in found] == ["1", "2", "3", "4"]
    assert [str(r.recommendation) for r in found] == list(ASKED)
