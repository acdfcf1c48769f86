"""A PDF → what a copier makes of it: grey pictures of the pages, a little skewed, a little dirty."""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DOTS = 125  # per inch
SPECKS = 250  # dark specks on each page


def scan(data: bytes, seed: int) -> bytes:
    """The same pages as JPEG pictures; the same seed gives the same bytes on the same Pillow."""
    chance, out = random.Random(seed), BytesIO()
    canvas = Canvas(out, invariant=1)
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            wide, high = page.get_size()
            picture = _dirty(page.render(scale=DOTS / 72).to_pil().convert("L"), chance)
            jpeg = BytesIO()
            picture.save(jpeg, "JPEG", quality=26, optimize=True)
            jpeg.seek(0)
            canvas.setPageSize((wide, high))
            canvas.drawImage(ImageReader(jpeg), 0, 0, wide, high)
            canvas.showPage()
    canvas.save()
    return _smaller(out.getvalue())


def _dirty(picture: Image.Image, chance: random.Random) -> Image.Image:
    angle = chance.uniform(0.3, 0.8) * chance.choice((-1, 1))
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255).point(lambda v: min(250, v + 12))
    for _ in range(SPECKS):
        place = chance.randrange(turned.width), chance.randrange(turned.height)
        turned.putpixel(place, chance.randrange(60, 200))
    return turned


def _smaller(data: bytes) -> bytes:
    """Without the ASCII armour that reportlab puts around pictures."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return out.getvalue()
