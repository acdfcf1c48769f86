"""Punch holes: what recognition takes for signs in the margin of a scanned sheet is no print."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Word

EDGE = 45.0  # points from the edge of the sheet, in which holes are punched
APART = 12.0  # points between a hole and all print
_DISCS = frozenset("●•○◦◯⚫⬤∙·.o0OQD@")


def without_holes(words: Sequence[Word], width: float) -> tuple[Word, ...]:
    """The words without those that are one round sign, or what one is read as, alone beyond all other print at a side.

    A list mark or number stands nearer to what it belongs to.
    """
    round_signs = {id(w) for w in words if len(w.text) == 1 and w.text in _DISCS}
    print_ = [w.box for w in words if id(w) not in round_signs]
    if not round_signs or not print_:
        return tuple(words)
    left, right = min(box.x0 for box in print_), max(box.x1 for box in print_)

    def is_hole(word: Word) -> bool:
        before = word.box.x0 <= EDGE and word.box.x1 + APART <= left
        behind = word.box.x1 >= width - EDGE and word.box.x0 - APART >= right
        return id(word) in round_signs and (before or behind)

    return tuple(w for w in words if not is_hole(w))
