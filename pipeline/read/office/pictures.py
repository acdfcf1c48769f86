"""Small pictures inside an Office or HTML file, told by their own pixels."""

from __future__ import annotations

import io

from pipeline.read.marks import describe
from pipeline.read.office.flow import Seen

LARGEST_MARK = 120.0  # points, as on paper: a bigger picture is an illustration
MOST_PIXELS = 4_000_000
_KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")


def seen_in(data: bytes) -> Seen | None:
    """What a picture shows; None where it is blank, and without colour where its format can't be read."""
    import numpy as np
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                return Seen("image", None, "other")
            paper = Image.new("RGBA", image.size, "white")
            paper.alpha_composite(image.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return Seen("image", None, "other")
    colour, form = describe(np.asarray(paper.convert("RGB"), dtype=np.uint8))
    return Seen("image", colour, form or "other") if colour else None
