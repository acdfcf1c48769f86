"""Rows cut by a page: whether the first row of a page goes on with the last one before, by the sum of evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from pipeline.layout.rows import is_number
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Word, place_of
from pipeline.models.stream import Cell, Row
from pipeline.text.paragraphs import counts_on, habit_of, is_bullet, is_item, style_of

_ENDS = re.compile(r"[.!?:;)\]”\"’']$")
_FINAL = re.compile(r"[.!?][)\]”\"’']?$")
OPENING = 80  # letters by which a cell is known to open like others
PROSE = 6  # words
LEAST_OTHERS = 2  # cells of a column that show a habit
KEY_COLUMNS = 2  # from the left, one of which tells records apart


# What each piece of evidence is worth; found by logistic regression on the page breaks of the corpus.

Hints = Mapping[tuple[int, int], tuple[int, int]]  # (page, index) of a word → table and row that tags put it into


@dataclass(frozen=True, slots=True)
class Edge:
    """How a grid ends at the top and foot of its page: open where no line closes it."""

    open_top: bool = False
    open_foot: bool = False


def goes_on(rows: Sequence[Row], row: Row, hints: Hints, *, is_open: bool) -> bool:
    """Return True if `row`, the first of a page, is the rest of the last of `rows`."""
    last = rows[-1]
    said = _said_by_tags(last, row, hints)
    if said is not None:
        return said
    if _spans_all(last) or _spans_all(row):
        return _spans_all(last) and _spans_all(row) and _is_cut(last.cells[0], row.cells[0])
    return fsum(T.page_breaks[name] for name in find_evidence(rows, row, is_open=is_open)) > 0


def is_rest(last: Row, row: Row, em: float) -> bool:
    """Return True if a paragraph that begins a page goes on with a cell of the last row; it is put in its column."""
    piece = row.cells[0].pieces[0]
    if row.page != last.page + 1 or len(row.cells) > 1 or not piece.lines:
        return False
    x0, x1 = piece.lines[0][0].box.x0, max(line[-1].box.x1 for line in piece.lines)
    for cell in last.cells:
        above = cell.pieces[-1]
        left, right = last.edges[cell.column], last.edges[min(cell.column + cell.columns, len(last.edges) - 1)]
        if above.lines and cell.columns < len(last.edges) - 1 and not _ENDS.search(cell.text):
            starts = [line[0].box.x0 for line in above.lines]
            if left - em < x0 and x1 < right + 1 and any(abs(x - x0) < T.slack for x in starts):
                row.cells[0].column = cell.column
                return True
    return False


def _said_by_tags(last: Row, row: Row, hints: Hints) -> bool | None:
    """Return whether tags put two rows into one; None where they say nothing of both, or part tables by pages."""
    if not hints:
        return None
    above, below = ({hints[p] for w in own.cells for p in map(place_of, w.words) if p in hints} for own in (last, row))
    if above & below:
        return True
    same_table = {table for table, _ in above} & {table for table, _ in below}
    return False if same_table else None


def find_evidence(rows: Sequence[Row], row: Row, *, is_open: bool) -> set[str]:
    """Return the names of what speaks for or against a row that goes on."""
    pairs = _pairs(rows[-1], row)
    cuts = sum(_is_cut(a, b) for a, b in pairs)
    met = {
        "always": True,
        "open": is_open,
        "cut": cuts > 0,
        "list": any(_list_goes_on(a, b) for a, b in pairs),
        "unfinished": not cuts and _is_unfinished(rows, row),
        "whole sentences": bool(pairs) and not cuts and all(_is_apart(a, b) for a, b in pairs),
        "ended early": _ended_early(rows[-1], row),
        _key_evidence(rows, row): True,
    }
    return {name for name, is_met in met.items() if is_met}


def _key_evidence(rows: Sequence[Row], row: Row) -> str:
    """Return what the column says in which records are named or numbered."""
    column = _key_column(rows)
    keys = [_text_at(own, column)[:OPENING] for own in rows]
    key = _text_at(row, column)
    if not key:
        usual = sum(map(bool, keys)) >= T.mostly * len(keys)
        beside = ((_text_at(rows[-1], x), _text_at(row, x)) for x in range(column + 1, column + 1 + KEY_COLUMNS))
        if any(is_number(here) and counts_on(before, here) for before, here in beside):
            return "key new"
        return "own label" if _has_own_label(rows, row) else "key missing" if usual else "key rare"
    is_cut = _is_cut(_cell_at(rows[-1], column), _cell_at(row, column))
    if is_number(key) and counts_on(keys[-1], key):
        return "key new"
    habit = habit_of(keys[1:] or keys)
    if habit and style_of(key) == habit and (counts_on(keys[-1], key) or not is_cut):
        return "key new"
    if is_cut:
        return "key cut"
    return "key of no kind" if not habit else "key of another kind"


def _is_unfinished(rows: Sequence[Row], row: Row) -> bool:
    """Return True if prose is unfinished on the page before, in a column whose other cells end sentences."""
    for above, below in _pairs(rows[-1], row):
        if not _is_open_prose(above):
            continue
        texts = [_text_at(own, below.column) for own in rows[1:-1]]
        ended = [bool(_ENDS.search(text)) for text in texts if len(text.split()) >= PROSE]
        if len(ended) >= LEAST_OTHERS and sum(ended) >= T.mostly * len(ended):
            return True
    return False


def _is_open_prose(cell: Cell | None) -> bool:
    return cell is not None and not _ENDS.search(cell.text) and len(cell.text.split()) >= PROSE


def _has_own_label(rows: Sequence[Row], row: Row) -> bool:
    """Return True if a row beside an empty theme has a label as those above have: "C2" below "C1"."""
    for column in range(1, KEY_COLUMNS + 1):
        label = _text_at(row, column)
        habit = habit_of(_text_at(own, column)[:OPENING] for own in rows[1:])
        if (
            habit
            and label
            and style_of(label) == habit
            and not _is_cut(_cell_at(rows[-1], column), _cell_at(row, column))
        ):
            return True
    return False


def _key_column(rows: Sequence[Row]) -> int:
    for column in range(KEY_COLUMNS):
        if sum(bool(_text_at(row, column)) for row in rows) >= len(rows) / 2:
            return column
    return 0


def _cell_at(row: Row, column: int) -> Cell | None:
    return next((cell for cell in row.cells if cell.column == column), None)


def _text_at(row: Row, column: int) -> str:
    cell = _cell_at(row, column)
    return cell.text if cell is not None else ""


def _pairs(last: Row, row: Row) -> list[tuple[Cell, Cell]]:
    """Return the cells of two rows that share a column and both hold words."""
    above = {cell.column: cell for cell in last.cells if cell.text}
    return [(above[cell.column], cell) for cell in row.cells if cell.column in above and cell.text]


def _spans_all(row: Row) -> bool:
    return len(row.cells) == 1 and len(row.edges) > 2 and row.cells[0].columns >= len(row.edges) - 1


def _is_cut(above: Cell | None, below: Cell | None) -> bool:
    """Return True if a sentence or word is cut between two cells."""
    if above is None or below is None or not above.text or not below.text:
        return False
    first, last = below.text[0], above.text[-1]
    return not _ENDS.search(above.text) and (first.islower() or first in "(–-&" or last in ",-‐–&(/")


def _is_apart(above: Cell, below: Cell) -> bool:
    """Return True if one text ends a sentence and the other begins one."""
    return bool(_FINAL.search(above.text)) and not below.text[0].islower()


def _list_goes_on(above: Cell, below: Cell) -> bool:
    """Return True if a list goes on in a cell, or begins there, announced by a colon."""
    first = below.words[0]
    if is_bullet(first):
        opens_so = is_bullet(above.words[0])
        return not opens_so and (above.text.endswith(":") or any(is_bullet(line[0]) for line in _lines(above)))
    if not is_item(first):
        return False
    items = [line[0].text for line in _lines(above)[1:] if is_item(line[0])]
    if not items:
        return above.text.endswith(":")
    return counts_on(items[-1], first.text)


def _lines(cell: Cell) -> list[tuple[Word, ...]]:
    return [line for piece in cell.pieces for line in piece.lines]


def _ended_early(last: Row, row: Row) -> bool:
    """Return True if a column with words on the new page had room left on the page before."""
    page = max((piece.page for cell in last.cells for piece in cell.pieces if piece.lines), default=0)
    feet = {
        cell.column: piece.lines[-1][0].box.bottom
        for cell in last.cells
        for piece in cell.pieces
        if piece.page == page and piece.lines
    }
    foot = max(feet.values(), default=0.0)
    for cell in row.cells:
        if cell.text and cell.column in feet:
            height = cell.words[0].box.height
            if foot - feet[cell.column] > T.orphan_lines * height:
                return True
    return False


def join_rows(last: Row, row: Row) -> None:
    """Add the rest of a row to it, column by column."""
    for cell in row.cells:
        own = _cell_at(last, cell.column)
        if own is None:
            last.cells.append(cell)
        else:
            own.pieces += cell.pieces
            own.marks += cell.marks
            own._text = None
    last.cells.sort(key=lambda cell: cell.column)
    last.joined = True
