"""Every regular expression of the package takes time that grows with the cell, not with its square.

A cell of 100 kB made to hurt must cost a moment, whatever pattern it meets (promise P15). Each pattern is tried on
short cells of every kind; one that takes noticeable time must not take many times more for four times the text.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import pipeline

SHORT, LONG = 1_600, 6_400
NOTICEABLE = 0.003  # seconds for the short cell: a linear pattern needs a tenth of that
GROWTH = 9.0  # four times the text; a square would be sixteen times
UNITS = (
    "a", "A", "1", " ", "\n", ".", ",", "-", "/", "(", "•", "a ", "A ", "1 ", "1,", "1.", "a.", "a-", "A. ", "Aa ",
    "a@", "www.", "£1", "March ", "and ", "Rec 1", " \n", "_", "the ", "A1 ", "07 ", "[", ": ", "=",
)  # fmt: skip


def patterns() -> dict[re.Pattern[str], str]:
    """Every compiled pattern that stands in a module, also inside its tables."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for one in _inside(value):
                found.setdefault(one, f"{module.name}.{name}")
    return found


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _inside(inner)
    elif type(value) in (tuple, list):
        for inner in value:  # type: ignore[attr-defined]
            yield from _inside(inner)


def seconds(pattern: re.Pattern[str], cell: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(cell):
        pass
    return time.process_time() - start


PATTERNS = patterns()


def test_they_are_found() -> None:
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("pattern", PATTERNS, ids=list(PATTERNS.values()))
def test_no_pattern_is_slow_on_a_cell_made_to_hurt(pattern: re.Pattern[str]) -> None:
    for unit in UNITS:
        cell = (unit * (SHORT // len(unit) + 1))[:SHORT] + "\x01"  # what a pattern that wants the end fails on
        if (short := seconds(pattern, cell)) < NOTICEABLE:
            continue
        longer = (unit * (LONG // len(unit) + 1))[:LONG] + "\x01"
        short = min(short, seconds(pattern, cell))
        if (long := seconds(pattern, longer)) >= GROWTH * short + 0.02:  # a busy machine? only then measured anew
            short = min(seconds(pattern, cell) for _ in range(3))
            long = min(long, *(seconds(pattern, longer) for _ in range(2)))
        assert long < GROWTH * short + 0.02, f"slow on {unit!r}"
