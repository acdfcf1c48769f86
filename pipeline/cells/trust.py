"""Where each field stands, how sure it is, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cells.headings import Column, Heading
from pipeline.cells.rows import Printed
from pipeline.cells.updates import Rounds
from pipeline.models.report import Flag
from pipeline.models.table import Cell
from pipeline.models.text import Locator

_FIELDS = (
    "number recommendation response decision action lead_officer target_date theme inquiry status".split()
)
_NAMES = {"target_date": "target_date_printed", "status": "rag"}
_AGREED, _DIFFER, _ADDED = 0.98, 0.6, 0.75  # until issue 5 calibrates them: both readings agree, differ, rows added
_READ_WELL, _WORD_READ = 0.93, 0.7  # scores of text recognition: mean of a cell, and of its worst word
_ENDS = re.compile(r"[.!?:;)\]”\"’'%]$|\d$|[A-Z]$|/$|(?<!\w)\w{2,}\.\w{2,}$")


def _cells(record: Printed, heading: Heading, rounds: Rounds) -> Iterator[tuple[str, Column, Cell]]:
    """(field name, column, cell) of every cell that holds something."""
    for role in _FIELDS:
        column = heading.of(role)[-1] if role == "status" and heading.of(role) else heading.first(role)
        yield from _held(record, _NAMES.get(role, role), column)
    yield from _held(record, "update", rounds.own)
    yield from _held(record, "previous_update", rounds.previous)


def _held(record: Printed, name: str, column: Column | None) -> Iterator[tuple[str, Column, Cell]]:
    cell = record.cells[column.index] if column and column.index < len(record.cells) else None
    if column and cell and (cell.text or cell.marks):
        yield name, column, cell


def sources_of(record: Printed, heading: Heading, rounds: Rounds) -> tuple[tuple[str, tuple[Locator, ...]], ...]:
    """Every fragment of every cell that holds words or a mark."""
    found = []
    for name, _, cell in _cells(record, heading, rounds):
        pages = {w.page for w in cell.text.words()} | {m.page for m in cell.marks}
        found.append((name, tuple(place for place in cell.locators if place.page in pages)))
    return tuple(found)


def confidence_of(record: Printed, heading: Heading, rounds: Rounds) -> tuple[tuple[str, float], ...]:
    """0 to 1 for every cell that holds something."""
    return tuple(
        (name, _DIFFER if cell.doubts else _ADDED if record.added else _AGREED)
        for name, _, cell in _cells(record, heading, rounds)
    )


def flags_of(record: Printed, heading: Heading, rounds: Rounds) -> Iterator[Flag]:
    """What makes a cell doubtful, in the order of the fields."""
    for name, _, cell in _cells(record, heading, rounds):
        for code in cell.doubts:
            yield Flag(code, name, "Two independent readings of the table differ here.")
        if _unsure(cell):
            yield Flag("OCR_UNSURE", name, "Some of this was hard to recognise.")
        if name in ("recommendation", "response", "update", "previous_update") and _cut(cell):
            yield Flag("SENTENCE_CUT", name, "The text ends in mid-sentence.")
    if record.added:
        yield Flag("ROW_JOIN_UNSURE", None, "Rows without a recommendation of their own were put to this one.")


def _unsure(cell: Cell) -> bool:
    """Whether text recognition was in doubt: over the whole cell, or at a word that means something."""
    recognised = [w for w in cell.text.words() if w.score < 1]
    if not recognised:
        return False
    mean = sum(w.score for w in cell.text.words()) / len(cell.text.words())
    return mean < _READ_WELL or any(w.score < _WORD_READ for w in recognised if any(c.isalnum() for c in w.text))


def _cut(cell: Cell) -> bool:
    """Whether prose that goes over a page break stops without an end."""
    text = cell.text.value.rstrip()
    pages = {w.page for w in cell.text.words()}
    in_list = text.split("\n")[-1].startswith(("•", "◦"))
    return len(pages) > 1 and len(text) > 80 and not _ENDS.search(text) and not in_list
