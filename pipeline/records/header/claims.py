"""What the top of a report says of itself, as claims: a field, its value, and how plainly it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from math import log

from pipeline.models.report import Issue, Person
from pipeline.records.limits import measures

FURTHER_UP, IN_FRONT, LARGER, LARGEST = measures("header_claims", "further_up in_front larger largest")

FULL_DATE = len("2016-03-01")
CODE = "HEADER_UNSURE"
Value = str | int | tuple[Person, ...]


class How(IntEnum):
    """How plainly a value is said, the weakest first."""

    RUNNING = 1  # in a running head or foot
    BARE = 2  # a day that nothing names
    MEETING = 3  # the day of a meeting, by its label
    PROSE = 4  # in a sentence
    HEADING = 5  # a line that says nothing else, where a title is
    LINE = 6  # by a line that says what it names
    AUTHOR = 21  # by a label of who wrote the report, or whom to ask
    LEADS = 22  # by a sentence that says who answers for it
    LABEL = 23  # by a label


@dataclass(frozen=True, slots=True)
class Claim:
    """`value`: a name as printed, an ISO day, months, or people. `weight`: how plainly it is said, and how large."""

    field: str
    value: Value
    weight: float


def best(claims: Iterable[Claim], field: str) -> Claim | None:
    """Return the claim of most weight; of several, the first. A day of the month or year that it names is taken."""
    own = [claim for claim in claims if claim.field == field and claim.value]
    first = max(own, key=_weight, default=None)
    if first is None or not field.endswith("_date") or len(str(first.value)) >= FULL_DATE:
        return first
    return max((c for c in own if str(c.value).startswith(f"{first.value}-")), key=_weight, default=first)


def _weight(claim: Claim) -> float:
    return claim.weight


def print_weight(size: float, usual: float) -> float:
    """Return what print weighs that is larger than usual."""
    return min(log(max(size / usual, 1.0), LARGER), LARGEST) if usual else 0.0


def moved(claims: Iterable[Claim], weight: float) -> Iterator[Claim]:
    """Return claims that weigh so much more."""
    return (replace(claim, weight=claim.weight + weight) for claim in claims)


def doubts(claims: Iterable[Claim], page: int) -> Iterator[Issue]:
    """Return one issue for all fields that only other pages name, or of which two values are said equally plainly."""
    fields = dict.fromkeys(claim.field for claim in claims if claim.field != "title")
    if unsure := [field for field in fields if _doubted(claims, field)]:
        listed = ", ".join(field.replace("_", " ") for field in unsure)
        yield Issue(CODE, "warning", page, f"Not clearly stated at the top of the report: {listed}.")


def _doubted(claims: Iterable[Claim], field: str) -> bool:
    first = best(claims, field)
    if first is None:
        return False
    as_plain = (c for c in claims if c.field == field and c.value and c.weight == first.weight)
    return first.weight < 0 or any(not _alike(claim.value, first.value) for claim in as_plain)


def _alike(one: Value, other: Value) -> bool:
    """Return True if two values are one, or one is part of the other: "Place Panel", "the Place Panel of Ashby"."""
    if isinstance(one, str) and isinstance(other, str):
        low, high = one.casefold(), other.casefold()
        return low in high or high in low
    if isinstance(one, tuple) and isinstance(other, tuple):
        return {p.name for p in one} == {p.name for p in other}
    return one == other
