"""A bar over a recommendation's answers: its number, and its state at the end ("Recommendation 4 … Amber")."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.cells.columns.headings import role_of
from pipeline.cells.columns.looks import labelled
from pipeline.cells.cutting import front_of, one_above, rest_of
from pipeline.cells.numbering import is_number
from pipeline.cells.status.headed import is_brief_state
from pipeline.cells.status.meaning import progress_of_words
from pipeline.models.page import Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import concat
from pipeline.profiles import Profile
from pipeline.text.lines import ended_at

APART = 2.0  # heights of print between the number and its state
WIDEST = 24  # words of a bar
LABEL_WORDS = 4  # "Current RAG status:"
TOLD = 2  # its number and its state
BRIEF = 3  # words of a state that has no colour


def is_bar(table: Table, profile: Profile) -> bool:
    """Whether a table is nothing but such a bar, maybe with a title: the heading of what stands below it."""
    filled = [c for row in table.rows for c in row.cells if c is not None and c.text]
    if len(table.rows) > 1 or table.nested or len(filled) < TOLD or not is_brief_state(filled[-1].text.value, profile):
        return False
    short = sum(len(c.text.value.split()) for c in filled) <= WIDEST
    return short and (labelled(filled[0], profile) or is_number(filled[0].text.value, profile))


def bar_of(row: Row, profile: Profile) -> tuple[Cell, Cell] | None:
    """The number's cell and the state's; None where a row is no such bar."""
    filled = [c for c in row.cells if c is not None and c.text]
    if not filled or not labelled(filled[0], profile):
        return None
    if len(filled) == 1:
        return parted(filled[0], profile)
    if len(filled) != TOLD:
        return None
    if titled := parted(filled[1], profile):  # "Recommendation 4 | Storage … Amber"
        return _beside(filled[0], titled[0]), titled[1]
    state = _unlabelled(filled[1], profile)
    return (filled[0], state) if shows_state(state, profile) else None


def _beside(number: Cell, title: Cell) -> Cell:
    text = concat((number.text, title.text), " ")
    return number._replace(text=text, fragments=(*number.fragments, *title.fragments))


def shows_state(cell: Cell, profile: Profile) -> bool:
    """Whether a cell is a state as a whole, if only by what it says of progress: "Some delay" has no colour."""
    text = cell.text.value
    brief = len(text.split()) <= BRIEF and text[-1:] != "." and progress_of_words(text, profile) is not None
    return brief or is_brief_state(text, profile)


def parted(cell: Cell, profile: Profile) -> tuple[Cell, Cell] | None:
    """A cell without the state that stands well apart at the end of its first line, and the state, whose is the paint.

    What stands below belongs to the number: the bar was at the foot of a page, the rest on the next.
    """
    words = cell.text.words()
    line = list(itertools.takewhile(lambda w: w.page == words[0].page and w.box.level(words[0].box), words))
    start = _start(line)
    rest = front_of(rest_of(cell, start), len(line) - start) if start else None
    state = _unlabelled(rest, profile)._replace(marks=cell.marks) if rest else None
    if state is None or not shows_state(state, profile):
        return None
    front, below = front_of(cell, start), rest_of(cell, len(line))
    return one_above(front, below), state


def _unlabelled(cell: Cell, profile: Profile) -> Cell:
    """What a cell says behind a label of a state: "Complete" of "Status: Complete"."""
    words = cell.text.words()
    end = ended_at(words[:LABEL_WORDS])
    named = role_of(" ".join(w.text for w in words[:end]).rstrip(":"), profile) if end else None
    return rest_of(cell, end)._replace(marks=cell.marks) if named == "status" else cell


def _start(line: Sequence[Word]) -> int:
    """Which word stands far behind the one in front of it, the last such; 0 where none does."""
    gaps = ((i, b.box.x0 - a.box.x1) for i, (a, b) in enumerate(itertools.pairwise(line), 1))
    return max((i for i, gap in gaps if gap >= APART * line[0].box.height), default=0)
