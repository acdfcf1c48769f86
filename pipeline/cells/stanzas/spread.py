"""The labelled pieces of a column's cells → a column for each label, as if its labels had been headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.heading_days import date_in
from pipeline.cells.columns.headings import Column, months_of, role_of, roles_in
from pipeline.cells.stanzas.flow import Item, cell_of
from pipeline.cells.stanzas.labels import Label
from pipeline.models.table import Cell, Mark, Row, Table
from pipeline.models.text import Text, concat, of_word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lexicon import Lexicon

FORM = 0.5  # share of the cells that print a label of news, where labels are those of a form
NEWS = "update"

Key = tuple[str, str]  # role, and which of several: its label, or how many came after it
OWN: Key = ("", "")  # what stands in front of all labels


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands behind one lead of a cell; in front of the first one the lead is None."""

    lead: Label | None
    items: tuple[Item, ...]
    marks: tuple[Mark, ...] = ()  # beside it, where a form has its value in a cell of its own

    @property
    def is_news(self) -> bool:
        return self.lead is not None and (self.lead.dated or self.lead.role == NEWS)

    @property
    def name(self) -> str:
        return folded(self.lead.text) if self.lead else ""


Pieces = Mapping[int, Sequence[Piece]]  # row of the table → the pieces of its cell


def spread(table: Table, column: Column, rows: int, pieces: Pieces, profile: Profile, words: Lexicon) -> Table:
    """The table with a column for every label; `rows` are those of its heading.

    What no label stands before keeps a column of its own; where a label says what the column is headed as, it is
    put in front of that.
    """
    form = _are_of_a_form(list(pieces.values()))
    keyed = {at: list(_keyed(own, column, form, profile)) for at, own in pieces.items()}
    labels = {key: p.lead for own in reversed(keyed.values()) for key, p in own if p.lead}
    keys = _ordered([key for own in keyed.values() for key, _ in own], labels, profile)
    printed = [w for own in pieces.values() for p in own if p.lead for w in p.lead.words]
    own = table.rows[rows - 1].cells[column.index] or Cell()
    if OWN not in keys or role_of(column.heading, profile) != column.role:  # "Recommendation and response"
        printed += own.text.words()
        own = Cell(text=Text((column.role or "").title()))
    made = []
    cells: list[Cell | None]
    for at, row in enumerate(table.rows):
        cell = row.cells[column.index]
        if at in keyed:
            cells = list(_values(keys, keyed[at], cell or Cell(), words))
        elif at == rows - 1:
            cells = [own if key == OWN else _heading(key, labels[key], form) for key in keys]
        else:
            cells = _widened(cell, len(keys))
        made.append(Row((*row.cells[: column.index], *cells, *row.cells[column.index + 1 :]), row.joined))
    return replace(table, rows=tuple(made), repeated=(*table.repeated, *printed))


def _are_of_a_form(cells: Sequence[Sequence[Piece]]) -> bool:
    """Whether labels of news are printed in most cells: one without the last of them has no news of that round."""
    seen = Counter(name for own in cells for name in {p.name for p in own if p.is_news})
    return bool(seen) and min(seen.values()) >= FORM * len(cells)


def _keyed(pieces: Sequence[Piece], column: Column, form: bool, profile: Profile) -> Iterator[tuple[Key, Piece]]:
    """The pieces of one cell, each with the column that it goes to."""
    names = _in_order({p.name: p.lead for p in pieces if p.is_news and p.lead}, profile)
    shared = len(roles_in(column.heading, profile)) > 1
    own = next((p.lead.role for p in pieces if p.lead and p.lead.role == column.role and not shared), None)
    for piece in pieces:
        if piece.is_news:
            yield (NEWS, piece.name if form else str(len(names) - 1 - names.index(piece.name))), piece
        elif piece.lead:
            yield ((piece.lead.role, "") if piece.lead.role else ("", piece.name)), piece
        elif piece.items:
            yield (OWN if own is None or own == NEWS else (own, "")), piece


def _in_order(news: Mapping[str, Label], profile: Profile) -> list[str]:
    """The labels of one cell's news from the earliest to the latest: by their days or months, else as printed."""
    days = {name: date_in(label.text, profile) or "" for name, label in news.items()}
    months = {name: months_of(label.text, profile) or 0 for name, label in news.items()}
    if all(days.values()):
        return sorted(news, key=lambda name: days[name])
    return sorted(news, key=lambda name: months[name]) if all(months.values()) else list(news)


def _ordered(keys: Sequence[Key], labels: Mapping[Key, Label], profile: Profile) -> list[Key]:
    """What stands in front first, the news last, the latest of it at the end."""
    news = _in_order({key[1]: labels[key] for key in keys if key[0] == NEWS and not key[1].isdigit()}, profile)
    rounds = {name: place for place, name in enumerate(news)}
    return sorted(
        dict.fromkeys(keys),
        key=lambda key: (key[0] == NEWS, key[0], -int(key[1]) if key[1].isdigit() else rounds.get(key[1], 0)),
    )


def _values(keys: Sequence[Key], keyed: Sequence[tuple[Key, Piece]], cell: Cell, words: Lexicon) -> Iterator[Cell]:
    """What a cell says of each column; its marks stay with the first, but for those that are a value's own."""
    held = {mark for _, piece in keyed for mark in piece.marks}
    for key in keys:
        own = cell_of([item for name, piece in keyed if name == key for item in piece.items], words)
        marks = tuple(mark for name, piece in keyed if name == key for mark in piece.marks)
        marks += tuple(mark for mark in cell.marks if mark not in held) if key == keys[0] else ()
        yield own._replace(marks=marks, doubts=cell.doubts if own.text else (), agreed=cell.agreed)


def _heading(key: Key, label: Label, form: bool) -> Cell:
    """The label as printed, that of a form; news that are labelled by days of their own are headed alike."""
    if key[0] == NEWS and not form:
        return Cell(text=Text(NEWS.capitalize()))
    return Cell(text=concat(map(of_word, label.words), " ").strip(" :–—-"))


def _widened(cell: Cell | None, width: int) -> list[Cell | None]:
    """A cell over more columns: one that spans over others goes on over these, any other stands in the first."""
    if cell is None:
        return [None] * width
    if cell.columns > 1:
        return [cell._replace(columns=cell.columns + width - 1), *[None] * (width - 1)]
    return [cell, *[Cell()] * (width - 1)]
