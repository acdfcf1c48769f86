"""How wide the letters of a typeface are, told by the widths of words: each is the sum of its letters'.

Widths are in heights of a word's line box, which grows with the type's size, so that every size of a face counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.text.medians import median

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
    usual *= median((widths / np.maximum(counts @ usual, 1e-6)).tolist()) if few else 1.0
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
    return found if median(error.tolist()) <= REGULAR else None


def _products(counts: Any) -> Any:
    """How often each two letters stand in one word, summed up piece by piece."""
    return sum(part.T @ part for part in (counts[at : at + PIECE] for at in range(0, len(counts), PIECE)))
