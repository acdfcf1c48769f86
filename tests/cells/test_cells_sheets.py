"""Sheets of a spreadsheet: labels, notes, counts and a key in the cells above, beside and below the records."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.header.title_rows import labelled_rows
from pipeline.cells.key_below import with_key_apart
from pipeline.cells.notes import without_notes
from pipeline.models.page import Box
from pipeline.models.table import Cell, Mark
from pipeline.models.text import Locator
from tests import paper
from tests.cells.test_cells_reports import reports

HEADS = ["No", "Recommendation", "Response", "Update", "Status"]
ONE = ["1", "That the wall is mended", "Agreed", "Mended in May", "Complete"]
TWO = ["2", "That the roof is mended", "Agreed", "Looked at in June", "At risk"]
BLANK = [""] * 5
NOTE = "The review was completed on 16 February 2031. This is the 12 month progress report of officers."
COUNTS = [["", "", "", "Complete", "3"], ["", "", "", "At risk", "2"], ["", "", "", "Total", "5"]]
COLOURS = ("#0070c0", "#00b050", "#ffc000", "#ff0000")
MEANT = ("It is done", "It will be done by its day", "It may be late", "It is late by months")


def _swatches() -> list[Cell]:
    return [paper.cell("", Mark(1, Box(50, 100, 60, 110), "fill", colour)) for colour in COLOURS]


def _at(value: str, x: float, top: float) -> Cell:
    return paper.cell(value, x=x, top=top)


def _header(table, profile):
    (found,) = reports(table, profile=profile)
    return found.header


def test_a_heading_stands_below_a_note_beside_counts(profile):
    top = [["", "", "Tavenham Council", "", ""], [NOTE, "", "", "Complete", "3"], *COUNTS[1:]]
    table = paper.table(*top, BLANK, HEADS, ONE, TWO)
    found = heading_of(table, profile)
    assert found and found.rows == len(top) + 2
    (report,) = reports(table, profile=profile)
    assert [r.number for r in report.recommendations] == ["1", "2"]
    assert (report.header.stage_months, report.header.completion_date) == (12, "2031-02-16")


def test_labels_side_by_side_are_read_column_by_column(profile):
    left = ["Crosswold Borough Council", "Place Scrutiny Panel", "Review: Getting There"]
    key = ["BRAG rating:", "", ""]  # whose entries stand elsewhere
    right = ["Stage: 6 months", "Review completed: 21 June 2031", "Lead officer: Ann Reed"]
    sides = zip(left, key, right, (20, 40, 60), strict=True)
    rows = [["", _at(one, 50, top), _at(amid, 200, top), _at(other, 400, top), ""] for one, amid, other, top in sides]
    header = _header(paper.table(*rows, BLANK, HEADS, ONE, TWO), profile)
    assert (header.council, header.committee) == ("Crosswold Borough Council", "Place Scrutiny Panel")
    assert (header.inquiry, header.stage_months, header.completion_date) == ("Getting There", 6, "2031-06-21")
    assert [person.name for person in header.lead_officers] == ["Ann Reed"]


def test_labels_over_their_values_are_read(profile):
    rows = [["", "Review", "", "Lead officer", ""], ["", "Getting There", "", "Ann Reed", ""]]
    header = _header(paper.table(*rows, BLANK, HEADS, ONE, TWO), profile)
    assert header.inquiry == "Getting There"
    assert [person.name for person in header.lead_officers] == ["Ann Reed"]


def test_a_cell_with_its_own_value_labels_no_other(profile):
    rows = [paper.row("Committee: Place Panel", "", "Lead officer: Ann Reed", "", "")] * 2
    assert list(labelled_rows(rows, profile)) == []


def test_a_key_beside_labels_is_read_and_the_labels_stay(profile):
    labels = [
        "Review: Getting There",
        "Review completed: 14 March 2031",
        "Lead officer: Ann Reed",
        "Updated: 3 May 2031",
    ]
    rows = [["", label, "", sign, m] for label, sign, m in zip(labels, _swatches(), MEANT, strict=True)]
    unsigned = ["", "", "", "", "No colour – it was not accepted"]
    key, rest = with_key_apart(paper.table(*rows, unsigned, BLANK, HEADS, ONE, TWO), profile)
    assert [row.cells[-1].text.value for row in key.rows if row.cells[-1]] == list(MEANT)
    assert [cell.text.value for row in rest.rows[:5] for cell in row.cells if cell and cell.text] == labels


def test_labels_beside_a_key_are_no_signs(profile):
    labels = [("Committee:", "Place Panel"), ("Review completed:", "14 March 2031"), ("Lead officer:", "Ann Reed")]
    signs = zip("BGA", _swatches(), MEANT, labels, strict=False)
    rows = [[sign._replace(text=paper.text(letter)), meant, "", *own] for letter, sign, meant, own in signs]
    key, _ = with_key_apart(paper.table(*rows, BLANK, HEADS, ONE, TWO), profile)
    assert [row.cells[0].text.value for row in key.rows if row.cells[0]] == ["B", "G", "A"]


def test_a_key_right_of_the_records_is_none_of_their_columns(profile):
    marks = _swatches()
    heads, blank = [*HEADS, "", "Key", ""], [""] * 3
    rows = [[*ONE, "", marks[0], MEANT[0]], [*TWO, "", marks[1], MEANT[1]], ["3", *TWO[1:], *blank]]
    key, rest = with_key_apart(paper.table(heads, *rows), profile)
    assert len(key.rows) == 2
    assert [bool(row.cells[6] and row.cells[6].marks) for row in rest.rows] == [False] * 4
    others = [[*ONE, "", marks[0], MEANT[0]], [*TWO, "", "", "Ask in May"]]
    assert len(with_key_apart(paper.table(heads, *others), profile)) == 1, "where more stands in them they are columns"


def test_notes_side_by_side_below_a_blank_row_are_no_records(profile):
    notes = [["", "Rejected ones are not rated.", "Next update:", "", ""], ["", "", "Version:", "v0.4", ""]]
    (found,) = reports(paper.table(HEADS, ONE, TWO, BLANK, *notes), profile=profile)
    assert [r.number for r in found.recommendations] == ["1", "2"]


def test_another_table_of_the_sheet_is_no_record(profile):
    other = [["Indicator", "2029", "2030", "", ""], ["Walls", "41%", "44%", "", ""]]
    assert len(without_notes(paper.table(HEADS, ONE, TWO, BLANK, *other), profile).rows) == 3


@pytest.mark.parametrize(
    "last", [["3", "That a gate is made", "", "", ""], ["", "That a gate", "No", "Not begun", "Red"]]
)
def test_a_last_record_below_a_blank_row_stays(last, profile):
    table = paper.table(HEADS, ONE, TWO, BLANK, last)
    assert without_notes(table, profile) is table


def test_records_go_on_below_a_key_beside_them(profile):
    more = paper.table(["3", *TWO[1:]], ["4", *TWO[1:]], page=2)
    signs = [[sign, meant] for sign, meant in zip(_swatches(), MEANT, strict=True)]
    key = paper.table(*signs)
    key = type(key)(key.by, key.rows, (Locator(1, Box(520, 120, 580, 200)),))
    (found,) = reports(paper.table(HEADS, ONE, TWO, bottom=300), key, more, profile=profile)
    assert [r.number for r in found.recommendations] == ["1", "2", "3", "4"]
    assert len(found.key) == len(MEANT)
