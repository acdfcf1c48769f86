"""Records of two rows, the lower one with cells of its own widths."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.two_rows import with_rows_below
from tests import paper
from tests.cells.test_cells_reports import reports

HEADS = ["Ref", "What the Panel recommended and, below, progress", "Decision", "Officer", "Status"]
ASKED = ["That the wall is mended", "That the roof is mended", "That the gate is mended"]
DONE = ["Bricks were bought and laid", "Tiles were bought and laid", "Hinges were bought and hung"]


def upper(at, number=1):
    return [paper.cell(f"W{at}", rows=number), ASKED[at], "Agreed", "Ann Ash", "On track"]


def lower(at, left="Still to do: paint it"):
    return [None, paper.cell(DONE[at]), paper.cell(left, columns=3), None, None]


def two_rows(heads=HEADS, lower=lower):
    return paper.table(heads, *(row for at in range(3) for row in (upper(at, 2), lower(at))))


def test_the_heading_says_what_stands_below(profile):
    (found,) = reports(two_rows(), profile=profile)
    assert [(r.number, str(r.recommendation), str(r.update)) for r in found.recommendations] == [
        (f"W{at}", ASKED[at], DONE[at]) for at in range(3)
    ]
    assert {str(value) for r in found.recommendations for _, value in r.extra} == {"paint it"}
    assert not any(c.guessed for c in found.columns)


def test_what_nothing_heads_is_guessed(profile):
    heads = ["Ref", "Recommendation", "Decision", "Officer", "Status"]

    def plain(at):
        return [paper.cell(), paper.cell(f"{DONE[at]} by our own people", columns=4), *[None] * 3]

    table = two_rows(heads, plain)
    (found,) = reports(table, profile=profile)
    assert [str(r.update) for r in found.recommendations] == [f"{said} by our own people" for said in DONE]
    assert [c.role for c in found.columns if c.guessed] == ["update"]


def test_rows_of_their_own_stay_apart(profile):
    heads = ["Ref", "Recommendation", "Update", "Officer", "Status"]
    own = ["That it is painted", "It was painted last week", "Bea Birch", "Complete"]
    table = paper.table(heads, *(row for at in range(3) for row in (upper(at, 2), [None, *own])))
    assert with_rows_below(table, profile) is table


@pytest.mark.parametrize("count", [1, 2])
def test_themes_over_one_recommendation_each_stay_apart(count, profile):
    rows = [[paper.cell("Walls and roofs", columns=5), *[None] * 4], *(upper(at) for at in range(count))] * 3
    table = paper.table(["Ref", "Recommendation", "Decision", "Officer", "Status"], *rows)
    assert with_rows_below(table, profile) is table


def test_no_word_is_lost(profile):
    table = two_rows()
    apart = with_rows_below(table, profile)
    said = {w for row in apart.rows for c in row.cells if c for w in c.text.words()} | {*apart.repeated}
    assert said == {w for row in table.rows for c in row.cells if c for w in c.text.words()}
