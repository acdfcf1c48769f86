"""Trees that tell what became of a promise by signs that mean something only together, each tree mending what those
before it got wrong (gradient boosting). Half of what is said rests on them and half on the sum of the signs: where
the two differ, neither is sure. Of an author left out they and the sum together tell more than either does alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.compare.outcomes.commitments import EVERY, Tree

ROUNDS, LEAVES, RATE = 240, 8, 0.06
PENALTY, LEAST_OF_EACH = 6.0, 3.0  # on large leaves; doubt that either side of a split must hold
COLUMNS, ROWS, SEED = 0.3, 0.7, 1  # the share of questions and of promises that a tree is grown on
MOST_CUTS, LEAST = 8, 8  # of a sign; promises on either side of a question


@dataclass(frozen=True)
class Questions:
    """Whether a sign is stronger than something: `sign` and `cut` of each, and the answers, a row for each promise."""

    sign: list[str]
    cut: list[float]
    answers: Any


@dataclass(frozen=True)
class _Leaf:
    rows: Any
    slopes: Any  # of the loss for each outcome, and how they bend, summed
    gain: float
    question: int


def trees(signs: Sequence[str], shown: Any, may: Any, right: Any, counts: Any) -> list[Tree]:
    """`shown`, `may`, `right`: a row for each promise, as for the sum of the signs."""
    asked, chance = _questions(signs, shown), np.random.default_rng(SEED)
    odds, found = np.zeros((len(shown), len(EVERY))), []
    for _ in range(ROUNDS):
        masked = np.where(may > 0, odds, -1e9)
        parts = np.exp(masked - masked.max(1, keepdims=True))
        parts /= parts.sum(1, keepdims=True)
        of_right = (parts * right).sum(1, keepdims=True)
        pull = counts[:, None] * (parts - parts * right / of_right)
        bend = counts[:, None] * np.maximum(parts * (1 - parts) * may, 1e-6)
        columns = chance.choice(len(asked.sign), int(len(asked.sign) * COLUMNS), replace=False)
        drawn = chance.random(len(shown)) < ROWS
        found.append(_Grower(asked, columns, drawn, np.hstack([pull, bend]).astype(np.float32)).tree(odds))
    return found


def _questions(signs: Sequence[str], shown: Any) -> Questions:
    sign, cuts, answers = [], [], []
    for at, name in enumerate(signs):
        for cut in _cuts(shown[:, at]):
            answer = shown[:, at] > cut
            if LEAST <= answer.sum() <= len(shown) - LEAST:
                sign.append(name)
                cuts.append(cut)
                answers.append(answer)
    return Questions(sign, cuts, np.array(answers, dtype=np.float32).T)


def _cuts(column: Any) -> list[float]:
    values = np.unique(column)
    if len(values) <= MOST_CUTS:
        return [round(float(one), 4) for one in (values[1:] + values[:-1]) / 2]
    among = column[column != 0] if (column == 0).mean() > 0.5 else column
    spread = np.quantile(among, np.linspace(0, 1, MOST_CUTS + 1)[1:-1])
    return sorted({0.0, *(round(float(one) - 1e-6, 4) for one in spread)})


class _Grower:
    """Grows one tree: where a split tells most, until there are enough leaves."""

    def __init__(self, asked: Questions, columns: Any, drawn: Any, slopes: Any) -> None:
        self.asked, self.columns, self.drawn, self.slopes = asked, columns, drawn, slopes
        self.answers = asked.answers[:, columns]

    def tree(self, odds: Any) -> Tree:
        """The tree; what it says is added to the odds."""
        return self._grown(self._leaf(np.arange(len(odds))), odds)

    def _grown(self, root: _Leaf, odds: Any) -> Tree:
        leaves, splits = {1: root}, {}
        while len(leaves) < LEAVES:
            place = max(leaves, key=lambda one: leaves[one].gain)
            best = leaves[place]
            if best.gain <= 0:
                break
            splits[place] = best.question
            del leaves[place]
            yes = self.asked.answers[best.rows, best.question] > 0
            leaves[2 * place], leaves[2 * place + 1] = self._leaf(best.rows[~yes]), self._leaf(best.rows[yes])
        return self._told(1, leaves, splits, odds)

    def _told(self, place: int, leaves: dict[int, _Leaf], splits: dict[int, int], odds: Any) -> Tree:
        if (leaf := leaves.get(place)) is not None:
            many = len(EVERY)
            worth = -RATE * leaf.slopes[:many] / (leaf.slopes[many:] + PENALTY)
            odds[leaf.rows] += worth
            return [round(float(one), 3) for one in worth]
        at = splits[place]
        branches = [self._told(2 * place + side, leaves, splits, odds) for side in (0, 1)]
        return [self.asked.sign[at], self.asked.cut[at], *branches]

    def _leaf(self, rows: Any) -> _Leaf:
        """With the question that splits it best."""
        drawn = rows[self.drawn[rows]]
        slopes = self.slopes[drawn]
        whole, many = slopes.sum(0), len(EVERY)
        yes = self.answers[drawn].T @ slopes
        no = whole - yes
        gain = _worth(yes) + _worth(no) - _worth(whole[None])
        gain[np.minimum(yes[:, many:].sum(1), no[:, many:].sum(1)) < LEAST_OF_EACH] = -1
        best = int(gain.argmax())
        return _Leaf(rows, whole, float(gain[best]), int(self.columns[best]))


def _worth(sums: Any) -> Any:
    many = len(EVERY)
    return (sums[:, :many] ** 2 / (sums[:, many:] + PENALTY)).sum(1)
