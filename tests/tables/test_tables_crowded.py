"""Two headings that nearly touch hide the white between their columns; what stands below them tells."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Word
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.crowded import with_crowded
from tests import paper


def _band(top: float, *cells: tuple[float, str]) -> Band:
    words: list[Word] = [w for x, text in cells for w in paper.line(text, x, top)]
    return Band(1, Box(47, top - 3, 500, top + 15), tuple(words))


HEAD = _band(100, (50, "Ref"), (90, "Six-month update (April"), (208, "Twelve-month update"))
ROWS = [
    _band(130, (50, "1"), (90, "The wall is mended."), (208, "The roof is mended.")),
    _band(160, (50, "2"), (90, "Not begun."), (208, "Begun in May.")),
]


def test_a_heading_tells_the_column_that_it_crowds() -> None:
    assert with_crowded([HEAD, *ROWS], [85.0]) == [85.0, pytest.approx(204, abs=1)]


@pytest.mark.parametrize(
    "rows",
    [
        [ROWS[0], _band(160, (50, "2"), (90, "Prose that runs on over the whole of both columns"))],
        [ROWS[0], _band(160, (50, "2"), (90, "Not begun."))],
        ROWS[:1],
    ],
    ids=["across", "nothing below", "one row"],
)
def test_white_inside_a_heading_is_no_column(rows: list[Band]) -> None:
    assert with_crowded([HEAD, *rows], [85.0]) == [85.0]


def test_a_heading_that_fills_the_white_beside_it_hides_no_column() -> None:
    head = [w for x, text in ((50, "Ref"), (90, "Accepted in whole"), (173, "Position")) for w in _bold(text, x)]
    heading = Band(1, Box(47, 97, 500, 115), tuple(head))
    rows = [_band(130, (50, "1"), (90, "Yes"), (187, "Done")), _band(160, (50, "2"), (90, "No"), (190, "Not"))]
    assert with_crowded([heading, *rows], [85.0]) == [85.0, pytest.approx(172, abs=2)]


def _bold(text: str, x: float) -> list[Word]:
    return list(paper.line(text, x, 100, look=paper.BOLD))


TOUCHING = _band(100, (50, "Ref"), (90, "Recommendation"), (240, "Officer"), (278, "News of it"))
FULL = [
    _band(130, (50, "1"), (90, "Renegotiate the profit share:"), (240, "Oduya"), (278, "Two meetings held.")),
    _band(160, (50, "2"), (90, "Publish results."), (240, "Day"), (278, "Begun in May.")),
]


def test_cells_that_leave_hardly_any_white_begin_exactly_where_the_heading_does() -> None:
    assert with_crowded([TOUCHING, *FULL], [85.0]) == [85.0, 239.0, 277.0]


def test_words_a_space_behind_others_begin_no_column() -> None:
    head = _band(100, (50, "Ref"), (90, "Lead officer"))
    rows = [
        _band(top, (50, ref), (90, f"Head of {what}")) for top, ref, what in ((130, "1", "Law"), (160, "2", "Roads"))
    ]
    assert with_crowded([head, *rows], [85.0]) == [85.0]
