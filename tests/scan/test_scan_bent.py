"""Sheets that did not lie flat, or were lit from one side, and dark bars that their own print takes apart."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PIL import Image

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.light import evenly_lit, flattened
from pipeline.read.scan.painted import painted_areas
from pipeline.read.scan.picture import Area, grey_of, whitened
from pipeline.read.scan.rulings import rulings_in, whole_bars
from tests.scan.drawing import COLUMNS, ROWS, SCALE, Pixels, copied, prose, sheet, table

SWELL = 9.0  # pixels by which a line is higher in the middle of the sheet


def bent(picture: Image.Image) -> Pixels:
    """The picture as of a sheet that swells in the middle."""
    levels = np.asarray(picture)
    height, width = levels.shape[:2]
    up = (SWELL * np.sin(np.pi * np.arange(width) / width)).round().astype(int)
    return copied(Image.fromarray(levels[np.clip(np.arange(height)[:, None] + up, 0, height - 1), np.arange(width)]))


def level(picture: Pixels) -> list[tuple[float, float]]:
    """Top and height of each level ruling."""
    found = [r.box for r in rulings_in(grey_of(picture), SCALE) if r.horizontal]
    return sorted((box.top, box.bottom - box.top) for box in found)


def test_rulings_of_a_sheet_that_swells_become_straight() -> None:
    picture = whitened(bent(table()))
    flat = flattened(picture, grey_of(picture), SCALE)
    assert max(high for _, high in level(picture)) >= SWELL - 1
    found = level(flat)
    assert [high for _, high in found] == pytest.approx([3.0] * len(ROWS), abs=2)
    gaps = [b - a for a, b in itertools.pairwise(ROWS)]
    assert [b - a for (a, _), (b, _) in itertools.pairwise(found)] == pytest.approx(gaps, abs=3)


def test_a_straight_sheet_is_left_as_it_is() -> None:
    picture = whitened(copied(table()))
    assert flattened(picture, grey_of(picture), SCALE) is picture


SENTENCE = "The committee asked for a list of every bridge, mill and ford in the county"


@pytest.mark.parametrize(("lines", "told"), [(24, True), (10, False)])
def test_many_lines_of_print_tell_how_a_sheet_bends(lines: int, told: bool) -> None:
    picture, draw = sheet()
    prose(draw, 60, 60, [SENTENCE] * lines, 30)
    copy = whitened(bent(picture))
    flat = flattened(copy, grey_of(copy), SCALE)
    assert (flat is not copy) == told
    if told:
        left, middle, right = (grey_of(flat)[:, x : x + 160].mean(axis=1) for x in (70, 520, 950))
        assert np.corrcoef(left, middle)[0, 1] > 0.9
        assert np.corrcoef(middle, right)[0, 1] > 0.9


def test_straight_print_is_left_as_it_is() -> None:
    picture, draw = sheet()
    prose(draw, 60, 60, [SENTENCE] * 24, 30)
    copy = whitened(copied(picture))
    assert flattened(copy, grey_of(copy), SCALE) is copy


def shaded(picture: Image.Image, darkest: float) -> Pixels:
    """The picture with light that falls off to the right."""
    levels = copied(picture).astype(np.float32)
    light = np.linspace(1.0, darkest, levels.shape[1], dtype=np.float32)
    return np.clip(levels * light[None, :, None], 0, 255).astype(np.uint8)


def test_a_shaded_sheet_becomes_white_and_its_cells_are_no_paint() -> None:
    picture = whitened(shaded(table(), 0.72))
    lit = evenly_lit(picture, grey_of(picture))
    paper = lit[ROWS[3] + 40 : ROWS[3] + 120]
    assert paper[:, :200].mean() == pytest.approx(paper[:, -200:].mean(), abs=5)
    colours = {area.grey for area in painted_areas(lit, [r.box for r in rulings_in(grey_of(lit), SCALE)], SCALE)}
    assert colours == {False}  # the green cell and the red one


def test_an_evenly_lit_sheet_is_left_as_it_is() -> None:
    picture = whitened(copied(table()))
    assert evenly_lit(picture, grey_of(picture)) is picture


def test_paint_over_half_of_a_sheet_is_no_shade() -> None:
    picture, draw = sheet()
    for top in range(100, 1000, 120):
        draw.rectangle((60, top, 1440, top + 60), fill="#e4e4e4")
    copy = whitened(copied(picture))
    assert evenly_lit(copy, grey_of(copy)) is copy


def test_pieces_of_a_low_dark_bar_are_one_from_end_to_end() -> None:
    picture, draw = sheet()
    draw.rectangle((COLUMNS[0], 200, COLUMNS[3], 231), fill="#16263a")
    for x in COLUMNS[:3]:
        prose(draw, x + 4, 199, ["Recommendation WWWW"], 27, "#ffffff")
    pieces = [Area(PixelBox(x, 200, x + 60, 231), "#16263a") for x in (COLUMNS[1] - 80, COLUMNS[2] - 80)]
    pale = Area(PixelBox(COLUMNS[0], 231, COLUMNS[3], 260), "#e0e0e0")
    found = whole_bars(whitened(copied(picture)), [*pieces, pale], SCALE)
    whole = tuple(float(side) for side in (COLUMNS[0], 200, COLUMNS[3], 231))
    bar, other = sorted(found, key=lambda area: area.box.top)
    assert (tuple(bar.box), bar.colour, other) == (pytest.approx(whole, abs=4), "#16263a", pale)
