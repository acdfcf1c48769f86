"""A form inside a cell of each recommendation → a column of the outer table for each of its labels.

"1. That hedges are cut | (Cabinet response: Agreed · Lead officer: Ann Ash · RAG: Green)": what stands in brackets
is a table of labels and values, drawn in the second cell. Its labels are told by its own lines, so that they may wrap.
Where the foot of a page cuts the cell, its form is two tables; the rest of a value may open the second, unlabelled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.stanzas.card_pairs import Pair, pairs_of
from pipeline.cells.stanzas.flow import NOTHING, Item
from pipeline.cells.stanzas.labels import Label
from pipeline.cells.stanzas.spread import Piece, spread
from pipeline.cells.stanzas.within import MOST, columns_named
from pipeline.models.page import Word, place_of
from pipeline.models.places import Places
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon

ROLES = 2  # that the labels of a form name, at least


@dataclass(frozen=True, slots=True)
class _Form:
    """A table in a cell of another one: its labels, each with its value, and its words."""

    pairs: tuple[Pair, ...]
    words: tuple[Word, ...]
    pages: tuple[int, ...]
    roles: frozenset[str]  # that its labels name


def with_inner_forms(tables: Sequence[Table], profile: Profile, words: Lexicon) -> list[Table]:
    """The tables, those whose cells hold such forms laid open; all others as they are."""
    forms = list(_forms(tables, profile))
    if not forms:
        return list(tables)
    return [table if table.nested else _laid_open(table, forms, profile, words) for table in tables]


def _forms(tables: Sequence[Table], profile: Profile) -> Iterator[_Form]:
    """Every table of labels and values in a cell of another one, be it part of a form or a whole one."""
    for table in tables:
        pairs = pairs_of(table, profile) if table.nested else []
        roles = PAIRED & {role_of(label.text.value, profile) for label, _ in pairs if label}
        if roles and len(pairs) == len(table.rows) and all(label for label, _ in pairs[1:]):
            words = tuple(w for row in table.rows for c in row.cells if c for w in c.text.words())
            yield _Form(tuple(pairs), words, table.pages, roles)


def _laid_open(table: Table, forms: Sequence[_Form], profile: Profile, words: Lexicon) -> Table:
    columns, rows = columns_named(table, profile)
    first = {place_of(form.words[0]): form for form in forms if form.words}
    for column in reversed(columns):
        cells = [(at, c) for at, row in enumerate(table.rows) if at >= rows and (c := row.cells[column.index])]
        cells = [(at, c) for at, c in cells if c.columns == 1 and c.text]
        held = {at: form for at, cell in cells if (form := _held(cell, first))}
        if held and len(held) >= MOST * len(cells):
            aside = {c.role for c in columns if c is not column and c.role}
            pieces = {at: tuple(_pieces(cell, held.get(at), aside, profile)) for at, cell in cells}
            table = spread(table, column, rows, pieces, profile, words)
    return table


def _held(cell: Cell, forms: Mapping[tuple[int, int], _Form]) -> _Form | None:
    """The form whose words all stand in a cell, its parts on several pages made one; `forms` by their first words."""
    words = cell.text.words()
    own = Places.of(words)
    begun_here = (forms.get(place_of(word)) for word in words)
    held = [form for form in begun_here if form is not None and not own.without(form.words)]
    begun = (_with_rest(form, held) for form in held if form.pairs[0][0])
    return next((form for form in begun if len(form.roles) >= ROLES), None)


def _with_rest(form: _Form, others: Sequence[_Form]) -> _Form:
    for rest in others:
        if form.pages and rest.pages and rest.pages[0] == form.pages[-1] + 1:
            form = _joined(form, rest)
    return form


def _joined(form: _Form, rest: _Form) -> _Form:
    """A form and the rest of it overleaf."""
    pairs, more = form.pairs, rest.pairs
    (label, value), (again, cut) = pairs[-1], more[0]
    if again is None:
        whole = value._replace(fragments=value.fragments + cut.fragments, marks=value.marks + cut.marks)
        pairs, more = (*pairs[:-1], (label, whole)), more[1:]
    return _Form(pairs + more, form.words + rest.words, form.pages + rest.pages, form.roles | rest.roles)


def _pieces(cell: Cell, form: _Form | None, aside: set[str], profile: Profile) -> Iterator[Piece]:
    """What stands beside the form of a cell, then each of its values below its label."""
    known = Places.of(form.words if form else ())
    rest = tuple(item for item in _items(cell) if known.without(item.words))
    if rest:
        yield Piece(None, rest)
    for label, value in form.pairs if form else ():
        if label is None:
            continue
        role = role_of(label.text.value, profile)
        said = " ".join(label.text.value.split())
        lead = Label(said, None if role in aside else role, tuple(label.text.words()), NOTHING)
        yield Piece(lead, tuple(_items(value)), value.marks)


def _items(cell: Cell) -> Iterator[Item]:
    for fragment in cell.fragments:
        for block in fragment.blocks:
            top = block.lines[0][0].box.top if block.lines else fragment.box.top
            yield Item(fragment.page, top, fragment.column, block)
