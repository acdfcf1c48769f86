"""Many inquiries on one page: one row each, with the statuses of its newest report."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.report.view.records import Brief, Index, IndexRow
from pipeline.report.view.summary import status_counts
from pipeline.report.view.wording import count, sentence_case

TITLE = "Inquiries and what became of their recommendations"


def index_row(one: Brief, href: str) -> IndexRow:
    """The row of an inquiry whose page is at `href` (from the index)."""
    last = one.rounds[-1]
    listed = [row for row in one.recommendations if row.now]
    return IndexRow(
        href=href,
        title=one.title,
        body=one.body,
        label=sentence_case(last.label),
        day=last.day,
        rounds=count(len(one.rounds), "report"),
        statuses=tuple((row.number or str(place), row.now) for place, row in enumerate(listed, 1) if row.now),
        counts=sentence_case(status_counts(listed)),
        read=last.read,
        to_check=any("check" in row.tags for row in one.recommendations) or any(each.checks for each in one.rounds),
    )


def index(rows: Iterable[IndexRow]) -> Index:
    """All rows by council and committee, then title."""
    ordered = tuple(sorted(rows, key=lambda row: (row.body.casefold(), row.title.casefold(), row.href)))
    recommendations = sum(len(row.statuses) for row in ordered)
    inquiries = count(len(ordered), "inquiry", "inquiries")
    return Index(TITLE, f"{inquiries} with {count(recommendations, 'recommendation')}.", ordered)
