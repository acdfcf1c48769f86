"""A PDF's pages as small pictures, only those that are asked for; for people who want to see where a cell stands."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.models.page import Box
from pipeline.models.picture import PagePicture
from pipeline.read.document import opened
from pipeline.read.pages import TooManyGlyphs, upright
from pipeline.read.pictures import render

DOTS = 130.0  # per inch: 8-point print can be read
LARGEST = 2200  # pixels on the longer side, for posters and plans
SHARP_AT_MOST = 200_000  # bytes: a page that needs more without loss is a scan or a photograph
SOFT = 60  # quality of these, of 100


def page_pictures(path: Path, pages: Iterable[int], password: str | None = None) -> tuple[PagePicture, ...]:
    """Pages of a PDF (from 1) as pictures, in order; those that are missing or damaged are left out.

    Raises an InputError where the file can't be opened. The same file gives the same bytes.
    """
    with opened(path, password) as document:
        wanted = [number for number in sorted(set(pages)) if 1 <= number <= document.pages]
        found = [_picture(document.pdf, number) for number in wanted]
    return tuple(picture for picture in found if picture is not None)


def _picture(pdf: Any, number: int) -> PagePicture | None:
    """None for a page that is damaged or holds too much: reading it has said so."""
    import pypdfium2

    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return None
    try:
        frame, _ = upright(page, number)  # as it was read: a sheet printed sideways is turned
        width, height = frame.size
        scale = min(DOTS / 72, LARGEST / max(width, height, 1.0))
        pixels = render(page, Box(0.0, 0.0, width, height), frame, scale)
    except TooManyGlyphs:
        return None
    finally:
        page.close()
    return PagePicture(number, width, height, (pixels.shape[1], pixels.shape[0]), "image/webp", _encoded(pixels))


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
