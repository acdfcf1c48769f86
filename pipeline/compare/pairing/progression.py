"""Which of two texts was written later, by what they tell: what one has to come, the other has done."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.compare.language.clauses import Clause, clauses
from pipeline.compare.language.tenses import is_ahead, is_done
from pipeline.models.report import Report


def progression(one: Report, other: Report, both: Iterable[tuple[int, int]]) -> int:
    """Above 0 where `other` tells as done what `one` has to come more often than the reverse; 0 where nothing tells.

    `both`: positions of the recommendations that both list, as linked.
    """
    links = {(one.recommendations[mine].index, other.recommendations[yours].index) for mine, yours in both}
    ours, theirs = _updates(one), _updates(other)
    return sum(
        _follows(mine, yours) - _follows(yours, mine)
        for first, second in sorted(links)
        for mine in ours.get(first, ())
        for yours in theirs.get(second, ())
        if mine.text != yours.text
    )


def _updates(report: Report) -> dict[int, list[Clause]]:
    found: dict[int, list[Clause]] = {}
    for clause in clauses(report):
        if clause.field == "update":
            found.setdefault(clause.row.index, []).append(clause)
    return found


def _follows(before: Clause, now: Clause) -> bool:
    """The same deed of the same thing, to come in the one and done in the other."""
    if not (is_ahead(before.text) and is_done(now.text)):
        return False
    deed = before.keys.actions & now.keys.actions
    thing = (before.keys.things | before.context.things) & (now.keys.things | now.context.things)
    return bool(deed) and bool(thing or len(deed) > 1)
