"""Spaces that a page leaves as white, so that PDFium sees none: "Accepted,subject to cost", "year.The first".

A typeface may draw the space into its comma. Ghostscript writes a space here and there as room between the two letters
beside it, in a text object of their own: a word in which a text object ends is looked at letter by letter.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from operator import sub
from statistics import median
from typing import Any

from pipeline.read.many import loose_boxes

MARK = re.compile(r"[,;](?=[^\W\d]{2})(?:(?<=[^\W\d]{2}.)|(?<=\d.))")
SPACE = 0.1  # of the line's height: white that no letter has behind a mark
ROOM = 0.16  # the same between two letters, which may be set otherwise than their font says
WIDER = 3  # times the white between its other letters, which may be set apart on purpose


def may_have_white(textpage: Any, words: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each of some words, (start, end) of each, may have white between its letters: most have none."""
    import numpy as np

    boxes = np.frombuffer(loose_boxes(textpage, [i for word in words for i in range(*word)]), dtype=np.float32)
    left, top, right, bottom = boxes.reshape(-1, 4).T.astype(float)
    ends = np.cumsum([end - start for start, end in words])
    starts = np.concatenate(([0], ends[:-1]))
    white = np.append(left[1:] - right[:-1], 0.0)
    white[ends - 1] = -np.inf  # up to the next word
    found: list[bool] = (
        np.maximum.reduceat(white, starts) > SPACE * np.maximum.reduceat(top - bottom, starts)
    ).tolist()
    return found


def parts_of(textpage: Any, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The characters `start` to `end` of a page's text, cut where white stands between them: (start, end) of each part.

    `textpage`: a pointer to PDFium's own, whose character i is that of `text`. Upright print alone is looked at. Of
    the parts of a ligature only the ink is told: the highest letter tells the height of the line.
    """
    boxes = array("f", loose_boxes(textpage, range(start, end)))  # left, top, right and bottom of each
    white = list(map(sub, boxes[4::4], boxes[2::4]))
    height = max(map(sub, boxes[1::4], boxes[3::4]))
    if white and max(white) > SPACE * height:
        behind = {mark.end() for mark in MARK.finditer(text, start, end)}
        usual = WIDER * median(white)
        for at, wide in enumerate(white, start + 1):
            if wide > max(usual, (SPACE if at in behind else ROOM) * height):
                yield start, at
                start = at
    yield start, end
