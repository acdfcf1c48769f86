"""Text that is set over several columns, and leaves the sides of some between two of its words by chance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from pipeline.models.page import Box
from pipeline.tables.white.rivers import SPACE, running
from pipeline.text.lines import Line
from pipeline.text.medians import median

EVEN = 1.3  # times the usual space of its line
EXACT = 0.75  # points by which cells of one column begin apart


def crossed(boundaries: Iterable[float], boxes: Collection[Box]) -> set[float]:
    """The boundaries that some boxes stand across."""
    return {x for x in boundaries if any(box.x0 < x - 1 and box.x1 > x + 1 for box in boxes)}


def begun_behind(lines: Sequence[Line], boundaries: Sequence[float]) -> list[float]:
    """Where the words behind each boundary begin in a row that runs over none of them: where cells of a column do."""
    if crossed(boundaries, running(lines)):
        return []
    return [line[at + 1].box.x0 for line in lines for x in boundaries for at in _over(line, x)]


def run_over_too(lines: Sequence[Line], boundaries: Sequence[float], begun: Collection[float]) -> frozenset[float]:
    """The boundaries that stand in a space of the text of a row, which is known to run over others of them.

    Of two cells, the right one begins where its column does in other rows (`begun`), or more than a space further on.
    """
    return frozenset(x for x in boundaries if _all_run_on(lines, x, begun))


def _all_run_on(lines: Sequence[Line], x: float, begun: Collection[float]) -> bool:
    """Whether each line that goes on behind a boundary does so after no more than a space of its own."""
    found = [_runs_on(line, at, begun) for line in lines for at in _over(line, x)]
    return bool(found) and all(found)


def _over(line: Line, x: float) -> Iterable[int]:
    """Where in a line the two words stand between which a boundary is."""
    return (at for at, (a, b) in enumerate(pairwise(line)) if a.box.centre[0] < x <= b.box.centre[0])


def _runs_on(line: Line, at: int, begun: Collection[float]) -> bool:
    spaces, word = [b.box.x0 - a.box.x1 for a, b in pairwise(line)], line[at + 1]
    begins = any(abs(word.box.x0 - x) <= EXACT for x in begun)
    return not begins and spaces[at] < SPACE * word.box.height and spaces[at] <= EVEN * median(spaces)
