"""Labels of a form that reach into the margin of its pages: "Due" at the foot of each slide, below "Lead".

A slide has the same labels at the same heights on every page, and hardly any margin. They are told by others of their
kind: lines that come again in the midst of the text of the same pages, printed alike and at the same distance from the
left. A running line has none, and stands on pages that are no forms as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import dropwhile
from typing import NamedTuple

from pipeline.models.page import Page, Word
from pipeline.text.lines import Line, lines_of, parted, spoken
from pipeline.text.printed import Placed, placed_as

FEWEST = 3  # pages that a form is printed on
WIDE = 1.5  # heights of print: more white parts two lines that are level with one another
ALIKE = 2.0  # points by which two lines may begin apart
CLOSE = 1.0  # height of print between a label and its value below it
_NEAR = (-3, -2, -1, 0, 1, 2, 3)  # whole points: what two lines that are ALIKE may be apart once they are rounded
FORMS = 0.9  # share of the pages of a line that must have another of its kind

Pages = frozenset[int]


class _Known(NamedTuple):
    """By what a line is known on another page; `top`: its height there."""

    said: str
    look: Placed
    top: int


class FormLabels:
    """Tells which lines in the margins of pages are labels of a form, or values right below one.

    `asked`: the lines that may be asked about. The lines of the pages are looked at no sooner than any is.
    """

    def __init__(self, pages: Sequence[Page], edge: float, asked: Iterable[Line]) -> None:
        self._pages, self._edge = pages, edge
        self._begins = {round(line[0].box.x0) + step for line in asked for step in _NEAR}

    @cached_property
    def _lines(self) -> Mapping[int, Sequence[tuple[Line, _Known]]]:
        """The lines of each page, where any could be one of a form: most papers are none."""
        if not _may_be_forms(self._pages, self._edge, self._begins):
            return {}
        return {page.number: list(_within(page, self._edge)) for page in self._pages}

    @cached_property
    def _kinds(self) -> Mapping[Placed, Pages]:
        return _kinds({number: [known for _, known in own] for number, own in self._lines.items()})

    @cached_property
    def _on(self) -> Mapping[int, list[Line]]:
        """The labels that are known of each page."""
        on: dict[int, list[Line]] = defaultdict(list)
        for number, own in self._lines.items():
            on[number] += [line for line, known in own if number in self._kinds.get(known.look, ())]
        return on

    def is_label(self, line: Line, own: Pages) -> bool:
        """Whether a line, printed again on other pages, is a label; `own`: all pages that it stands on."""
        if len(own) < FEWEST:
            return False
        on = own & self._kinds.get(placed_as(line[0]), frozenset())
        if len(on) < FORMS * len(own):
            return False
        self._on[line[0].page].append(line)
        return True

    def is_value(self, line: Line) -> bool:
        """Whether a line stands right below a label that was told before: "September 2023" below "Due"."""
        if len(self._pages) < FEWEST:
            return False
        return any(_is_below(line, label) for label in self._on[line[0].page])


def _may_be_forms(pages: Sequence[Page], edge: float, begins: Collection[int]) -> bool:
    """Whether any words that begin where they should come again at one place of enough pages: a line does so too."""
    if len(pages) < FEWEST:
        return False
    found: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        words = [w for w in page.words if round(w[2][0]) in begins]
        found.update({(w[0][:1], round(w[2][0]), round(w[2][1])) for w in _inner(words, page, edge)})
    return max(found.values(), default=0) >= FEWEST


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
    for line in lines_of([w for w in _inner(page.words, page, edge) if not w.style.angle]):
        for part in parted(line, WIDE):
            yield part, _Known(spoken(part), placed_as(part[0]), round(part[0].box.top))


def _inner(words: Iterable[Word], page: Page, edge: float) -> list[Word]:
    head, foot = edge * page.height, (1 - edge) * page.height
    return [w for w in words if head <= (box := w[2])[3] and box[1] <= foot]
