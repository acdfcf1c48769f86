"""Reports of one inquiry become what is shown of it, and all inquiries one list: for `brief`, `report` and the app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.follow import follow_rounds, with_entities
from pipeline.models.answers import Answers
from pipeline.models.comparison import Followed
from pipeline.models.report import Report

if TYPE_CHECKING:
    from pipeline.report.view import Brief, Tracker
    from pipeline.report.view.tracker import Cell


def inquiries_of(reports: Sequence[Report], answers: Answers) -> tuple[tuple[Report, ...], ...]:
    """Each inquiry's reports, earliest first, copies among them, with the dates and names that promises rest on."""
    from pipeline.compare import rounds_of

    return rounds_of([with_entities(report) for report in reports], answers)


def followed(reports: Sequence[Report], as_at: str | None, answers: Answers | None = None) -> Followed:
    """Each of an inquiry's reports, earliest first, compared with the next; copies count as one.

    `answers`: what a person decided about pairs.
    """
    return follow_rounds(tuple(without_copies(reports)[0]), as_at, answers or Answers())


def brief_of(reports: Sequence[Report], found: Followed) -> Brief:
    """What is shown of an inquiry; `reports`: those that were followed, and their copies."""
    from pipeline.compare import timeline, with_open_promises
    from pipeline.report.view import brief

    rounds, steps = found.reports, found.comparisons
    line = timeline(rounds, steps) if len(rounds) > 1 else None
    last, copies = with_open_promises(steps[-1], found.looks), without_copies(reports)[1]
    return brief(rounds, last, line, looks=found.looks, copies=copies)


def tracker_of(
    inquiries: Sequence[tuple[Followed, str, Brief]], unread: int = 0, in_part: int = 0, cell: Cell | None = None
) -> Tracker:
    """All inquiries as the tables say them, each with the name of its page. `cell`: as `tracker` takes it."""
    from pipeline.publish.comparisons import tracked
    from pipeline.publish.schema import tables
    from pipeline.report.view import inquiry_row, tracker

    ordered = sorted(inquiries, key=lambda one: one[0].reports[0].inquiry_id or "")
    columns = [(one.name, one.heading) for one in tables()["recommendations-flat"].columns]
    rows = [inquiry_row(one, name) for _, name, one in ordered]
    return tracker(rows, tracked(found for found, _, _ in ordered), columns, unread=unread, in_part=in_part, cell=cell)


def without_copies(reports: Sequence[Report]) -> tuple[list[Report], dict[str, list[Report]]]:
    """Each report once, as the dataset or their own words show; and report_id → its copies (the pack it stood in)."""
    from pipeline.publish import met_again

    kept: list[Report] = []
    copies: dict[str, list[Report]] = {}
    listed = {report.report_id: report for report in reports if report.same_as is None}
    for report in reports:
        again = next((one for one in kept if met_again(one, report)), report)
        first = listed.get(report.same_as or "", again)
        if first is report:
            kept.append(report)
        else:
            copies.setdefault(first.report_id, []).append(report)
    return kept, copies


def page_name(reports: Sequence[Report]) -> str:
    """The name of an inquiry's page: that of its newest report, or of the two that are compared."""
    return "--".join(report.report_id for report in without_copies(reports)[0][-2:]) + ".html"
