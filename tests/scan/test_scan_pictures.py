"""Deskew, rulings, fills and signs, on drawn pictures with grain, JPEG noise and skew."""

import itertools

import numpy as np
import pytest
from PIL import ImageDraw

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.painted import outlines, painted_areas
from pipeline.read.scan.picture import Area, grey_of, skew_of, straightened, whitened
from pipeline.read.scan.rulings import Segment, erased, joined, rows_of, rulings_in, white_lines
from pipeline.read.scan.signs import drawn_signs, signs_on
from pipeline.read.scan.specks import followed, reaching
from tests.scan.drawing import COLUMNS, ROWS, SCALE, Pixels, copied, prose, sheet, table


@pytest.mark.parametrize("angle", [-2.0, -1.3, -0.4, 0.0, 0.6, 1.0, 2.0])
def test_skew_is_found(angle: float) -> None:
    assert skew_of(grey_of(copied(table(), angle))) == pytest.approx(angle, abs=0.08)


@pytest.mark.parametrize("angle", [-1.7, 0.5, 2.0])
def test_straightened_stays_straight(angle: float) -> None:
    straight, _ = straightened(copied(table(), angle))
    assert abs(skew_of(grey_of(straight))) <= 0.06


def test_an_empty_sheet_lies_straight() -> None:
    picture, _ = sheet()
    assert skew_of(grey_of(copied(picture))) == 0.0


@pytest.mark.parametrize("angle", [0.0, 1.0, -2.0])
@pytest.mark.parametrize("quality", [25, 80])
def test_the_grid_and_nothing_else(angle: float, quality: int) -> None:
    straight, _ = straightened(whitened(copied(table(), angle, quality)))
    rulings = rulings_in(grey_of(straight), SCALE)
    assert _gaps([_middle(r) for r in rulings if r.horizontal]) == pytest.approx(_gaps(list(ROWS)), abs=5)
    assert _gaps([_middle(r) for r in rulings if not r.horizontal]) == pytest.approx(_gaps(list(COLUMNS)), abs=5)


def _middle(ruling: Segment) -> float:
    box = ruling.box
    return (box.top + box.bottom) / 2 if ruling.horizontal else (box.x0 + box.x1) / 2


def _gaps(places: list[float]) -> list[float]:
    """Distances between places that are not the same line."""
    ordered = sorted(places)
    return [b - a for a, b in itertools.pairwise(ordered) if b - a > 6]


@pytest.mark.parametrize("size", [18, 26, 40])
def test_print_holds_no_rulings(size: int) -> None:
    picture, draw = sheet()
    lines = ["Recommendation illimitable Till", "HELLEFIELD HEIGHTS TITLE LIFT", "— will fill until, – still - all"]
    for top in (60, 400, 700):
        prose(draw, 80, top, lines, size)
    assert rulings_in(grey_of(whitened(copied(picture))), SCALE) == ()


def test_dashed_and_dotted_rulings() -> None:
    picture, draw = sheet()
    for x in range(100, 1300, 16):
        draw.line((x, 300, x + 8, 300), fill="#000000", width=3)
    for x in range(100, 1300, 8):
        draw.rectangle((x, 600, x + 3, 603), fill="#000000")
    rulings = rulings_in(grey_of(whitened(copied(picture))), SCALE)
    assert sorted(round(_middle(r), -1) for r in rulings) == [300, 600]
    assert all(r.length > 1150 for r in rulings)


def test_faint_rulings() -> None:
    picture, draw = sheet()
    draw.line((100, 300, 1300, 300), fill="#b8b8b8", width=2)
    assert len(rulings_in(grey_of(whitened(copied(picture))), SCALE)) == 1


def _areas(picture: Pixels) -> tuple[Area, ...]:
    return painted_areas(picture, [r.box for r in rulings_in(grey_of(picture), SCALE)], SCALE)


def test_fills_have_place_and_colour() -> None:
    picture = whitened(copied(table()))
    areas = _areas(picture)
    assert signs_on(picture, areas, (), SCALE) == ()
    assert len(areas) == 2
    green = next(a for a in areas if a.levels[1] > 140)
    red = next(a for a in areas if a.levels[0] > 180)
    assert tuple(green.box) == pytest.approx((COLUMNS[2], ROWS[1], COLUMNS[3], ROWS[2]), abs=5)
    assert tuple(red.box) == pytest.approx((COLUMNS[2], ROWS[2], COLUMNS[3], ROWS[3]), abs=5)


def test_touching_fills_of_two_colours_are_two() -> None:
    picture, draw = sheet()
    draw.rectangle((300, 200, 600, 400), fill="#f0b000")
    draw.rectangle((300, 401, 600, 650), fill="#0070c0")
    areas = _areas(whitened(copied(picture)))
    assert sorted(round(a.box.top, -1) for a in areas) == [200, 400]


def test_a_strip_of_another_colour_is_told_from_a_large_fill() -> None:
    picture, draw = sheet()
    draw.rectangle((300, 100, 600, 1000), fill="#d02020")
    draw.rectangle((300, 1001, 600, 1040), fill="#00a046")
    areas = _areas(whitened(copied(picture)))
    assert sorted(round(a.box.top, -1) for a in areas) == [100, 1000]


