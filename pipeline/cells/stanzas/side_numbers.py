"""The number of a card on a painted band along its side: it stands at the band's middle, beside any line of the card.

It is read in front of the card's first line, which it numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.models.page import Box, Fill, Word
from pipeline.text.lines import lines_of

SIDE = 3.0  # points between the side of a card and that of a band
WIDEST = 0.15  # share of the card's width
TALL = 0.9  # share of the card's height

_FIGURE = re.compile(r"\d{1,2}[.:)]?")


def number_first(words: Sequence[Word], card: Box, fills: Sequence[Fill]) -> list[Word]:
    """The words of a card, the number on a band along its side at the height of its first line."""
    band = next((fill.box for fill in fills if _is_band(fill.box, card)), None)
    if band is None:
        return list(words)
    held = [word for word in words if band.holds(*word.box.centre)]
    text = [word for word in words if word not in held]
    if len(held) != 1 or not text or not is_figure(held[0]):
        return list(words)
    first = lines_of(text)[0][0].box
    raised = held[0]._replace(box=held[0].box._replace(top=first.top, bottom=first.bottom))
    return [raised if word is held[0] else word for word in words]


def is_figure(word: Word) -> bool:
    """Whether a word is a number as recommendations have it."""
    return _FIGURE.fullmatch(word.text) is not None


def _is_band(paint: Box, card: Box) -> bool:
    """Whether paint runs along the left side of a card from its top to its foot."""
    at_side = abs(paint.x0 - card.x0) <= SIDE and paint.width <= WIDEST * card.width
    return at_side and paint.level(card) and TALL * card.height <= paint.height <= card.height + SIDE
