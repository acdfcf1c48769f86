"""Paragraphs of a ruled table: what the lines of its cells, all together, say of the usual line distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.table import Cell, Fragment
from pipeline.tables.answered import with_answers
from pipeline.tables.draft import Draft
from pipeline.text.lines import Line, pitch_of
from pipeline.text.paragraphs import blocks_of

LEAST_LINES = 3  # lines a cell needs to tell a line distance from a paragraph's


def paragraphed(draft: Draft) -> Draft:
    """The draft with the lines of every fragment cut into paragraphs."""
    pitches = _pitches(draft)
    rows = (row._replace(cells=tuple(c and _with_paragraphs(c, pitches) for c in row.cells)) for row in draft.rows)
    return replace(draft, rows=tuple(map(with_answers, rows)))


def _pitches(draft: Draft) -> dict[int, float]:
    """The smallest line distance of each page's cells, in points."""
    found: dict[int, float] = {}
    for row in draft.rows:
        for fragment in (f for cell in row.cells if cell for f in cell.fragments):
            lines = _lines(fragment)
            pitch = pitch_of(lines) if len(lines) >= LEAST_LINES else 0.0
            if pitch:
                found[fragment.page] = min(pitch, found.get(fragment.page, pitch))
    return found


def _lines(fragment: Fragment) -> Sequence[Line]:
    return [line for block in fragment.blocks for line in block.lines]


def _with_paragraphs(cell: Cell, pitches: dict[int, float]) -> Cell:
    if not any(f.blocks for f in cell.fragments):
        return cell
    fragments = tuple(
        Fragment(f.page, f.box, blocks_of(_lines(f), f.column, pitches.get(f.page, 0.0)), f.spot, f.reach)
        if f.blocks
        else f
        for f in cell.fragments
    )
    return cell._replace(fragments=fragments)
