"""Dated promises in a report's texts: which clauses, due when, about what.

Rules: "What is a commitment" of the labelling rules, as the date entities' flag gives them, and stricter still: what
is conditional, refused, or said of somebody else is no promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.compare.clauses import Clause
from pipeline.compare.days import first_day, last_day
from pipeline.compare.tenses import has_verb
from pipeline.models.report import Entity

_CONDITION = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ss]ubject to|[Pp]rovided that|[Aa]ssuming|were to|might|could"
    r"|in the event|depend(?:s|ing|ent) on)\b"
    r"|^(?:\d+\) |• )?Should\b|\bmay (?!20|19)[a-z]"
)
_REFUSED = re.compile(
    r"\b(?:no (?:plans?|intention|longer|further)|nothing|nobody|no one|not|never"
    r"|no (?:\w+ ){1,4}?(?:will|shall|are to|is to)\b|cannot|unable|unlikely|rejected)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:will|shall|to be|is to|are to|(?:is|are) (?:now )?"
    r"(?:booked|arranged|scheduled|planned|due|expected|programmed|timetabled)|opens?|begins?"
    r"|starts?|launches|introduced|following)\b",
    re.IGNORECASE,
)
_SAID_BY_OTHERS = re.compile(
    r"^(?:(?:that|and|the|both|it is \w+ that) )*(?:\w+ )?(?:government|secretary of state|department"
    r"|ministry|minister|ofsted|police|chief constable|agency|developers?|landlords?|operators?|nhs|trust|ombudsman"
    r"|university|parliament|commissioning group)\b",
    re.IGNORECASE,
)
_OTHERS_SAY = re.compile(
    r"\b(?:has|have) (?:said|indicated|told us|confirmed|stated|announced) that (?:it|they|he|she)\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|indicated|told|confirmed|stated|announced|promised|pledged|expects?|hopes?|intends?)\b"
)
_ASKED_BY = re.compile(r"\b(?:by|before|no later than|not later than|from|in|within|during|until) (?:the )?$")
_PAST = re.compile(r"\b(?:was|were|had|heard|noted)\b")
_ANOTHER = re.compile(r"^\W*(?:and|with|then) .*\w")


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause with a date ahead: `due` as the entity gives it."""

    clause: Clause
    due: str
    date: Entity

    @property
    def last_day(self) -> str:
        return last_day(self.due)


def promises(clauses: Iterable[Clause]) -> list[Promise]:
    """The promises among a report's clauses, in reading order."""
    return [
        Promise(clause, date.value, date)
        for clause in clauses
        for date in clause.dates
        if isinstance(date.value, str) and _is_promise(clause, date)
    ]


def _is_promise(clause: Clause, date: Entity) -> bool:
    if clause.field == "recommendation" and clause.row.decision == "rejected":
        return False
    if _CONDITION.search(clause.sentence.text) or _REFUSED.search(clause.text):
        return False
    if is_somebody_elses(clause):
        return False
    return (date.commitment or _ahead(clause, date) or _asked(clause, date)) and _says_something(clause, date)


def is_somebody_elses(clause: Clause) -> bool:
    """Whether another body is to do it, or is quoted as saying that it will."""
    if _SAID_BY_OTHERS.search(clause.text) or _OTHERS_SAY.search(clause.sentence.text):
        return True
    before = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    return bool(_SAID_BY_OTHERS.search(before) and _SAYS.search(before))


def _says_something(clause: Clause, date: Entity) -> bool:
    """A date behind another one is a promise of its own only where words of its own lead to it ("and 60 by March")."""
    before = clause.text[: max(0, date.start - clause.start)]
    return clause.start == clause.sentence.start or has_verb(before) or bool(_ANOTHER.search(before))


def _ahead(clause: Clause, date: Entity) -> bool:
    """What the flag leaves open: a firm word in the clause, and a day that lies ahead of the report's own."""
    told = date.anchor or (clause.report.header.update_date if clause.field == "update" else None)
    told = told or clause.report.header.completion_date
    return bool(_FIRM.search(clause.text)) and told is not None and first_day(str(date.value)) > told


def _asked(clause: Clause, date: Entity) -> bool:
    """What a recommendation asks for by a day ahead of its own."""
    told = date.anchor or clause.report.header.completion_date
    if clause.field != "recommendation" or told is None or first_day(str(date.value)) <= told:
        return False
    return bool(_ASKED_BY.search(clause.text[: max(0, date.start - clause.start)])) and not _PAST.search(clause.text)
