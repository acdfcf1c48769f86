"""One link becomes a pair: what changed in every field, and the signals that a reader should see first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.compare.changes.differences import differences
from pipeline.compare.changes.naming import Named, name_change, named
from pipeline.compare.changes.texts import text_change, update_change
from pipeline.compare.language.days import last_day
from pipeline.compare.pairing.links import Link
from pipeline.compare.status import status_change
from pipeline.compare.trust import cell, doubtful
from pipeline.models.comparison import DateChange, Pair, Ref, StatusChange, UpdateChange, WordRun
from pipeline.models.report import Recommendation, Report
from pipeline.models.text import Locator
from pipeline.text.dates.years import days_between


@dataclass(frozen=True, slots=True)
class Sides:
    """The two reports, and who is named where in each."""

    earlier: Report
    later: Report
    named_before: Named
    named_now: Named

    @classmethod
    def of(cls, earlier: Report, later: Report) -> Sides:
        return cls(earlier, later, named(earlier), named(later))


def ref(one: Recommendation) -> Ref:
    return Ref(one.index, one.number, one.recommendation_id)


def pair(link: Link, sides: Sides) -> Pair:
    """The pair that a link stands for."""
    before = None if link.earlier is None else sides.earlier.recommendations[link.earlier]
    now = None if link.later is None else sides.later.recommendations[link.later]
    if before is None or now is None:
        one = _one_sided(link, before, now)
        return replace(one, check_first=_check_first((sides.earlier, sides.later), (before, now)))
    update = update_change(before.update, now.update)
    status = status_change(before, now, (sides.earlier, sides.later))
    target = _target(before.target_date, now.target_date)
    return Pair(
        ref(before), ref(now), link.matched_by, link.similarity, link.ambiguous, link.kind,
        recommendation=text_change(before.recommendation, now.recommendation),
        response=text_change(before.response, now.response),
        update=update,
        decision_from=before.decision,
        decision_to=now.decision,
        status=status,
        officers=name_change(sides.named_before.get(before.index, ()), sides.named_now.get(now.index, ())),
        target_date=target,
        diff=tuple(_diffs(before, now)),
        signals=tuple(_signals(before, now, update, status, target)),
        check_first=_check_first((sides.earlier, sides.later), (before, now)),
    )  # fmt: skip


def _check_first(
    reports: tuple[Report, Report], rows: tuple[Recommendation | None, Recommendation | None]
) -> tuple[Locator, ...]:
    """The doubtful ones among the cells that a pair speaks of."""
    cells = [
        cell(report.report_id, row.index, field)
        for report, row in zip(reports, rows, strict=True)
        if row is not None
        for field in ("recommendation", "response", "update", "rag")
    ]
    return doubtful(reports, cells)


def _one_sided(link: Link, before: Recommendation | None, now: Recommendation | None) -> Pair:
    """A recommendation that only one of the reports has: nothing can have changed."""
    one = Pair(None, None, link.matched_by, link.similarity, link.ambiguous, link.kind)
    if before is not None:
        status = StatusChange(before.rag, None, "unknown", before.progress, None, before.status.shown, None)
        return replace(one, earlier=ref(before), status=status, target_date=DateChange(before.target_date))
    if now is not None:
        status = StatusChange(None, now.rag, "unknown", None, now.progress, None, now.status.shown)
        return replace(one, later=ref(now), status=status, target_date=DateChange(None, now.target_date))
    return one


def _target(before: str | None, now: str | None) -> DateChange:
    return DateChange(before, now, days_between(before, now) if before and now else None)


def _diffs(before: Recommendation, now: Recommendation) -> Iterator[tuple[str, tuple[WordRun, ...]]]:
    """Only of fields that changed; a text that came or went whole is one run."""
    for field in ("recommendation", "response", "update"):
        ours, theirs = getattr(before, field), getattr(now, field)
        if update_change(ours, theirs) != "unchanged":
            yield field, differences(str(ours or ""), str(theirs or ""))


def _signals(
    before: Recommendation, now: Recommendation, update: UpdateChange, status: StatusChange, target: DateChange
) -> Iterator[str]:
    repeated = update == "unchanged" and bool(now.update)
    moved = status.direction in ("improved", "worsened")
    if repeated:
        yield "same_wording"
    if repeated and moved:
        yield "status_moved_same_wording"
    if moved:
        yield f"status_{status.direction}"
    if not now.update:
        yield "no_update"
    if before.decision != now.decision and before.decision and now.decision:
        yield "decision_changed"
    if text_change(before.response, now.response) in ("edited", "rewritten"):
        yield "response_changed"
    if bool(before.response) != bool(now.response):
        yield "response_added" if now.response else "response_removed"
    if target.earlier and target.later and last_day(target.earlier) != last_day(target.later):
        yield "target_moved" if last_day(target.later) > last_day(target.earlier) else "target_brought_forward"
    if before.number != now.number:
        yield "renumbered"
