"""What is compared of a text, and where it is among the words of its boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
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


@dataclass(slots=True)
class Found:
    """What was found of a text: letters of the boxes that it took, and its words that are not there."""

    taken: set[int] = field(default_factory=set)  # positions in the letters of the boxes
    missing: list[str] = field(default_factory=list)


def find_text(text: str, tokens: Sequence[Token], taken: set[int]) -> Found:
    """Look for a text among tokens in their order; where it is there twice, the one not yet `taken` counts."""
    said, printed = letters_of(words_of(text)), letters_of(tokens)
    if not said.chars:
        return Found()
    starts = list(_starts(said.chars, printed.chars))
    free = [at for at in starts if not any(i in taken for i in (at, at + len(said.chars) - 1))]
    for at in (*free, *starts):
        places = list(range(at, at + len(said.chars)))
        if _same_dashes(said, printed, range(len(said.chars)), places):
            return Found(set(places))
    return _by_words(text, said, tokens, printed)


def _starts(short: str, long: str) -> Iterator[int]:
    at = long.find(short)
    while at >= 0:
        yield at
        at = long.find(short, at + 1)


def _same_dashes(said: Letters, printed: Letters, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Return True if the two have their dashes at the same places; one that ends a printed line may be dropped."""
    for one, other in zip(ours, theirs, strict=True):
        differ = one > 0 and said.dashes[one] != printed.dashes[other]  # in front of it all it is a bullet
        if differ and (said.dashes[one] or not printed.loose[other]):
            return False
    return True


def _by_words(text: str, said: Letters, tokens: Sequence[Token], printed: Letters) -> Found:
    """Match what can be matched in order; words of the boxes in between belong to other fields, or are lost."""
    found = Found()
    words = words_of(text)
    ours, theirs = _parts(said, len(words)), _parts(printed, len(tokens))
    plain, there = [said.chars[a:b] for a, b in ours], [printed.chars[a:b] for a, b in theirs]
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, plain, there, autojunk=False).get_opcodes():
        if i0 == i1:
            continue
        own = range(ours[i0][0], ours[i1 - 1][1])
        span = range(theirs[j0][0], theirs[j1 - 1][1]) if j1 > j0 else range(0)
        at = printed.chars[span.start : span.stop].find(said.chars[own.start : own.stop]) if span else -1
        places = range(span.start + at, span.start + at + len(own))
        if at >= 0 and _same_dashes(said, printed, own, places):
            found.taken.update(places)
        elif kind == "equal":
            found.taken.update(span)
            pairs = zip(range(i0, i1), range(j0, j1), strict=True)
            found.missing += [
                words[i].text for i, j in pairs if not _same_dashes(said, printed, range(*ours[i]), range(*theirs[j]))
            ]
        else:
            found.missing += [word.text for word in words[i0:i1] if folded(word.text).strip("-\u00ad")]
    return found


def _parts(run: Letters, count: int) -> list[tuple[int, int]]:
    """Return each token's (start, end) in a run of letters."""
    ends = [0] * count
    for at, owner in enumerate(run.owners):
        ends[owner] = at + 1
    found, last = [], 0
    for end in ends:
        found.append((last, max(last, end)))
        last = max(last, end)
    return found
