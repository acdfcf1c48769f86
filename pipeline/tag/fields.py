"""The fields of a report that may hold entities, and what was found in one of them before its value is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.models.report import Header, Kind, Recommendation, Report
from pipeline.models.text import Text
from pipeline.text.dates import Tense
from pipeline.text.dates.years import shifted


@dataclass(frozen=True, slots=True)
class Field:
    """`index` is the recommendation's (None in the header); `ahead`: yearless dates without a verb lie ahead."""

    index: int | None
    number: str | None
    name: str
    text: Text
    anchor: date | None
    lean: Tense | None = None


def fields(report: Report) -> Iterator[Field]:
    """Header lines first, then each recommendation's fields, in the order of the contract."""
    for key, text in report.header.printed:
        yield Field(None, None, f"header/{key}", text, None)
    for row in report.recommendations:
        yield from _row(row, report.header)


def _row(row: Recommendation, header: Header) -> Iterator[Field]:
    completion, update = _day(header.completion_date), _day(header.update_date)
    response = _day(header.response_date) or completion
    previous = _previous(row, header)
    plan: tuple[tuple[str, Text | None, date | None, Tense | None], ...] = (
        ("title", row.title, completion, None),
        ("recommendation", row.recommendation, completion, "future"),
        ("response", row.response, response, "future"),
        ("action", row.action, response, "future"),
        ("update", row.update, update, None),
        ("previous_update", row.previous_update, previous, None),
        ("lead_officer", row.lead_officer, update, None),
        ("target_date_printed", row.target_date_printed, update, "future"),
        *((f"extra/{heading}", text, update, None) for heading, text in row.extra),
    )
    for name, text, anchor, lean in plan:
        if text:
            yield Field(row.index, row.number, name, text, anchor, lean)


def _previous(row: Recommendation, header: Header) -> date | None:
    """The day of the round before: as many months before the update as lie between the two rounds, where both say."""
    update, here = _day(header.update_date), header.stage_months
    months = sorted(u.stage_months for u in row.updates if u.stage_months is not None and u.update)
    earlier = [m for m in months if here is not None and m < here]
    if update is None or here is None or not earlier:
        return None
    return shifted(update, "M", earlier[-1] - here)


def _day(iso: str | None) -> date | None:
    """The first day of an ISO day, month or year; None where there is none."""
    if not iso:
        return None
    first = iso.partition("/")[0]
    return date.fromisoformat(
        first + "-01-01"[len(first) - len("2016-01-01") :] if len(first) < len("2016-01-01") else first
    )


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` is a mention of this kind."""

    kind: Kind
    start: int
    end: int
    value: str | float | None = None
    commitment: bool = False
    anchor: str | None = None
    flags: tuple[str, ...] = ()


def free_of(candidates: Collection[Found], taken: Iterable[Found]) -> list[Found]:
    """Those candidates that touch none of the taken ones, nor an earlier candidate."""
    if not candidates:
        return []
    kept: list[Found] = []
    spans = sorted((found.start, found.end) for found in taken)
    for found in candidates:
        at = bisect_left(spans, (found.start, found.end))
        after = at == len(spans) or spans[at][0] >= found.end
        before = at == 0 or spans[at - 1][1] <= found.start
        if after and before:
            kept.append(found)
            spans.insert(at, (found.start, found.end))
    return kept
