"""What stands above a table inside lines as wide as its own: a running head, the title, a sentence."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Word
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.stacks import Stack, bands_of
from pipeline.tables.stacked.undrawn import with_heading
from pipeline.tables.white.rivers import rivers
from pipeline.text.lines import lines_of

LEAST_ROWS = 3  # of the table below, whose columns white shows
LEAST_RIVERS = 2
MOST_FRONT = 4  # bands above a table
BOLD = 0.8  # share of the words of headings: a scan shows the weight of short ones badly


def without_front(stack: Stack, words: Sequence[Word]) -> Stack:
    """The stack without the text above the table: the first page of one is where it may stand."""
    bands = bands_of(stack, words)
    if stack.shown:
        front = list(itertools.takewhile(lambda band: _is_prose(band, stack.shown), bands[:MOST_FRONT]))
        return _below(stack, front[-1].box.bottom) if front else stack
    return _from_columns(stack, bands, words)


def _is_prose(band: Band, boundaries: Sequence[float]) -> bool:
    """Whether several lines run across the table's columns: text between the rule of a title and the table.

    A line across several of them that goes on in the next one is such text too, and no theme.
    """
    crossed = {x: [w for w in band.words if w.box.x0 < x - 1 and w.box.x1 > x + 1] for x in boundaries}
    if not any(crossed.values()):
        return False
    crossing = {w for words in crossed.values() for w in words}
    headings = all(w.style.bold for w in band.words)
    across = not headings and sum(map(bool, crossed.values())) > 1 and len(band.lines) > 1
    return len(lines_of(crossing)) > 1 or across


def _from_columns(stack: Stack, bands: Sequence[Band], words: Sequence[Word]) -> Stack:
    """The stack from the first row on below which white shows more than twice the columns that it shows from the top,
    or more of them under headings of their own.

    Only where that row is headings, or these stand right above it, so that nothing but text is left out.
    """
    most = min(MOST_FRONT, len(bands) - 2)
    first = _rivers(bands) if most > 0 else 0
    for at in range(1, most + 1):
        headed = _is_heading(bands[at]) and not any(map(_is_heading, bands[:at]))
        if not headed and at > len(bands) - LEAST_ROWS:
            return stack
        if _rivers(bands[at:]) >= max(LEAST_RIVERS, first + 1 if headed else 2 * first + 1):
            table = _below(stack, bands[at].box.top)
            return table if _is_heading(bands[at]) or with_heading(table, words, None)[1] else stack
    return stack


def _is_heading(band: Band) -> bool:
    """Whether a band holds nothing but headings: bold, and white between them."""
    bold = sum(w.style.bold for w in band.words)
    return bold >= BOLD * len(band.words) > 0 and len(rivers(band.words, band.box.x0, band.box.x1)) >= LEAST_RIVERS


def _below(stack: Stack, top: float) -> Stack:
    return replace(stack, lines=tuple(y for y in stack.lines if y >= top))


def _rivers(bands: Sequence[Band]) -> int:
    """How many stripes of white run through all bands but those of one line over the whole width."""
    return len(rivers([w for band in bands if not band.one_run for w in band.words], bands[0].box.x0, bands[0].box.x1))
