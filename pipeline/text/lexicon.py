"""Which strings are words: those that the document prints unbroken, then an English word list."""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.models.page import Word

_STRIP = "\"'“”‘’()[]{}<>,.;:!?…"
_PARTS = re.compile(r"[-‐‑/]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`printed`: lower-case words that stand unbroken in the document; `compounds`: those with a hyphen inside.

    `hyphenated`: the document cuts words at line ends; where it never surely does, each hyphen is the author's.
    """

    printed: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    hyphenated: bool = True

    def knows(self, word: str) -> bool:
        """Whether the document or the word list has it."""
        plain = word.lower()
        return plain in self.printed or plain in english()


def lexicon(words: Sequence[Word]) -> Lexicon:
    """What a whole document's words tell, in reading order."""
    whole = {w.text.strip(_STRIP).lower().replace("’", "'") for w in words if not w.hyphen}
    compounds = frozenset(w.replace("‐", "-").replace("‑", "-") for w in whole if _PARTS.search(w))
    printed = frozenset(w for w in whole if w and not _PARTS.search(w))
    return Lexicon(printed, compounds, any(_surely_cut(a, b, printed) for a, b in zip(words, words[1:], strict=False)))


def _surely_cut(left: Word, right: Word, printed: frozenset[str]) -> bool:
    """Whether two halves make a word, though one of them is none."""
    if not (left.hyphen or left.text[-1] in "-‐\u00ad") or not right.text[0].islower():
        return False
    if left.box.bottom >= right.box.bottom and left.page == right.page:
        return False
    tail = _PARTS.split(left.text.strip(_STRIP)[:-1])[-1].lower()
    head = right.text.strip(_STRIP).lower()
    if len(tail) < 2 or not (tail + head).isalpha():  # noqa: PLR2004 - "e-safety" is no cut
        return False

    def known(word: str) -> bool:
        return word in printed or word in english()

    return known(tail + head) and not (known(tail) and known(head))


@functools.cache
def english() -> frozenset[str]:
    """pyspellchecker's English word list (MIT), read from its own file: no checker is started."""
    from importlib.resources import files

    try:
        packed = (files("spellchecker") / "resources" / "en.json.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return frozenset()
    return frozenset(json.loads(gzip.decompress(packed)))
