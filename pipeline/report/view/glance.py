"""What the first screen notes beside a recommendation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.models.comparison import Commitment
from pipeline.report.view.records import Tag
from pipeline.report.view.wording import FILTERS, count

SAME_WORDS = "Same words as before"


def distinct(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Commitments of the same thing for the same date, with the same outcome, once."""
    return list({(one.group, one.outcome): one for one in commitments}.values())


def at_a_glance(tags: Iterable[Tag], commitments: Iterable[Commitment]) -> Iterator[str]:
    """`Same words as before`, `2 commitments due, 1 not mentioned`, `To check`."""
    tags = set(tags)
    if "repeated" in tags:
        yield SAME_WORDS
    outcomes = Counter(one.outcome for one in distinct(commitments))
    due = sum(number for outcome, number in outcomes.items() if outcome != "not_due")
    if due:
        unmentioned = f" ({outcomes['not_mentioned']} not mentioned)" if outcomes["not_mentioned"] else ""
        yield count(due, "commitment due", "commitments due") + unmentioned
    if "check" in tags:
        yield FILTERS["check"]
