"""Which word printed which characters of a text, kept in columns: a text of a page has hundreds of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload

from pipeline.models.page import Word


class Run(NamedTuple):
    """`text[start:end]` was printed by `word`."""

    start: int
    end: int
    word: Word


def _numbers() -> array[int]:
    return array("i")


@dataclass(frozen=True, slots=True)
class Runs(Sequence[Run]):
    """Runs in order that never overlap. The columns are as long as one another, and nobody changes them."""

    starts: array[int] = field(default_factory=_numbers)
    ends: array[int] = field(default_factory=_numbers)
    words: tuple[Word, ...] = ()

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Runs:
        """The same runs, in columns."""
        starts, ends, words = zip(*found, strict=True) if (found := list(runs)) else ((), (), ())
        return cls(array("i", starts), array("i", ends), words)

    def __len__(self) -> int:
        return len(self.words)

    def __hash__(self) -> int:
        return hash(self.words)

    def __iter__(self) -> Iterator[Run]:
        return map(Run, self.starts, self.ends, self.words)

    @overload
    def __getitem__(self, at: int) -> Run: ...
    @overload
    def __getitem__(self, at: slice) -> Runs: ...
    def __getitem__(self, at: int | slice) -> Run | Runs:
        if isinstance(at, slice):
            return Runs(self.starts[at], self.ends[at], self.words[at])
        return Run(self.starts[at], self.ends[at], self.words[at])

    def within(self, start: int, stop: int) -> slice:
        """Which runs have a character from `start` to `stop`."""
        first = bisect_right(self.ends, start)
        return slice(first, bisect_left(self.starts, stop, lo=first))

    def cut(self, start: int, stop: int) -> Runs:
        """The runs of the text from `start` to `stop`, counted from there."""
        own, length = self.within(start, stop), stop - start
        starts = array("i", [at - start for at in self.starts[own]])
        ends = array("i", [at - start for at in self.ends[own]])
        if starts:
            starts[0], ends[-1] = max(0, starts[0]), min(length, ends[-1])
        return Runs(starts, ends, self.words[own])

    def moved(self, by: int) -> Runs:
        """The runs of the text with as many characters in front of it."""
        return Runs(array("i", [at + by for at in self.starts]), array("i", [at + by for at in self.ends]), self.words)


NO_RUNS = Runs()


def chained(parts: Iterable[Runs]) -> Runs:
    """Runs of texts that stand behind one another, as one."""
    starts, ends, words = _numbers(), _numbers(), list[Word]()
    for part in parts:
        starts += part.starts
        ends += part.ends
        words += part.words
    return Runs(starts, ends, tuple(words))
