"""Cells → weights: a logistic model by Newton's method, with a penalty on large weights; and the limit for flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline.trust import Weights, score
from tests.bench.calibration.cells import Judged

PENALTY = 1.0
LEAST = 8  # cells that must show a signal for it to be weighed
SMALL = 0.05  # weights nearer to nothing are left out
MOST_RIGHT = 0.021  # share of the right cells that may be flagged, on the calibration set
KINDS = ("status", "prose", "short", "title")


def fitted(cells: Sequence[Judged]) -> Weights:
    """The weights that tell the right cells from the wrong ones best, and the limit below which one is flagged."""
    counts = Counter(name for cell in cells for name in _names(cell))
    names = sorted(name for name, times in counts.items() if times >= LEAST or name.startswith("start "))
    place = {name: at for at, name in enumerate(names)}
    shown = np.zeros((len(cells), len(names)))
    for row, cell in enumerate(cells):
        shown[row, [place[name] for name in _names(cell) if name in place]] = 1
    found = _newton(shown, np.array([cell.right for cell in cells], dtype=float))
    weights = {name: round(float(found[at]), 2) for name, at in place.items()}
    kept = {name: value for name, value in weights.items() if abs(value) >= SMALL or name.startswith("start ")}
    start = {kind: kept.get(f"start {kind}", 2.0) for kind in KINDS}
    single = {name.removeprefix("any "): value for name, value in kept.items() if name.startswith("any ")}
    pairs = {name: value for name, value in kept.items() if name.split(" ")[0] in KINDS}
    without = Weights(start, single, pairs, dict.fromkeys(KINDS, 0.0))
    return Weights(start, single, pairs, dict.fromkeys(KINDS, _limit(cells, without)))


def _names(cell: Judged) -> list[str]:
    own = [f"start {cell.kind}", *(f"any {name}" for name in cell.signals)]
    return own + [f"{cell.kind} {name}" for name in cell.signals]


def _newton(shown: Any, right: Any) -> Any:
    found = np.zeros(shown.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-shown @ found))
        slope = shown.T @ (right - likely) - PENALTY * found
        bend = (shown.T * (likely * (1 - likely) + 1e-9)) @ shown + PENALTY * np.eye(len(found))
        found = found + np.linalg.solve(bend, slope)
    return found


def _limit(cells: Sequence[Judged], weights: Weights) -> float:
    """The highest score that keeps the flagged share of the right cells, by score or by other flags, within bounds."""
    right = sorted(score(c.field, c.signals, weights) for c in cells if c.right and not c.flagged)
    many = sum(c.right for c in cells)
    spare = int(MOST_RIGHT * many) - (many - len(right))
    return round(right[max(spare, 0)], 3)
