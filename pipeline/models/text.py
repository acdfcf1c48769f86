"""Text that remembers where each of its characters was printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.models.page import Box, Spot, Word
from pipeline.models.runs import NO_RUNS, Run, Runs, chained


class Locator(NamedTuple):
    """Where something stands in the source: a page (from 1) and a box in points from its top left.

    In a file without pages (.docx, .html, .xlsx) `spot` says it; `page` and `box` only keep the order of reading.
    """

    page: int
    box: Box
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A string and the runs of it that came from words; offsets lead back to page and box.

    Characters outside of all runs (joining spaces, paragraph breaks) were not printed.
    """

    value: str = ""
    runs: Runs = NO_RUNS

    def __str__(self) -> str:
        return self.value

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def slice(self, start: int, end: int | None = None) -> Text:
        """The part from `start` to `end`, with the runs it cuts through cut as well."""
        start, stop, _ = slice(start, end).indices(len(self.value))
        if start == 0 and stop == len(self.value):
            return self
        if start >= stop:
            return Text()
        return Text(self.value[start:stop], self.runs.cut(start, stop))

    def strip(self, characters: str | None = None) -> Text:
        """Without white space (or `characters`) at both ends."""
        left = len(self.value) - len(self.value.lstrip(characters))
        return self.slice(left, max(left, len(self.value.rstrip(characters))))

    def lines(self) -> Iterator[Text]:
        """The paragraphs, one after the other."""
        start = 0
        for part in self.value.split("\n"):
            yield self.slice(start, start + len(part))
            start += len(part) + 1

    def printed_lines(self) -> list[Text]:
        """The parts of it that are printed on one line each, with the white space between them."""
        starts, words = self.runs.starts, self.runs.words
        cuts = [starts[at] for at in range(1, len(words)) if not _follows(words[at - 1], words[at])]
        return [self.slice(start, end) for start, end in pairwise([0, *cuts, len(self.value)])]

    def begins_beside(self, other: Text) -> bool:
        """Whether the first words of two texts are at the same height of one page."""
        ours, theirs = self.runs.words[:1], other.runs.words[:1]
        return bool(ours and theirs) and ours[0].page == theirs[0].page and _shares_height(ours[0].box, theirs[0].box)

    def words(self, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
        """The words that printed the characters from `start` to `end`."""
        if start == 0 and end is None:
            return self.runs.words
        start, stop, _ = slice(start, end).indices(len(self.value))
        return self.runs.words[self.runs.within(start, stop)] if start < stop else ()

    def locators(self, start: int = 0, end: int | None = None) -> tuple[Locator, ...]:
        """Where the characters from `start` to `end` stand: one box per printed line."""
        places: list[Locator] = []
        for word in self.words(start, end):
            last = places[-1] if places else None
            if last and last.page == word.page and last.spot == word.spot and _same_line(last.box, word.box):
                places[-1] = Locator(word.page, last.box.union(word.box), word.spot)
            else:
                places.append(Locator(word.page, word.box, word.spot))
        return tuple(places)


def _follows(one: Word, other: Word) -> bool:
    """Whether a word is on the line of the one before it."""
    return one.page == other.page and one.spot == other.spot and _same_line(one.box, other.box)


def _same_line(one: Box, other: Box) -> bool:
    """Whether two boxes share most of their height, the second to the right of the first."""
    return other.x0 >= one.x0 and _shares_height(one, other)


def _shares_height(one: Box, other: Box) -> bool:
    (_, top, _, bottom), (_, other_top, _, other_bottom) = one, other
    shared = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
    height, other_height = bottom - top, other_bottom - other_top
    return shared > 0.5 * (height if height < other_height else other_height)


def of_word(word: Word) -> Text:
    """A word as a text of its own."""
    return Text(word.text, Runs.of([Run(0, len(word.text), word)]))


def concat(parts: Iterable[Text], between: str = "") -> Text:
    """All parts as one text, `between` (not printed) set between them; empty parts are left out."""
    value, runs = "", list[Runs]()
    for part in parts:
        if not part:
            continue
        if value:
            value += between
        runs.append(part.runs.moved(len(value)))
        value += part.value
    return Text(value, chained(runs))
