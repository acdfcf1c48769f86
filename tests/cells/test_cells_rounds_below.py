"""Rounds in rows below one another, the recommendation merged over them."""

from __future__ import annotations

from pipeline.cells.columns.rounds_below import with_rounds_apart
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
