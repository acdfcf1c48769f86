"""The streak that a copier leaves down a sheet and through a table; a table's own sides are none."""

from __future__ import annotations

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.rulings import Segment
from pipeline.read.scan.streaks import streaks_in

HEIGHT, SCALE = 2300.0, 2.78
LEVEL = [Segment(PixelBox(160, y, 1480, y + 3), True) for y in (600, 700, 1200, 1800)]
SIDES = [Segment(PixelBox(x, 600, x + 3, 1803), False) for x in (160, 700, 1477)]
FOOT = Segment(PixelBox(100, 2290, 1500, 2296), True)


def streak(*pieces: tuple[float, float]) -> list[Segment]:
    return [Segment(PixelBox(1400 + at, top, 1404 + at, bottom), False) for at, (top, bottom) in enumerate(pieces)]


def test_a_line_down_the_sheet_is_a_streak_in_all_its_pieces() -> None:
    dirt = streak((40, 300), (310, 1500), (1490, 2290))
    assert set(streaks_in([*LEVEL, *SIDES, FOOT, *dirt], HEIGHT, SCALE)) == set(dirt)


def test_lines_that_end_with_a_table_or_cross_none_stay() -> None:
    assert not streaks_in([*LEVEL, *SIDES, FOOT], HEIGHT, SCALE)
    assert not streaks_in([*LEVEL, *streak((600, 2290))], HEIGHT, SCALE), "it begins with the table"
    assert not streaks_in([FOOT, *streak((40, 2290))], HEIGHT, SCALE), "there is no table"
    assert not streaks_in([*LEVEL, *streak((40, 900))], HEIGHT, SCALE), "it is short"
