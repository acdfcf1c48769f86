"""Bars over a recommendation with its number and state, and headings that no line parts from what they head."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.heads_apart import with_heads_apart
from pipeline.cells.cutting import front_of, rest_of
from pipeline.cells.stanzas.stacked import with_stacked
from pipeline.cells.status.bars import bar_of, is_bar, parted
from pipeline.cells.status.headed import state_of
from pipeline.models.table import Block, Cell, Fragment
from pipeline.models.text import Text
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from tests import paper

LONG = "That the ferry runs on Sundays in the summer"


def bar(front: str, state: str = "", *, apart: float = 200.0, columns: int = 2) -> Cell:
    """A cell of one line, its state far behind the number."""
    words = list(paper.line(front, look=paper.BOLD))
    words += paper.line(state, words[-1].box.x1 + apart, first=len(words), look=paper.BOLD)
    return of_lines([tuple(words)], columns)


def headed(head: str, value: str) -> Cell:
    """A cell whose first line is its heading in bold."""
    return of_lines([paper.line(head, look=paper.BOLD), paper.line(value, top=112, first=len(head.split()))])


def of_lines(lines, columns: int = 1) -> Cell:
    place = Fragment(1, paper.fragment("x").box, (Block(tuple(lines)),))
    return Cell((place,), joined((place,), Lexicon()), (), columns)


def card(number: int, state: str):
    answers = [headed("Cabinet response", "Agreed."), headed("Progress", f"Boat {number} was bought.")]
    return paper.table([bar(f"Recommendation {number}", state), None], [paper.cell(LONG, columns=2), None], answers)


def test_a_cell_cut_between_words_loses_none():
    whole = headed("Cabinet response", "Agreed in May.")
    front, rest = front_of(whole, 2), rest_of(whole, 2)
    assert (front.text.value, rest.text.value) == ("Cabinet response", "Agreed in May.")
    printed = [w.text for cell in (front, rest) for f in cell.fragments for b in f.blocks for ln in b.lines for w in ln]
    assert printed == ["Cabinet", "response", "Agreed", "in", "May."]


def test_headings_part_from_what_they_head(profile):
    table = with_heads_apart(card(1, "Green"), profile)
    assert [[c.text.value for c in row.cells if c] for row in table.rows[2:]] == [
        ["Cabinet response", "Progress"],
        ["Agreed.", "Boat 1 was bought."],
    ]


def test_bold_words_that_are_no_headings_stay_where_they_are(profile):
    table = paper.table([headed("Old harbour", "Agreed."), headed("Progress", "A boat was bought.")])
    assert with_heads_apart(table, profile) is table


def test_a_bar_holds_a_number_and_a_state(profile):
    (row,) = paper.table([bar("Recommendation 4", "Amber"), None]).rows
    found = bar_of(row, profile)
    assert found
    assert [cell.text.value for cell in found] == ["Recommendation 4", "Amber"]
    assert parted(bar("Recommendation 4 Amber valley"), profile) is None


def test_what_stands_below_a_bar_belongs_to_its_number(profile):
    words = [*paper.line("Recommendation 4", 50), *paper.line("Red", 400, first=2)]
    cell = of_lines([tuple(words), paper.line(LONG, page=2, top=60, first=3)])
    found = parted(cell, profile)
    assert found
    assert [c.text.value for c in found] == [f"Recommendation 4\n{LONG}", "Red"]


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["3", "The harbour wall", "On track"], True),
        (["Recommendation 3", "Delayed"], True),
        (["3", "The harbour wall", "It was mended"], False),
        (["The harbour wall", "On track"], False),
    ],
)
def test_a_table_that_is_nothing_but_a_bar(cells, is_one, profile):
    assert is_bar(paper.table(cells), profile) is is_one


def test_blocks_below_bars_are_one_table(profile):
    tables = [with_heads_apart(card(n, state), profile) for n, state in ((1, "Green"), (2, "Red"))]
    (found,) = with_stacked(tables, profile, lambda _: None)
    assert [[c.text.value if c else "" for c in row.cells] for row in found.rows] == [
        ["Recommendation", "Cabinet response", "Progress", "Status"],
        [f"Recommendation 1\n{LONG}", "Agreed.", "Boat 1 was bought.", "Green"],
        [f"Recommendation 2\n{LONG}", "Agreed.", "Boat 2 was bought.", "Red"],
    ]


def test_a_bar_at_the_foot_of_the_page_before_is_found(profile):
    first, second = (with_heads_apart(card(n, "Green"), profile) for n in (1, 2))
    bare = paper.table(*second.rows[1:])
    above = bar("Recommendation 2", "Red").text
    (found,) = with_stacked([first, bare], profile, lambda table: above if table is bare else None)
    last = found.rows[-1].cells
    assert [last[0].text.value, last[-1].text.value] == [f"Recommendation 2\n{LONG}", "Red"]


@pytest.mark.parametrize(
    ("heading", "shown", "rag"),
    [
        ("B. Recommendations where there has been slippage (amber)", True, "amber"),
        ("Recommendations not progressing (red)", True, "red"),
        ("Recommendations – Green", True, "green"),
        ("Recommendations with some delay", True, None),
        ("D. Recommendations no longer being pursued", True, None),
        ("A. Recommendations completed since the review", True, "complete"),
        ("Recommendations about complaints done badly", False, None),
        ("Section B: Delays in planning", False, None),
        ("Recommendations on green spaces", False, None),
    ],
)
def test_a_heading_of_recommendations_tells_their_state(heading, shown, rag, profile):
    found = state_of(Text(heading), profile)
    assert (found.shown is not None, found.rag) == (shown, rag)
