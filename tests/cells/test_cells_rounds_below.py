"""Rounds in rows below one another, the recommendation merged over them."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.round_names import in_order, rank_of
from pipeline.cells.columns.rounds_below import with_rounds_apart
from pipeline.models.runs import Run, Runs
from pipeline.models.table import Cell
from pipeline.models.text import Text
from tests import paper
from tests.cells.test_cells_reports import reports

HEADS = ["No", "Recommendation", "Response", "Stage", "Update", "Status"]
ROWS = [
    ["1", "That the wall is mended", "Agreed", "6 months", "Bricks were bought", "Amber"],
    [None, None, None, "12 months", "It was mended", "Green"],
    ["2", "That the roof is mended", "Agreed", "6 months", "Tiles were bought", "Red"],
    [None, None, None, "12 months", "It leaks", "Amber"],
]


def test_each_round_has_columns_of_its_own(profile):
    (found,) = reports(paper.table(HEADS, *ROWS), profile=profile)
    assert [(r.number, str(r.update), r.rag, str(r.previous_update)) for r in found.recommendations] == [
        ("1", "It was mended", "green", "Bricks were bought"),
        ("2", "It leaks", "amber", "Tiles were bought"),
    ]


def test_a_column_that_names_one_round_parts_nothing(profile):
    once = paper.table(HEADS, ROWS[0], ROWS[2])
    assert with_rounds_apart(once, profile) is once


def test_no_word_is_lost(profile):
    table = paper.table(HEADS, *ROWS)
    apart = with_rounds_apart(table, profile)
    said = {w for row in apart.rows for c in row.cells if c for w in c.text.words()} | {*apart.repeated}
    assert said == {w for row in table.rows for c in row.cells if c for w in c.text.words()}


def _told(table, profile):
    """Number, news, their state and the news before, of each recommendation."""
    (found,) = reports(table, profile=profile)
    return [(r.number, str(r.update), r.rag, str(r.previous_update)) for r in found.recommendations]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("March 2031", "November 2031"),
        ("Interim", "Final"),
        ("Previous", "Current"),
        ("Last report", "This report"),
        ("Q2 2030/31", "Q4 2030/31"),
        ("Update 1", "Update 2"),
        ("6 months (May 2031)", "12 months (November 2031)"),
    ],
)
@pytest.mark.parametrize("latest_first", [False, True])
def test_rounds_are_told_by_any_name_and_in_any_order(early, late, latest_first, profile):
    names = {"6 months": early, "12 months": late}
    rows = [[names.get(cell, cell) for cell in row] for row in ROWS]
    if latest_first:
        rows = [[*a[:3], *b[3:]] for a, b in zip(rows, [rows[1], rows[0], rows[3], rows[2]], strict=True)]
    heads = [*HEADS[:3], "Reported", *HEADS[4:]]
    assert _told(paper.table(heads, *rows), profile) == [
        ("1", "It was mended", "green", "Bricks were bought"),
        ("2", "It leaks", "amber", "Tiles were bought"),
    ]


def test_below_two_rows_of_headings_themes_part_the_recommendations(profile):
    heads = [
        [*(paper.cell(name, rows=2) for name in HEADS[:3]), paper.cell("Progress", columns=3), None, None],
        [None, None, None, "Reported at", "Position", "Rating"],
    ]
    themes = [[paper.cell(name, columns=6), *[None] * 5] for name in ("Walls", "Roofs")]
    table = paper.table(*heads, themes[0], *ROWS[:2], themes[1], *ROWS[2:])
    (found,) = reports(table, profile=profile)
    assert [(str(r.theme), str(r.update), r.rag, str(r.previous_update)) for r in found.recommendations] == [
        ("Walls", "It was mended", "green", "Bricks were bought"),
        ("Roofs", "It leaks", "amber", "Tiles were bought"),
    ]
    assert [c.role for c in found.columns].count("update") == 2


def test_of_a_round_that_a_recommendation_has_no_row_for_nothing_is_said(profile):
    third = [[None, None, None, "18 months", "It was painted", "Complete"]]
    rounds = [
        (u.stage_months, u.rag) for u in _first(paper.table(HEADS, *ROWS[:2], *third, *ROWS[2:]), profile).updates
    ]
    assert rounds == [(6, None), (12, None), (18, "complete")]
    assert _told(paper.table(HEADS, *ROWS[:2], *third, *ROWS[2:]), profile) == [
        ("1", "It was painted", "complete", "It was mended"),
        ("2", "It leaks", "amber", "Tiles were bought"),
    ]
    blank = [[None, None, None, "18 months", "", ""]]  # it has one, and nothing stands there: a form for all rounds
    assert _told(paper.table(HEADS, *ROWS[:2], *blank, *ROWS[2:], *blank), profile) == _told(
        paper.table(HEADS, *ROWS), profile
    )


def _first(table, profile):
    (found,) = reports(table, profile=profile)
    return found.recommendations[0]


def test_the_rest_of_a_merged_cell_overleaf_begins_no_recommendation(profile):
    cut = [_on_page(2, ["", "before the winter", "", *ROWS[1][3:]])]
    found = _first(paper.table(HEADS, ROWS[0], *cut, *ROWS[2:]), profile)
    assert str(found.recommendation) == "That the wall is mended before the winter"
    assert (str(found.update), str(found.previous_update)) == ("It was mended", "Bricks were bought")


def _on_page(number, cells):
    row = paper.row(*cells)
    moved = [c and c._replace(fragments=tuple(f._replace(page=number) for f in c.fragments)) for c in row.cells]
    return row._replace(cells=tuple(moved))


def _below(*parts):
    """A cell whose paragraphs stand at heights of their own."""
    value, runs = "", []
    for top, said in parts:
        value += "\n" if value else ""
        for run in paper.text(said, top=top).runs:
            runs.append(Run(run.start + len(value), run.end + len(value), run.word))
        value += said
    return Cell((), Text(value, Runs.of(runs)))


def test_rounds_that_no_line_parts_are_told_by_their_heights(profile):
    rows = [
        [no, asked, "Agreed", _below((100, "6 months"), (140, "12 months")), _below((100, one), (140, two)), ""]
        for no, asked, one, two in (
            ("1", "That the wall is mended", "Bricks were bought", "It was mended"),
            ("2", "That the roof is mended", "Tiles were bought", "It leaks"),
        )
    ]
    assert [(no, news, before) for no, news, _, before in _told(paper.table(HEADS, *rows), profile)] == [
        ("1", "It was mended", "Bricks were bought"),
        ("2", "It leaks", "Tiles were bought"),
    ]


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("Decision", ("Approved 17/06/31", "Approved 22/07/31")),  # what was decided, and when
        ("Action by", ("17 June 2031", "22 July 2031", "1 August 2031", "3 May 2032")),  # each action has its own
    ],
)
def test_days_of_something_else_are_no_rounds(heading, days, profile):
    rows = [[*row[:3], days[at % len(days)], *row[4:]] for at, row in enumerate(ROWS)]
    table = paper.table([*HEADS[:3], heading, *HEADS[4:]], *rows)
    assert with_rounds_apart(table, profile) is table


@pytest.mark.parametrize("said", ["", "Approved 3 May 2031", "The wall was mended in March 2031", "On track", "2031"])
def test_what_says_more_than_a_round_names_none(said, profile):
    assert rank_of(said, profile) is None


def test_names_of_several_kinds_keep_their_order(profile):
    assert in_order(["12 months", "6 months"], profile) == ["6 months", "12 months"]
    assert in_order(["12 months", "may 2031", "6 months"], profile) == ["12 months", "may 2031", "6 months"]
