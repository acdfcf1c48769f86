"""Rows below the last record are set apart, and no record is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Box, Style, Word
from pipeline.models.runs import Run, Runs
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Locator, Text
from pipeline.profiles import load
from pipeline.records.normalise import normalise, split_foot, with_headings_between
from pipeline.records.stream import Line
from tests.paper import table

HEADING = ("No", "Recommendation", "Cabinet response", "Progress", "Status")
RECORDS = tuple(
    (str(n), f"That bus stop {n} be repaired", "Agreed.", f"Stop {n} was repaired in May.", "Green")
    for n in range(1, 5)
)


def _table(*rows: tuple[str, ...]) -> Table:
    made = tuple(Row(tuple(Cell(text=Text(said)) for said in row)) for row in rows)
    return Table("rulings", made, (Locator(1, Box(0, 0, 500, 700)),))


def _said(table: Table) -> list[str]:
    return [" ".join(c.text.value for c in row.cells if c is not None and c.text) for row in table.rows]


def test_split_foot_sets_notes_apart() -> None:
    notes = (
        ("Notes", "", "", "", ""),
        ("", "The ratings are those of the Corporate Performance Team and not of the service", "", "", ""),
    )
    body, foot = split_foot(_table(HEADING, *RECORDS, *notes), load(None))
    assert len(body.rows) == 1 + len(RECORDS)
    assert [said.split()[0] for said in _said(foot)] == ["Notes", "The"]
    assert len(foot.rows[0].cells) == 2


def test_split_foot_sets_another_table_apart() -> None:
    other = (("Indicator", "2021/22", "2022/23", "", ""), ("Journeys made", "388", "411", "", ""))
    body, foot = split_foot(_table(HEADING, *RECORDS, *other), load(None))
    assert _said(body)[-1].startswith("4 ")
    assert _said(foot)[0] == "Indicator 2021/22 2022/23"


def test_split_foot_keeps_a_record_of_which_nothing_came() -> None:
    rejected = ("5", "That fares be halved", "Not agreed.", "", "")
    assert len(split_foot(_table(HEADING, *RECORDS, rejected), load(None))) == 1


def test_split_foot_keeps_what_goes_on_in_mid_sentence() -> None:
    rest = ("", "", "", "and the last one in June.", "")
    assert len(split_foot(_table(HEADING, *RECORDS, rest), load(None))) == 1


def test_normalise_makes_one_column_of_ticks() -> None:
    heading = ("No", "Recommendation", "Progress", "Complete", "On track", "Not started")
    ticks = (("✓", "", ""), ("", "✓", ""), ("", "", "✓"), ("✓", "", ""))
    rows = [(n, asked, news, *tick) for (n, asked, _, news, _), tick in zip(RECORDS, ticks, strict=True)]
    (table,) = normalise([_table(heading, *rows)], load(None))
    assert [row.cells[-1].text.value for row in table.rows if row.cells[-1]] == [
        "Status",
        "Complete",
        "On track",
        "Not started",
        "Complete",
    ]


def _line(
    said: str, table: Table | None = None, row: Row | None = None, *, bold: bool = True, height: float = 10
) -> Line:
    style = Style("Arial", bold, False, "#000000", -1, False, 0)
    word = Word(said, 1, Box(50, 50, 200, 50 + height), style, 0)
    return Line([(0, Cell(text=Text(said, Runs.of([Run(0, len(said), word)]))))], 1, 50, table, row)


@pytest.mark.parametrize(
    ("said", "bold", "bands"),
    [("Getting about", True, 1), ("This is under way.", True, 0), ("Getting about", False, 0), ("Progress", True, 0)],
)
def test_with_headings_between_takes_a_heading_between_rows_for_one_of_them(said: str, bold: bool, bands: int) -> None:
    table = _table(HEADING, *RECORDS)
    lines = [_line("row", table, row) for row in table.rows]
    (found,) = with_headings_between([table], [*lines[:3], _line(said, bold=bold), *lines[3:]], load(None))
    wide = [row for row in found.rows if row.cells[0] is not None and row.cells[0].columns == len(HEADING)]
    assert len(wide) == bands


def test_with_headings_between_takes_a_line_in_larger_letters_for_a_heading() -> None:
    table = _table(HEADING, *RECORDS)
    small = _line("A line of text", bold=False).cells[0][1]
    table = replace(table, rows=(table.rows[0], Row((small, *table.rows[1].cells[1:])), *table.rows[2:]))
    lines = [_line("row", table, row) for row in table.rows]
    heading = _line("Getting about the town and its villages", bold=False, height=16)
    (found,) = with_headings_between([table], [*lines[:3], heading, *lines[3:]], load(None))
    assert found.rows[3].cells[0] == heading.cells[0][1]._replace(columns=len(HEADING))


def test_normalise_makes_columns_of_labels_within_cells() -> None:
    asked = ("That stop {n} be repaired.\nLead: Ann Ash", "That stop {n} be repaired.\nLead: Ben Birch")
    rows = [(str(n), asked[n % 2].format(n=n), "Agreed", f"Stop {n} was repaired.") for n in range(1, 5)]
    (found,) = normalise([table(("No", "Recommendation", "Cabinet response", "Progress"), *rows)], load(None))
    assert [cell.text.value for cell in found.rows[0].cells if cell] == [
        "No",
        "Recommendation",
        "Lead",
        "Cabinet response",
        "Progress",
    ]
    assert [cell.text.value for cell in found.rows[1].cells if cell][1:3] == ["That stop 1 be repaired.", "Ben Birch"]


def test_normalise_leaves_a_label_that_opens_cells_in_them() -> None:
    rows = [(str(n), f"That stop {n} be repaired.", "Cabinet response: Agreed", "Done.") for n in range(1, 5)]
    own = table(("No", "Recommendation", "Cabinet response", "Progress"), *rows)
    assert list(normalise([own], load(None))) == [own]
