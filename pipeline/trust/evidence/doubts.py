"""Where each field stands, what speaks for and against it, and which doubts ask for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.models.records import Column, Heading, Printed, Rounds, cell_in, status_column
from pipeline.models.report import Flag
from pipeline.models.table import Cell
from pipeline.models.text import Locator, Text
from pipeline.trust.evidence.around import Around
from pipeline.trust.evidence.signals import signals_of, title_signals

_FIELDS = "number recommendation response decision action lead_officer target_date theme inquiry status".split()
_NAMES = {"target_date": "target_date_printed", "status": "rag"}
_READ_WELL, _WORD_READ = 0.93, 0.7  # scores of text recognition: mean of a cell, and of its worst word
Fields = tuple[tuple[str, Column], ...]
_ENDS = re.compile(r"[.!?:;)\]”\"’'%]$|\d$|[A-Z]$|/$|(?<!\w)\w{2,}\.\w{2,}$")


def fields_of(record: Printed, heading: Heading, rounds: Rounds) -> Fields:
    """(field name, column) of every field that the table has a column for."""
    return tuple(_fields(record, heading, rounds))


def _fields(record: Printed, heading: Heading, rounds: Rounds) -> Iterator[tuple[str, Column]]:
    for role in _FIELDS:
        column = status_column(record, heading) if role == "status" else heading.first(role)
        if column:
            yield _NAMES.get(role, role), column
    for name, column in (("update", rounds.own), ("previous_update", rounds.previous)):
        if column:
            yield name, column


def _cells(record: Printed, fields: Fields) -> Iterator[tuple[str, Column, Cell]]:
    """(field name, column, cell) of every cell that holds something."""
    for name, column in fields:
        cell = cell_in(record.cells, column)
        if cell is not None and not cell.blank:
            yield name, column, cell


def sources_of(record: Printed, fields: Fields) -> tuple[tuple[str, tuple[Locator, ...]], ...]:
    """Every fragment of every cell that holds words or a mark."""
    found = []
    for name, _, cell in _cells(record, fields):
        pages = {w[1] for w in cell.text.words()} | {m.page for m in cell.marks}
        found.append((name, tuple(place for place in cell.locators if place.page in pages)))
    return tuple(found)


def evidence_of(
    at: int, record: Printed, fields: Fields, around: Around, title: Text | None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For every field that has a column, blank ones too, and for the title what is known of it (`at`: its row)."""
    found = {name: signals_of(name, column.index, at, record, around) for name, column in fields}
    column = dict(fields).get("recommendation")
    if title and column:
        found["title"] = title_signals(title, found["recommendation"], column.index, around)
        if "torn_name" in found["title"]:
            found["recommendation"] += ("torn_name",)
    return tuple(found.items())


def flags_of(record: Printed, fields: Fields, around: Around) -> Iterator[Flag]:
    """What makes a cell doubtful, in the order of the fields."""
    for name, column, cell in _cells(record, fields):
        if column.index in record.added:
            yield Flag("ROW_JOIN_UNSURE", name, "A row without a recommendation of its own was joined to this one.")
        if around.recognised and _unsure(cell):
            yield Flag("OCR_UNSURE", name, "Some of this was hard to recognise.")
        if name in ("recommendation", "response", "update", "previous_update") and _cut(cell):
            yield Flag("SENTENCE_CUT", name, "The text ends in mid-sentence.")


def _unsure(cell: Cell) -> bool:
    """Whether text recognition was in doubt: over the whole cell, or at a word that means something."""
    recognised = [w for w in cell.text.words() if w[7] < 1]
    if not recognised:
        return False
    mean = sum(w.score for w in cell.text.words()) / len(cell.text.words())
    return mean < _READ_WELL or any(w.score < _WORD_READ for w in recognised if any(c.isalnum() for c in w.text))


def _cut(cell: Cell) -> bool:
    """Whether prose that goes over a page break stops without an end."""
    text, words = cell.text.value.rstrip(), cell.text.words()
    if len(text) <= 80 or len({w[1] for w in words}) < 2:
        return False
    in_list = text.split("\n")[-1].startswith(("•", "◦"))
    return not _ENDS.search(text.rsplit(None, 1)[-1]) and not in_list
