"""How words are printed: what lines of one kind share, the labels of a form or the headings of a paper."""

from __future__ import annotations

from statistics import median

from pipeline.models.page import Style
from pipeline.models.text import Text

Print = tuple[Style, int]  # without marked content; the height of a line of it, in whole points
Placed = tuple[Style, int, int]  # the same, and where it begins: whole points from the left


def height_of(text: Text) -> float:
    """The usual height of a text's words in points; 0 where it has none."""
    return median([word.box.height for word in text.words()] or [0.0])
