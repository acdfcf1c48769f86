"""Paragraphs at the top of a report as they are printed: their lines, the white between words, and what is stressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.models.page import Word
from pipeline.models.text import Text
from pipeline.text.lines import Line, lines_of, parted

WIDE = 1.2  # heights of print between two labels in one line, or a label and a value in a column of its own


class Printed(NamedTuple):
    """A paragraph with its lines; `parted`: wide white stands between two words of one of them."""

    text: Text
    lines: tuple[Line, ...]
    parted: bool


NOT_PRINTED = Printed(Text(), (), parted=False)


def printed_in(text: Text) -> Printed:
    """A paragraph with its lines: several readers of labels ask for them."""
    lines = lines_of(text.words())
    return Printed(text, lines, any([len(parted(line, WIDE)) > 1 for line in lines if len(line) > 1]))


def is_over(paragraph: Printed, following: Printed) -> bool:
    """Whether a paragraph ends above the next one: then no line of the two together is parted that is not in one."""
    foot = max([(w[1], w[2][3]) for w in paragraph.text.words()], default=(0, 0.0))
    top = min([(w[1], w[2][1]) for w in following.text.words()], default=foot)
    return foot <= top


def stress(word: Word) -> tuple[bool, str]:
    """Whether a word is in bold, and its colour where that is neither black nor grey."""
    style = word[3]
    colour = style.colour
    return style.bold, "" if colour[1:3] == colour[3:5] == colour[5:7] else colour


def other_print(words: Sequence[Word]) -> int:
    """How many words at the front are stressed alike, and the next one otherwise; 0 where all are alike."""
    if not words:
        return 0
    _, bold, _, colour, *_ = words[0][3]
    first = stress(words[0])
    for at, word in enumerate(words):
        _, own, _, other, *_ = word[3]
        if (own != bold or other != colour) and stress(word) != first:
            return at
    return 0
