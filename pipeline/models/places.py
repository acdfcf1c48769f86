"""Which words of a document are meant: one bit of a number for each word of a page.

Such sets hold nearly every word of a paper, several times over; as (page, index) pairs they took more memory than the
words themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.models.page import Word


@dataclass(frozen=True, slots=True)
class Places:
    """Some words, by page and index. `bits`: page → a number whose bit `index` is set where the word is meant."""

    bits: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[Word]) -> Places:
        """The places of these words."""
        pages: dict[int, list[int]] = {}
        for word in words:
            page = word[1]
            if page in pages:
                pages[page].append(word[4])
            else:
                pages[page] = [word[4]]
        return cls({page: _number(indexes) for page, indexes in pages.items()})

    def __contains__(self, word: Word) -> bool:
        return self.on(word.page) >> word.index & 1 == 1

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """(page, index), in order."""
        for page, bits in sorted(self.bits.items()):
            yield from ((page, index) for index in range(bits.bit_length()) if bits >> index & 1)

    def __len__(self) -> int:
        return sum(bits.bit_count() for bits in self.bits.values())

    def __or__(self, other: Places) -> Places:
        return Places({page: self.on(page) | other.on(page) for page in {**self.bits, **other.bits}})

    def on(self, page: int) -> int:
        """The bits of one page."""
        return self.bits.get(page, 0)

    def shared(self, other: Places) -> int:
        """How many words both hold."""
        return sum((bits & other.on(page)).bit_count() for page, bits in self.bits.items())

    def without(self, words: Iterable[Word]) -> list[Word]:
        """Those of the words that are not meant."""
        if not self.bits:
            return list(words)
        pages: dict[int, str] = {}
        found = []
        for word in words:
            page, index = word[1], word[4]
            held = pages.get(page)
            if held is None:
                held = pages[page] = f"{self.on(page):b}"[::-1]
            if index >= len(held) or held[index] == "0":
                found.append(word)
        return found


def _number(indexes: Sequence[int]) -> int:
    """The number whose bits `indexes` are set: written down as digits, since setting bit by bit copies it each time."""
    digits = bytearray(b"0") * (max(indexes) + 1)
    for index in indexes:
        digits[index] = ord("1")
    return int(digits[::-1], 2)
