"""Small pictures of a status, drawn by us: a tick, a cross, a disc."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from samples.make.records import Mark

SIDE = 48  # pixels; drawn four times as large and scaled down, so that edges are smooth


def picture(mark: Mark) -> Image.Image:
    """The mark on a transparent ground."""
    big = Image.new("RGBA", (SIDE * 4, SIDE * 4), (255, 255, 255, 0))
    draw, unit = ImageDraw.Draw(big), SIDE * 4 / 24
    if mark.form == "disc":
        draw.ellipse([2 * unit, 2 * unit, 22 * unit, 22 * unit], fill=mark.colour)
    elif mark.form == "tick":
        points = [(4, 13), (10, 19), (21, 5)]
        draw.line([(x * unit, y * unit) for x, y in points], fill=mark.colour, width=int(3.4 * unit), joint="curve")
    else:
        for ends in ([(5, 5), (19, 19)], [(19, 5), (5, 19)]):
            draw.line([(x * unit, y * unit) for x, y in ends], fill=mark.colour, width=int(3.4 * unit))
    return big.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def png(mark: Mark) -> BytesIO:
    """The same as a PNG file in memory."""
    out = BytesIO()
    picture(mark).save(out, "PNG")
    out.seek(0)
    return out
