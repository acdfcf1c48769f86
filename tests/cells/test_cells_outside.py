"""Paragraphs outside of tables in print that is set generously, one and a half times as far apart as usual."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.cells.outside import blocks_outside
from pipeline.models.page import Box, Style
from tests import paper

SHEET = Box(0, 0, 595, 842)
FULL = "The weir above the mill was looked at in the spring by two masons"
ON = "from the county, who found that most of the stones had been moved"
CAPITAL = "Wexley and Ashby asked in June that all of the stones be put back."
LAST = "by the flood."


def _blocks(*lines: str, step: float = 16, gaps: Sequence[int] = (), looks: Sequence[Style] = ()) -> list[str]:
    """The paragraphs of some lines; in front of those at `gaps` is more white."""
    found, top = [], 100.0
    for at, text in enumerate(lines):
        top += 8 * (at in gaps)
        look = looks[at] if looks else paper.PLAIN
        found += paper.line(text, top=top, first=len(found), look=look)
        top += step
    return [" ".join(w.text for own in b.lines for w in own) for b in blocks_outside(found, SHEET)[1]]


@pytest.mark.parametrize("step", [12, 16, 24])
def test_the_lines_of_a_sentence_are_one_paragraph_however_far_apart(step: int) -> None:
    assert _blocks(FULL, ON, LAST, step=step) == [f"{FULL} {ON} {LAST}"]


def test_more_white_than_between_the_lines_parts_paragraphs() -> None:
    told = [FULL, ON, CAPITAL, FULL, ON, LAST]
    assert _blocks(*told, gaps=[3]) == [f"{FULL} {ON} {CAPITAL}", f"{FULL} {ON} {LAST}"]


def test_lines_of_which_none_goes_on_in_small_letters_stay_apart() -> None:
    heads = ["Wexley District Council and its Prosperity Scrutiny Committee now", "Rivers and Lanes, a Year On"]
    assert _blocks(*heads) == heads


def test_a_heading_as_wide_as_the_text_below_it_stays_apart() -> None:
    head = "What the Cabinet has done for the weir and for both of the bridges"
    looks = [paper.BOLD, *[paper.PLAIN] * 3]
    assert _blocks(head, FULL, ON, LAST, looks=looks) == [head, f"{FULL} {ON} {LAST}"]


def test_lines_twice_as_far_apart_as_any_print_are_no_sentence() -> None:
    assert len(_blocks(FULL, ON, step=30)) == 2
