"""A stamp beside a running line: the agenda item on a report's first page stands level with what all its pages say.

The two would be one line that no other page has. They are told apart by white, and by a page where the line stands
alone at the same place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.models.page import Page
from pipeline.text.lines import Line, cut_at, parted, spoken

APART = 2.0  # heights of print between a stamp and the line beside it
SAME = 3.0  # points between the places of a line on two pages
LEAST_WORDS = 2  # of a running line: one alone may be that of a cell
_DIGITS = re.compile(r"\d+")


class RunningLines:
    """The lines in the margins of all pages, by what they say."""

    def __init__(self, margins: Mapping[int, Sequence[Line]]) -> None:
        self._places: dict[str, list[Line]] = {}
        for line in (line for lines in margins.values() for line in lines if len(line) >= LEAST_WORDS):
            self._places.setdefault(_said(line), []).append(line)

    def has(self, line: Line) -> bool:
        """Whether another page has a line alone at the same place."""
        box = line[0].box
        return any(
            other[0].page != line[0].page
            and abs(other[0].box.x0 - box.x0) <= SAME
            and abs(other[0].box.top - box.top) <= SAME
            for other in self._places.get(_said(line), ())
        )


def _said(line: Line) -> str:
    """What a line says, the number of its page aside."""
    return _DIGITS.sub("#", spoken(line))


def less_stamps(lines: Sequence[Line], page: Page, reach: float, running: RunningLines) -> list[Line]:
    """The lines in the margins of a page, those at its edges cut at their stamps: the share `reach` of its height.

    From the edge on to the text, as far as lines are printed again: below them rows may say the same on two pages.
    """
    middle = page.height / 2
    head = [line for line in lines if line[0].box.top < middle]
    foot = [line for line in reversed(lines) if line[0].box.top >= middle]
    inner = {id(line): parts for part in (head, foot) for line, parts in _cut(part, page, reach, running)}
    return [part for line in lines for part in inner.get(id(line), (line,))]


def _cut(
    lines: Iterable[Line], page: Page, reach: float, running: RunningLines
) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    for line in lines:
        box = line[0].box
        outer = box.bottom < reach * page.height or box.top > (1 - reach) * page.height
        if not outer:
            return
        if running.has(line):
            continue
        starts = itertools.accumulate(map(len, parted(line, APART)[:-1]))
        cut = next((parts for at in starts if any(map(running.has, parts := cut_at(line, (at,))))), None)
        if cut is None:
            return
        yield line, cut
