"""Later clauses that surely speak of one promise are no hint about another one, unless they name its thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.clauses import Place
from pipeline.compare.findings import Finding, Later
from pipeline.compare.other_words import names_the_core
from pipeline.compare.promises import Promise

Group = Sequence[Promise]
SURE = 0.7  # strength from which a finding explains the clause that it rests on


def is_sure(result: Finding | None) -> bool:
    """Whether an outcome is read, and not only guessed."""
    return result is not None and bool(result.evidence) and (result.basis == "stated" or result.strength >= SURE)


@dataclass(frozen=True, slots=True)
class Explained:
    """Place and start of a clause → the groups of promises whose outcome it surely tells, by their ids."""

    clauses: dict[tuple[Place, int], dict[int, Promise]]

    def without(self, promise: Promise, group: Group, later: Later) -> Later:
        """What was written after a promise, less what tells of others."""
        left = [
            one
            for one in later.mentions
            if names_the_core(promise, one)
            or not any(
                number != id(group) and not _answers(promise, other)
                for number, other in self.clauses.get((one.clause.place, one.clause.start), {}).items()
            )
        ]
        return replace(later, mentions=left)


def _answers(asked: Promise, other: Promise) -> bool:
    """Whether another promise is the answer to what is asked for: what tells of the one tells of both."""
    own, its = asked.clause, other.clause
    if own.field != "recommendation" or its.field == "recommendation" or own.row.index != its.row.index:
        return False
    return asked.alone and bool(own.keys.things & (its.keys.things | its.context.things))


def explained(results: Iterable[tuple[tuple[Promise, Group], Finding | None]]) -> Explained:
    """What the sure ones among the outcomes rest on."""
    clauses: dict[tuple[Place, int], dict[int, Promise]] = {}
    for (promise, group), result in results:
        if result is not None and is_sure(result):
            for one in result.evidence:
                clauses.setdefault((one.clause.place, one.clause.start), {})[id(group)] = promise
    return Explained(clauses)