def test_a_disc_is_a_sign_and_coloured_print_is_none() -> None:
    picture, draw = sheet()
    draw.ellipse((300, 300, 360, 360), fill="#e0a000")
    prose(draw, 500, 300, ["see www.marl.example/pages"], fill="#0050c0")
    straight = whitened(copied(picture))
    areas = _areas(straight)
    signs = signs_on(straight, areas, (), SCALE)
    assert areas == ()
    assert [s.form for s in signs] == ["dot"]
    assert tuple(signs[0].box) == pytest.approx((300, 300, 361, 361), abs=5)


def test_a_pale_area_that_is_all_fringe_holds_no_signs() -> None:
    picture, _ = sheet()
    pale = Area(PixelBox(300, 300, 500, 303), "#fae1dc")
    assert signs_on(whitened(copied(picture)), (pale,), (), SCALE) == ()


@pytest.mark.parametrize("specks", [[], [(298, 296), (330, 290)]])
def test_a_tick_with_specks_beside_it_is_one(specks: list[tuple[int, int]]) -> None:
    picture, draw = sheet()
    draw.line((300, 316, 308, 326, 324, 300), fill="#404040", width=5)
    for x, y in specks:
        draw.rectangle((x, y, x + 7, y + 7), fill="#404040")
    straight = whitened(copied(picture))
    assert [s.form for s in drawn_signs(straight, straight, [], SCALE)] == ["tick"]


def test_a_grey_heading_in_a_grid_is_an_area_of_its_own_with_light_print_in_it() -> None:
    picture = table()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((COLUMNS[0], ROWS[0], COLUMNS[3], ROWS[1]), fill="#404040")
    prose(draw, COLUMNS[0] + 14, ROWS[0] + 12, ["Recommendations to the Authority"], fill="#ffffff")
    heading = next(a for a in _areas(whitened(copied(picture))) if a.grey)
    assert tuple(heading.box) == pytest.approx((COLUMNS[0], ROWS[0], COLUMNS[3], ROWS[1]), abs=5)


def test_cells_of_one_colour_that_touch_at_a_ruling_are_told_apart() -> None:
    picture, draw = sheet()
    draw.rectangle((300, 200, 500, 400), fill="#a0d080")
    draw.rectangle((300, 400, 400, 600), fill="#a0d080")
    draw.line((300, 400, 500, 400), fill="#000000", width=3)
    assert sorted(round(a.box.x1, -1) for a in _areas(whitened(copied(picture)))) == [400, 500]


def test_letters_of_a_coloured_heading_are_no_signs() -> None:
    picture, draw = sheet()
    prose(draw, 100, 100, ["Homes Standing Empty"], 60, "#1a3a5d")
    draw.ellipse((900, 110, 950, 160), fill="#e0a000")
    prose(draw, 970, 110, ["late"], 40)
    lines = [PixelBox(95, 95, 780, 180), PixelBox(890, 100, 1100, 170)]
    assert [s.form for s in signs_on(whitened(copied(picture)), (), lines, SCALE)] == ["dot"]


def test_white_lines_part_a_dark_heading() -> None:
    picture, draw = sheet()
    draw.rectangle((100, 200, 1400, 300), fill="#063e5e")
    draw.line((500, 200, 500, 300), fill="#ffffff", width=3)
    for x in (120, 520):
        prose(draw, x, 214, ["Recommendation"], 28, "#ffffff")
    straight = whitened(copied(picture))
    rows = rows_of([a.box for a in _areas(straight)], 1500, SCALE)
    assert [round(_middle(r), -1) for r in white_lines(grey_of(straight), rows, SCALE)] == [500]


def test_light_print_on_paint_leaves_no_rulings_inside() -> None:
    picture, draw = sheet()
    draw.rectangle((100, 200, 1400, 262), fill="#2f74b5")
    for x in (120, 420, 800, 1100):
        prose(draw, x, 214, ["Heading here"], 28, "#ffffff")
    straight = whitened(copied(picture))
    areas = _areas(straight)
    painted, rows = [(a.box, a.levels) for a in areas], [a.box for a in areas]
    rulings = outlines(rulings_in(grey_of(straight), SCALE), painted, rows, straight, SCALE)
    assert rulings == (), "the edges of paint are those of its area"


def test_a_ruling_goes_on_through_the_paint_that_it_is_lost_in() -> None:
    two_cells = PixelBox(1000, 300, 1200, 900)
    lost = Segment(PixelBox(1000, 600, 1110, 603), True)
    picture = np.full((1000, 1500, 3), 255, np.uint8)
    (found,) = outlines([lost], [(two_cells, (0, 160, 70))], [], picture, SCALE)
    assert (found.box.x0, found.box.x1) == (1000, 1200)


def test_erasing_takes_rulings_and_leaves_print() -> None:
    straight = whitened(copied(table()))
    clean = erased(straight, rulings_in(grey_of(straight), SCALE))
    assert rulings_in(grey_of(clean), SCALE) == ()
    inside = slice(ROWS[1] + 8, ROWS[2] - 8), slice(COLUMNS[0] + 8, COLUMNS[1] - 8)
    assert np.array_equal(clean[inside], straight[inside])


