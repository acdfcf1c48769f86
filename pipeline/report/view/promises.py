"""Dated commitments and undertakings of one recommendation, each with the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.models.comparison import Commitment, Span, Undertaking
from pipeline.report.view.places import Papers, check_words, passage
from pipeline.report.view.records import Missed, PromiseView, UndertakingView
from pipeline.report.view.wording import BASES, LATE, OUTCOMES, sentence_case
from pipeline.text.dates.spoken import month

Key = tuple[str, int]  # report_id and index of a recommendation


def promises(papers: Papers, made: Iterable[Commitment]) -> tuple[PromiseView, ...]:
    """The commitments of one recommendation, earliest date first; the same one said in several cells stands once."""
    ordered = sorted(made, key=lambda one: (one.due, one.group, one.outcome))
    groups = [list(same) for _, same in groupby(ordered, key=lambda one: (one.group, one.outcome))]
    done = {one.due for one in ordered if one.outcome == "kept"}
    return tuple(_promise(papers, same, done) for same in groups)


def _promise(papers: Papers, same: Sequence[Commitment], done: set[str]) -> PromiseView:
    one, rest = same[0], same[1:]
    return PromiseView(
        said=passage(papers, _span(one)),
        due=sentence_case(month(one.due)),
        outcome=outcome_words(one),
        basis=BASES[one.basis],
        found=tuple(passage(papers, span, one.index) for span in one.evidence),
        also=tuple(passage(papers, _span(other), one.index) for other in rest),
        check_first=check_words(papers, one.check_first),
        settled=one.outcome in ("kept", "not_due"),
        missed=_missed(one, done),
    )


def _missed(one: Commitment, done: set[str]) -> Missed:
    """`done`: the dates by which something is reported as done; a date that was moved to one of them is met."""
    if one.outcome == "moved":
        return "" if one.new_date in done else "moved"
    return "passed" if one.outcome in ("overdue", "not_mentioned") else ""


def outcome_words(one: Commitment) -> str:
    """What the papers say came of it: `A later date is given: March 2016`."""
    if one.outcome == "kept" and one.late:
        return LATE
    words = OUTCOMES[one.outcome]
    return f"{words}: {month(one.new_date)}" if one.new_date else words


def _span(one: Commitment | Undertaking) -> Span:
    return Span(one.made_in, one.index, one.field, one.start, one.end)


def undertakings(papers: Papers, made: Iterable[Undertaking]) -> tuple[UndertakingView, ...]:
    """What is to be done without a date, in the order of the papers."""
    return tuple(
        UndertakingView(
            passage(papers, _span(one)),
            tuple(passage(papers, span, one.index) for span in one.mentioned),
            month(one.due) if one.due else "",
        )
        for one in made
    )
