"""The words of a paper by typeface, each with the width that it is printed in: what lost letters leave behind."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.models.page import Style, Word

_Face = tuple[str, bool, bool]  # font, bold, italic


Print = tuple[str, float, Word]  # what is printed, how wide in heights of its line, and the word
Faces = list[list[Print]]


def faces_of(words: Iterable[Word]) -> Faces:
    """The words printed upright, by face, both in the order met; none whose letters were recognised from a picture."""
    faces: dict[_Face, list[Print]] = {}
    last: Style | None = None
    for word in words:
        (x0, top, x1, bottom), style = word[2], word[3]
        if style is not last:  # words of one line mostly share it
            own, last = faces.setdefault(style[:3], []), style
        if word[7] == 1 and style[6] == 0 and word[8] is None and bottom > top:
            own.append((word[0], (x1 - x0) / (bottom - top), word))
    return [own for own in faces.values() if own]
