"""The recipe of this phase: two reports become a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.collector import collector_paused
from pipeline.compare.changes import Sides, header_names, name_change, pair, ref
from pipeline.compare.enquiries import Late, enquiries
from pipeline.compare.outcomes.commitments import commitments, papers
from pipeline.compare.pairing.links import NO_ANSWERS, Link, decided, link, rounds_decided, said
from pipeline.compare.pairing.rounds import is_rolling, link_questions, order_known, verdict
from pipeline.models.answers import Answers
from pipeline.models.comparison import Commitment, Comparison, Pair
from pipeline.models.report import Report
from pipeline.text.dates.tense import overdue

NO_DAY = "The report prints no date, so nothing counts as due unless a date is given."


@collector_paused()
def compare(earlier: Report, later: Report, as_at: str | None = None, answers: Answers = NO_ANSWERS) -> Comparison:
    """Two rounds side by side. `as_at` (ISO day; default: the later report's own) decides what is due.

    `answers`: what a person decided about which recommendation is which, and which report comes first.
    The order is the caller's (`in_order` finds it). Reports that are not rounds of one inquiry are compared all the
    same; `rounds` says so.
    """
    links = link(earlier.recommendations, later.recommendations, decided(answers, earlier.report_id, later.report_id))
    rolling = is_rolling(earlier, later, links)
    hidden = {one.earlier for one in links if rolling and one.kind == "dropped" and one.earlier is not None}
    sides = Sides.of(earlier, later)
    pairs = tuple(pair(one, sides) for one in links if not _hidden(one, hidden))
    when = as_at or later.day
    promised, open_list = commitments(papers((earlier, later), pairs, when))
    pairs = _with_promises(pairs, promised, earlier.report_id)
    late = overdue(later.recommendations, when)
    return Comparison(
        inquiry_id=later.inquiry_id or earlier.inquiry_id,
        earlier=earlier.report_id,
        later=later.report_id,
        as_at=when,
        rounds="same" if _said_rounds(earlier, later, answers) else verdict(earlier, later, links),
        rolling=rolling,
        pairs=pairs,
        not_listed=tuple(ref(earlier.recommendations[at]) for at in sorted(hidden)),
        officers=name_change(header_names(earlier), header_names(later)),
        overdue=late,
        commitments=promised,
        undertakings=open_list,
        enquiries=enquiries((earlier, later), pairs, Late(late, when or ""), promised, open_list),
        notes=tuple(_notes(earlier, later, links, rolling, known=order_known(earlier, later, answers))),
        questions=tuple(link_questions(earlier, later, links)),
    )


def _said_rounds(earlier: Report, later: Report, answers: Answers) -> bool:
    return bool(said(rounds_decided(answers), earlier.report_id, later.report_id))


def alone(report: Report, as_at: str | None = None) -> Comparison:
    """One report by itself: its promises followed into its own updates, and the lines of enquiry that follow."""
    when = as_at or report.day
    promised, open_list = commitments(papers((report,), (), when))
    late = overdue(report.recommendations, when)
    return Comparison(
        inquiry_id=report.inquiry_id,
        earlier=None,
        later=report.report_id,
        as_at=when,
        overdue=late,
        commitments=promised,
        undertakings=open_list,
        enquiries=enquiries((report,), (), Late(late, when or ""), promised, open_list),
        notes=() if when else (NO_DAY,),
    )


def _with_promises(pairs: tuple[Pair, ...], promised: Iterable[Commitment], made_in: str) -> tuple[Pair, ...]:
    """The pairs with a signal for every outcome that a reader should see first."""
    told: dict[int, dict[str, None]] = {}
    for one in promised:
        if one.made_in == made_in and one.outcome in ("not_mentioned", "overdue", "moved", "later_than_asked"):
            told.setdefault(one.index, {})[f"commitment_{one.outcome}"] = None
    return tuple(
        replace(one, signals=(*one.signals, *told.get(one.earlier.index, ()))) if one.earlier and one.later else one
        for one in pairs
    )


def _notes(earlier: Report, later: Report, links: Iterable[Link], rolling: bool, *, known: bool) -> Iterator[str]:
    if not later.day:
        yield NO_DAY
    if not known:
        yield "Neither report says which is the earlier one: check that they are in the right order."
    if rolling:
        yield "The later report lists open recommendations only: what it leaves out is not counted as dropped."
    if any(one.ambiguous for one in links):
        yield "Some recommendations could be paired in more than one way; they are marked."


def _hidden(one: Link, hidden: set[int]) -> bool:
    return one.later is None and one.earlier in hidden
