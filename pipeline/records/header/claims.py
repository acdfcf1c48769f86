"""What the top of a report says of itself, as claims: a field, its value, and how plainly it is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from pipeline.models.report import Issue, Person

LARGER = 1.1  # times as high is clearly larger print
FULL_DATE = len("2016-03-01")
PRINT = 200.0  # points: higher than any print
CODE = "HEADER_UNSURE"
Value = str | int | tuple[Person, ...]


class Told(IntEnum):
    """How plainly a value is told, the weakest first."""

    FAR = 0  # on the pages in front
    RUNNING = 1  # by a running head or foot
    BARE = 2  # a day that nothing names
    MEETING = 3  # the day of a meeting, by its label
    PROSE = 4  # by a sentence
    HEADING = 5  # a line that says nothing else, in the place of a title
    LINE = 6  # by a line that says what it names
    AUTHOR = 7  # by a label of who wrote the report, or whom to ask
    LEADS = 8  # by a sentence that says who answers for it
    LABEL = 9  # by a label


@dataclass(frozen=True, slots=True)
class Claim:
    """`value`: a name as printed, an ISO day, months, or people. `weight`: print size, between two told alike.

    `quoted`: a sentence names it in quotes.
    """

    field: str
    value: Value
    told: Told
    weight: float = 0.0
    quoted: bool = False


def best(claims: Iterable[Claim], field: str) -> Claim | None:
    """The claim that is told most plainly; of several, the first. A day of the month or year that it tells is it."""
    own = [claim for claim in claims if claim.field == field and claim.value]
    first = max(own, key=_plainly, default=None)
    if first is None or not field.endswith("_date") or len(str(first.value)) >= FULL_DATE:
        return first
    return max((c for c in own if str(c.value).startswith(f"{first.value}-")), key=_plainly, default=first)


def by_field(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims of each field that is claimed, in order."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.field, []).append(claim)
    return found


def _plainly(claim: Claim) -> tuple[Told, float]:
    return claim.told, claim.weight


def doubts(claims: Sequence[Claim], page: int) -> Iterator[Issue]:
    """One issue for all fields of a header that are told from afar, or of which two values are told equally well."""
    unsure = [field for field, own in by_field(claims).items() if field != "title" and _doubted(own, field)]
    if unsure:
        listed = ", ".join(field.replace("_", " ") for field in unsure)
        yield Issue(CODE, "warning", page, f"Not told plainly at the top of the report: {listed}.")


def _doubted(claims: Iterable[Claim], field: str) -> bool:
    """Whether another value is told as plainly as the best one of a field, or that stands far from the report."""
    own = [claim for claim in claims if claim.value]
    first = best(own, field)
    if first is None:
        return False
    return first.told is Told.FAR or any(
        (claim.told, claim.weight) == (first.told, first.weight) and not _alike(claim.value, first.value)
        for claim in own
    )


def _alike(one: Value, other: Value) -> bool:
    """Whether two values are one, or one of them is a part of the other: "Place Panel", "the Place Panel of Ashby"."""
    if isinstance(one, str) and isinstance(other, str):
        low, high = one.casefold(), other.casefold()
        return low in high or high in low
    if isinstance(one, tuple) and isinstance(other, tuple):
        return {p.name for p in one} == {p.name for p in other}
    return one == other


def in_print(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The same; a line that says what it names is not believed before a title in clearly larger print."""
    listed = list(claims)
    titles: dict[str, float] = {}  # how large those of each field are printed
    for claim in listed:
        if claim.told is Told.HEADING:
            titles[claim.field] = max(titles.get(claim.field, 0.0), claim.weight)
    for claim in listed:
        small = claim.told is Told.LINE and claim.weight and titles.get(claim.field, 0.0) > LARGER * claim.weight
        yield replace(claim, told=Told.HEADING) if small else claim


def whole_names(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, without inquiries that are only a word of the council's name, in a logo.

    What a label in front of the report names in full ("Review title: Bringing Empty Homes Back into Use") is told more
    plainly than the part of it that the report's own page names ("Empty Homes"). What only leads to that name, or
    follows it, is no part of it: "Scrutiny Inquiry into Empty Homes". In quotes it is: "the inquiry ‘Empty Homes, Full
    Lists’", below a title that shortens it.
    """
    council = best(claims, "council")
    own = set(str(council.value).casefold().split()) if council else set()
    kept = [c for c in claims if c.field != "inquiry" or c.told is not Told.HEADING or not _words(c) <= own]
    named = best(kept, "inquiry")
    other = [c for c in kept if c.field == "inquiry" and named and len(str(c.value)) > len(str(named.value))]
    labelled = (c for c in other if c.told is Told.FAR and int(c.weight) == Told.LABEL)
    fuller = next((c for c in labelled if named and _words(named) < _words(c) and not _ends_in(c, named)), None)
    fuller = fuller or next((c for c in other if c.quoted and named and _has_whole(c, named)), None)
    return [*kept, replace(fuller, told=Told.LABEL)] if fuller and named and named.told < Told.LABEL else kept


def _ends_in(claim: Claim, name: Claim) -> bool:
    """Whether one name begins or ends with another."""
    whole, part = str(claim.value).casefold(), str(name.value).casefold()
    return whole.startswith(part) or whole.endswith(part)


def _has_whole(claim: Claim, name: Claim) -> bool:
    """Whether one name begins or ends with another, and with whole words of it."""
    part = re.escape(str(name.value))
    return bool(re.search(rf"^{part}(?!\w)|(?<!\w){part}$", str(claim.value), re.IGNORECASE))


def _words(claim: Claim) -> set[str]:
    return set(str(claim.value).casefold().split())


def from_afar(claims: Iterable[Claim], *, cover: bool, letter: bool = False) -> Iterator[Claim]:
    """The same, made in front of the report; a heading or bare day counts there only on a cover, and prose in a letter
    that hands the report over.
    """
    kept = {Told.LINE, Told.AUTHOR, Told.LABEL, Told.MEETING} | ({Told.BARE, Told.HEADING} if cover else set())
    kept |= {Told.BARE, Told.PROSE, Told.LEADS} if letter else set()
    for claim in claims:
        if claim.told in kept:
            yield replace(claim, told=Told.FAR, weight=claim.told + min(claim.weight, PRINT) / PRINT)
