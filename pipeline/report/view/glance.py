"""Commitments counted in few words, for the first screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.models.comparison import Commitment, Comparison, Overdue, Undertaking
from pipeline.report.view.records import Tag
from pipeline.report.view.wording import ASSESSED, FILTERS, NO_STATUS, PASSED, SHORT, count
from pipeline.text.dates.spoken import month

SAME_WORDS = "Same words as before"


def counted(commitments: Iterable[Commitment]) -> str:
    """`4 dated commitments: 1 done, 1 later than asked, 2 not due yet`; the same one said twice counts once."""
    distinct = {(one.group, one.outcome) for one in commitments}
    outcomes = Counter(outcome for _, outcome in distinct)
    if not outcomes:
        return ""
    told = ", ".join(f"{outcomes[outcome]} {words}" for outcome, words in SHORT.items() if outcomes[outcome])
    if len(outcomes) == 1:  # "1 dated commitment: done", "2 dated commitments: all done"
        told = ("all " if outcomes.total() > 1 else "") + SHORT[next(iter(outcomes))]
    return f"{count(outcomes.total(), 'dated commitment')}: {told}"


def open_list(undertakings: Iterable[Undertaking], after: str) -> Iterator[str]:
    """`1 dated commitment: outcome unclear`, `2 undertakings without a date`.

    `after`: what is said of the commitments whose outcome is clear; with them, `1 more: outcome unclear`.
    """
    dated = Counter(bool(one.due) for one in undertakings)
    if dated[True]:
        yield (f"{dated[True]} more" if after else count(dated[True], "dated commitment")) + ": outcome unclear"
    if dated[False]:
        yield count(dated[False], "undertaking without a date", "undertakings without a date")


def overdue_short(late: Overdue) -> str:
    """`Overdue by 218 days: target March 2015`."""
    said = f"{FILTERS['overdue']} by {count(late.days, 'day')}: target {month(late.target_date)}"
    return said if late.is_open else f"{said}; {NO_STATUS}"


def overdue_words(late: Overdue, day: str) -> str:
    """`Target date March 2015 passed 218 days before 3 November 2015; no status is given`."""
    said = PASSED.format(month(late.target_date), count(late.days, "day"), month(day))
    return said if late.is_open else f"{said}; {NO_STATUS}"


def overdue_counted(late: Iterable[Overdue]) -> Iterator[str]:
    """`3 overdue against the target date`, `1 past the target date with no status given`."""
    opened = Counter(one.is_open for one in late)
    if opened[True]:
        yield f"{opened[True]} overdue against the target date"
    if opened[False]:
        yield f"{opened[False]} past the target date with no status given"


def worth_counting(undertakings: Iterable[Undertaking], found: Comparison) -> list[Undertaking]:
    """All of a report by itself; of two rounds those with a date, which a count of outcomes alone would pass over."""
    return [one for one in undertakings if one.due or found.earlier is None]


def at_a_glance(
    tags: Iterable[Tag],
    commitments: Iterable[Commitment],
    undated: Iterable[Undertaking],
    *,
    overdue: str = "",
    decided: str = "",
) -> Iterator[str]:
    """What the first screen notes beside a recommendation, a target date that has passed first.

    `decided`: the status the committee gave since.
    """
    tags = set(tags)
    if overdue:
        yield overdue
    if decided:
        yield ASSESSED.format(decided).removesuffix(".")
    if "repeated" in tags:
        yield SAME_WORDS
    if said := counted(commitments):
        yield said
    yield from open_list(undated, said)
    if "check" in tags:
        yield FILTERS["check"]
