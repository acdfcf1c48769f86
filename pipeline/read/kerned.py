"""Spaces that a page leaves as white, so that PDFium sees none: "Accepted,subject to cost", "year.The first".

A typeface may draw the space into its comma. Ghostscript writes a space here and there as room between the two letters
beside it, in a text object of their own: a word in which a text object ends is looked at letter by letter.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from pipeline.read import raw

MARK = re.compile(r"(?:(?<=[^\W\d]{2})|(?<=\d))[,;](?=[^\W\d]{2})")
SPACE = 0.1  # of the line's height: white that no two letters of a word have between them
WIDER = 3  # times the white between its other letters, which may be set apart on purpose


def parts_of(textpage: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The characters `start` to `end` of a text page, cut where white stands between them: (start, end) of each part.

    Upright print alone is looked at.
    """
    boxes = [_loose(textpage, at) for at in range(start, end)]
    white = [(other[0] - one[2]) / _height(one, other) for one, other in pairwise(boxes)]
    least = max(SPACE, WIDER * median(white)) if white else SPACE
    for at, wide in enumerate(white, start + 1):
        if wide > least:
            yield start, at
            start = at
    yield start, end


def _height(one: array[float], other: array[float]) -> float:
    """The height of the line that two letters stand on; of the parts of a ligature only the ink is told."""
    return max(one[1] - one[3], other[1] - other[3], 1e-6)


def _loose(textpage: int, index: int) -> array[float]:
    """Left, top, right and bottom of a character with the room that its font gives it, in points from below."""
    box = array("f", (0.0, 0.0, 0.0, 0.0))
    raw.loose_box(textpage, index, box.buffer_info()[0])
    return box
