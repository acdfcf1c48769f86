"""How wide the letters of a typeface are and how its faces look, and whether a width fits its word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from math import nan
from operator import itemgetter
from typing import Any

from pipeline.models.page import Word

_Face = tuple[str, bool, bool]  # font, bold, italic
_style_of = itemgetter(Word._fields.index("style"))

Print = tuple[str, float, Word]  # what is printed, how wide in heights of its line, and the word


@dataclass(frozen=True, slots=True)
class Face:
    """The words of one face in the order met, and each spelling's width where it is met first, the latest in front."""

    words: list[Print]
    width_of: dict[str, float]


def faces_of(words: Iterable[Word]) -> list[Face]:
    """The words printed upright, by face, both in the order met; none whose letters were recognised from a picture."""
    faces: dict[_Face, list[Word]] = {}
    for style, own in groupby(words, _style_of):  # words of one line mostly share it
        faces.setdefault(style[:3], []).extend(own if style[6] == 0 else ())
    prints = (
        [
            (word[0], (x1 - x0) / (bottom - top), word)
            for word in own
            for x0, top, x1, bottom in (word[2],)
            if word[7] == 1 and word[8] is None and bottom > top
        ]
        for own in faces.values()
    )
    return [face_of(own) for own in prints if own]


def face_of(words: list[Print]) -> Face:
    """Words of one face."""
    return Face(words, {text: width for text, width, _ in reversed(words)})


FEWEST, WITH_OTHER = 30, 8  # different words of a face, alone and beside another face of the paper
REGULAR = 0.03  # typical error of a face that is printed as its letters are; more (justified letter by letter): none
ROUNDS = (None, 0.33, 0.11, 0.11)  # each without the words that were off by more in the round before
ENOUGH = 0.7  # share of FEWEST that must be left then
USUAL, HOLD = 0.45, 1e-2  # width of a letter of which little is known, and how strongly it is held to that
HOLD_OTHER = 0.5  # how strongly to the other face's
MET = 2  # words that must hold a letter for its width to be known
PIECE = 48  # words: a product of more of them is parted among threads, which takes longer to begin than to reckon

Widths = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """How wide letters of a face are, and so the words that told it; no number where a letter of theirs is unknown."""

    letters: Widths
    words: Widths


def letter_widths(printed: Mapping[str, float], other: Widths | None = None) -> Measured | None:
    """The width of each letter of one face, from different words and their widths; None where no widths fit.

    `other`: the letters of the paper's main face. Of a face with few words they say about how wide each letter is.
    """
    import numpy as np

    few = len(printed) < FEWEST
    if len(printed) < (WITH_OTHER if few and other else FEWEST):
        return None
    texts = list(printed)
    letters, counts = _counted(texts)
    widths = np.fromiter(printed.values(), dtype=float, count=len(printed))
    usual = np.array([(other or {}).get(c, USUAL) if few else USUAL for c in letters])
    usual *= _median((widths / np.maximum(counts @ usual, 1e-6)).tolist()) if few else 1.0
    found = _fitted(counts, widths, usual, HOLD_OTHER if few else HOLD)
    if found is None:
        return None
    told = other or {} if few else {}
    met = np.count_nonzero(counts, axis=0) >= MET
    known = np.array([enough or c in told for c, enough in zip(letters, met.tolist(), strict=True)])
    needed = np.where(counts @ ~known > 0, np.nan, counts @ found)
    own = {c: width for c, width, sure in zip(letters, found.tolist(), known.tolist(), strict=True) if sure}
    return Measured(own, dict(zip(texts, needed.tolist(), strict=True)))


def _counted(texts: Sequence[str]) -> tuple[list[str], Any]:
    """All letters of some words, and how often each (columns) stands in each word (rows)."""
    import numpy as np

    together = "".join(texts)
    codes = np.frombuffer(together.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = sorted(set(together))
    column = np.zeros(ord(letters[-1]) + 1, dtype=np.intp)
    column[list(map(ord, letters))] = np.arange(len(letters))
    row = np.repeat(np.arange(0, len(texts) * len(letters), len(letters)), list(map(len, texts)))
    counts = np.bincount(row + column[codes], minlength=len(texts) * len(letters))
    return letters, counts.reshape(len(texts), -1).astype(float)


def _fitted(counts: Any, widths: Any, usual: Any, hold: float) -> Any:
    """Least squares over the words, several times, each time without those that did not fit."""
    import numpy as np

    together = _products(counts)  # whole numbers: what some words add to them can be taken off again exactly
    held, away = hold * np.eye(len(usual)), widths - counts @ usual
    fits = np.ones(len(widths), dtype=bool)
    before: Any = None
    found, error = usual, widths
    for allowed in ROUNDS:
        if allowed is not None:
            fits = error < allowed
        if fits.sum() < ENOUGH * min(FEWEST, len(widths)):
            return None
        if before is not None and (fits == before).all():
            break  # the next round would find the same
        before = fits
        less = _products(counts[~fits])
        found = usual + np.linalg.solve(together - less + held, counts.T @ np.where(fits, away, 0.0))
        error = np.abs(widths - counts @ found)
    return found if _median(error.tolist()) <= REGULAR else None


def _products(counts: Any) -> Any:
    """How often each two letters stand in one word, summed up piece by piece."""
    return sum(part.T @ part for part in (counts[at : at + PIECE] for at in range(0, len(counts), PIECE)))


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


def _median(values: Iterable[float]) -> float:
    """The middle one, or what lies halfway between two; `statistics.median` takes several times as long.

    There must be at least one.
    """
    ordered = sorted(values)
    at = len(ordered) // 2
    return ordered[at] if len(ordered) % 2 else (ordered[at - 1] + ordered[at]) / 2
