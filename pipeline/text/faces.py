"""The words of a paper by typeface, each with the width that it is printed in: what lost letters leave behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

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
