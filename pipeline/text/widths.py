"""Does a word's printed width fit its letters? Letters that were lost or misread on the way leave the width behind.

How wide each letter of a typeface is, the document's own words tell: their widths are sums of their letters'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from pipeline.models.page import Word

_DIGIT = re.compile(r"\d")
SHORTEST, LONGEST = 3, 24  # letters; in an address the errors of its letters add up
FEWEST = 40  # different words of a face, and 1.5 for each different letter: of fewer nothing can be said
OFF = 0.19  # of the type’s size: less than the narrowest letter, more than two that are set closer
REGULAR = 0.06  # typical error of a face that is printed as its letters are; more (justified letter by letter): skipped
MOST = 300  # different words of a face that its letters are measured by
ROUNDS = 3  # each without the words that did not fit in the round before


def odd_widths(words: Sequence[Word]) -> list[Word]:
    """The words that are printed wider or narrower than their letters are elsewhere in `words`."""
    faces: dict[tuple[str, bool, bool, int], list[Word]] = {}
    for word in words:
        text, _, (_, top, _, bottom), (font, bold, italic, _, _, _, angle), *_ = word
        if word.score == 1 and angle == 0 and len(text) <= LONGEST and word.spot is None:
            faces.setdefault((font, bold, italic, round(bottom - top)), []).append(word)
    found: list[Word] = []
    for face, own in faces.items():
        if len(own) >= FEWEST and face[3] > 0:
            found += _odd(own, face[3])
    return found


def _odd(words: Sequence[Word], size: int) -> list[Word]:
    printed = {word.text: (word.box.x1 - word.box.x0) / size for word in words}
    width_of = _letters(dict(islice(printed.items(), MOST)))
    if width_of is None:
        return []
    ends = width_of[""]
    odd = set()
    for text, width in printed.items():
        if len(text) >= SHORTEST and (text.isalnum() or not _DIGIT.search(text)):  # "7.1" is set closer than its signs
            needed = [width_of.get(letter) for letter in text]
            if None not in needed and abs(width - ends - sum(needed)) > OFF:  # type: ignore[arg-type]
                odd.add(text)
    return [word for word in words if word.text in odd] if odd else []


def _letters(printed: Mapping[str, float]) -> dict[str, float] | None:
    """The width of each letter in type sizes, and under "" what stands around a word; None where no widths fit.

    Least squares over the words, thrice, each time without those that did not fit.
    """
    import numpy as np

    letters = {letter: at for at, letter in enumerate(sorted(set("".join(printed))))}
    size = len(letters) + 1
    if len(printed) < max(FEWEST, 1.5 * size):
        return None
    flat = [row * size + letters[c] for row, text in enumerate(printed) for c in text]
    counts = np.bincount(flat, minlength=len(printed) * size).reshape(len(printed), size).astype(float)
    counts[:, -1] = 1.0
    widths = np.fromiter(printed.values(), dtype=float, count=len(printed))
    fits = np.ones(len(printed), dtype=bool)
    found = error = widths
    for _ in range(ROUNDS):
        own = counts[fits]
        found = np.linalg.solve(own.T @ own + 1e-3 * np.eye(size), own.T @ widths[fits])
        error = np.abs(widths - counts @ found)
        fitting = error < OFF / 2
        if fitting.sum() < FEWEST:
            return None
        if (fitting == fits).all():
            break  # the next round would find the same
        fits = fitting
    if float(np.median(error)) > REGULAR:
        return None
    return {**{letter: float(found[at]) for letter, at in letters.items()}, "": float(found[-1])}
