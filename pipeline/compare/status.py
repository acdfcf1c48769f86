"""Whether a status moved, and which way: by what it means in its own report, else by its colour."""

from __future__ import annotations

from pipeline.compare.language.wording import plain
from pipeline.models.comparison import Direction, StatusChange
from pipeline.models.report import KeyEntry, Progress, Rag, Recommendation, Report

_COLOURS: tuple[Rag, ...] = ("red", "amber", "green", "complete")  # worst first
_PROGRESS: dict[Progress, int] = {"not_delivered": 0, "concern": 1, "on_track": 2, "delivered": 3}
_SHOWN: dict[str, Rag] = {
    "blue": "complete", "tick": "complete", "b": "complete", "g": "green", "a": "amber", "r": "red",
}  # fmt: skip


def status_change(earlier: Recommendation, later: Recommendation, reports: tuple[Report, Report]) -> StatusChange:
    """Then and now; `reports` are those that the two recommendations stand in, for their keys."""
    return StatusChange(
        earlier.rag,
        later.rag,
        _direction(earlier, later, reports),
        earlier.progress,
        later.progress,
        earlier.status.shown,
        later.status.shown,
    )


def _direction(earlier: Recommendation, later: Recommendation, reports: tuple[Report, Report]) -> Direction:
    if earlier.progress and later.progress:
        return _moved(earlier.progress, later.progress)
    if _assessed(later) and not _assessed(earlier):
        # What stood there and could not be read is no first assessment.
        return "unknown" if earlier.status.blank == "not_read" else "first_assessed"
    if not earlier.rag or not later.rag or _keys_differ(reports, (earlier.rag, later.rag)):
        return "unknown"
    return _compared(_COLOURS.index(earlier.rag), _COLOURS.index(later.rag))


def _assessed(one: Recommendation) -> bool:
    return bool(one.rag or one.progress)


def _moved(before: Progress, now: Progress) -> Direction:
    """Not started is behind on track and delivered; beside a concern, or closed, nothing says better or worse."""
    if before == now:
        return "same"
    if "closed" in (before, now):
        return "unknown"
    if before == "not_started":
        return "improved" if now in ("on_track", "delivered") else "unknown"
    if now == "not_started":
        return "worsened" if before in ("on_track", "delivered") else "unknown"
    return _compared(_PROGRESS[before], _PROGRESS[now])


def _compared(before: int, now: int) -> Direction:
    if before == now:
        return "same"
    return "improved" if now > before else "worsened"


def _keys_differ(reports: tuple[Report, Report], colours: tuple[Rag, Rag]) -> bool:
    """Whether the two reports' keys give one of these colours different meanings."""
    return any(_differ(*(_entry(report, colour) for report in reports)) for colour in set(colours))


def _entry(report: Report, colour: Rag) -> KeyEntry | None:
    return next((entry for entry in report.legend if _colour_of(entry) == colour), None)


def _colour_of(entry: KeyEntry) -> str:
    shown = entry.shown.strip().lower()
    return _SHOWN.get(shown, shown)


def _differ(one: KeyEntry | None, other: KeyEntry | None) -> bool:
    if one is None or other is None or plain(one.meaning).lower() == plain(other.meaning).lower():
        return False
    return bool(one.progress and other.progress and one.progress != other.progress)
