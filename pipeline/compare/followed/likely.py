"""How likely each outcome of a promise is, by weights that were learnt from labelled pairs and are kept as data.

One model for all outcomes: what speaks for one of them speaks against the others. That a promise is none is one of
them, so that what only looks like a promise is not said to be kept or due. Half of it is a sum of the signs, half are
trees of questions, which see what signs mean only together.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Became = Literal["kept", "later", "overdue", "not_mentioned", "not_due", "no_promise"]
TOLD: tuple[Became, ...] = ("kept", "later", "overdue")  # what a single clause can tell
EVERY: tuple[Became, ...] = ("kept", "later", "overdue", "not_mentioned", "not_due", "no_promise")
_FLOOR, _MOST = -1e9, 30.0
Tree = list[Any]  # [sign, cut, tree where it is no stronger, tree where it is], or a leaf: a number for each of EVERY
_SPLIT = 4


@dataclass(frozen=True, slots=True)
class Model:
    """`weights`: sign → what it weighs for each outcome, in the order of EVERY; `clauses`: the same of a trait of a
    clause, in the order of TOLD; `trees`: of both, a trait by its strongest clause. `say`: how likely an outcome must
    be to be said; `say_nothing_found`: the same of that nothing was found, where the rules have found nothing either,
    and `…_beside` much that is told or done; `nothing_found`: how likely that is, from where on → the share that is
    right.
    """

    weights: Mapping[str, Sequence[float]]
    clauses: Mapping[str, Sequence[float]]
    trees: Sequence[Tree]
    say: float
    say_nothing_found: float
    say_nothing_found_beside: float
    nothing_found: Sequence[tuple[float, float]]

    def likely(
        self, signs: Mapping[str, float], clauses: Iterable[Mapping[str, float]], allowed: Sequence[Became]
    ) -> dict[Became, float]:
        """Outcome → how likely it is, of those that there may be. Of the clauses the most telling counts most."""
        odds = _weighed(signs, self.weights, len(EVERY))
        clauses = tuple(clauses)
        told = [_weighed(one, self.clauses, len(TOLD)) for one in clauses]
        for at, name in enumerate(TOLD):
            odds[EVERY.index(name)] += math.log(1 + sum(math.exp(min(_MOST, one[at])) for one in told))
        by_trees = _asked({**signs, **strongest(clauses)}, self.trees)
        odds = [(one + other) / 2 for one, other in zip(odds, by_trees, strict=True)]
        odds = [one if name in allowed else _FLOOR for name, one in zip(EVERY, odds, strict=True)]
        most = max(odds)
        parts = [math.exp(one - most) for one in odds]
        whole = sum(parts)
        return {name: part / whole for name, part in zip(EVERY, parts, strict=True)}


def strongest(clauses: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Trait → how strongly it shows in the clause that shows it most, as a sign."""
    found: dict[str, float] = {}
    for one in clauses:
        for name, value in one.items():
            if value > found.get(name, 0.0):
                found[name] = value
    return {f"some clause: {name}": value for name, value in found.items()}


def _asked(signs: Mapping[str, float], trees: Iterable[Tree]) -> list[float]:
    """What the leaves say in which the trees end, summed."""
    leaves = []
    for tree in trees:
        at = tree
        while len(at) == _SPLIT:
            at = at[3] if signs.get(at[0], 0.0) > at[1] else at[2]
        leaves.append(at)
    return [sum(one) for one in zip(*leaves, strict=True)]


def _weighed(signs: Mapping[str, float], weights: Mapping[str, Sequence[float]], many: int) -> list[float]:
    odds = [0.0] * many
    for name, value in signs.items():
        if (own := weights.get(name)) is not None:
            for at, weight in enumerate(own):
                odds[at] += weight * value
    return odds


@cache
def model() -> Model:
    """The weights that the tool ships; the file also says how they were made."""
    data = json.loads(files("pipeline.compare.followed").joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["clauses"], data["trees"], **data["said"])


def may_be(*, due: bool, known: bool, asked: bool) -> list[Became]:
    """The outcomes that there may be. `known`: the day that decides what is due is; `asked`: by a recommendation."""
    if not known:
        return ["kept", "later", "no_promise"]
    if not due:
        return ["kept", "later", "not_due", "no_promise"]
    return [one for one in EVERY if one != "not_due" and not (one == "not_mentioned" and asked)]
