"""Two readings of the same tables → one, with what they differ about written on the cells.

The tags are believed where their rows are rectangular and the rulings don't show that they cut one table
in several; the rulings elsewhere. Cells on which both agree are as good as certain.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.models.page import Page, Word, place_of
from pipeline.models.places import Places
from pipeline.models.table import Cell, Row
from pipeline.tables.draft import Draft, holds_words, same_words, words_in, words_of, words_of_row
from pipeline.tables.tags.by_tags import NOT_RECTANGULAR
from pipeline.tables.tags.drawn_columns import in_drawn_columns
from pipeline.tables.tags.parted import parted
from pipeline.tables.tags.places import placed
from pipeline.tables.undivided import undivided

DISAGREE = "PARSER_DISAGREE"
TAGS_SPLIT = "TAGS_UNRELIABLE"
PAIR = 2
SHARED = 0.5  # share of the smaller table's words that makes two tables the same one


@dataclass(frozen=True, slots=True)
class _Known:
    """A draft and the words it holds."""

    draft: Draft
    words: Places


def reconciled(tagged: Sequence[Draft], ruled: Sequence[Draft], pages: Mapping[int, Page]) -> tuple[Draft, ...]:
    """One draft per table, in reading order."""
    if not tagged:
        return tuple(sorted(ruled, key=position))
    by_tags, by_rulings = [_known(d) for d in tagged], [_known(d) for d in ruled]
    chosen: list[Draft] = []
    held: list[Places] = []
    used: set[int] = set()
    for own in by_tags:
        twins = [i for i, other in enumerate(by_rulings) if _same(own.words, other.words)]
        if _believed(own.draft, by_tags, [by_rulings[i] for i in twins]):
            chosen.append(_checked(own, [by_rulings[i].draft for i in twins], pages))
            held.append(own.words)
            used.update(twins)
    rest = [k for i, k in enumerate(by_rulings) if i not in used]
    chosen += [_doubted(k, by_tags) for k in rest]
    held += [k.words for k in rest]
    chosen += [
        placed(k.draft, {}, pages) for k in by_tags if k.words and not any(_same(k.words, words) for words in held)
    ]
    return tuple(sorted(chosen, key=position))


def _known(draft: Draft) -> _Known:
    return _Known(draft, Places.of(words_in(draft)))


def _same(one: Places, other: Places) -> bool:
    return bool(one and other) and one.shared(other) >= SHARED * min(len(one), len(other))


def _believed(draft: Draft, tagged: Sequence[_Known], twins: Sequence[_Known]) -> bool:
    if not draft.rows or (NOT_RECTANGULAR in draft.doubts and twins):
        return False
    if draft.nested or not twins:
        return True
    width = max(len(r.cells) for r in draft.rows)
    if width == 1 and any(len(t.draft.rows[0].cells) > 1 for t in twins):
        return False  # a frame around a table, tagged as a table
    return not any(_cut_by_tags(twin, tagged) for twin in twins)


def _cut_by_tags(twin: _Known, tagged: Sequence[_Known]) -> bool:
    """Whether the rulings show one table, whole over pages, where the tags have one per page."""
    pieces = [k.draft for k in tagged if _same(k.words, twin.words) and not k.draft.nested]
    if len(pieces) < 2:
        return False
    widths = {len(d.rows[0].cells) for d in pieces}
    apart = all(a.boxes[-1].page < b.boxes[0].page for a, b in itertools.pairwise(pieces))
    return apart and widths == {len(twin.draft.rows[0].cells)}


def _doubted(ruled: _Known, tagged: Sequence[_Known]) -> Draft:
    """A ruled table that the tags show differently says so."""
    doubts = {d for k in tagged if _same(k.words, ruled.words) for d in k.draft.doubts}
    if not doubts and any(_same(k.words, ruled.words) for k in tagged):
        doubts = {TAGS_SPLIT}
    return replace(ruled.draft, doubts=tuple(sorted(doubts)))


def _checked(known: _Known, ruled: Sequence[Draft], pages: Mapping[int, Page]) -> Draft:
    """The tagged table with boxes of the rulings, and a doubt on each cell that they fill differently."""
    draft = known.draft
    if draft.nested:
        return placed(draft, {}, pages)
    owner: dict[tuple[int, int], Row] = {}
    for row in (row for twin in ruled if not twin.nested for row in twin.rows):
        owner |= dict.fromkeys(map(place_of, words_of_row(row)), row)
    twins = [_twins_of(row, owner) for row in draft.rows]
    whole = [parted(row, own) for row, own in zip(draft.rows, twins, strict=True)]
    one_reading = {id(part) for parts in whole if len(parts) > 1 for part in parts}
    draft = replace(draft, rows=tuple(part for parts in whole for part in parts))
    found = twins if len(draft.rows) == len(twins) else [_twins_of(row, owner) for row in draft.rows]
    drawn = bool(owner) and not undivided(found)
    held = Counter(id(twin) for own in found for twin in own)  # a ruled row that holds several is the place of none
    same = {i: t[0] for i, t in enumerate(found) if len(t) == 1 and held[id(t[0])] == 1}
    draft = replace(draft, rows=in_drawn_columns(draft.rows, same))
    result = placed(draft, same, pages)
    nearest = (_nearest(row, own) for row, own in zip(draft.rows, found, strict=True))
    rows = tuple(
        row if id(own) in one_reading else _compared(row if i in same else _coloured(row, twin), twin, drawn)
        for i, (own, row, twin) in enumerate(zip(draft.rows, result.rows, nearest, strict=True))
    )
    return replace(result, rows=rows, repeated=(*draft.repeated, *_headings_untagged(known.words, ruled)))


def _headings_untagged(known: Places, twins: Sequence[Draft]) -> list[Word]:
    """Headings printed again at the top of a page, which some software leaves out of the tags: no text of their own."""
    return [w for twin in twins if not twin.nested for w in twin.repeated if w not in known]


def _twins_of(row: Row, owner: Mapping[tuple[int, int], Row]) -> list[Row]:
    """The ruled rows that hold a row's words, the one that holds most of them first."""
    owners = [r for r in map(owner.get, map(place_of, words_of_row(row))) if r]
    rows = {id(r): r for r in owners}
    if len(rows) < 2:
        return list(rows.values())
    held = Counter(map(id, owners))
    return [rows[name] for name, _ in held.most_common()]


