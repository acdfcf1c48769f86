"""Words that are a sign taken for letters: a tick read as V, a disc as O, lamps as 8. What names a row stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.models.page import Box, Word
from pipeline.read.scan.signs import Sign

SHARED = 0.35  # of a word that lies on a sign
SURELY = 0.9  # the score of a number that is one
_LETTERS = frozenset("ABCDGRYabcdgry%12345")  # what may stand on a coloured disc and be the status
_NUMBER = re.compile(r"[A-NPR-Z][1-9]|[1-7]\d")  # on a disc in front of what it names: "R1"; O and 8 are rings


def without_signs(words: Sequence[Word], signs: Sequence[tuple[Box, Sign]]) -> tuple[Word, ...]:
    """The words without those that are a sign; `signs` with their boxes in points."""
    return tuple(w for w in words if _is_print(w) or not any(_is_sign(w, *b) for b in signs))


def _is_print(word: Word) -> bool:
    """Whether a word says what no sign is read as."""
    numbered = word.score >= SURELY and _NUMBER.fullmatch(word.text) is not None
    return len(word.text) > 2 or word.text in _LETTERS or numbered


def _is_sign(word: Word, box: Box, sign: Sign) -> bool:
    if sign.colour is not None and len(word.text) == 1 and word.box.holds(*box.centre):
        return True
    shared = box.overlap(word.box) > SHARED * max(1.0, word.box.width * word.box.height)
    return sign.form != "other" and shared and box.holds(*word.box.centre)
