"""Print is no higher than the distance of its lines allows, whatever height detection gives it."""

import numpy as np
import pytest

from pipeline.read.scan.letters import ASCENT, DESCENT, Print
from pipeline.read.scan.words import with_pitch

STEP = 31.0  # pixels from line to line


def print_(base: float, height: float, left: float = 100.0) -> Print:
    shape = (40, 600)
    return Print(left, base, height, 0.0, np.zeros(shape, np.float32), 1.0, np.zeros((*shape, 3), np.uint8), ())


def test_lines_of_a_paragraph_do_not_reach_into_each_other() -> None:
    lines = [print_(100 + STEP * at, 29.0) for at in range(6)]
    assert all(ASCENT * p.height + DESCENT * p.height < STEP for p in with_pitch(lines))
    assert lines[0].bottom > lines[1].top


def test_print_that_has_room_stays_as_it_is() -> None:
    lines = [print_(100 + STEP * at, 22.0) for at in range(6)]
    assert with_pitch(lines) == lines


def test_a_label_beside_two_lines_is_level_with_neither() -> None:
    """A label that stands at their middle: it shares less than half of its height with each."""
    lines = [print_(100 + STEP * at, 29.0) for at in range(4)]
    label = print_(100 + STEP / 2, 29.0, left=900.0)
    *above, _, _, own = with_pitch([*lines, label])
    for line in above:
        shared = min(line.bottom, own.bottom) - max(line.top, own.top)
        assert shared < (own.bottom - own.top) / 2


@pytest.mark.parametrize("bases", [(100, 120, 300, 320, 500, 520, 700, 720), (100, 190, 280, 370, 460)])
def test_what_is_no_next_line_tells_no_distance(bases: tuple[int, ...]) -> None:
    """Pieces of one line, set a little off; lines that stand far apart."""
    lines = [print_(base, 45.0) for base in bases]
    assert [p.height for p in with_pitch(lines)] == [45.0] * len(lines)
