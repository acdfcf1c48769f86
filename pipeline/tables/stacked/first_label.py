"""The first row of a list of labels and values whose lines lie below its rows: nothing is drawn over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Word
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.stacks import Stack, bands_of, segments_of
from pipeline.tables.stacked.undrawn import above_of, reach_down
from pipeline.text.lines import Line, lines_of
from pipeline.text.printed import Print, print_of

LEAST = 3  # rows of labels below
MOST = 0.7  # share of them whose labels are printed alike
APART = 0.5  # heights of print between a label and its value
WHITE = 0.8  # heights of print between two lines of one row


def with_first_label(stack: Stack, words: Sequence[Word]) -> Stack:
    """The stack with a line over the row that stands right above it, where a label printed as all others begins it."""
    inside = stack.between_sides(words)
    above = above_of(stack, inside)
    near = reach_down(above, stack, WHITE)
    bands = [band for band in bands_of(stack, inside) if band.words] if near else []
    boundary = _boundary(stack, bands) if len(bands) >= LEAST else None
    look = _print_of_labels(bands, boundary) if boundary is not None else None
    if boundary is None or look is None:
        return stack
    row = _row_above(lines_of(above), stack.lines[0], boundary, look)
    if not any(_labels(line, boundary) for line in row) or not any(_values(line, boundary) for line in row):
        return stack
    if any(_runs_over(line, boundary) for line in row):
        return stack
    return replace(stack, lines=(min(w.box.top for line in row for w in line) - 1, *stack.lines))


def _boundary(stack: Stack, bands: Sequence[Band]) -> float | None:
    """The one boundary between labels and values that is drawn, or that white shows in all rows."""
    if stack.shown:
        return stack.shown[0] if len(stack.shown) == 1 else None
    found = segments_of(bands)
    return found[0][1][0] if len(found) == 1 and len(found[0][1]) == 1 else None


def _print_of_labels(bands: Sequence[Band], boundary: float) -> Print | None:
    """How the labels of most rows are printed; None where they differ, or all values are printed alike."""
    looks = Counter(print_of(own[0]) for band in bands if (own := _labels(band.words, boundary)))
    look, times = looks.most_common(1)[0] if looks else (None, 0)
    values = {print_of(w) for band in bands for w in _values(band.words, boundary)}
    return look if times >= MOST * len(bands) and values - {look} else None


def _labels(words: Sequence[Word], boundary: float) -> list[Word]:
    return [w for w in words if w.box.x1 <= boundary + 1]


def _values(words: Sequence[Word], boundary: float) -> list[Word]:
    return [w for w in words if w.box.x0 >= boundary - 1]


def _runs_over(line: Line, boundary: float) -> bool:
    """Whether a line goes on over the boundary as if there were none: a title."""
    labels, values = _labels(line, boundary), _values(line, boundary)
    if not labels or not values:
        return False
    white = min(w.box.x0 for w in values) - max(w.box.x1 for w in labels)
    return white < APART * values[0].box.height


def _row_above(lines: Sequence[Line], foot: float, boundary: float, look: Print) -> list[Line]:
    """The lines right above `foot`, close to one another, with nothing left of the boundary but words of a label."""
    row: list[Line] = []
    for line in reversed(lines):
        height = max(w.box.height for w in line)
        below = min(w.box.top for w in row[-1]) if row else foot
        if below - max(w.box.bottom for w in line) > WHITE * height:
            break
        if any(w.box.x0 < boundary - 1 and (w.box.x1 > boundary + 1 or print_of(w) != look) for w in line):
            break
        row.append(line)
    return row
