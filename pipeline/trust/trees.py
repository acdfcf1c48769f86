"""Small decision trees that weigh what is known of cells: how likely each is wrong, and what tells most against it.

`make calibrate` writes `trees.txt`: a line about them all, then one tree a line.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from pipeline.trust.alternatives import Known

DEPTH = 3
Branch = Any  # [name, most, branch up to it, branch above it], or a number


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """All trees as arrays, each as deep as DEPTH; `usual`: by field, what is known of most cells that are right."""

    names: dict[str, int]  # what is known → its column
    start: float
    slope: tuple[float, float]  # from the sum of the trees to the log-odds of an error
    limit: float  # likelihood of an error from which a person is asked to look
    usual: dict[str, Known]
    asked: Any
    most: Any
    leaves: Any

    def odds(self, known: Sequence[Known]) -> Any:
        """Return the log-odds that each cell is wrong."""
        cells, place = np.zeros((len(known), len(self.names))), self.names
        for row, own in enumerate(known):
            for name, value in own.items():
                if value and name in place:
                    cells[row, place[name]] = value
        nodes = np.arange(len(self.leaves)) * (2**DEPTH - 1)  # all trees one after the other
        asked, most, wide = self.asked.ravel(), self.most.ravel(), np.arange(len(known))[:, None] * len(self.names)
        at = np.zeros((len(known), len(self.leaves)), dtype=int)
        for _ in range(DEPTH):
            own = at + nodes
            at = 2 * at + 1 + (cells.take(asked.take(own) + wide) > most.take(own))
        ends = at - (2**DEPTH - 1) + np.arange(len(self.leaves)) * 2**DEPTH
        total = self.start + self.leaves.take(ends).sum(axis=1)
        return self.slope[0] * total + self.slope[1]

    def chances(self, known: Sequence[Known]) -> list[float]:
        """Return how likely each cell is wrong, 0 to 1."""
        return [float(share) for share in 1 / (1 + np.exp(-self.odds(known)))] if known else []


def made_of(lines: Sequence[str]) -> Trees:
    """Return the trees that lines of text describe."""
    about, *rest = (json.loads(line) for line in lines if line and not line.startswith("#"))
    place = {name: at for at, name in enumerate(about["names"])}
    asked = np.zeros((len(rest), 2**DEPTH - 1), dtype=int)
    most, leaves = np.full(asked.shape, np.inf), np.zeros((len(rest), 2**DEPTH))
    for tree, branch in enumerate(rest):
        _fill(branch, 0, place, asked[tree], most[tree], leaves[tree])
    slope = (about["slope"][0], about["slope"][1])
    return Trees(place, about["start"], slope, about["limit"], about["usual"], asked, most, leaves)


def _fill(branch: Branch, at: int, place: dict[str, int], asked: Any, most: Any, leaves: Any) -> None:
    """Write a branch where it belongs; a leaf that comes early stands at the end of all branches below it."""
    if at >= len(asked):
        leaves[at - len(asked)] = branch
        return
    low = high = branch
    if isinstance(branch, list):
        name, most[at], low, high = branch
        asked[at] = place[name]
    _fill(low, 2 * at + 1, place, asked, most, leaves)
    _fill(high, 2 * at + 2, place, asked, most, leaves)


@cache
def trees() -> Trees:
    """Return the trees that the tool ships."""
    return made_of(files("pipeline.trust").joinpath("trees.txt").read_text(encoding="utf-8").splitlines())
