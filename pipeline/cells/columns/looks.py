"""What the cells below a heading look like, whatever the heading says: recommendations, answers, states, prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

from pipeline.cells.decisions import decision_of_response
from pipeline.cells.numbering import is_named, numbered
from pipeline.cells.status.printed import is_uncoloured, read_status
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import squeezed
from pipeline.text import dates
from pipeline.text.naming import covered, letters, name_tokens, person_spans, role_spans

MOST = 0.6  # share of a column's cells that must look like a role for it to be guessed
PROSE = 7  # words: a cell with more says more than a decision or status
WHO, WHEN = 10, 6  # words: a cell with more says more than who is to do it, or when
CODE_WORDS = 3  # "AHSC 14/22", "No. 4"


def below(table: Table, rows: int, column: int, most: int | None = None) -> list[Cell]:
    """The cells of a column below a heading of so many rows that hold anything; of `most` rows, if given."""
    found = (row.cells[column] for row in table.rows[rows : None if most is None else rows + most])
    return [cell for cell in found if cell is not None and not cell.blank]


def printed_in(row: Row) -> tuple[str, ...]:
    """What the cells of a row say, squeezed: two rows that are alike in it print the same."""
    return tuple(squeezed(cell.text.value) for cell in row.cells if cell is not None)


def mostly(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> bool:
    """Whether enough cells look so; never of no cells at all."""
    left = len(cells)
    for cell in cells:
        left -= not fits(cell)
        if left < MOST * len(cells):
            return False
    return bool(cells)


def answers(cell: Cell, profile: Profile) -> bool:
    """Whether a cell begins with a decision and goes on: "Agreed. A policy will go to Cabinet …"."""
    return len(cell.text.value.split()) > 1 and decides(cell, profile)


def decides(cell: Cell, profile: Profile) -> bool:
    """Whether a cell begins with a decision, or is one: "Agreed."."""
    return decision_of_response(cell.text.value, profile) is not None


def shows(cell: Cell, profile: Profile) -> bool:
    """Whether a cell shows a status, by a word, letter, colour or sign."""
    return len(cell.text.value.split()) <= PROSE and read_status(cell, profile).rag is not None


def states(cells: Sequence[Cell], profile: Profile) -> bool:
    """Whether cells hold nothing but states, some of which no colour stands for: "Done", "Partly", "Not yet"."""
    said = [cell for cell in cells if cell.text]
    plain = [cell for cell in said if not shows(cell, profile)]
    return len(plain) < len(said) and all(is_uncoloured(cell.text.value, profile) for cell in plain)


def labelled(cell: Cell, profile: Profile) -> bool:
    """Whether a cell begins with "Recommendation 34" or the like; a bare number does not say of what."""
    text = cell.text.value
    return is_named(text, profile) and numbered(Text(text), profile).number is not None


def opened(cell: Cell, profile: Profile) -> bool:
    """Whether a cell begins as recommendations do: "We recommend …", "That the Council …"."""
    return profile.opens(cell.text.value)


def says_who(cell: Cell, profile: Profile) -> bool:
    """Whether a cell holds names or posts, and little else: "Ann Ash / Head of Parks"."""
    text = " ".join(cell.text.value.split())
    if not text or len(text.split()) > WHO:
        return False
    line = name_tokens(text)
    classes = letters(line)
    persons = person_spans(line, classes)
    spans = [*persons, *role_spans(line, classes, covered(persons))]
    return sum(s.end - s.start for s in spans) >= MOST * len(text)


def says_when(cell: Cell, profile: Profile) -> bool:
    """Whether a cell holds a date, and little else: "By end of March 2031"."""
    text = " ".join(cell.text.value.split())
    if not text or len(text.split()) > WHEN:
        return False
    return sum(d.end - d.start for d in dates.find(text, profile.language)) >= MOST * len(text)


def is_prose(cells: Sequence[Cell]) -> bool:
    """Whether the cells say more than a decision or status."""
    lengths = [len(cell.text.value.split()) for cell in cells if cell.text]
    return bool(lengths) and median(lengths) > PROSE


def is_code(cell: Cell) -> bool:
    """Whether a cell holds a number or a code: "4", "AHSC 14/22"."""
    words = cell.text.value.split()
    return 0 < len(words) <= CODE_WORDS and any(map(str.isdigit, words[-1]))
