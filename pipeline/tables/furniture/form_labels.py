"""Labels of a form that reach into the margin of its pages: "Due" at the foot of each slide, below "Lead".

A slide has the same labels at the same heights on every page, and hardly any margin. They are told by others of their
kind: lines that come again in the midst of the text of the same pages, printed alike and at the same distance from the
left. A running line has none, and stands on pages that are no forms as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import NamedTuple

from pipeline.models.page import Page
from pipeline.text.lines import Line, lines_of, parted, spoken
from pipeline.text.printed import Placed, placed_as

FEWEST = 3  # pages that a form is printed on
WIDE = 1.5  # heights of print: more white parts two lines that are level with one another
ALIKE = 2.0  # points by which two lines may begin apart
CLOSE = 1.0  # height of print between a label and its value below it
FORMS = 0.9  # share of the pages of a line that must have another of its kind

Pages = frozenset[int]


class _Known(NamedTuple):
    """By what a line is known on another page; `top`: its height there."""

    said: str
    look: Placed
    top: int


class FormLabels:
    """Tells which lines in the margins of pages are labels of a form, or values right below one."""

    def __init__(self, pages: Sequence[Page], edge: float) -> None:
        within = {page.number: list(_within(page, edge)) for page in pages}
        self._kinds = _kinds({number: [known for _, known in own] for number, own in within.items()})
        self._on = {
            number: [line for line, known in own if number in self._kinds.get(known.look, ())]
            for number, own in within.items()
        }

    def is_label(self, line: Line, own: Pages) -> bool:
        """Whether a line, printed again on other pages, is a label; `own`: all pages that it stands on."""
        on = own & self._kinds.get(placed_as(line[0]), frozenset())
        if len(own) < FEWEST or len(on) < FORMS * len(own):
            return False
        self._on[line[0].page].append(line)
        return True

    def is_value(self, line: Line) -> bool:
        """Whether a line stands right below a label that was told before: "September 2023" below "Due"."""
        return any(_is_below(line, label) for label in self._on[line[0].page])


def _is_below(line: Line, label: Line) -> bool:
    one, other = label[0].box, line[0].box
    near = -one.height / 2 < other.top - one.bottom <= CLOSE * one.height
    return near and abs(one.x0 - other.x0) <= ALIKE


def _kinds(within: Mapping[int, Sequence[_Known]]) -> dict[Placed, Pages]:
    """The looks of the lines that come again at one height, each with the pages of one; but for those above all other
    text: they may head a table on every page.
    """
    seen: dict[_Known, set[int]] = defaultdict(set)
    for number, known in ((number, known) for number, own in within.items() for known in own):
        seen[known].add(number)
    again = {known: frozenset(on) for known, on in seen.items() if len(on) >= FEWEST}
    found: dict[Placed, Pages] = defaultdict(frozenset)
    for own in within.values():
        for known in (known for known in dropwhile(again.__contains__, own) if known in again):
            found[known.look] |= again[known]
    return found


def _within(page: Page, edge: float) -> Iterator[tuple[Line, _Known]]:
    """The lines of a page that do not stand in its margins."""
    inner = (w for w in page.words if edge * page.height <= w.box.bottom and w.box.top <= (1 - edge) * page.height)
    for line in lines_of(w for w in inner if not w.style.angle):
        for part in parted(line, WIDE):
            yield part, _Known(spoken(part), placed_as(part[0]), round(part[0].box.top))
