"""What changed against the earlier report, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.models.comparison import DateChange, NameChange, Pair, UpdateChange, WordRun
from pipeline.models.report import Recommendation
from pipeline.report.view.records import ChangeRun, ChangesView, ChangeView, RunKind
from pipeline.report.view.wording import DECISIONS, FIELDS, SIGNALS, SUMMARIES, UNSURE_PAIR, count, sentence_case

_COMPARED = ("recommendation", "response", "update")
_KINDS: dict[str, RunKind] = {"equal": "same", "insert": "added", "delete": "removed"}
_MANY_DAYS, _MONTH = 60, 30.44  # above so many days months are said


def changes(pair: Pair, before: Recommendation, now: Recommendation, against: str) -> ChangesView:
    """The changes of one link between two recommendations; `against` names the earlier one, where there are several."""
    return ChangesView(against, tuple(_fields(pair)), tuple(_notes(pair, before, now)))


def _fields(pair: Pair) -> Iterator[ChangeView]:
    runs = dict(pair.diff)
    for field in _COMPARED:
        change: UpdateChange | None = getattr(pair, field)
        if change is not None:
            yield ChangeView(FIELDS[field], SUMMARIES[change], tuple(map(_run, runs.get(field, ()))))


def _run(one: WordRun) -> ChangeRun:
    return ChangeRun(_KINDS[one.operation], one.words)


def _notes(pair: Pair, before: Recommendation, now: Recommendation) -> Iterator[str]:
    if pair.ambiguous:
        yield UNSURE_PAIR
    signals = [name for name in pair.signals if name in SIGNALS]
    if "status_moved_same_wording" in signals:
        signals.remove("same_wording")
    yield from (SIGNALS[name] for name in signals)
    if "decision_changed" in pair.signals and pair.decision.from_ and pair.decision.to:
        yield f"Decision: {DECISIONS[pair.decision.from_]} → {DECISIONS[pair.decision.to]}."
    yield from _target(pair.target_date, before, now)
    yield from names(pair.officers)


def _target(moved: DateChange, before: Recommendation, now: Recommendation) -> Iterator[str]:
    if moved.days:
        then, later = (str(one.target_date_printed or one.target_date) for one in (before, now))
        yield f"Target date: {then} → {later} ({_span(abs(moved.days))} {'later' if moved.days > 0 else 'earlier'})."


def _span(days: int) -> str:
    return count(days, "day") if days < _MANY_DAYS else f"about {count(round(days / _MONTH), 'month')}"


def names(changed: NameChange, where: str = "") -> Iterator[str]:
    """Names that came or went, as one line; `where` says of what part of the paper."""
    parts = [
        f"{words} {', '.join(found)}"
        for words, found in (("newly named:", changed.newly_named), ("no longer named:", changed.no_longer_named))
        if found
    ]
    if parts:
        said = "; ".join(parts)
        yield f"{where}, {said}." if where else f"{sentence_case(said)}."
