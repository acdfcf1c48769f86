"""Promises and lines of enquiry set by hand, so that what is shown doesn't hang on what is found in prose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.compare import alone, compare, timeline
from pipeline.models.comparison import Commitment, Comparison, Enquiry, Span, Undertaking
from pipeline.models.report import Report
from pipeline.models.text import Locator
from pipeline.report.view import Brief, brief
from tests.report.makers import report


def span(paper: Report, index: int, field: str, words: str) -> Span:
    """Where `words` stand; they must."""
    start = str(getattr(paper.recommendations[index - 1], field)).index(words)
    return Span(paper.report_id, index, field, start, start + len(words))


def promise(at: Span, words: str, due: str, outcome: str, evidence: tuple[Span, ...] = (), **more: Any) -> Commitment:
    basis = "stated" if evidence or outcome == "not_due" else "absence"
    return Commitment(
        at.index,
        at.report_id,
        at.field,
        words,
        at.start,
        at.end,
        due,
        outcome,
        False,
        0.8,
        basis,
        evidence=evidence,
        **more,
    )  # type: ignore[arg-type]


def two_rounds() -> Brief:
    """The Fenmere reports with a promise of each kind."""
    six, twelve = report("fenmere-buses-06"), report("fenmere-buses-12")
    found = compare(six, twelve)
    summit, moved = "A summit will be held in October 2022", "It will now take place on 9 March 2023"
    lamps, scheme = "The lamps are to be fitted by the end of March.", "is planned for 1 April 2022"
    at, later = span(six, 7, "response", summit), span(twelve, 6, "update", moved)
    unsure, lit = span(six, 5, "response", scheme), span(twelve, 7, "update", lamps)
    doubtful = (dict(six.recommendations[4].sources)["response"][0],)
    return _brief(
        (six, twelve), found,
        (
            promise(at, summit, "2022-10", "moved", (later,), group=1, new_date="2023-03-09"),
            promise(later, moved, "2023-03-09", "not_due", group=2),
            promise(lit, lamps, "2023-03-31", "not_due", group=3),
            promise(unsure, scheme, "2022-04-01", "not_mentioned", group=4, check_first=doubtful),
        ),
        (Undertaking(7, twelve.report_id, "update", lamps, lit.start, lit.end),),
        (
            _line(twelve, 6, "moved", "The date has moved.", (at, later)),
            _line(six, 2, "not_listed_any_more", "It is not listed in the later report.", ()),
            _line(twelve, 3, "not_mentioned", "No mention was found.", (unsure,), doubtful),
        ),
    )  # fmt: skip


def one_report(name: str) -> Brief:
    """A report without promises."""
    paper = report(name)
    return _brief((paper,), alone(paper), (), (), ())


def _line(
    paper: Report, index: int, topic: str, text: str, spans: tuple[Span, ...], doubtful: tuple[Locator, ...] = ()
) -> Enquiry:
    basis = "absence" if topic == "not_mentioned" else "stated"
    return Enquiry(index, paper.report_id, topic, text, "What is the position?", "Lead Officer", basis, spans, doubtful)  # type: ignore[arg-type]


def _brief(
    rounds: tuple[Report, ...],
    found: Comparison,
    promised: tuple[Commitment, ...],
    open_list: tuple[Undertaking, ...],
    lines: tuple[Enquiry, ...],
) -> Brief:
    fixed = replace(found, commitments=promised, undertakings=open_list, enquiries=lines)
    return brief(rounds, fixed, timeline(rounds, [fixed]) if len(rounds) > 1 else None)
