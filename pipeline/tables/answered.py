"""Lists that answer one another line by line: three bullets under "How?", three names beside them under "Who by?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.text.lines import Line, base_of, spoken

LEVEL = 2.0  # points by which two lines at one height may differ
_BEGINS = re.compile(r"[A-Z\d“\"‘(]|ditto\b|[-–—]$")


def with_answers(row: Row) -> Row:
    """The row with the lines of a cell apart where each stands beside one bullet of another cell, and begins anew."""
    heights = next((found for cell in row.cells if cell and (found := _bullets(cell))), ())
    if not heights:
        return row
    return row._replace(cells=tuple(c and _apart(c, heights) for c in row.cells))


def _bullets(cell: Cell) -> tuple[float, ...]:
    """The heights of a cell's bullets, two at least, each of one line; empty where anything else stands in it."""
    blocks = cell.fragments[0].blocks if len(cell.fragments) == 1 else ()
    single = len(blocks) > 1 and all(b.level and len(b.lines) == 1 for b in blocks)
    return tuple(base_of(b.lines[0]) for b in blocks) if single else ()


def _apart(cell: Cell, heights: Sequence[float]) -> Cell:
    fragment = cell.fragments[0] if len(cell.fragments) == 1 else None
    lines = [line for b in fragment.blocks for line in b.lines] if fragment else []
    if fragment is None or len(lines) != len(heights) or not all(map(_answers, lines, heights)):
        return cell
    return cell._replace(fragments=(_cut(fragment, lines),))


def _answers(line: Line, height: float) -> bool:
    return abs(base_of(line) - height) <= LEVEL and _BEGINS.match(spoken(line)) is not None


def _cut(fragment: Fragment, lines: Sequence[Line]) -> Fragment:
    return fragment._replace(blocks=tuple(Block((line,)) for line in lines))
