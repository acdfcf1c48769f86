"""The pages of a cell as one picture, its pieces boxed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import OutputError, UsageError
from pipeline.models.text import Locator

SCALE = 1.6  # pixels a point
GAP = 12  # pixels between pages
COLOUR = "#c2185b"


def draw(pdf: Path, places: Sequence[Locator], out: Path, password: str | None = None) -> None:
    """Writes a PNG of the pages that the places stand on, side by side. Raises UsageError where there are none."""
    import pypdfium2
    from PIL import Image, ImageDraw

    pages = sorted({place.page for place in places if place.spot is None})
    if not pages:
        raise UsageError("There is nothing on a page to be drawn.", "Leave --picture out.")
    pictures = []
    with pypdfium2.PdfDocument(pdf, password=password) as document:
        for number in pages:
            picture = document[number - 1].render(scale=SCALE).to_pil().convert("RGB")
            pen = ImageDraw.Draw(picture)
            for place in places:
                if place.page == number:
                    pen.rectangle([edge * SCALE for edge in place.box], outline=COLOUR, width=3)
            pictures.append(picture)
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, max(picture.height for picture in pictures)), "#808080")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + GAP
    try:
        sheet.save(out, "PNG")
    except OSError as error:
        raise OutputError(f"{out} could not be written: {error.strerror or error}.") from error
