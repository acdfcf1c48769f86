"""Lines of a picture that print touches, continues or hides, on drawn pictures with grain, JPEG noise and skew."""

import numpy as np
import pytest
from PIL import Image

from pipeline.read.scan.bullets import with_discs
from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.painted import outlines, painted_areas
from pipeline.read.scan.picture import Area, grey_of, whitened
from pipeline.read.scan.rulings import Segment, rulings_in
from pipeline.read.scan.signs import signs_on
from pipeline.read.scan.specks import cut_back, resumed
from tests.scan.drawing import SCALE, Pixels, copied, font, prose, sheet

PAPER: Pixels = np.full((1000, 1500, 3), 255, np.uint8)


def level(y: int, x0: int = 100, x1: int = 1400) -> PixelBox:
    return PixelBox(x0, y, x1, y + 3)


def test_what_a_letter_adds_to_the_end_of_a_line_is_cut_off() -> None:
    stops = [level(v) for v in (100, 400, 800)]  # uprights lie on their side: x is the height on the page
    across = [PixelBox(b.top, b.x0, b.bottom, b.x1) for b in stops]
    over, short = PixelBox(377, 500, 803, 503), PixelBox(100, 700, 403, 703)
    cut, same = cut_back([over, short], across, SCALE)
    assert cut == over._replace(x0=400)
    assert same == short


def test_lines_that_end_where_others_do_hang_over_for_a_reason() -> None:
    across = [PixelBox(400, 100, 403, 1400), PixelBox(800, 100, 803, 1400)]
    both = [PixelBox(377, 500, 803, 503), PixelBox(377, 700, 803, 703)]
    assert cut_back(both, across, SCALE) == both


def pale(*rows: tuple[int, int]) -> Image.Image:
    """Four level lines, and a pale upright at 600 in some of the rows between them, prose close behind it."""
    picture, draw = sheet()
    for y in (200, 440, 500, 740):
        draw.line((100, y, 1400, y), fill="#202020", width=3)
    draw.line((100, 200, 100, 740), fill="#202020", width=3)
    for top, bottom in rows:
        draw.line((600, top, 600, bottom), fill="#808080", width=1)
        prose(draw, 603, top + 8, ["Nothing has been built", "since the operator left"])
    return picture


def test_a_pale_line_goes_on_behind_the_row_of_a_theme() -> None:
    grey = grey_of(whitened(copied(pale((200, 440), (500, 740)), quality=80)))
    sideways = np.ascontiguousarray(grey.T)
    across = [PixelBox(y, 100, y + 3, 1400) for y in (199, 439, 499, 739)]
    found = resumed(sideways, [PixelBox(200, 599, 442, 602)], across, SCALE)
    assert [(b.x0, b.x1) for b in found] == [(200, 442), (499, 742)]


def test_a_pale_line_that_print_touches_is_one_and_stacked_letters_are_none() -> None:
    picture = pale((200, 440), (500, 740))
    found = rulings_in(grey_of(whitened(copied(picture, quality=80))), SCALE)
    inside = [r.box for r in found if not r.horizontal and 590 <= r.box.x0 <= 610]
    assert sum(b.bottom - b.top for b in inside) >= 450
    letters, draw = sheet()
    for y in (200, 250):
        draw.line((100, y, 1400, y), fill="#202020", width=3)
    prose(draw, 110, 202, ["Illegible", "Illicit"], size=18)
    found = rulings_in(grey_of(whitened(copied(letters, quality=80))), SCALE)
    assert [r for r in found if not r.horizontal] == []


def test_stems_of_large_letters_right_below_lines_are_no_rest_of_a_line() -> None:
    picture, draw = sheet()
    for y in (200, 400, 600):
        draw.line((100, y, 1400, y), fill="#202020", width=3)
    for y in (200, 400):  # a T each, its stem above the others'
        draw.rectangle((500, y + 5, 522, y + 8), fill="#000000")
        draw.rectangle((509, y + 5, 512, y + 36), fill="#000000")
    found = rulings_in(grey_of(whitened(copied(picture, quality=80))), SCALE)
    assert [r for r in found if not r.horizontal] == []


def test_print_that_touches_a_line_makes_it_no_thicker() -> None:
    picture, draw = sheet()
    draw.rectangle((100, 300, 1400, 303), fill="#202020")
    for x in (200, 800):
        draw.rectangle((x, 304, x + 70, 316), fill="#202020")  # tops of letters that run together
    (ruling,) = [r for r in rulings_in(grey_of(whitened(copied(picture, quality=80))), SCALE) if r.horizontal]
    assert ruling.box.bottom - ruling.box.top <= 7


@pytest.mark.parametrize(("paint", "seen"), [("#eee7f6", ["#2070c0"]), ("#6090d0", [])])
def test_a_sign_stands_out_on_pale_paint(paint: str, seen: list[str]) -> None:
    picture, draw = sheet()
    draw.rectangle((100, 200, 1400, 500), fill=paint)
    draw.ellipse((1300, 230, 1340, 270), fill="#2070c0")
    areas = (Area(PixelBox(100, 200, 1400, 500), paint),)
    found = signs_on(np.asarray(picture), areas, (), SCALE)
    assert [s.form for s in found] == ["dot"] * len(seen)


