"""A page as a picture, to show where something stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.models.page import Box


class Printed(NamedTuple):
    """A word of a page and its box, in points."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Page `page` (from 1) of a document as it is seen.

    `width` and `height`: the page in points, in which boxes are given; `pixels`: width and height of the picture;
    `data`: a picture file of the media type `media_type`; `words`: those of the page, as the file gives them.
    """

    page: int
    width: float
    height: float
    pixels: tuple[int, int]
    media_type: str
    data: bytes
    words: tuple[Printed, ...] = ()
