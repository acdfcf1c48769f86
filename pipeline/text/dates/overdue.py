"""Whether a printed target date has passed while the recommendation is not said to be done."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.models.comparison import Overdue
from pipeline.models.report import Recommendation
from pipeline.text.dates.years import days_between

_UNKNOWN = "STATUS_UNKNOWN_WORD"


def overdue(rows: Iterable[Recommendation], day: str | None) -> tuple[Overdue, ...]:
    """Return the rows whose target lies before `day` (ISO); none where no day is known.

    What is done, closed or was rejected is not overdue, whatever its date.
    """
    if day is None:
        return ()
    found = ((row, days_between(row.target_date, day)) for row in rows if row.target_date and not is_settled(row))
    return tuple(Overdue(row.index, row.target_date or "", days, _is_open(row)) for row, days in found if days > 0)


def is_settled(row: Recommendation) -> bool:
    """Done or closed, by the report or by the committee since; or not taken up at all."""
    said = row.assessment
    since = said is not None and (said.rag == "complete" or said.progress in ("delivered", "closed"))
    return row.is_over or since or row.decision == "rejected"


def _is_open(row: Recommendation) -> bool:
    """Whether a status that is understood is given: it does not say done, or the row would be settled."""
    if row.rag or row.progress or row.assessment:
        return True
    return row.status.shown is not None and not any(flag.code == _UNKNOWN for flag in row.flags)
