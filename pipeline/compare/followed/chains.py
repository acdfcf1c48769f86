"""A promise that was made again for a later day, and then kept with that later one, was moved."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compare.followed.evidence import PHASES, Mention, deeds_of
from pipeline.compare.followed.findings import Finding, day_done
from pipeline.compare.followed.other_words import names_of
from pipeline.compare.language.clauses import FIELDS, Clause
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.promised.promises import Promise

Followed = tuple[Promise, Finding | None]
_AGAIN = 0.7  # the same deed tells of both: the later day is the new one, whatever its words


def moved_on(one: Promise, result: Finding | None, every: Sequence[Followed]) -> Finding | None:
    """`result`, or that the promise was moved: told by the clause that tells of a later promise for a later day."""
    if result is None or result.outcome != "kept" or not result.evidence:
        return result
    told = result.evidence[0]
    deed = told.deed and not deeds_of(one.clause) & told.clause.keys.actions <= PHASES
    if not (deed or names_of(one.clause) & names_of(told.clause)):
        return result  # something of its matter, which may be the next step
    for other, its in every:
        if its is None or its.outcome != "kept" or not its.evidence or its.evidence[0].clause is not told.clause:
            continue
        if _renews(one, other) and _too_late(one, other, told):
            asked = one.clause.field == "recommendation"
            again = Mention(other.clause, _AGAIN, _AGAIN, deed=True, head=True, core=False, same_row=True)
            return Finding(
                "later_than_asked" if asked else "moved", (again,), "inferred", "new_day", _AGAIN, late=asked,
                new_date=other.due, likely=result.likely,
            )  # fmt: skip
    return result


def _renews(old: Promise, new: Promise) -> bool:
    return last_day(old.due) < first_day(new.due) and _before(old.clause, new.clause)


def _before(old: Clause, new: Clause) -> bool:
    if old.report is not new.report:
        return old.written < new.written
    return old.row.index == new.row.index and FIELDS.index(old.field) < FIELDS.index(new.field)


def _too_late(old: Promise, new: Promise, told: Mention) -> bool:
    """Done after the day, or promised once more after it."""
    day = day_done(told)
    return first_day(day) > old.last_day if day else (new.date.anchor or "") > old.last_day
