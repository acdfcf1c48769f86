"""Scanned pages are read in several ways, for lines that were found in a picture are unsure.

The whole document is understood by each reading, and kept is the one in which most cells stand where they should. The
lines are believed unless another reading is clearly better.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from pipeline.models.page import Page, Ruling
from pipeline.models.report import Issue, Report
from pipeline.tables.read_tables import Tables
from pipeline.trust import standing

CLEARLY = 1.25  # times what speaks for the reading by all lines
CELLS = 3.0  # cells in the right place that it must have more


def surest(
    pages: Sequence[Page],
    tables: Tables,
    again: Callable[[Sequence[Page]], Tables],
    understood: Callable[[Tables], Sequence[Report]],
) -> Tables:
    """The tables by the reading that can be believed most; `tables` are those by all lines of the pages.

    That is the one by the most lines than which none by fewer is clearly better.
    """
    found = [tables, *(replace(again(way), aside=aside) for aside, way in _ways(pages))]
    if len(found) == 1:
        return tables
    known = [standing(understood(way)) for way in found]
    least = [max(CLEARLY * value, value + CELLS) for value in known]
    return next(way for at, way in enumerate(found) if max(known[at:]) <= least[at])


def set_aside(tables: Tables, pages: Sequence[Page]) -> tuple[Issue, ...]:
    """What must be said of a report on `pages` whose tables were read by fewer lines than its scans show."""
    scanned = [p.number for p in pages if p.scanned]
    if tables.aside is None or not scanned:
        return ()
    how = "by white space alone" if tables.aside == "all" else "without those from top to bottom"
    return (
        Issue("LINES_UNSURE", "warning", scanned[0], f"The lines of the scan do not fit its words; it was read {how}."),
    )


def _ways(pages: Sequence[Page]) -> Iterator[tuple[Literal["uprights", "all"], tuple[Page, ...]]]:
    """The pages with fewer of the lines that were found on scans: those from side to side alone, and none."""
    lines = [r for p in pages if p.scanned for r in p.rulings]
    if any(not r.horizontal for r in lines) and any(r.horizontal for r in lines):
        yield "uprights", _with(pages, lambda ruling: ruling.horizontal)
    if lines:
        yield "all", _with(pages, lambda ruling: False)


def _with(pages: Sequence[Page], kept: Callable[[Ruling], bool]) -> tuple[Page, ...]:
    return tuple(replace(p, rulings=tuple(filter(kept, p.rulings))) if p.scanned else p for p in pages)
