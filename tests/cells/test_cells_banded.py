"""Recommendations as bands over rows, boxes to tick: told apart from themes and from prose."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.banded import with_bands
from pipeline.cells.columns.headings import Column, heading_of
from pipeline.cells.decisions import decision_of_column
from pipeline.cells.rows import Printed, printed_records
from pipeline.cells.status.boxes import ticked
from pipeline.cells.status.elsewhere import shown_in
from pipeline.cells.status.printed import read_status
from pipeline.models.page import Box
from pipeline.models.table import Cell, Fragment, Table
from pipeline.profiles import load
from tests import paper
from tests.cells.test_cells_reports import reports

HEADS = ["Response", "Progress", "Status"]
ROW = ["Agreed.", "Ten bins are emptied each week now.", "On track"]


def _band(text: str) -> list[str | Cell | None]:
    return [paper.cell(text, columns=3), None, None]


def _first(table: Table) -> list[str]:
    return [row.cells[0].text.value if row.cells[0] else "" for row in table.rows]


def test_a_recommendation_over_its_row_is_a_column() -> None:
    bands = [_band("Recommendation 1: That bins are emptied"), _band("Recommendation 2: That bins are painted")]
    table = with_bands(paper.table(HEADS, bands[0], ROW, bands[1], ROW, ROW), load())
    assert _first(table) == ["Recommendation", *(str(b[0].text) for b in bands if isinstance(b[0], Cell)), ""]
    assert table.width == 4


def test_each_band_may_have_headings_of_its_own() -> None:
    bands = [_band("1. That bins are emptied"), _band("2. That bins are painted")]
    table = with_bands(paper.table(bands[0], HEADS, ROW, bands[1], HEADS, ROW), load())
    assert _first(table) == ["Recommendation", "1. That bins are emptied", "Recommendation", "2. That bins are painted"]


def test_what_was_decided_at_the_end_of_a_band_is_a_column_too() -> None:
    heads = ["Action already being undertaken", "New action proposed", "Progress", "Status"]
    done = ["Ten bins are emptied.", "Empty them all.", "A lorry was bought.", "On track"]
    themes, decided = ["Streets", "Streets", "Parks", "Parks"], ["Agreed", "Partially agreed", "Agreed", "Agreed"]
    rows: list[list[str | Cell | None]] = []
    for at, said in enumerate(decided, start=1):
        rows += [[paper.cell(themes[at - 1], columns=4), None, None, None]] if at % 2 else []
        rows += [[paper.cell(f"Recommendation {at}. Empties bins", columns=3), None, None, said], [*heads], [*done]]
    (found,) = reports(paper.table(*rows), profile=load())
    read = found.recommendations
    assert [(r.number, str(r.recommendation), str(r.theme)) for r in read] == [
        (str(at), "Empties bins", theme) for at, theme in enumerate(themes, start=1)
    ]
    assert [r.decision for r in read] == ["agreed", "partially_agreed", "agreed", "agreed"]
    assert {(str(r.response), str(r.action), str(r.update), r.rag) for r in read} == {(*done[:3], "green")}


def test_a_bare_number_opens_a_recommendation_where_each_stands_over_one_row() -> None:
    bands = [_band("1a That bins are emptied"), _band("1b That they are painted"), _band("2 Sell the old bins")]
    table = with_bands(paper.table(HEADS, bands[0], ROW, bands[1], ROW, bands[2], ROW), load())
    assert _first(table) == [
        "Recommendation",
        "1a That bins are emptied",
        "1b That they are painted",
        "2 Sell the old bins",
    ]
    themes = [_band("1 Emptying the bins"), _band("2 Painting them")]
    assert with_bands(paper.table(HEADS, themes[0], ROW, ROW, themes[1], ROW, ROW, ROW), load()).width == 3


def test_a_sheet_has_its_top_above_the_bands() -> None:
    """Its title, its labels and their values in rows of the same table; the label in the same column as another."""
    top = [
        ["Northam Council"],
        ["Date of update", "2 April 2031"],
        ["Lead officer", "Ann Ash"],
        ["Note", "Ann Oak"],
        [],
    ]
    rows: list[list[str | Cell | None]] = [[*said, *[""] * (4 - len(said))] for said in top]
    rows += [["Response", "Progress", "Lead officer", "Status"]]
    for at, said in enumerate(("That bins are emptied", "That they are painted", "That they are sold"), start=1):
        rows += [[paper.cell(f"{at} {said}", columns=4), None, None, None], [*ROW[:2], "Bob Elm", ROW[2]]]
    table = paper.table(*rows)
    assert with_bands(table, load()).width == 5
    (found,) = reports(table, profile=load())
    assert [(r.number, str(r.recommendation), str(r.update)) for r in found.recommendations] == [
        ("1", "That bins are emptied", ROW[1]),
        ("2", "That they are painted", ROW[1]),
        ("3", "That they are sold", ROW[1]),
    ]
    assert found.header.update_date == "2031-04-02"
    assert [person.name for person in found.header.lead_officers] == ["Ann Ash"]


@pytest.mark.parametrize(
    "rows",
    [
        (HEADS, _band("Streets"), ROW, _band("Parks"), ROW),
        (HEADS, ROW, _band("1. That bins are emptied"), ROW, _band("2. That bins are painted"), ROW),
        (["Recommendation", "Progress", "Status"], _band("1. Streets"), ROW, _band("2. Parks"), ROW),
    ],
)
def test_themes_are_no_recommendations(rows: tuple[list[str | Cell | None], ...]) -> None:
    assert with_bands(paper.table(*rows), load()).width == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("☐ Complete ☒ On track ☐ Overdue", "On track"),
        ("☑ Complete\n☐ On track", "Complete"),
        ("☐ Complete ☐ On track", None),
        ("☒ Complete ☒ On track", None),
        ("✓", None),
        ("Two bins: ☐ one ☒ two", None),
    ],
)
def test_the_box_that_is_ticked(text: str, found: str | None) -> None:
    assert ticked(text) == found


def test_a_ticked_box_is_the_status_or_the_decision() -> None:
    shown = read_status(paper.cell("☐ Complete ☐ On track ☒ Overdue"), load())
    assert (shown.shown, shown.rag) == ("Overdue", "red")
    assert decision_of_column("☐ Agreed ☒ Rejected", load()) == "rejected"


@pytest.mark.parametrize(
    ("news", "rag"),
    [
        ("AMBER\nTen bins are emptied.", "amber"),
        ("On track: ten bins are emptied.", "green"),
        ("[Complete] Ten bins are emptied.", "complete"),
        ("Ten bins are emptied: all on track.", None),
        ("Green bins are emptied.", None),
    ],
)
def test_a_state_in_front_of_the_news_is_the_status(news: str, rag: str | None) -> None:
    column = Column(1, "update", "Progress")
    assert shown_in(Printed((paper.cell("That bins are emptied"), paper.cell(news))), column, load()).rag == rag


def test_a_theme_that_spans_rows_goes_on_over_the_foot_of_a_page() -> None:
    heading = heading_of(paper.table(["Theme", "Recommendation", "Progress"], ["", "", ""], ["", "", ""]), load())
    assert heading is not None
    there = paper.cell()._replace(fragments=(Fragment(2, Box(0, 0, 9, 9)),), rows=2)
    rows = [
        paper.row(paper.cell("Parks", rows=3), "That bins are emptied", "Done"),
        paper.row(there, "That bins are painted", "Done"),
        paper.row(None, "That bins are sold", "Done"),
    ]
    assert [str(r.cells[0] and r.cells[0].text) for r in printed_records(rows, heading, load())] == ["Parks"] * 3
    last = paper.row(paper.cell("Bins"), "That bins are sold", "Done")
    rows = [rows[0], rows[2], last, paper.row(there._replace(rows=1), "That bins are burnt", "Done")]
    themes = [str(r.cells[0] and r.cells[0].text) for r in printed_records(rows, heading, load())]
    assert themes == ["Parks", "Parks", "Bins", "Bins"]
