"""Which round comes first: by the reports' days, else by their stage, else by what their texts speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cmp_to_key

from pipeline.compare.days import last_day
from pipeline.compare.wording import printed_words
from pipeline.models.report import Report

_RANKS = {"not_started": 0, "not_delivered": 0, "concern": 1, "on_track": 2, "delivered": 3, "closed": 3}
_COLOURS = {"red": 0, "amber": 1, "green": 2, "complete": 3}


def in_order(reports: Sequence[Report]) -> list[Report]:
    """Earliest first; where nothing tells, by report_id, so that the order given never matters."""
    return sorted(sorted(reports, key=lambda report: report.report_id), key=cmp_to_key(_compare))


def order_known(one: Report, other: Report) -> bool:
    """Whether anything in the two reports tells which comes first."""
    return _compare(one, other) != 0


def _compare(one: Report, other: Report) -> int:
    """Below 0 where `one` is the earlier round, above 0 where `other` is, 0 where nothing tells."""
    return _by_day(one, other) or _by_stage(one, other) or _by_previous(one, other) or _by_text(one, other)


def _by_day(one: Report, other: Report) -> int:
    for ours, theirs in (
        (one.header.update_date, other.header.update_date),
        (one.source.meeting_date, other.source.meeting_date),
    ):
        if ours and theirs and ours != theirs:
            return _sign(last_day(ours) > last_day(theirs), last_day(ours) < last_day(theirs))
    return 0


def _by_stage(one: Report, other: Report) -> int:
    ours, theirs = one.header.stage_months, other.header.stage_months
    return 0 if ours is None or theirs is None else _sign(ours > theirs, ours < theirs)


def _by_previous(one: Report, other: Report) -> int:
    """A report that prints the other's updates as those of the round before is the later one."""
    ours, theirs = _updates(one), _updates(other)
    return _sign(len(_previous(one) & theirs) > len(_previous(other) & ours),
                 len(_previous(one) & theirs) < len(_previous(other) & ours))  # fmt: skip


def _updates(report: Report) -> set[tuple[str, ...]]:
    return {printed_words(str(one.update)) for one in report.recommendations if one.update}


def _previous(report: Report) -> set[tuple[str, ...]]:
    return {printed_words(str(one.previous_update)) for one in report.recommendations if one.previous_update}


def _by_text(one: Report, other: Report) -> int:
    """The newest day that an update tells of as past; then how far things have got."""
    ours, theirs = _newest(one), _newest(other)
    if ours and theirs and ours != theirs:
        return _sign(ours > theirs, ours < theirs)
    mine, yours = _reached(one), _reached(other)
    return 0 if mine is None or yours is None else _sign(mine > yours, mine < yours)


def _newest(report: Report) -> str | None:
    """The report's own day where printed, else the newest date of its updates that is no promise."""
    if report.header.update_date:
        return last_day(report.header.update_date)
    dates = [
        last_day(one.value)
        for one in report.entities
        if one.kind == "date" and one.field == "update" and isinstance(one.value, str) and not one.commitment
    ]
    return max(dates, default=None)


def _reached(report: Report) -> float | None:
    """From 0 to 3: how far the recommendations have got on average, among those that are assessed."""
    ranks = [
        _RANKS[one.progress] if one.progress else _COLOURS[one.rag or "red"]
        for one in report.recommendations
        if one.progress or one.rag
    ]
    return sum(ranks) / len(ranks) if ranks else None


def _sign(later: bool, earlier: bool) -> int:
    return int(later) - int(earlier)


def day_of(report: Report) -> str | None:
    """The day that the report speaks from: printed, else that of the meeting it went to."""
    return report.header.update_date or report.source.meeting_date


def days_between(one: str, other: str) -> int:
    """Days from the last day of one ISO date to the last day of another; positive where the second is later."""
    return (date.fromisoformat(last_day(other)) - date.fromisoformat(last_day(one))).days
