"""Rulings that draw columns alone contradict no tags."""

from __future__ import annotations

from pipeline.models.table import Cell, Row
from pipeline.tables.undivided import undivided
from tests import paper


def row(*pages: int) -> Row:
    pieces = tuple(paper.fragment("word", page=page) for page in pages)
    return Row((Cell(pieces),))


def test_a_block_a_page_is_no_division():
    one, two = row(1), row(2)
    assert undivided([[one], [one], [one, two], [two], [two]])


def test_two_cells_that_changed_places_are_still_a_difference():
    one, two = row(1), row(2)
    assert not undivided([[one, two], [one, two]])


def test_rows_of_their_own_are_divided():
    assert not undivided([[row(1)], [row(1)], [row(1)]])


def test_two_blocks_on_a_page_are_divided_somewhere():
    one, two = row(1), row(1)
    assert not undivided([[one], [one], [two], [two]])


def test_a_paragraph_tagged_into_the_next_row_is_still_a_difference():
    one, two = row(1), row(1)
    assert not undivided([[one], [one, two]])
