"""The words of a paper by typeface, each with the width that it is printed in: what lost letters leave behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.models.page import Word

_Face = tuple[str, bool, bool]  # font, bold, italic


class Print(NamedTuple):
    """A word and its width, in heights of its line."""

    text: str
    width: float
    word: Word


Faces = list[list[Print]]


def faces_of(words: Iterable[Word]) -> Faces:
    """The words printed upright, by face, both in the order met; none whose letters were recognised from a picture."""
    faces: dict[_Face, list[Print]] = {}
    for word in words:
        (x0, top, x1, bottom), style = word[2], word[3]
        if word.score == 1 and style[6] == 0 and word.spot is None and bottom > top:
            faces.setdefault(style[:3], []).append(Print(word[0], (x1 - x0) / (bottom - top), word))
    return list(faces.values())
