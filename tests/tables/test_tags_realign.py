"""Tagged cells that stand in other columns than their words, and rows that only seem to lack a cell."""

from __future__ import annotations

from pipeline.models.page import Box
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.tables.draft import Draft, plain
from pipeline.tables.tags.by_tags import LEFT_OUT, NOT_RECTANGULAR
from pipeline.tables.tags.realign import realigned
from tests import paper

LEFTS = (100, 200, 300, 400)


def _cell(text: str, x: float) -> Cell:
    words = tuple(paper.line(text, x, 100))
    return Cell((Fragment(1, Box(x, 95, words[-1].box.x1, 115), (Block((words,)),)),))


def _row(*said: str) -> Row:
    return Row(tuple(_cell(text, x) if text else Cell() for text, x in zip(said, LEFTS, strict=True)))


def _draft(*rows: Row) -> Draft:
    return Draft("tags", rows, (), (), False, ())


HEADS, RECORD = _row("No", "Asked", "Said", "Done"), _row("1", "That it", "Agreed", "In May")


def test_words_on_top_of_a_sheet_go_back_to_their_columns():
    """Tags of a sheet put the words right of a label that runs over blank cells too far to the left."""
    label = Row((_cell("Review completed in May", 90), _cell("On track", 300), Cell(), _cell("3", 400)))
    moved = realigned(_draft(label, HEADS, RECORD)).rows[0]
    assert [plain(cell) for cell in moved.cells[2:]] == ["On track", "3"]
    assert realigned(_draft(HEADS, label)).rows[1] == label, "below the heading the tags are believed"


def test_a_blank_last_cell_makes_no_tags_doubtful():
    heads = Row((_cell("No", 130), *HEADS.cells[1:]))  # in the middle of its column
    blank = _row("1", "That it", "Agreed", "")
    assert realigned(_draft(heads, blank)).doubts == ()
    torn = realigned(_draft(heads, Row((*blank.cells[:3], LEFT_OUT))))
    assert torn.doubts == (NOT_RECTANGULAR,)
    assert torn.rows[1].cells[3] == Cell()
