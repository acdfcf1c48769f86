"""Many inquiries on one page: one row each, with the statuses of its newest report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.report.view.records import Brief, RecommendationView, StatusView
from pipeline.report.view.summary import status_counts
from pipeline.report.view.wording import count, sentence_case

NONE = "No progress report was found."
TITLE = "Inquiries and what became of their recommendations"


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One inquiry of many: where its page is, its newest report, and the statuses of it in report order."""

    href: str
    title: str
    body: str
    label: str
    day: str
    rounds: str
    statuses: tuple[tuple[str, StatusView], ...]  # number or place, status
    counts: str
    read: str
    to_check: bool


@dataclass(frozen=True, slots=True)
class Index:
    """All inquiries of a dataset."""

    title: str
    sentence: str
    rows: tuple[IndexRow, ...]
    notes: tuple[str, ...] = ()


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
        counts="; ".join((sentence_case(status_counts(listed)), *_overdue(listed))),
        read=last.read,
        to_check=any("check" in row.tags for row in one.recommendations) or any(each.checks for each in one.rounds),
    )


def index(rows: Iterable[IndexRow], unread: int = 0, in_part: int = 0) -> Index:
    """All rows by council and committee, then title. `unread`, `in_part`: files that could not, or not all, be read."""
    ordered = tuple(sorted(rows, key=lambda row: (row.body.casefold(), row.title.casefold(), row.href)))
    recommendations = sum(len(row.statuses) for row in ordered)
    inquiries = count(len(ordered), "inquiry", "inquiries")
    newest = "its newest report" if len(ordered) == 1 else "their newest reports"
    said = f"{inquiries} with {count(recommendations, 'recommendation')} in {newest}."
    sentence = said if ordered else NONE
    return Index(TITLE, sentence, ordered, tuple(_notes(unread, in_part)))


def _overdue(listed: Iterable[RecommendationView]) -> Iterator[str]:
    late = sum("overdue" in row.tags for row in listed)
    if late:
        yield f"{late} overdue"


def _notes(unread: int, in_part: int) -> Iterator[str]:
    if unread:
        yield f"{count(unread, 'file')} could not be read: documents.csv says which and why."
    if in_part:
        yield f"{count(in_part, 'file was', 'files were')} read in part only: documents.csv says which and why."
