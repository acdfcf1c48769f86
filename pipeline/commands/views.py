"""Reports of one inquiry become what is shown of it; shared by `brief` and `report`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.tally import Tally, tally
from pipeline.commands.wording import printable
from pipeline.follow import follow_rounds
from pipeline.models.answers import Answers
from pipeline.models.comparison import Followed
from pipeline.models.report import Document, Report

if TYPE_CHECKING:
    from pipeline.report.view import Brief, Tracker


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


def tracker_of(inquiries: Sequence[tuple[Followed, str, Brief]], unread: int = 0, in_part: int = 0) -> Tracker:
    """All inquiries as the tables say them, each with the name of its page."""
    from pipeline.publish.schema import tables
    from pipeline.publish.tracker import tracked
    from pipeline.report.view import inquiry_row, tracker

    ordered = sorted(inquiries, key=lambda one: one[0].reports[0].inquiry_id or "")
    columns = [(one.name, one.heading) for one in tables()["recommendations-flat"].columns]
    rows = [inquiry_row(one, name) for _, name, one in ordered]
    return tracker(rows, tracked(found for found, _, _ in ordered), columns, unread=unread, in_part=in_part)


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


def tallies(reports: Iterable[Report]) -> list[Tally]:
    """One tally for each report, as if each were a file of its own."""
    return [
        tally(Document(one.source.file, one.source.sha256, one.source.pages, one.status, "OK", (one,)))
        for one in reports
    ]


def say(briefs: Iterable[tuple[str, Brief]]) -> None:
    """One line for each page: whose it is, and its sentence."""
    for _, one in briefs:
        print(printable(f"{one.title}: {one.sentence}"), file=sys.stderr)


def print_pages_summary(
    folder: Path | None, briefs: Iterable[tuple[str, Brief]], message: str, code: int, unsure: Sequence[str] = ()
) -> None:
    """The same as one JSON object on standard output."""
    summary = {
        "schema": "scrutiny-pages-summary/1",
        "folder": None if folder is None else str(folder),
        "exit_code": code,
        "message": message,
        "pages": [
            {
                "file": name,
                "title": one.title,
                "reports": [each.report_id for each in one.rounds],
                "recommendations": len(one.recommendations),
                "message": one.sentence,
            }
            for name, one in briefs
        ],
        "unsure": list(unsure),
    }
    sys.stdout.write(json.dumps(summary, ensure_ascii=True, indent=1) + "\n")
