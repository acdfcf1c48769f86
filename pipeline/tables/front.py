"""What stands above a table inside lines as wide as its own: a running head, the title, a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Word
from pipeline.tables.stacks import Band, Stack, bands_of, columned, rivers
from pipeline.tables.undrawn import with_heading

LEAST_ROWS = 3  # of the table below, whose columns white shows
LEAST_RIVERS = 2
MOST_FRONT = 4  # bands above a table


def without_front(stack: Stack, words: Sequence[Word]) -> Stack:
    """The stack from the first row on below which white shows more than twice the columns that it shows from the top.

    Only where headings stand right above that row, so that nothing but text is left out.
    """
    bands = [] if stack.shown else bands_of(stack, words)
    most = min(MOST_FRONT, len(bands) - LEAST_ROWS)
    first = _rivers(bands) if most > 0 else 0
    for at in range(1, most + 1):
        if _rivers(bands[at:]) >= max(LEAST_RIVERS, 2 * first + 1):
            top = bands[at].box.top
            table = replace(stack, lines=tuple(y for y in stack.lines if y >= top))
            return table if with_heading(table, words, None)[1] else stack
    return stack


def _rivers(bands: Sequence[Band]) -> int:
    """How many stripes of white run through all bands but those of one line over the whole width."""
    return len(rivers([w for band in columned(bands) for w in band.words], bands[0].box.x0, bands[0].box.x1))
