"""The pages of a cell as one picture, its pieces boxed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import OutputError, UsageError
from pipeline.models.picture import PagePicture
from pipeline.models.text import Locator

if TYPE_CHECKING:
    from PIL.Image import Image

GAP = 12  # pixels between pages
COLOUR = "#c2185b"


def write_boxed(pages: Sequence[PagePicture], places: Sequence[Locator], out: Path) -> None:
    """Writes a PNG of the pages side by side, the places boxed. Raises UsageError where there are none."""
    from PIL import Image

    if not pages:
        raise UsageError("There is nothing on a page to be drawn.", "Leave --picture out.")
    boxed = [_boxed(page, places) for page in pages]
    width = sum(picture.width for picture in boxed) + GAP * (len(boxed) - 1)
    sheet = Image.new("RGB", (width, max(picture.height for picture in boxed)), "#808080")
    left = 0
    for picture in boxed:
        sheet.paste(picture, (left, 0))
        left += picture.width + GAP
    try:
        sheet.save(out, "PNG")
    except OSError as error:
        raise OutputError(f"{out} could not be written: {error.strerror or error}.") from error


def _boxed(page: PagePicture, places: Sequence[Locator]) -> Image:
    from PIL import Image, ImageDraw

    picture = Image.open(io.BytesIO(page.data)).convert("RGB")
    scale = page.pixels[0] / page.width
    pen = ImageDraw.Draw(picture)
    for place in places:
        if place.page == page.page:
            pen.rectangle([edge * scale for edge in place.box], outline=COLOUR, width=3)
    return picture
