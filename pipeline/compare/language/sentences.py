"""A text as sentences, each with its place, so that a claim can point to the one it rests on."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

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
