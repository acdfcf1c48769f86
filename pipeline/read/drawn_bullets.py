"""List marks that a browser draws: a small disc, ring or square in front of a line becomes the word it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Box, Shape, Word

SIZE = (0.15, 0.6)  # of the height of print: smallest and largest mark
REACH = 2.0  # heights of print that a mark may stand in front of its line
_SIGNS = {"dot": "•", "ring": "◦", "other": "▪"}


def with_drawn_bullets(
    words: tuple[Word, ...], shapes: tuple[Shape, ...]
) -> tuple[tuple[Word, ...], tuple[Shape, ...]]:
    """The words of a page with a mark in front of each line that has one drawn, and the shapes that are none."""
    marks: dict[int, Word] = {}
    left = []
    for shape in shapes:
        word = _marked(shape, words) if shape.form in _SIGNS else None
        if word is None or word.index in marks:
            left.append(shape)
        else:
            box = Box(shape.box.x0, word.box.top, shape.box.x1, word.box.bottom)
            marks[word.index] = word._replace(text=_SIGNS[shape.form], box=box, glued=False, hyphen=False)
    if not marks:
        return words, shapes
    found = [w for word in words for w in (marks.get(word.index), word) if w is not None]
    return tuple(w._replace(index=i) for i, w in enumerate(found)), tuple(left)


def _marked(shape: Shape, words: Sequence[Word]) -> Word | None:
    """The word that a mark opens: the next one on its right, as dark as it, with nothing close on its left."""
    x, y = shape.box.centre
    beside = [w for w in words if w.box.top < y < w.box.bottom and not w.style.angle]
    behind = min((w for w in beside if w.box.x0 >= shape.box.x1), key=lambda w: w.box.x0, default=None)
    if behind is None or behind.style.colour != shape.colour:
        return None
    height = behind.box.height
    fits = SIZE[0] * height <= max(shape.box.width, shape.box.height) <= SIZE[1] * height
    near = behind.box.x0 - shape.box.x1 <= REACH * height
    alone = not any(w.box.x0 < x and shape.box.x0 - w.box.x1 < height / 2 for w in beside)
    return behind if fits and near and alone else None
