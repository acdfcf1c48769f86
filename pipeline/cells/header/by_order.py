"""Days of a header told by their order, where labels do not tell them: an inquiry ends, is answered, is reported on.

"Monitoring date: 15/11/18" behind the days of the inquiry and of the response can only be the day of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.cells.header.claims import Claim, Told

Day = tuple[str | None, str]  # the field that the label gives or None, ISO day
OWN = "meeting_date"  # a day that may be the report's own, by a label that does not quite say so
FEWEST = 2  # days to have an order at all


def by_order(days: list[Day]) -> Mapping[str, str]:
    """Field → day, for fields that no label gives. `days`: of the lines that hold nothing but a day, in any order."""
    told: dict[str, str] = {}
    for field, day in days:
        if field and field != OWN:
            told.setdefault(field, day)
    if len({day for _, day in days}) < FEWEST:
        return {}
    first, last = min(day for _, day in days), max(day for _, day in days)
    found: dict[str, str] = {}
    if "update_date" not in told and _is_free(last, days, told):
        found["update_date"] = last
    if "completion_date" not in told and first != told.get("response_date"):
        found["completion_date"] = first
    between = [day for field, day in days if field is None and first < day < last]
    if "response_date" not in told and len(between) == 1:
        found["response_date"] = between[0]
    return found


def later_first(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The same; of two labels that give the report's own day the later weighs more, where none gives the inquiry's.

    "Report date" is the day of the inquiry's report where "Update date" stands below it. Of sentences, too, the one
    with the later day weighs more: "A six month update was considered in May" tells of the round before.
    """
    listed = list(claims)
    own = [c for c in listed if c.field == "update_date"]
    ended = any(c.field == "completion_date" and c.told is Told.LABEL for c in listed)
    last = {told: _last(str(c.value) for c in own if c.told is told) for told in (Told.LABEL, Told.PROSE)}
    if ended:
        del last[Told.LABEL]
    for claim in listed:
        weighs = claim.field == "update_date" and claim.value == last.get(claim.told)
        yield replace(claim, weight=claim.weight + 1) if weighs else claim


def _last(days: Iterable[str]) -> str | None:
    """The last of several days; None where there is one at most."""
    known = set(days)
    return max(known) if len(known) > 1 else None


def _is_free(day: str, days: list[Day], told: Mapping[str, str]) -> bool:
    """Whether no label claims a day for itself: none at all, or the same that an earlier day has ("date of report")."""
    return all(field in (None, OWN) or told[str(field)] < day for field, one in days if one == day)
