"""The weights of the outcomes, learnt: trees, and a logistic model in which of all clauses the most telling counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from pipeline.compare.outcomes.commitments import EVERY, TOLD, Became, Tree, strongest
from tests.bench.outcome_trees import trees

PENALTY, LEAST, STEPS = 16.0, 8, 250  # on large weights; promises that must show a sign; at most, of the search
TRUSTED, OF_CLAUSES = 8.0, 6.0  # the same on what the rules read, and on what clauses tell


@dataclass(frozen=True)
class Judged:
    """A promise found: its signs, the outcomes that there may be, those that are right, and the labelled group."""

    author: str
    pair: str
    signs: dict[str, float]
    clauses: list[dict[str, float]]  # after it, with their traits
    allowed: list[Became]
    right: frozenset[str]
    group: tuple[str, str] | None
    read: tuple[str, ...]  # by the rules, in their order
    counts: float = 1.0  # how often it counts


class Weights(NamedTuple):
    """Of each sign, and of each trait of a clause: how much it weighs for each outcome; and the trees."""

    signs: dict[str, list[float]]
    clauses: dict[str, list[float]]
    trees: list[Tree]


@dataclass(frozen=True)
class Sums:
    """The promises as tables. `signs`: names; `shown`, `may`, `right`: a row for each promise; `traits`: names;
    `told`: a row for each clause, `of`: which promise it follows.
    """

    signs: list[str]
    shown: Any
    may: Any
    right: Any
    traits: list[str]
    told: Any
    of: Any


def learnt(every: Sequence[Judged]) -> Weights:
    """The weights under which what is right is likeliest."""
    of = _sums(every)
    counts = np.array([one.counts for one in every])
    penalty = np.array([[TRUSTED if name.startswith("rules ") else PENALTY] for name in of.signs])
    penalty[of.signs.index("always")] = 0.01
    first, columns = len(of.signs) * len(EVERY), [EVERY.index(name) for name in TOLD]

    def loss(flat: Any) -> tuple[float, Any]:
        weights, telling = flat[:first].reshape(-1, len(EVERY)), flat[first:].reshape(-1, len(TOLD))
        each = np.exp(np.clip(of.told @ telling, -30, 30))
        all_told = np.ones((len(every), len(TOLD)))
        np.add.at(all_told, of.of, each)
        odds = of.shown @ weights
        odds[:, columns] += np.log(all_told)
        odds = np.where(of.may > 0, odds, -1e9)
        parts = np.exp(odds - odds.max(1, keepdims=True))
        parts /= parts.sum(1, keepdims=True)
        of_right = (parts * of.right).sum(1)
        pull = counts[:, None] * (parts - parts * of.right / of_right[:, None])
        slope = of.shown.T @ pull + penalty * weights
        slope_told = of.told.T @ (each / all_told[of.of] * pull[:, columns][of.of]) + OF_CLAUSES * telling
        worth = 0.5 * (penalty * weights**2).sum() + 0.5 * OF_CLAUSES * (telling**2).sum()
        return float(worth - (counts * np.log(of_right)).sum()), np.concatenate([slope.ravel(), slope_told.ravel()])

    flat = _lowest(loss, np.zeros(first + len(of.traits) * len(TOLD)))
    return Weights(
        _named(of.signs, flat[:first].reshape(-1, len(EVERY))),
        _named(of.traits, flat[first:].reshape(-1, len(TOLD))),
        _trees(every, of, counts),
    )


def _trees(every: Sequence[Judged], of: Sums, counts: Any) -> list[Tree]:
    shown = [{**one.signs, **strongest(one.clauses)} for one in every]
    names = _often([one] for one in shown)
    return trees(names, np.array([[one.get(name, 0.0) for name in names] for one in shown]), of.may, of.right, counts)


def _sums(every: Sequence[Judged]) -> Sums:
    signs = _often([one.signs] for one in every)
    traits = _often(one.clauses for one in every)
    may = np.array([[name in one.allowed for name in EVERY] for one in every], dtype=float)
    right = may * np.array([[name in one.right for name in EVERY] for one in every])
    right[right.sum(1) == 0, EVERY.index("no_promise")] = 1
    return Sums(
        signs, np.array([[one.signs.get(name, 0.0) for name in signs] for one in every]), may, right, traits,
        np.array([[clause.get(name, 0.0) for name in traits] for one in every for clause in one.clauses]),
        np.array([at for at, one in enumerate(every) for _ in one.clauses]),
    )  # fmt: skip


def _often(every: Iterable[Iterable[dict[str, float]]]) -> list[str]:
    """What enough promises show."""
    counted = Counter(name for shown in every for name in {name for one in shown for name in one})
    return sorted(name for name, count in counted.items() if count >= LEAST)


def _named(names: Sequence[str], rows: Any) -> dict[str, list[float]]:
    return {name: [round(float(value), 3) for value in row] for name, row in zip(names, rows, strict=True)}


def _lowest(loss: Any, at: Any, kept: int = 20) -> Any:
    """Where the loss is lowest, by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno."""
    moves: list[tuple[Any, Any]] = []
    worth, slope = loss(at)
    for _ in range(STEPS):
        way = -_bent(slope, moves)
        size, down = 1.0, float(slope @ way)
        while True:
            new_worth, new_slope = loss(at + size * way)
            if new_worth <= worth + 1e-4 * size * down or size < 1e-8:
                break
            size /= 2
        moves = [*moves, (size * way, new_slope - slope)][-kept:]
        moves = [(step, bend) for step, bend in moves if step @ bend > 1e-10]
        at, done = at + size * way, abs(worth - new_worth) < 1e-5 * max(1.0, abs(worth))
        worth, slope = new_worth, new_slope
        if done:
            break
    return at


def _bent(slope: Any, moves: Sequence[tuple[Any, Any]]) -> Any:
    """The slope, by what the last moves tell of how it bends."""
    way, shares = slope.copy(), []
    for step, bend in reversed(moves):
        share = (step @ way) / (bend @ step)
        shares.append(share)
        way -= share * bend
    way *= (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1]) if moves else 1 / max(1.0, np.abs(slope).max())
    for (step, bend), share in zip(moves, reversed(shares), strict=True):
        way += step * (share - (bend @ way) / (bend @ step))
    return way
