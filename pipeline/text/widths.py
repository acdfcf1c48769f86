"""Does a word's printed width fit its letters? Letters that were lost or misread on the way leave the width behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from math import nan

from pipeline.models.page import Word
from pipeline.text.faces import Face, Print, face_of
from pipeline.text.letter_widths import FEWEST, Measured, Widths, letter_widths

_CLOSE = re.compile(r"\d\W|\W\d|\d(?:st|nd|rd|th)\b|^[^/]*\w/[^/]*$")  # "7.1", "4th", "and/or": set closer or smaller
SHORTEST, LONGEST = 2, 60  # letters
OFF = 0.11  # heights of a line: less than the narrowest letter (0.17), more than letters that are set closer (0.08)
OFF_FEW = 0.16  # where a face has few words, so that its letters are known roughly
MOST = 700  # different words of a face that its letters are measured by
MANY = 30  # odd words of a face: then they may come from a file of their own


def odd_widths(faces: Sequence[Face]) -> list[Word]:
    """The words that are printed wider or narrower than their letters are elsewhere in their face."""
    found: list[Word] = []
    main: Widths | None = None
    for own in sorted(map(_short, faces), key=lambda face: len(face.words), reverse=True):
        measured = _measured(own, main)
        main = main or (measured.letters if measured else None)
        found += [word for _, _, word in _odd(own, measured, main)] if measured else []
    return found


def _short(face: Face) -> Face:
    """A face without addresses and the like."""
    if max(map(len, face.width_of)) <= LONGEST:
        return face
    return face_of([one for one in face.words if len(one[0]) <= LONGEST])


def _odd(face: Face, measured: Measured, main: Widths | None) -> list[Print]:
    """The odd words of one face. Pages on which most are odd come from another file that embeds the face otherwise."""
    words = face.words
    off = OFF if len(face.width_of) >= FEWEST else OFF_FEW
    odd = _not_fitting(words, measured, off)
    if len(odd) < MANY:
        return odd
    all_of, odd_of = (Counter(word.page for _, _, word in prints) for prints in (words, odd))
    apart = {page for page, many in odd_of.items() if many > all_of[page] / 2}
    there = [one for one in words if one[2].page in apart]
    own = _measured(face_of(there), main)
    rest = [one for one in odd if one[2].page not in apart]
    return rest + (_not_fitting(there, own, off) if own is not None else [])


def _measured(face: Face, main: Widths | None) -> Measured | None:
    return letter_widths(dict(islice(reversed(face.width_of.items()), MOST)), main)


def _not_fitting(words: Sequence[Print], measured: Measured, off: float) -> list[Print]:
    """The words whose printed width is not the sum of their letters'; each spelling is summed up once."""
    needed = measured.words
    if len(needed) == MOST:
        others = {text for text, _, _ in words} - needed.keys()
        needed = {**needed, **{text: _needed(text, measured.letters) for text in others}}
    odd = [one for one in words if abs(one[1] - needed[one[0]]) > off]
    return [one for one in odd if len(one[0]) >= SHORTEST and not _is_close(one[0])]


def _needed(text: str, width_of: Widths) -> float:
    """The width of a word's letters in heights of a line; no number where that of one is not known."""
    try:
        return sum(map(width_of.__getitem__, text))
    except KeyError:
        return nan


@lru_cache(maxsize=1 << 14)
def _is_close(text: str) -> bool:
    return _CLOSE.search(text) is not None
