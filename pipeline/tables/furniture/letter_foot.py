"""The foot of a letter: where the council is to be reached, in small print at the end of a page, on whichever it is.

A footnote, which a figure opens, may tell an address too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.models.page import Box, Page, Word
from pipeline.text.letterheads import is_letterhead
from pipeline.text.lines import Line, box_of, lines_of, spoken
from pipeline.text.medians import median

SMALLER = 0.9  # times the usual height of print
APART = 1.0  # heights of print between two lines that are not set below one another
LONGEST = 3  # lines


def letter_foot(page: Page, low: Sequence[Word], tables: Sequence[Box]) -> list[Word]:
    """The words of such lines among those that stand `low` on a page; none inside of `tables`."""
    if not is_letterhead(" ".join(w.text for w in low)):
        return []
    usual = median(w.box.height for w in page.words)
    free = [w for w in low if not any(t.holds(*w.box.centre) for t in tables)]
    lines = lines_of(free)
    small = [*takewhile(lambda line: _height(line) < SMALLER * usual, reversed(lines))][::-1]
    brief = (run for run in _runs(small) if len(run) <= LONGEST and not run[0][0].text.strip("()[].*").isdigit())
    runs = (run for run in brief if any(is_letterhead(spoken(line)) for line in run))
    return [word for run in runs for line in run for word in line]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand close below one another."""
    run: list[Line] = []
    for line in lines:
        if run and box_of(line).top - box_of(run[-1]).bottom > APART * _height(line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _height(line: Line) -> float:
    return median(w.box.height for w in line)