def _nearest(row: Row, twins: Sequence[Row]) -> Row | None:
    """The ruled row that has most cells in common, so that one long cell in the wrong row does not speak for all."""
    if len(twins) < 2:
        return next(iter(twins), None)
    own = [cell if holds_words(cell) or _signs(cell) else None for cell in row.cells]
    return max(twins, key=lambda twin: sum(_alike(a, b) for a, b in zip(own, twin.cells, strict=False)))


def _coloured(row: Row, twin: Row | None) -> Row:
    """The row with its cells without words where the ruled row has them that it shares most of the others with.

    What a colour belongs to is told by its place alone, and that of a row of which one cell is read otherwise is wide.
    """
    if twin is None or len(twin.cells) != len(row.cells):
        return row
    pairs = list(zip(row.cells, twin.cells, strict=True))
    same = [_alike(own, other) for own, other in pairs if holds_words(own)]
    if 2 * sum(same) <= len(same):
        return row
    cells = (
        own._replace(fragments=tuple(f._replace(blocks=()) for f in other.fragments))
        if own is not None and other is not None and not holds_words(own)
        else own
        for own, other in pairs
    )
    return row._replace(cells=tuple(cells))


def _compared(row: Row, twin: Row | None, ruled: bool) -> Row:
    if not ruled:
        return row
    other = [c for c in twin.cells if c is not None] if twin else []  # a table above with more columns leaves holes
    if twin is not None and len(twin.cells) == len(row.cells):
        pairs = list(zip(row.cells, twin.cells, strict=True))
    elif len(other) == len(row.cells):
        pairs = list(zip(row.cells, other, strict=True))
    else:
        return row._replace(cells=tuple(c and _doubt(c) for c in row.cells))
    same = [c is not None and _alike(c, other) for c, other in pairs]
    filled = [own for own, (c, _) in zip(same, pairs, strict=True) if holds_words(c)]
    if len(filled) == PAIR and any(filled) and not all(filled):
        same = [False] * len(pairs)  # a label and its text: which of them is in its row nobody can say
    cells = (c if c is None else _agreed(c) if own else _doubt(c) for own, (c, _) in zip(same, pairs, strict=True))
    return row._replace(cells=tuple(cells))


def _agreed(cell: Cell) -> Cell:
    return Cell(*cell[:-1], agreed=True)


def _alike(cell: Cell | None, other: Cell | None) -> bool:
    """Whether two cells hold the same words and signs; colours belong to places, whatever the tags say."""
    return cell is not None and same_words(words_of(cell), words_of(other)) and _signs(cell) == _signs(other)


def _signs(cell: Cell | None) -> set[tuple[int, ...]]:
    return {(m.page, *map(round, m.box)) for m in cell.signs} if cell is not None and cell.marks else set()


def _doubt(cell: Cell) -> Cell:
    return cell._replace(doubts=(*cell.doubts, DISAGREE)) if holds_words(cell) else cell


def position(draft: Draft) -> tuple[int, float, bool]:
    """Reading order: page, height, a nested table behind its parent."""
    first = draft.boxes[0]
    return first.page, first.box.top, draft.nested
