"""Italic print: its strokes stand upright only when the picture is sheared back. What labels and quotations are set in.

Summed from top to bottom, upright strokes make high narrow peaks and leaning ones a blur; which of the two a word is
before and after shearing back is told apart by far: of three letters and more, hardly any falls in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.letters import Print

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Levels = npt.NDArray[np.float32]

ITALIC = 0.2  # by how much the strokes of italic print lean to the right for their height
SURELY, MAYBE = 1.05, 0.9  # times as clear when sheared back: of what is italic; of what goes with its neighbours
SHORT = 1.2  # sizes of print: in a narrower word there is too little to tell
SLOPING, SOME = frozenset("AVWXYZKMNvwxyzk47/"), 0.25  # letters that lean both ways; the share that hides the rest


def italics(print_: Print, spans: Sequence[tuple[float, float]], texts: Sequence[str]) -> list[bool]:
    """Which words of a line are in italics; `spans`: their left and right.

    A short one, or one of letters that lean, goes with the word that follows, else with the one before; and so does
    a doubtful one.
    """
    sure = [_told(print_, span, text) for span, text in zip(spans, texts, strict=True)]
    found: list[bool] = []
    for at, own in enumerate(sure):
        behind = (s for s in sure[at + 1 :] if s is not None)
        before = (s for s in reversed(sure[:at]) if s is not None)
        found.append(own if own is not None else next(behind, next(before, False)))
    return found


def _told(print_: Print, span: tuple[float, float], text: str) -> bool | None:
    """Whether one word is in italics; None where it does not tell."""
    if span[1] - span[0] < SHORT * print_.height or sum(c in SLOPING for c in text) > SOME * len(text):
        return None
    share = leaning(_part(print_, span))
    return None if MAYBE <= share <= SURELY else share > SURELY


def leaning(darkness: Levels) -> float:
    """How many times as clear the strokes of some print stand once it is sheared back; more than 1 in italics."""
    return _clearness(darkness, ITALIC) / max(1e-6, _clearness(darkness, 0.0))


def _part(print_: Print, span: tuple[float, float]) -> Levels:
    start, end = (max(0, int(x - print_.left)) for x in span)
    return print_.darkness[:, start : max(end, start + 1)]


def _clearness(darkness: Levels, shear: float) -> float:
    """How sharply the ink of a picture, each row moved by its share of the shear, falls apart into columns."""
    import numpy as np

    height, width = darkness.shape
    moved = shear * np.arange(height)
    whole = np.floor(moved).astype(np.int64)
    part = (moved - whole)[:, None]
    places = whole[:, None] + np.arange(width)[None, :]
    size = int(whole[-1]) + width + 1
    sums: Any = np.bincount(places.ravel(), (darkness * (1 - part)).ravel(), size)
    sums += np.bincount((places + 1).ravel(), (darkness * part).ravel(), size)
    return float((np.diff(sums) ** 2).sum())
