"""A PDF's pages as small pictures, only those that are asked for; for people who want to see where a cell stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Box, Page
from pipeline.models.picture import PagePicture, Printed
from pipeline.read.document import Opened, opened
from pipeline.read.opening import Unopened, page_of
from pipeline.read.pages import TooManyGlyphs, read_page, upright
from pipeline.read.pictures import render

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

DOTS = 130.0  # per inch: 8-point print can be read
LARGEST = 2200  # pixels on the longer side, for posters and plans
SHARP_AT_MOST = 200_000  # bytes: a page that needs more without loss is a scan or a photograph
SOFT = 60  # quality of these, of 100


Paint = Callable[[Page], Sequence[Box] | None]  # a page's boxes that must not be seen; None: not the page at all


def page_pictures(
    path: Path,
    pages: Iterable[int],
    password: str | None = None,
    paint: Paint | None = None,
    begins: Callable[[int], None] = lambda page: None,
) -> tuple[PagePicture, ...]:
    """Pages of a PDF (from 1) as pictures, in order; those that are missing, damaged or not to be seen are left out.

    `paint` says what is painted over before a picture is made, `begins` is told of every page before it is drawn.
    Raises an InputError where the file can't be opened. The same file gives the same bytes.
    """
    with opened(path, password) as document:
        wanted = [number for number in sorted(set(pages)) if 1 <= number <= document.pages]
        found = [_picture(document, number, paint, begins) for number in wanted]
    return tuple(picture for picture in found if picture is not None)


def _picture(document: Opened, number: int, paint: Paint | None, begins: Callable[[int], None]) -> PagePicture | None:
    """None for a page that may not be seen, is damaged or holds too much: reading it has said so."""
    begins(number)
    try:
        with page_of(document.pdf, number - 1) as page:
            boxes = paint(read_page(page, number, {}, document.faces)) if paint else ()
            if boxes is None:
                return None
            own = upright(page, number, document.faces)  # as it was read: a sheet printed sideways is turned
            width, height = own.frame.size
            scale = min(DOTS / 72, LARGEST / max(width, height, 1.0))
            pixels = _painted(render(page, Box(0.0, 0.0, width, height), own.frame, scale), boxes, scale)
    except (Unopened, TooManyGlyphs):
        return None
    size = pixels.shape[1], pixels.shape[0]
    printed = tuple(Printed(word.text, word.box) for word in own.words)
    return PagePicture(number, width, height, size, "image/webp", _encoded(pixels), printed)


def _painted(pixels: Pixels, boxes: Sequence[Box], scale: float) -> Pixels:
    """Black where the boxes are: nothing that stood there is left in the picture."""
    if boxes:
        pixels = pixels.copy()
    for box in boxes:
        top, bottom = max(0, int(box.top * scale)), max(0, int(box.bottom * scale) + 1)
        left, right = max(0, int(box.x0 * scale)), max(0, int(box.x1 * scale) + 1)
        pixels[top:bottom, left:right] = 0
    return pixels


def _encoded(pixels: Any) -> bytes:
    """Without loss where that is small: print stays crisp; else with little loss."""
    from PIL import Image

    image = Image.fromarray(pixels)
    sharp = _saved(image, lossless=True, method=2)
    return sharp if len(sharp) <= SHARP_AT_MOST else min(sharp, _saved(image, quality=SOFT, method=4), key=len)


def _saved(image: Any, **how: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format="WEBP", **how)
    return stream.getvalue()
