"""Many inquiries on one page: every recommendation as the tables say it now, and a row for each inquiry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from pipeline.models.comparison import Tracked
from pipeline.report.view.records import Brief
from pipeline.report.view.wording import count, sentence_case

NONE = "No progress report was found."
TITLE = "Recommendations and what became of them"
TO_PAGE, TO_CELL = "On the page of its inquiry", "Beside the page it was read from, to check or correct"
NOT_KEPT = ("overdue", "silent", "kept late", "given up")  # outcomes of a promise

Cell = Callable[[str, int], str]  # report_id and index of a recommendation → where it can be corrected
_ASKED = (("overdue", "yes"), ("direction", "worsened"))
_LONGEST_NAME = 120  # letters


@dataclass(frozen=True, slots=True)
class InquiryRow:
    """One inquiry of many: where its page is, its newest report, and where on the page each recommendation is."""

    href: str
    title: str
    body: str
    label: str
    day: str
    rounds: str
    read: str
    reports: tuple[str, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class TrackedRow:
    """One recommendation: its permalink, where its inquiry's page shows it, and what the tables say of it."""

    anchor: str
    page: str
    href: str
    name: str
    tracked: Tracked


@dataclass(frozen=True, slots=True)
class Tracker:
    """All inquiries of a dataset. `columns`: name and heading of each field, in the order of the table.

    `onward`: where the link of a recommendation leads, in words.
    """

    title: str
    sentence: str
    notes: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    inquiries: tuple[InquiryRow, ...]
    recommendations: tuple[TrackedRow, ...]
    onward: str
    not_kept: tuple[str, ...] = NOT_KEPT


def inquiry_row(one: Brief, href: str) -> InquiryRow:
    """The row of an inquiry whose page is at `href` (from the tracker)."""
    last = one.rounds[-1]
    return InquiryRow(
        href=href,
        title=one.title,
        body=one.body,
        label=sentence_case(last.label),
        day=last.day,
        rounds=count(len(one.rounds), "report"),
        read=last.read,
        reports=tuple(each.report_id for each in one.rounds),
        anchors=frozenset(each.anchor for each in one.recommendations),
    )


def tracker(
    inquiries: Iterable[InquiryRow],
    recommendations: Iterable[Tracked],
    columns: Sequence[tuple[str, str]],
    *,
    unread: int = 0,
    in_part: int = 0,
    cell: Cell | None = None,
) -> Tracker:
    """The inquiries by council, committee and title; the recommendations as they come.

    `unread`, `in_part`: files that could not, or not all, be read. `cell`: where a recommendation can be corrected;
    without it each leads to its place on the page of its inquiry.
    """
    ordered = tuple(sorted(inquiries, key=lambda row: (row.body.casefold(), row.title.casefold(), row.href)))
    pages = {name: row for row in ordered for name in row.reports}
    rows = tuple(_row(one, pages[one.report_id], cell) for one in recommendations)
    notes, sentence = tuple(_notes(unread, in_part)), _sentence(ordered, rows) if ordered else NONE
    return Tracker(TITLE, sentence, notes, tuple(columns), ordered, rows, TO_CELL if cell else TO_PAGE)


def _row(one: Tracked, page: InquiryRow, cell: Cell | None) -> TrackedRow:
    """The newest report's recommendations are shown as r1, r2, …; those it no longer lists as e1, e2, …"""
    place = f"{dict(zip(page.reports[::-1], 're', strict=False)).get(one.report_id, 'before')}{one.index}"
    there = f"{page.href}#{place}" if place in page.anchors else page.href
    fields = one.fields
    words = shorten(fields["title"] or fields["recommendation"], _LONGEST_NAME, placeholder=" …")
    return TrackedRow(
        anchor=fields["recommendation_id"] or f"r-{one.report_id}-{one.index}",
        page=page.href,
        href=cell(one.report_id, one.index) if cell else there,
        name=". ".join(part for part in (fields["number"], words) if part) or f"Recommendation {one.index}",
        tracked=one,
    )


def _sentence(inquiries: Sequence[InquiryRow], rows: Sequence[TrackedRow]) -> str:
    """`4 inquiries with 26 recommendations: 3 Red, 8 Amber and 15 Green; 4 overdue; 2 worsened.`"""
    fields = [row.tracked.fields for row in rows]
    promises = {one["promise"]: one["outcome"] for row in rows for one in row.tracked.promises}
    statuses = Counter(one["status"] for one in fields).most_common()
    late, worse = (sum(one[name] == value for one in fields) for name, value in _ASKED)
    missed = sum(outcome in NOT_KEPT for outcome in promises.values())
    head = f"{count(len(inquiries), 'inquiry', 'inquiries')} with {count(len(rows), 'recommendation')}"
    parts = [", ".join(f"{number} {status}" for status, number in statuses)] if rows else []
    parts += [f"{late} overdue", f"{worse} worse than in the round before", f"{count(missed, 'promise')} not kept"]
    return f"{head}: {'; '.join(parts)}."


def _notes(unread: int, in_part: int) -> Iterator[str]:
    if unread:
        yield f"{count(unread, 'file')} could not be read: documents.csv says which and why."
    if in_part:
        yield f"{count(in_part, 'file was', 'files were')} read in part only: documents.csv says which and why."
