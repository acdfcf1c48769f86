"""Paragraphs of a ruled table: what the lines of its cells, all together, say of the usual line distance.

Smaller print, as headings have it, stands closer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.table import Cell, Fragment, Row
from pipeline.tables.answered import with_answers
from pipeline.tables.draft import Draft
from pipeline.text.lines import Line, pitch_of
from pipeline.text.medians import median
from pipeline.text.paragraphs import SIZE, blocks_of

LEAST_LINES = 3  # lines a cell needs to tell a line distance from a paragraph's

Pitches = dict[int, dict[float, float]]  # of each page: heights of print, and the smallest line distance of each


def paragraphed(draft: Draft) -> Draft:
    """The draft with the lines of every fragment cut into paragraphs."""
    pitches = _pitches(draft)
    rows = (Row(tuple([c and _with_paragraphs(c, pitches) for c in row.cells]), row.joined) for row in draft.rows)
    return replace(draft, rows=tuple(map(with_answers, rows)))


def _pitches(draft: Draft) -> Pitches:
    """For each page how high its cells are printed, and how far from line to line, in points."""
    found: Pitches = {}
    for row in draft.rows:
        for fragment in (f for cell in row.cells if cell for f in cell.fragments):
            lines = _lines(fragment)
            pitch = pitch_of(lines) if len(lines) >= LEAST_LINES else 0.0
            if pitch:
                known, height = found.setdefault(fragment.page, {}), _height(lines)
                known[height] = min(pitch, known.get(height, pitch))
    return found


def _pitch(lines: Sequence[Line], page: int, pitches: Pitches) -> float:
    """The smallest line distance of cells on the same page whose print is as high."""
    known = pitches.get(page)
    if not known:
        return 0.0
    own = _height(lines)
    alike = (pitch for height, pitch in known.items() if min(own, height) >= SIZE * max(own, height))
    return min(alike, default=0.0)


def _height(lines: Sequence[Line]) -> float:
    heights = [(box := w[2])[3] - box[1] for line in lines for w in line]
    least = min(heights)
    return least if least == max(heights) else median(heights)  # nearly always all are as high as one another


def _lines(fragment: Fragment) -> Sequence[Line]:
    if len(fragment.blocks) == 1:
        return fragment.blocks[0].lines
    return [line for block in fragment.blocks for line in block.lines]


def _with_paragraphs(cell: Cell, pitches: Pitches) -> Cell:
    if not any([f.blocks for f in cell.fragments]):
        return cell
    return Cell(tuple([_cut(f, pitches) if f.blocks else f for f in cell.fragments]), *cell[1:])


def _cut(fragment: Fragment, pitches: Pitches) -> Fragment:
    page, box, _, spot, reach = fragment
    lines = _lines(fragment)
    pitch = _pitch(lines, page, pitches) if len(lines) > 1 else 0.0  # one line is one paragraph
    return Fragment(page, box, blocks_of(lines, fragment.column, pitch), spot, reach)
