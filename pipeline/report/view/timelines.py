"""A recommendation through its rounds: several reports, or several update columns of one report."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.models.comparison import Moment, Thread, Timeline
from pipeline.models.report import Recommendation, Update
from pipeline.report.view.changes import day_words
from pipeline.report.view.places import Papers, shown_view, status_in
from pipeline.report.view.records import MomentView
from pipeline.report.view.wording import MOVEMENTS, NOT_LISTED, SUMMARIES, sentence_case

FALLBACK = "Update"  # heading of an update column that prints none


def over_rounds(papers: Papers, timeline: Timeline, report_id: str, index: int) -> tuple[MomentView, ...]:
    """The thread that holds a recommendation; empty where none does."""
    for thread in timeline.recommendations:
        if any(one and (one.report_id, one.index) == (report_id, index) for one in thread.rounds):
            return tuple(_moments(papers, timeline, thread))
    return ()


def _moments(papers: Papers, timeline: Timeline, thread: Thread) -> Iterator[MomentView]:
    for round_, moment in zip(timeline.rounds, thread.rounds, strict=True):
        at = papers.position(round_.report_id)
        label, day = sentence_case(papers.labels[at]), day_words(papers.reports[at])
        if moment is None:
            yield MomentView(label, day, "", None, NOT_LISTED)
        else:
            status = status_in(papers.reports[at], papers.row(moment.report_id, moment.index))
            yield MomentView(label, day, moment.number or "", status, _note(moment))


def _note(moment: Moment) -> str:
    """How it moved and what became of its update against the round before."""
    parts = []
    if moment.direction and moment.direction != "unknown":
        parts.append(MOVEMENTS[moment.direction][1])
    if moment.update:
        parts.append(f"update: {SUMMARIES[moment.update].lower()}")
    return sentence_case("; ".join(parts))


def within(row: Recommendation) -> tuple[MomentView, ...]:
    """The rounds that one report shows side by side; empty where it shows one."""
    if len(row.updates) < 2:
        return ()
    return tuple(_column(row, one) for one in row.updates)


def _column(row: Recommendation, one: Update) -> MomentView:
    label = one.heading or (f"{one.stage_months} months on" if one.stage_months else FALLBACK)
    status = shown_view(one.status, one.rag) if one.status and one.status.shown else None
    return MomentView(" ".join(label.split()), "", row.number or "", status, "" if one.update else "No update given")
