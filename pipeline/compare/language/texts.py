"""A text without what layout adds, and as sentences, each with its place, so that a claim can point to it."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

_SHAPES = str.maketrans(
    {
        **dict.fromkeys("‘’‚′`´", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", None),
    }
)
_BULLETS = re.compile("[•◦▪▫●○■□‣⁃·➢✓\ue000-\uf8ff]|(?:(?<=\\s)|^)[o-](?=\\s)")
_JOINTS = re.compile(r"(?<=\w)\s?-\s*(?=\w)")
_EDGES = ".,;:!?'\"()[]"


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` with one shape of quote and dash, no bullets, no soft or line-end hyphens, single spaces."""
    plain_text = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).translate(_SHAPES)
    plain_text = _BULLETS.sub(" ", plain_text)
    return " ".join(_JOINTS.sub("", plain_text).split())


@functools.lru_cache(maxsize=8192)
def printed_words(text: str) -> tuple[str, ...]:
    """The words that count for a change: `plain`, in small letters, punctuation kept."""
    return tuple(plain(text).lower().split())


@functools.lru_cache(maxsize=8192)
def bare_words(text: str) -> tuple[str, ...]:
    """The words that count for likeness: as `printed_words`, punctuation at their edges left aside."""
    return tuple(bare for word in printed_words(text) if (bare := word.strip(_EDGES)))


# A full stop ends a sentence unless it belongs to a short form, an initial, a number or an address.
_SHORT = "".join(
    rf"(?<!\b{word}\.)" for word in ("[A-Z]", "Cllr", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", r"e\.g", r"i\.e")
)
_STOP = rf"[.!?]{_SHORT}[\"'’”)]*(?=\s+[\"'‘“(]*[A-Z0-9•])|\n+"
_END, _END_OR_BULLET = re.compile(_STOP), re.compile(rf"{_STOP}|(?<![^\S\n])[^\S\n]*(?=[•◦])")
_NUMBER = re.compile(r"(?:\d{1,6}|[a-z]|[ivx]{1,8})[.)]|[•◦]")


class Sentence(NamedTuple):
    """`text` is `whole[start:end]`."""

    start: int
    end: int
    text: str


@functools.lru_cache(maxsize=4096)
def sentences(whole: str) -> tuple[Sentence, ...]:
    """The sentences in order, without the white space between them; a bullet and a paragraph end one too."""
    found: list[Sentence] = []
    start = 0
    end = _END_OR_BULLET if "•" in whole or "◦" in whole else _END
    for stop in [*(match.end() for match in end.finditer(whole)), len(whole)]:
        piece = whole[start:stop]
        text = piece.strip()
        if text:
            first = start + len(piece) - len(piece.lstrip())
            found.append(Sentence(first, first + len(text), text))
        start = stop
    return tuple(_with_numbers(found, whole))


def _with_numbers(found: list[Sentence], whole: str) -> list[Sentence]:
    """A list's number or bullet alone belongs to the sentence behind it."""
    joined: list[Sentence] = []
    for one in found:
        if joined and _NUMBER.fullmatch(joined[-1].text):
            before = joined.pop()
            joined.append(Sentence(before.start, one.end, whole[before.start : one.end]))
        else:
            joined.append(one)
    return joined