def test_yellowed_paper_becomes_white() -> None:
    picture, draw = sheet()
    prose(draw, 100, 100, ["Some words"])
    yellow = (copied(picture).astype(float) * (0.95, 0.9, 0.75)).astype(np.uint8)
    assert np.median(whitened(yellow).reshape(-1, 3), axis=0) == pytest.approx((252, 252, 252), abs=4)


def test_the_paler_rest_of_a_broken_line_is_followed() -> None:
    picture, draw = sheet()
    draw.line((100, 300, 1300, 300), fill="#d8d8d8", width=2)
    draw.line((100, 500, 600, 500), fill="#a0a0a0", width=2)
    draw.line((800, 500, 1300, 500), fill="#a0a0a0", width=2)
    pieces = [PixelBox(x, y - 1, x + 500, y + 2) for x in (100, 800) for y in (300, 500)]
    whole = followed(grey_of(whitened(copied(picture))), pieces, SCALE)
    assert sorted(round(b.x1 - b.x0) for b in whole) == [500, 500, 1200]


def test_a_line_is_followed_to_the_upright_that_it_fades_before_and_over_no_white() -> None:
    picture, draw = sheet()
    draw.line((100, 300, 1300, 300), fill="#d8d8d8", width=2)
    prose(draw, 900, 486, ["Progress in full"])
    lines = [PixelBox(300, y - 1, 800, y + 2) for y in (300, 500)]
    uprights = [PixelBox(x, 100, x + 3, 250) for x in (100, 1300)]
    far, short = reaching(grey_of(whitened(copied(picture))), lines, uprights, SCALE)
    assert (far.x0, far.x1, short) == (100, 1303, lines[1])


def test_badges_and_small_headings_are_areas_though_print_fills_them() -> None:
    picture, draw = sheet()
    draw.rounded_rectangle((900, 200, 1060, 240), 20, fill="#208a3c")
    prose(draw, 925, 204, ["On track"], 28, "#ffffff")
    draw.rectangle((100, 400, 1400, 426), fill="#303030")
    for x in range(110, 1300, 180):
        prose(draw, x, 401, ["Heading here"], 22, "#ffffff")
    prose(draw, 100, 600, ["MONDAY", "Recommendation"], 40, "#208a3c")
    heading, badge = sorted(_areas(whitened(copied(picture))), key=lambda a: a.grey, reverse=True)
    assert tuple(badge.box) == pytest.approx((900, 200, 1061, 241), abs=4)
    assert badge.levels[1] > 1.5 * badge.levels[0]
    assert tuple(heading.box) == pytest.approx((100, 400, 1401, 427), abs=4)


def test_pieces_of_a_line_are_joined_and_brought_to_the_next() -> None:
    pieces = [Segment(PixelBox(100, 300, 600, 303), True), Segment(PixelBox(612, 300, 990, 303), True)]
    upright = Segment(PixelBox(998, 100, 1001, 800), False)
    assert joined([*pieces, upright], SCALE) == (Segment(PixelBox(100, 300, 1001, 303), True), upright)
    apart = Segment(PixelBox(660, 300, 990, 303), True)
    assert len(joined([pieces[0], apart], SCALE)) == 2


def test_a_long_upright_is_brought_to_the_line_that_no_row_parts_it_from() -> None:
    level = [Segment(PixelBox(100, y, 1400, y + 3), True) for y in (300, 800)]
    short, cut = (Segment(PixelBox(700, top, 703, 800), False) for top in (320, 330))
    assert joined([*level, short], SCALE)[-1].box.top == 300
    assert joined([*level, cut], SCALE)[-1] == Segment(PixelBox(700, 330, 703, 803), False)
    whole = Segment(PixelBox(700, 300, 703, 800), False)
    beyond = Segment(PixelBox(100, 818, 1400, 821), True)
    assert joined([*level, beyond, whole], SCALE)[-1].box.bottom == 803


def test_a_ruling_that_runs_on_beside_paint_is_no_strip_of_it() -> None:
    area = PixelBox(500, 300, 1400, 360)
    line = Segment(PixelBox(100, 300, 1400, 303), True)
    picture = np.full((1000, 1500, 3), 255, np.uint8)
    picture[300:360, 500:1400] = 174
    found = outlines([line], [(area, (174, 174, 174))], [area], picture, SCALE)
    assert min(s.box.x0 for s in found) == 100


def test_print_that_stands_close_to_the_edge_of_a_heading_does_not_hide_it() -> None:
    picture, draw = sheet()
    draw.rectangle((100, 400, 1400, 470), fill="#4b188c")
    for x in (110, 500, 1000):
        draw.rectangle((x, 404, x + 160, 426), fill="#ffffff")  # close print, as it is seen from afar
    found = [a.box for a in _areas(whitened(copied(picture)))]
    assert any(tuple(box) == pytest.approx((100, 400, 1401, 471), abs=5) for box in found)
