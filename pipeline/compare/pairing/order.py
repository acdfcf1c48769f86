"""Which round comes first: by the reports' days, else by their stage, else by what their texts speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cmp_to_key

from pipeline.compare.language.clauses import Clause, clauses
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.tenses import is_ahead, is_done
from pipeline.compare.language.texts import printed_words
from pipeline.compare.pairing.answers import NO_ANSWERS, first_of, sorted_pair
from pipeline.compare.pairing.links import link
from pipeline.models.answers import Answers
from pipeline.models.report import Report


def progression(one: Report, other: Report, both: Iterable[tuple[int, int]]) -> int:
    """Above 0 where `other` tells as done what `one` has to come more often than the reverse; 0 where nothing tells.

    `both`: positions of the recommendations that both list, as linked.
    """
    links = {(one.recommendations[mine].index, other.recommendations[yours].index) for mine, yours in both}
    ours, theirs = _updates(one), _updates(other)
    return sum(
        _follows(mine, yours) - _follows(yours, mine)
        for first, second in sorted(links)
        for mine in ours.get(first, ())
        for yours in theirs.get(second, ())
        if mine.text != yours.text
    )


def _updates(report: Report) -> dict[int, list[Clause]]:
    found: dict[int, list[Clause]] = {}
    for clause in clauses(report):
        if clause.field == "update":
            found.setdefault(clause.row.index, []).append(clause)
    return found


def _follows(before: Clause, now: Clause) -> bool:
    """The same deed of the same thing, to come in the one and done in the other."""
    if not (is_ahead(before.text) and is_done(now.text)):
        return False
    deed = before.keys.actions & now.keys.actions
    thing = (before.keys.things | before.context.things) & (now.keys.things | now.context.things)
    return bool(deed) and bool(thing or len(deed) > 1)


_VAGUE = 31  # days: a longer span tells little of when a report was written
_MOST, _DAYS_COUNT, _LEFT_COUNTS, _REACHED_COUNTS = 2, 1.5, 0.5, 0.25  # weights of the four signs in a text
_RANKS = {"not_started": 0, "not_delivered": 0, "concern": 1, "on_track": 2, "delivered": 3, "closed": 3}
_COLOURS = {"red": 0, "amber": 1, "green": 2, "complete": 3}


def in_order(reports: Sequence[Report], answers: Answers = NO_ANSWERS) -> list[Report]:
    """Earliest first; where nothing tells, by report_id, so that the order given never matters.

    `answers`: where a person said which of two comes first, it does.
    """
    first = first_of(answers)

    def compared(one: Report, other: Report) -> int:
        said = first.get(sorted_pair(one.report_id, other.report_id))
        return _compare(one, other) if said is None else _sign(said == other.report_id, said == one.report_id)

    return sorted(sorted(reports, key=lambda report: report.report_id), key=cmp_to_key(compared))


def order_known(one: Report, other: Report, answers: Answers = NO_ANSWERS) -> bool:
    """Whether the two reports, or a person, say which comes first; else it is guessed from their texts."""
    if sorted_pair(one.report_id, other.report_id) in first_of(answers):
        return True
    return bool(_by_day(one, other) or _by_stage(one, other) or _by_previous(one, other))


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
    if one.is_response or other.is_response:
        return _sign(other.is_response, one.is_response)  # round nought, also where the other's round is not known
    ours, theirs = one.header.stage_months, other.header.stage_months
    return 0 if ours is None or theirs is None else _sign(ours > theirs, ours < theirs)


def _by_previous(one: Report, other: Report) -> int:
    """A report that prints the other's updates as those of the round before is the later one."""
    ours, theirs = _printed_updates(one), _printed_updates(other)
    return _sign(len(_previous(one) & theirs) > len(_previous(other) & ours),
                 len(_previous(one) & theirs) < len(_previous(other) & ours))  # fmt: skip


def _printed_updates(report: Report) -> set[tuple[str, ...]]:
    return {printed_words(str(one.update)) for one in report.recommendations if one.update}


def _previous(report: Report) -> set[tuple[str, ...]]:
    return {printed_words(str(one.previous_update)) for one in report.recommendations if one.previous_update}


def _by_text(one: Report, other: Report) -> int:
    """A guess from four signs: what one has to come and the other has done; the days told of; what is done and has left
    the list (a list sheds such ones and never gains them); how far the others got.
    """
    links = link(one.recommendations, other.recommendations)
    both = [(pair.earlier, pair.later) for pair in links if pair.earlier is not None and pair.later is not None]
    ours, theirs = {mine for mine, _ in both}, {yours for _, yours in both}
    onward = max(-_MOST, min(_MOST, progression(one, other, both)))
    days = _sign(_newest(other) > _newest(one), _newest(other) < _newest(one)) or _compared(one, other)
    gone, come = _done_apart_from(one, ours), _done_apart_from(other, theirs)
    left = _sign(gone > come, gone < come)
    mine, yours = _reached(one, ours), _reached(other, theirs)
    reached = 0 if mine is None or yours is None else _sign(yours > mine, yours < mine)
    weight = onward + _DAYS_COUNT * days + _LEFT_COUNTS * left + _REACHED_COUNTS * reached
    return _sign(weight < 0, weight > 0)


def _done_apart_from(report: Report, linked: set[int]) -> int:
    """How many recommendations are done and have no partner."""
    return sum(at not in linked and row.is_over for at, row in enumerate(report.recommendations))


def _newest(report: Report) -> str:
    """The newest day that an update tells of, promises aside; empty where there is none."""
    return max(_told(report, promised=False), default="")


def _compared(one: Report, other: Report) -> int:
    """By the middle one of the days that only one of them tells of: a single far date must not decide."""
    ours, theirs = _told(one), _told(other)
    newer, older = sorted(ours - theirs), sorted(theirs - ours)
    if not newer or not older:
        return 0
    mine, yours = newer[len(newer) // 2], older[len(older) // 2]
    return _sign(yours > mine, yours < mine)


def _told(report: Report, *, promised: bool = True) -> set[str]:
    """The last days of the dates in a report's updates, and its own where it prints one; vague spans are left out."""
    days = {
        last_day(one.value)
        for one in report.entities
        if one.kind == "date" and one.field == "update" and isinstance(one.value, str) and _precise(one.value)
        and (promised or not one.commitment)
    }  # fmt: skip
    return days | ({last_day(report.header.update_date)} if report.header.update_date else set())


def _precise(value: str) -> bool:
    first, last = date.fromisoformat(first_day(value)), date.fromisoformat(last_day(value))
    return (last - first).days <= _VAGUE


def _reached(report: Report, linked: set[int]) -> float | None:
    """From 0 to 3: how far the recommendations that both list have got on average, among those that are assessed."""
    ranks = [
        _RANKS[one.progress] if one.progress else _COLOURS[one.rag or "red"]
        for at, one in enumerate(report.recommendations)
        if at in linked and (one.progress or one.rag)
    ]
    return sum(ranks) / len(ranks) if ranks else None


def _sign(later: bool, earlier: bool) -> int:
    return int(later) - int(earlier)
