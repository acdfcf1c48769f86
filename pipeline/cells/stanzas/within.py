"""Several fields behind one another in one cell ("Response: Agreed. … Update: Ten are open.") → a column for each.

Asked of tables of recommendations, column by column; believed only where most cells of a column are written so, and of
no field that has a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, columns_of, heading_of, roles_in
from pipeline.cells.columns.window import where_headed
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import LABEL_WORDS, Label, label_before_dash, label_of, opens
from pipeline.cells.stanzas.spread import Piece, Pieces, spread
from pipeline.models.page import Word
from pipeline.models.table import Block, Cell, Fragment, Table
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import ended_at, spoken

MOST = 0.6  # share of a column's cells that must be written so
FEWEST = 2  # cells
_ENDS = (".", "!", "?", ":", ")")


def with_leads(table: Table, profile: Profile, words: Lexicon) -> Table:
    """The table, columns that hold several labelled fields made as many; the same where there is none."""
    columns, rows = columns_named(table, profile)
    for column in reversed(columns):
        taken = {c.role for c in columns if c is not column and c.role}
        cells = _led(table, column, rows, taken, profile)
        if cells:
            table = spread(table, column, rows, cells, profile, words)
    return table


def columns_named(table: Table, profile: Profile) -> tuple[tuple[Column, ...], int]:
    """The columns of a table that names recommendations, if with nothing beside them, and the rows of its heading."""
    found = heading_of(table, profile)
    return (found.columns, found.rows) if found else _named(table, profile)


def _named(table: Table, profile: Profile) -> tuple[tuple[Column, ...], int]:
    """The columns of a first row that names recommendations alone ("Recommendation | Details"), and its rows."""
    for at in where_headed(table, FEWEST):
        columns = columns_of([table.rows[at]], profile)
        if any(c.role == "recommendation" for c in columns):
            return columns, at + 1
        both = [c for c in columns if "recommendation" in roles_in(c.heading, profile)]
        if len(both) == 1:  # "Recommendation and response"
            named = replace(both[0], role="recommendation")
            return tuple(named if c is both[0] else c for c in columns), at + 1
    return (), 0


def _led(table: Table, column: Column, rows: int, taken: set[str], profile: Profile) -> Pieces:
    """The cells of a column by row, in pieces; empty where too few hold a field that the column itself is not."""
    cells = [(at, c) for at, row in enumerate(table.rows) if at >= rows and (c := row.cells[column.index])]
    cells = [(at, c) for at, c in cells if c.columns == 1 and c.text]
    needed = max(FEWEST, MOST * len(cells))
    if sum(_may_hold_labels(c) for _, c in cells) < needed:
        return {}
    aside = taken | ({"decision"} if column.role == "response" else set())  # the decision opens the response
    shared = len(roles_in(column.heading, profile)) > 1  # "Progress and RAG": one of them may have no label
    parted: dict[int, tuple[Piece, ...]] = {}
    left = len(cells)
    for row, cell in cells:
        own = _pieces(cell, aside, profile)
        pieces = parted[row] = tuple(_before_numbers(own, profile) if column.role == "recommendation" else own)
        left -= not any(p.lead and (p.lead.role != column.role or (shared and at)) for at, p in enumerate(pieces))
        if left < needed:
            return {}
    led = [p for pieces in parted.values() for p in pieces if p.lead]
    if 2 * sum(bool(p.items) for p in led) < len(led):
        return {}  # labels alone: their values stand beside them
    roles = {p.lead.role for p in led if p.lead}
    if len(roles) == 1 and all(pieces[0].lead for pieces in parted.values()):
        return {}  # the column's heading, printed in each cell
    told = roles - {None} if shared else roles - {column.role, None}
    return parted if told else {}


def _may_hold_labels(cell: Cell) -> bool:
    """Cheap to ask: whether a cell has a colon, several paragraphs, or some bold words."""
    text = cell.text.value
    return ":" in text or "\n" in text or len({w.style.bold for w in cell.text.words()}) > 1


def _pieces(cell: Cell, aside: set[str], profile: Profile) -> Iterator[Piece]:
    lead: Label | None = None
    held: list[Item] = []
    for item in _items(cell, profile):
        own = label_of(item, profile)
        if own and (own.dated or (own.role and own.role not in aside)) and own.words:
            if lead or held:
                yield Piece(lead, tuple(held))
            lead, held = own, [replace(item, block=own.value)] if own.value.lines else []
        else:
            held.append(item)
    yield Piece(lead, tuple(held))


def _before_numbers(pieces: Iterable[Piece], profile: Profile) -> Iterator[Piece]:
    """The pieces; what stands in front of a numbered recommendation, under a label that names no role, is another."""
    for piece in pieces:
        label = _named_front(piece.items[0], profile) if piece.lead is None and len(piece.items) > 1 else None
        own = label is not None and not (label.role or label.dated)
        at = next((at for at, item in enumerate(piece.items) if opens(item, profile)), 0) if own else 0
        if label is None or not at:
            yield piece
            continue
        first = (replace(piece.items[0], block=label.value),) if label.value.lines else ()
        yield Piece(label, (*first, *piece.items[1:at]))
        yield Piece(None, piece.items[at:])


def _named_front(item: Item, profile: Profile) -> Label | None:
    return label_of(item, profile) or label_before_dash(item)


def _items(cell: Cell, profile: Profile) -> Iterator[Item]:
    """The paragraphs of a cell, those cut in which a lead stands behind the end of a sentence."""
    bold = [w[3].bold for w in cell.text.words()]
    usual = bool(bold) and 2 * sum(bold) > len(bold) - bold[0]  # of as many in either print the first word tells
    for fragment in cell.fragments:
        for block in fragment.blocks:
            for whole in _at_bold(block, usual):
                for part in _cut(whole, profile):
                    yield _item(part, fragment, usual)


def _at_bold(block: Block, usual: bool) -> Iterator[Block]:
    """The paragraph cut around short lines that are bold as a whole, where most of the cell is not: labels alone."""
    bold = [not usual and len(line) <= LABEL_WORDS and all(w.style.bold for w in line) for line in block.lines]
    start = 0
    for at, is_bold in enumerate(bold):
        if is_bold and not (at and bold[at - 1]) and not (at + 1 < len(bold) and bold[at + 1]):
            parts = [block.lines[start:at], block.lines[at : at + 1]]
            yield from (Block(part, block.level, block.starts) for part in parts if part)
            start = at + 1
    if start < len(block.lines):
        yield Block(block.lines[start:], block.level, block.starts)


def _item(block: Block, fragment: Fragment, usual: bool) -> Item:
    words = [w for line in block.lines for w in line]
    apart = bool(words) and all([w[3].bold != usual for w in words])
    text = " ".join(spoken(line) for line in block.lines)
    top = words[0].box.top if words else fragment.box.top
    return Item(fragment.page, top, fragment.column, block, apart=apart, text=text)


def _cut(block: Block, profile: Profile) -> Iterator[Block]:
    """The paragraph cut in front of every lead in it: "Agreed. Update: Ten are open."."""
    lines: list[tuple[Word, ...]] = []
    for number, line in enumerate(block.lines):
        start = 0
        for at, word in enumerate(line):
            before = line[at - 1] if at else block.lines[number - 1][-1] if number else None
            if before is None or not before.text.endswith(_ENDS) or not word.text[:1].isupper():
                continue
            if _is_lead(line[at : at + LABEL_WORDS], profile):
                if line[start:at]:
                    lines.append(line[start:at])
                if lines:
                    yield Block(tuple(lines), block.level, block.starts)
                lines, start = [], at
        lines.append(line[start:])
    yield Block(tuple(lines), block.level, block.starts)


def _is_lead(words: Sequence[Word], profile: Profile) -> bool:
    end = ended_at(words)
    if not end or any(w.text.endswith(_ENDS) for w in words[: end - 1]):
        return False
    item = Item(0, 0.0, words[0].box, Block((tuple(words[:end]),)), text=spoken(words[:end]))
    label = label_of(item, profile)
    return label is not None and (label.dated or label.role is not None)