@pytest.mark.parametrize("letter", ["B", "G"])
def test_a_letter_on_a_dark_disc_has_a_box_of_its_own(letter: str) -> None:
    picture, draw = sheet()
    draw.ellipse((700, 300, 748, 348), fill="#404040")
    draw.text((712, 306), letter, font=font(32), fill="#ffffff")
    half, line = PixelBox(720, 310, 740, 345), PixelBox(100, 300, 400, 340)
    boxes = with_discs(np.asarray(picture), (line, half), SCALE)
    assert line in boxes and half not in boxes
    (own,) = (b for b in boxes if b != line)
    assert (own.x0 + own.x1) / 2 == pytest.approx(724, abs=2)


def test_a_large_letter_of_a_line_is_no_disc() -> None:
    picture, draw = sheet()
    draw.ellipse((700, 300, 748, 348), fill="#202020")
    draw.ellipse((714, 312, 734, 336), fill="#ffffff")
    line = PixelBox(600, 295, 900, 350)
    assert with_discs(np.asarray(picture), (line,), SCALE) == (line,)


def test_a_line_goes_on_under_paint_from_cell_to_cell() -> None:
    cells = [(PixelBox(1200, 300, 1400, 403), (40, 110, 180)), (PixelBox(1000, 300, 1198, 403), (250, 190, 10))]
    (found,) = outlines([Segment(level(401, 100, 1000), True)], cells, [], PAPER, SCALE)
    assert (found.box.x0, found.box.x1) == (100, 1400)


def test_the_side_of_a_painted_cell_is_no_line_that_goes_on() -> None:
    picture, draw = sheet()
    for y in (200, 440, 500, 740):
        draw.line((100, y, 1400, y), fill="#202020", width=3)
    draw.line((1400, 200, 1400, 440), fill="#202020", width=3)
    draw.rectangle((1200, 503, 1400, 740), fill="#04a650")
    sideways = np.ascontiguousarray(grey_of(whitened(copied(picture, quality=80))).T)
    across = [PixelBox(y, 100, y + 3, 1400) for y in (199, 439, 499, 739)]
    line = PixelBox(200, 1399, 442, 1402)
    assert resumed(sideways, [line], across, SCALE) == [line]


def test_a_pale_row_is_followed_to_its_sides_in_uneven_light() -> None:
    picture, draw = sheet()
    draw.rectangle((100, 300, 1400, 420), fill="#e9e9e9")
    prose(draw, 120, 320, ["Ten bins are emptied each day", "and nine on Sundays"])
    light = np.linspace(0, 9, 1500)[None, :, None]  # it grows towards the right
    pixels = np.clip(np.asarray(picture).astype(np.float32) - 9 + light, 0, 255).astype(np.uint8)
    (found,) = painted_areas(pixels, (), SCALE)
    assert (round(found.box.x0, -1), round(found.box.x1, -1)) == (100, 1400)


def test_a_band_that_is_hardly_darker_than_paper_is_an_area_and_a_soft_shade_is_none() -> None:
    picture, draw = sheet()
    draw.rectangle((100, 300, 1400, 420), fill="#f2f4f8")
    prose(draw, 120, 320, ["Ten bins are emptied each day", "and nine on Sundays"])
    shade = 8 * np.clip((np.arange(1100) - 600) / 200, 0, 1)[:, None, None]  # it falls on the lower part of the sheet
    pixels = np.clip(copied(picture, quality=80) / 0.95 - shade, 0, 255).astype(np.uint8)
    (found,) = painted_areas(pixels, (), SCALE)
    assert [round(side, -1) for side in found.box] == [100, 300, 1400, 420]


def test_a_row_that_lines_close_in_is_no_strip_of_paint() -> None:
    picture, draw = sheet()
    draw.rectangle((100, 300, 1400, 350), outline="#000000", width=6)
    prose(draw, 120, 310, ["Reply agreed"])
    assert painted_areas(np.asarray(picture), (), SCALE) == ()


def test_a_long_hairline_is_found_however_pale() -> None:
    picture, draw = sheet()
    draw.line((100, 300, 1300, 300), fill="#e4e4e4", width=1)
    prose(draw, 120, 320, ["The library fittings were illuminated until Monday"])
    (found,) = rulings_in(grey_of(np.asarray(picture)), SCALE)
    assert found.length > 1190


def test_a_word_on_its_end_is_no_line() -> None:
    picture, draw = sheet()
    for y in (200, 500):
        draw.line((100, y, 1300, y), fill="#000000", width=3)
    words, ink = sheet(200, 40)
    ink.text((2, 2), "some concern", font=font(22), fill="#000000")
    picture.paste(words.rotate(90, expand=True), (700, 290))
    assert [r for r in rulings_in(grey_of(np.asarray(picture)), SCALE) if not r.horizontal] == []
