"""Lines that software draws dash by dash or dot by dot, as one path or as many."""

from __future__ import annotations

import pytest


def test_a_path_of_dashes_is_one_ruling(seen):
    def draw(c):
        path = c.beginPath()
        for at in range(40):
            path.rect(50 + 4 * at, 200, 2, 0.7)
        c.drawPath(path, stroke=0, fill=1)

    (line,) = seen(draw).rulings
    assert line.horizontal
    assert (line.box.x0, line.box.x1) == (pytest.approx(50, abs=0.5), pytest.approx(208, abs=0.5))


def test_two_strokes_far_apart_in_one_path_are_two(seen):
    def draw(c):
        path = c.beginPath()
        path.rect(50, 200, 40, 0.7)
        path.rect(250, 200, 40, 0.7)
        c.drawPath(path, stroke=0, fill=1)

    assert len(seen(draw).rulings) == 2


def test_dots_in_a_row_are_one_ruling_each_way(seen):
    def draw(c):
        for at in range(30):
            c.rect(50 + 1.5 * at, 200, 0.75, 0.75, stroke=0, fill=1)
            c.rect(50, 200 - 1.5 * at, 0.75, 0.75, stroke=0, fill=1)

    assert sorted(line.horizontal for line in seen(draw).rulings) == [False, True]


def test_dots_that_fill_an_area_are_no_lines_within_it(seen):
    def draw(c):
        for x in range(12):
            for y in range(12):
                c.rect(50 + 2 * x, 200 + 2 * y, 0.75, 0.75, stroke=0, fill=1)

    assert len(seen(draw).rulings) == 4, "its edges alone"


@pytest.mark.parametrize("apart", [6, 20])
def test_dots_far_apart_are_no_line(seen, apart):
    def draw(c):
        for at in range(12):
            c.rect(50 + apart * at, 200, 0.75, 0.75, stroke=0, fill=1)

    assert seen(draw).rulings == ()
