"""Which strings are words: those that the document prints unbroken, then an English word list."""

from __future__ import annotations

import functools
import gzip
import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.models.page import Word

_STRIP = "\"'“”‘’()[]{}<>,.;:!?…"
HYPHENS = "-‐\u00ad"
CUTS_AMONG = 4  # a document that cuts words does so more often than one in so many of its hyphens at a line end
_PARTS = re.compile(r"[-‐‑/]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`printed`: lower-case words that stand unbroken in the document; `compounds`: those with a hyphen inside.

    `hyphenated`: the document cuts words at line ends; where it never surely does, each hyphen is the author's.
    `apart`: its typesetter's hyphens stand apart from their words, so that all others are the author's.
    """

    printed: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    hyphenated: bool = True
    apart: bool = False

    def knows(self, word: str) -> bool:
        """Whether the document or the word list has it."""
        plain = word.lower()
        return plain in self.printed or plain in english()


def lexicon(words: Sequence[Word]) -> Lexicon:
    """What a whole document's words tell, in reading order."""
    texts = [w[0] for w in words]
    ends = [i for i, w in enumerate(words) if w[6] or texts[i][-1] in HYPHENS]
    apart = [i for i in ends if is_apart(words[i])]
    for half in {*ends, *(i + 1 for i in ends), *(i - 1 for i in apart)}:
        if 0 <= half < len(texts):
            texts[half] = ""
    whole = {text.strip(_STRIP).lower().replace("’", "'") for text in set(texts)}
    parted = {w for w in whole if not w.isalnum() and _PARTS.search(w)}
    compounds = frozenset(w.replace("‐", "-").replace("‑", "-") for w in parted)
    printed = frozenset(whole - parted - {""})
    pairs = [(_whole(words, i), words[i + 1]) for i in ends if i + 1 < len(words)]
    halves = [found for a, b in pairs if (found := _halves(a, b))]
    sure = sum(_surely_cut(*both, printed) for both in halves)
    own = sum(_surely_own(*both, printed) for both in halves)
    cut = sure > 0 and sure * CUTS_AMONG >= own
    return Lexicon(printed, compounds, cut, cut and len(apart) > 1)


def _whole(words: Sequence[Word], at: int) -> Word:
    """A word that ends a line, put together with a hyphen drawn apart from it."""
    word = words[at]
    return words[at - 1]._replace(text=words[at - 1].text + "-", hyphen=True) if at and is_apart(word) else word


def is_apart(word: Word) -> bool:
    """A hyphen at a line end that is drawn apart from the word it hangs on."""
    return word.hyphen and word.glued and word.text in HYPHENS


def _halves(left: Word, right: Word) -> tuple[str, str] | None:
    """The letters on both sides of a hyphen that ends a line, where the next begins small; else None."""
    if not right.text[0].islower() or (left.box.bottom >= right.box.bottom and left.page == right.page):
        return None
    tail = _PARTS.split(left.text.strip(_STRIP)[:-1])[-1].lower()
    head = right.text.strip(_STRIP).lower()
    return (tail, head) if len(tail) > 1 and (tail + head).isalpha() else None


def _surely_cut(tail: str, head: str, printed: frozenset[str]) -> bool:
    """Whether two halves make a word, though one of them is none."""
    return _known(tail + head, printed) and not (_known(tail, printed) and _known(head, printed))


def _surely_own(tail: str, head: str, printed: frozenset[str]) -> bool:
    """Whether two halves are words, and together none: the hyphen is the author's."""
    return _known(tail, printed) and _known(head, printed) and not _known(tail + head, printed)


def _known(word: str, printed: frozenset[str]) -> bool:
    return word in printed or word in english()


# Endings that the word list only has in American spelling: "organised", "centre", "programme", "counselling".
_BRITISH = (
    (re.compile(r"([iy])s(?=(?:e[ds]?|ing|ers?|ations?|able)$)"), r"\1z"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"our(?=s?$|ed$|ing$|able$|ite$|al$|ly$|ful$|hood)"), "or"),
    (re.compile(r"ll(?=(?:ed|ing|ers?|ors?)$)"), "l"),
    (re.compile(r"mme(?=s?$|d$)"), "m"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ae(?=[a-z]{2})|oe(?=[dt])"), "e"),
)


def american(word: str) -> str:
    """The American spelling of a small British word; the word itself where the two are spelt alike."""
    for british, other in _BRITISH:
        word = british.sub(other, word)
    return word


class WordList:
    """Whether a word is in a list, and nothing else: 160,000 words in a tenth of the memory that their letters take.

    Only a 64-bit hash is kept of each, so that one word in 10¹⁴ that is not in the list would be taken for one that is.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._hashes = array("q", sorted(map(hash, words)))

    def __len__(self) -> int:
        return len(self._hashes)

    def __contains__(self, word: str) -> bool:
        sought = hash(word)
        at = bisect_left(self._hashes, sought)
        return at < len(self._hashes) and self._hashes[at] == sought


@functools.cache
def english() -> WordList:
    """Whether a word is an English one."""
    return WordList(english_words())


def english_words() -> Iterable[str]:
    """pyspellchecker's English word list (MIT), read from its own file: no checker is started."""
    from importlib.resources import files

    try:
        packed = (files("spellchecker") / "resources" / "en.json.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return ()
    words: dict[str, int] = json.loads(gzip.decompress(packed))
    return words.keys()
