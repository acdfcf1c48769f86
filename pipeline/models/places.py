"""Which words of a document are meant: one bit of a number for each word of a page.

Such sets hold nearly every word of a paper, several times over; as (page, index) pairs they took more memory than the
words themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from pipeline.models.page import Word

_SET = ord("1")
USUAL = 1000  # words of a page
_page_of, _index_of = (itemgetter(Word._fields.index(name)) for name in ("page", "index"))


@dataclass(frozen=True, slots=True)
class Places:
    """Some words, by page and index. `bits`: page → a number whose bit `index` is set where the word is meant.

    `_digits`: the bits of each page that was asked for, the lowest first: a look at one of them copies nothing. There
    are at least as many of them as a page usually has words, so that nearly all can be looked at unasked.
    """

    bits: Mapping[int, int] = field(default_factory=dict)
    _digits: dict[int, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[Word]) -> Places:
        """The places of these words."""
        pages: dict[int, list[int]] = {}
        for page, own in groupby(words, _page_of):
            pages.setdefault(page, []).extend(map(_index_of, own))
        return cls({page: _number(indexes) for page, indexes in pages.items()})

    def __contains__(self, word: Word) -> bool:
        return self.bits.get(word[1], 0) >> word[4] & 1 == 1

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

    def among(self, words: Collection[Word]) -> list[Word]:
        """Those of the words that are meant."""
        return self._those("1", words)

    def without(self, words: Collection[Word]) -> list[Word]:
        """Those of the words that are not meant."""
        return self._those("0", words)

    def _those(self, digit: str, words: Collection[Word]) -> list[Word]:
        try:
            return self._looked_up(digit, words)
        except KeyError as missing:
            self._write(missing.args, USUAL)
        except IndexError:
            pass
        try:
            return self._looked_up(digit, words)  # nearly all that are asked for together are of one usual page
        except LookupError:
            self._write(set(map(_page_of, words)), max(USUAL, 1 + max(map(_index_of, words))))
        return self._looked_up(digit, words)

    def _looked_up(self, digit: str, words: Iterable[Word]) -> list[Word]:
        digits = self._digits
        return [w for w in words if digits[w[1]][w[4]] == digit]

    def _write(self, pages: Iterable[int], room: int) -> None:
        """Write down the digits of pages, with room for so many words."""
        for page in pages:
            self._digits[page] = f"{self.on(page):0{room}b}"[::-1]


def _number(indexes: Sequence[int]) -> int:
    """The number whose bits `indexes` are set: written down as digits, since setting bit by bit copies it each time."""
    digits = bytearray(b"0") * (max(indexes) + 1)
    for index in indexes:
        digits[index] = _SET
    return int(digits[::-1], 2)
