"""Small pictures told by their own pixels: tick, cross, dot, ring, arrow, in several sizes and colours."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.marks import describe
from pipeline.records.status.printed import name_of

SIZES = [16, 24, 40, 64, 120]
COLOURS = {"#00a046": (0, 160, 70), "#c00000": (192, 0, 0), "#ffc000": (255, 192, 0), "#000000": (0, 0, 0)}
Canvas = ImageDraw.ImageDraw


def tick(draw: Canvas, s: float, ink) -> None:
    draw.line(
        [(0.12 * s, 0.55 * s), (0.38 * s, 0.82 * s), (0.88 * s, 0.16 * s)], fill=ink, width=max(2, round(0.13 * s))
    )


def cross(draw: Canvas, s: float, ink) -> None:
    width = max(2, round(0.14 * s))
    draw.line([(0.15 * s, 0.15 * s), (0.85 * s, 0.85 * s)], fill=ink, width=width)
    draw.line([(0.85 * s, 0.15 * s), (0.15 * s, 0.85 * s)], fill=ink, width=width)


def dot(draw: Canvas, s: float, ink) -> None:
    draw.ellipse([0.1 * s, 0.1 * s, 0.9 * s, 0.9 * s], fill=ink)


def ring(draw: Canvas, s: float, ink) -> None:
    draw.ellipse([0.1 * s, 0.1 * s, 0.9 * s, 0.9 * s], outline=ink, width=max(2, round(0.12 * s)))


def arrow(draw: Canvas, s: float, ink) -> None:
    points = [(0.5, 0.05), (0.95, 0.5), (0.66, 0.5), (0.66, 0.95), (0.34, 0.95), (0.34, 0.5), (0.05, 0.5)]
    draw.polygon([(x * s, y * s) for x, y in points], fill=ink)


def square(draw: Canvas, s: float, ink) -> None:
    draw.rectangle([0.05 * s, 0.05 * s, 0.95 * s, 0.95 * s], fill=ink)


def picture(shape, size: int, ink=(0, 0, 0), turn: int = 0, paper=(255, 255, 255)) -> np.ndarray:
    """Drawn four times too large and brought down, so that edges are soft as in a real picture."""
    image = Image.new("RGB", (4 * size, 4 * size), paper)
    shape(ImageDraw.Draw(image), 4 * size, ink)
    return np.asarray(image.rotate(turn, fillcolor=paper).resize((size, size), Image.Resampling.BOX))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize(
    ("shape", "form"),
    [(tick, "tick"), (cross, "cross"), (dot, "dot"), (ring, "ring"), (arrow, "arrow"), (square, "other")],
)
def test_form_and_colour(shape, form, colour, size):
    found, told = describe(picture(shape, size, COLOURS[colour]))
    assert told == form
    assert found is not None
    assert name_of(found) == name_of(colour) or colour == "#000000"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", SIZES)
def test_arrows_in_all_four_directions(turn, size):
    assert describe(picture(arrow, size, (192, 0, 0), turn))[1] == "arrow"


@pytest.mark.parametrize(("shape", "form"), [(tick, "tick"), (cross, "cross")])
@pytest.mark.parametrize("size", [24, 40, 64])
def test_a_white_sign_on_a_disc(shape, form, size):
    image = Image.new("RGB", (4 * size, 4 * size), (255, 255, 255))
    dot(ImageDraw.Draw(image), 4 * size, (0, 160, 70))
    sign = Image.new("L", (2 * size, 2 * size), 0)
    shape(ImageDraw.Draw(sign), 2 * size, 255)
    image.paste((255, 255, 255), (size, size), sign)
    found, told = describe(np.asarray(image.resize((size, size), Image.Resampling.BOX)))
    assert told == form
    assert found is not None
    assert int(found[3:5], 16) > 120 > int(found[1:3], 16)


def test_a_traffic_light_strip_is_no_single_mark():
    strip = np.full((20, 80, 3), 255, dtype=np.uint8)
    strip[2:18, 2:78] = (0, 160, 70)
    assert describe(strip)[1] == "other"


@pytest.mark.parametrize(("lit", "name"), [((220, 30, 30), "red"), ((255, 176, 0), "amber"), ((70, 160, 70), "green")])
def test_one_lamp_that_is_lit_gives_its_colour_to_the_dark_box(lit, name):
    image = Image.new("RGB", (66, 168), (34, 34, 34))
    for n in range(3):
        top = 8 + 53 * n
        ImageDraw.Draw(image).ellipse([14, top, 52, top + 38], fill=lit if n == 1 else (90, 90, 90))
    colour, _ = describe(np.asarray(image.resize((33, 84), Image.Resampling.BOX)))
    assert name_of(colour) == name


@pytest.mark.parametrize("paper", [(255, 255, 255), (250, 250, 250)])
def test_blank_paper_is_nothing(paper):
    assert describe(np.full((20, 20, 3), paper, dtype=np.uint8)) == (None, None)


def test_where_the_mark_stands_in_its_frame_does_not_matter():
    frame = np.full((90, 90, 3), 255, dtype=np.uint8)
    frame[50:82, 6:38] = picture(tick, 32, (0, 160, 70))
    assert describe(frame)[1] == "tick"
