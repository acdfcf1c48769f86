"""Which rows of a table are its heading."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box
from pipeline.models.table import Cell, Fragment, Mark, Row, Table
from pipeline.models.text import Locator, Text
from pipeline.profiles import load
from pipeline.records.grids import grids_of, heading_depth
from pipeline.records.stream import lines_of_document
from pipeline.records.words import label_role
from tests.paper import cell, table

HELP = "Please set out here relevant commentary on the planned actions in response to the recommendations"


@pytest.mark.parametrize(
    ("cells", "depth"),
    [
        pytest.param(("Recommendation", "Cabinet response", "Progress", "Status"), 1, id="labels"),
        pytest.param(("Decision", "Agreed", "Officer", "Teresa Nwosu"), 0, id="labels-and-values"),
        pytest.param(("Decision", "Agreed", "Status", "Green"), 0, id="labels-and-states"),
        pytest.param(("Cabinet response", "Agreed"), 0, id="label-and-decision"),
        pytest.param(("Cabinet response", "Agreed."), 0, id="label-and-answer"),
        pytest.param(("Cabinet response, May 2021", "Progress at April 2023"), 1, id="labels-with-days"),
        pytest.param(("Owner: Ann Ash", "Due: 31 July 2024"), 0, id="labels-and-values-in-one"),
        pytest.param(("No.", "Recommendation", "Progress update", "Wards concerned", "Cost code"), 1, id="number"),
        pytest.param(("1.\nRec No", "2.\nConcern", "3.\nResponse\nAction taken / planned"), 1, id="numbered-columns"),
        pytest.param(
            ("Ref", "Recommendation", f"Organisational response\n{HELP}", "Responsible officer", "Status"),
            1,
            id="with-help",
        ),
        pytest.param((f"Our response\n{HELP}", f"Progress\n{HELP}"), 0, id="labels-above-values"),
    ],
)
def test_heading_depth_counts_rows_of_labels(cells: tuple[str, ...], depth: int) -> None:
    row = Row(tuple(Cell(text=Text(said)) for said in cells))
    assert heading_depth([row], 0, load(None)) == depth


@pytest.mark.parametrize(
    ("cells", "depth"),
    [
        pytest.param(("No.", "Accepted recommendation", "Progress", "Done?"), 1, id="labels"),
        pytest.param(("Ref.", "R1", "RAG", "G"), 0, id="labels-and-values"),
    ],
)
def test_heading_depth_of_bold_rows_goes_by_what_they_say(cells: tuple[str, ...], depth: int) -> None:
    row = Row(tuple(Cell(text=Text(said), heading=True) for said in cells))
    assert heading_depth([row], 0, load(None)) == depth


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Executive response\nDecision", "decision"),
        ("Executive response\nComment", "response"),
        ("Progress at twelve months\nRAG", "status"),
        ("No What did the Panel recommend?", "recommendation"),
    ],
)
def test_label_role_of_rows_and_columns_in_one(label: str, role: str) -> None:
    assert label_role(label, load(None))[0] == role


def test_grids_of_name_columns_without_their_numbers_and_what_explains_them() -> None:
    heads = ("1.\nRec No", "2.\nConcern", "3.\nResponse\nAction taken / planned")
    (grid,) = grids_of([table(heads, ("1", "The cells are damp.", "They have been dried."))], load(None))
    assert grid.labels == ("Rec No", "Concern", "Response")


HEADING = ("No.", "Recommendation", "Cabinet response", "Progress")


def _row(page: int, *said: str) -> Row:
    fragments = (Fragment(page, Box(0, 0, 100, 10)),)
    return Row(tuple(Cell(fragments, Text(text)) if text else None for text in said))


def _grids(*rows: Row) -> list[int]:
    """How many rows each grid has."""
    table = Table("rulings", rows, (Locator(1, Box(0, 0, 500, 700)),))
    return [len(grid.rows) for grid in grids_of([table], load(None))]


def test_grids_of_read_the_rows_above_a_heading_printed_again() -> None:
    records = [_row(page, str(page), "That a seat be set up", "Agreed.", "It stands.") for page in (1, 2)]
    assert _grids(records[0], _row(2, *HEADING), records[1]) == [2]


def test_grids_of_know_a_heading_again_however_it_is_parted() -> None:
    again = _row(1, "", "No. Recommendation", "Cabinet response", "Progress")
    records = [_row(1, str(n), "That a seat be set up", "Agreed.", "It stands.") for n in (1, 2)]
    assert _grids(_row(1, *HEADING), records[0], again, records[1]) == [2]


def test_lines_of_document_keep_paint_beside_a_label_alone() -> None:
    paint, ground = (Mark(1, Box(0, 0, 9, 9), "fill", colour) for colour in ("#00b050", "#e2efda"))
    form = table([cell("Status", ground), cell("", paint)], [cell("1", ground), cell("Fix it."), cell("", ground)])
    lines = lines_of_document([form], {}, ())
    assert [[mark.colour for mark in own.marks] for _, own in lines[0].cells] == [["#e2efda"], ["#00b050"]]
    assert len(lines[1].cells) == 2
