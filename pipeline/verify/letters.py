"""What is compared of a text: its characters without white space, and where a hyphen or dash is between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´ʼ"), "'") | dict.fromkeys(map(ord, "“”„‟″"), '"')
_BULLETS = frozenset("•◦▪▫●○■□◆◇‣⁃∙·")
_LINE_END_HYPHENS = frozenset("\x02\ufffe\u00ad")  # PDFium's two, and the one that only shows at a line's end
_NO_LETTER = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))  # of a character: nothing that a reader would write down


class Box(NamedTuple):
    """Where something is printed, in points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def widened(self, by: float) -> Box:
        """Return the box with as much more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Token(NamedTuple):
    """Characters printed without white space between them; `at` is where they are in the page's own order."""

    page: int
    at: int
    text: str
    box: Box
    line_start: bool = False  # nothing is printed to the left of it on its line, as far as its box goes
    line_end: bool = False


@dataclass(slots=True)
class Letters:
    """A run of text made comparable: `chars[i]`, whether a dash is right before it, and the token it is of."""

    chars: str = ""
    dashes: list[bool] = field(default_factory=list)
    loose: list[bool] = field(default_factory=list)  # a dash before it may be the typesetter's, or a bullet
    owners: list[int] = field(default_factory=list)  # index of the token


def is_dash(char: str) -> bool:
    """Return True for hyphens, dashes and the minus sign."""
    return unicodedata.category(char) == "Pd" or char in "\u2212\u00af" or char in _LINE_END_HYPHENS


@cache
def _plain(char: str) -> str:
    """Return what counts of one character: nothing, itself, or the letters it stands for."""
    if is_dash(char):
        return "\u00ad" if char in _LINE_END_HYPHENS else "-"
    plain = unicodedata.normalize("NFKC", char).translate(_QUOTES)
    return "".join(c for c in plain if not (c in _BULLETS or c.isspace() or unicodedata.category(c) in _NO_LETTER))


@cache
def folded(text: str) -> str:
    """Return the characters that count: ligatures spelt out, quotes alike, no white space, dashes of one kind.

    A hyphen that may be the typesetter's is a soft hyphen.
    """
    plain = "".join(map(_plain, text))
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


def plain_length(text: str) -> int:
    """Return how many characters of a text are compared: those that count, without hyphens and dashes."""
    plain = folded(text)
    return len(plain) - plain.count("-") - plain.count("\u00ad")


def letters_of(tokens: Sequence[Token]) -> Letters:
    """Return the tokens as one run of letters."""
    run = Letters()
    chars: list[str] = []
    dash = loose = False
    for index, token in enumerate(tokens):
        text = folded(token.text)
        if "-" not in text and "\u00ad" not in text and text:  # nearly every word
            chars.append(text)
            run.dashes += [dash, *[False] * (len(text) - 1)]
            run.loose += [loose, *[False] * (len(text) - 1)]
            run.owners += [index] * len(text)
            dash = loose = False
            continue
        bare = not text.strip("-\u00ad")  # a dash on its own: a bullet, or a pause between words
        for place, char in enumerate(text):
            if char in "-\u00ad":
                dash = True
                ends = place == len(text) - 1 and token.line_end
                loose = loose or char == "\u00ad" or ends or bare or (place == 0 and token.line_start)
                continue
            chars.append(char)
            run.dashes.append(dash)
            run.loose.append(loose)
            run.owners.append(index)
            dash = loose = False
    run.chars = "".join(chars)
    return run


def words_of(text: str) -> list[Token]:
    """Return the words of a published text as tokens without a place."""
    return [Token(0, at, word, Box(0, 0, 0, 0)) for at, word in enumerate(text.split())]
