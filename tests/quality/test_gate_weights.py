"""The trees that tell reports from look-alikes are fitted on readings, and written as they are read."""

from __future__ import annotations

import json
import math

import pytest

pytest.importorskip("sklearn")

from tests.quality.weights import Example, judge, trees_of


def _examples() -> list[Example]:
    """Readings of four sets: those with answers are of reports."""
    return [
        Example(
            f"set{at % 4}/{at}", f"set{at % 4}", at % 2 == 1, {"answered": float(at % 2 == 0), "noise": at / 40}, share
        )
        for at in range(40)
        for share in (0.9,)
    ]


def _value(tree: object, features: dict[str, float]) -> float:
    while isinstance(tree, list):
        name, most, low, high = tree
        tree = low if features[name] <= most else high
    assert isinstance(tree, float | int)
    return float(tree)


def test_trees_of_tells_reports_from_others() -> None:
    first, *trees = [json.loads(line) for line in trees_of(_examples()) if not line.startswith("#")]
    likely = {}
    for answered in (0.0, 1.0):
        total = first + sum(_value(tree, {"answered": answered, "noise": 0.5}) for tree in trees)
        likely[answered] = 1 / (1 + math.exp(-total))
    assert likely[1.0] > 0.95
    assert likely[0.0] < 0.05


def test_judge_leaves_whole_sets_out() -> None:
    said = list(judge(_examples()))
    assert said[0].startswith("40 readings, 20 of them of reports")
    assert said[2] == "from 0.5: 0 of 20 reports lost, 0 of 20 others believed"
