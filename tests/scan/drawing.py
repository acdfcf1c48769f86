"""Pictures of tables, drawn by the tests themselves; no recognition needed."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Pixels = npt.NDArray[np.uint8]
SCALE = 200 / 72  # pixels per point
COLUMNS = (120, 520, 980, 1400)
ROWS = (200, 260, 520, 900)


def sheet(width: int = 1500, height: int = 1100) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (width, height), "#ffffff")
    return picture, ImageDraw.Draw(picture)


def font(size: int = 28) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def prose(draw: ImageDraw.ImageDraw, x: int, top: int, lines: list[str], size: int = 28, fill: str = "#000000") -> None:
    for number, line in enumerate(lines):
        draw.text((x, top + number * int(1.35 * size)), line, font=font(size), fill=fill)


def table(*, grid: bool = True) -> Image.Image:
    """Three columns and three rows with prose in them; the last cell of the second row is green, of the third red."""
    picture, draw = sheet()
    draw.rectangle((COLUMNS[2], ROWS[1], COLUMNS[3], ROWS[2]), fill="#00a046")
    draw.rectangle((COLUMNS[2], ROWS[2], COLUMNS[3], ROWS[3]), fill="#d02020")
    for y in ROWS:
        draw.line((COLUMNS[0], y, COLUMNS[3], y), fill="#202020", width=3)
    for x in COLUMNS if grid else ():
        draw.line((x, ROWS[0], x, ROWS[3]), fill="#202020", width=3)
    for column in COLUMNS[:2]:
        prose(draw, column + 14, ROWS[0] + 12, ["Progress in full"])
        prose(draw, column + 14, ROWS[1] + 12, ["The library fittings were", "illuminated until Monday"])
        prose(draw, column + 14, ROWS[2] + 12, ["All bills will be settled", "by the village hall"])
    return picture


def copied(picture: Image.Image, angle: float = 0.0, quality: int = 50, seed: int = 1) -> Pixels:
    """What a copier makes of it: askew (degrees clockwise), greyish, grainy, JPEG."""
    turned = picture.rotate(-angle, Image.Resampling.BICUBIC, fillcolor="#ffffff")
    levels = np.asarray(turned).astype(np.float32) * 0.95
    levels += np.random.default_rng(seed).normal(0, 5, levels.shape[:2])[:, :, None]
    grainy = Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))
    held = io.BytesIO()
    grainy.save(held, "JPEG", quality=quality)
    return np.asarray(Image.open(held).convert("RGB"))
