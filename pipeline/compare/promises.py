"""Dated promises in a report's texts: which clauses, due when, about what.

Rules: "What is a commitment" of the labelling rules, as the date entities' flag gives them, and stricter still: what
is conditional, refused, or said of somebody else is no promise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.compare.clauses import Clause
from pipeline.compare.days import first_day, last_day
from pipeline.compare.idioms import idioms
from pipeline.compare.tenses import has_verb, is_ahead, is_called_off, is_past, is_scheduled
from pipeline.models.report import Entity

_CONDITION = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ss]ubject to|[Pp]rovided that|[Aa]ssuming|were to|might|could"
    r"|in the event|depend(?:s|ing|ent) on)\b"
    r"|(?:^\W*|, )[Pp]rovided (?:the|it|they|we)\b|(?:^(?:\d+\) |• )?S|, s)hould\b|\bmay (?!20|19)[a-z]"
)
_SAID = idioms("en_promises")
_REFUSED = re.compile(rf"^\W{{0,9}}no\b|\b(?:{_SAID['refused']})\b", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:will|shall|to be|is to|are to|(?:is|are) (?:now )?"
    r"(?:booked|arranged|scheduled|planned|due|expected|programmed|timetabled)|opens?|begins?"
    r"|starts?|launches|introduced|following|(?:agreed|undertaken|promised|offered) to)\b",
    re.IGNORECASE,
)
_SAID_BY_OTHERS = re.compile(
    rf"^(?:(?:that|and|the|both|it is \w+ that) )*(?:[\w'’-]+ ){{0,2}}?(?:{_SAID['others']})\b"
    r"(?! (?:(?:is|are|will) )?(?:to )?be \w+(?:ed|en)\b)",
    re.IGNORECASE,
)
# Another council, told by its name; the report's own is left out by `_own`.
_COUNCIL = re.compile(r"^(?:(?:[Tt]hat|[Aa]nd|[Tt]he) )*((?:[A-Z][a-z]+ ){1,3})(?:[A-Z][a-z]+ )?Council\b")
_NOT_OWN = "".join(f"(?<!{name})" for name in _SAID["own"].split("|"))
_OTHERS_SAY = re.compile(
    rf"\b(?:has|have) (?:{_SAID['reported']}|given an assurance) that (?:it|they|he|she|its|their)\b"
    rf"|^(?:[A-Z][\w'’]+ ){{1,4}}{_NOT_OWN}(?:has|have) (?:{_SAID['reported']}|committed) (?:that|to)"
    r"|\b(?:has|have) (?:told|assured|promised|informed) (?:us|officers|members|the council) (?:that )?"
)
_BODY_SAYS = re.compile(
    r"^\W*(?:[Tt]he )?(?P<who>[A-Z].{2,60}?) (?:(?:has )?said|says?|tells us|told us|expects?|intends?|hopes?)"
    r"(?: that)? (?:it|they|he|she|its|their|to)\b"
)
_NEXT = re.compile(r"[;,]? (?:and|but|while|although)\b,? ")
_WILL = re.compile(r"\b(?:will|shall)\b")
_ELLIPSIS = re.compile(r"\b(?:will|shall|to) be\b")
_NO_SUBJECT = re.compile(r"^\W*(?:and |but |which )*(?:will|shall|is|are|has|have|expects?|hopes?|plans?)\b")
_PUT = re.compile(r"\b(?:now|expected|due|planned|likely|anticipated|scheduled|programmed)\b")
_EACH_YEAR = re.compile(r"\W{0,9}(?:each|every|of each|of every|in each|in every) (?:year|month|quarter)")
_WITH = re.compile(r"^\W*with\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAYS = re.compile(
    r"\b(?:said|says|indicated|told|confirmed|stated|announced|promised|pledged|expects?|hopes?|intends?)\b"
)
_WHEN = re.compile(
    r"\b(?:by|before|no later than|not later than|from|in|on|within|during) (?:the )?$|^$", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|before) (?:the )?(?:end of )?$", re.IGNORECASE)
_BARE_PARTICIPLE = re.compile(
    r"[a-z\d] (?:[a-z]{2,}(?:ed|en|pt|lt)|made|held|set|put|met|sent|built|bought|drawn|let|done|found|run)\b"
)
_AUXILIARY = re.compile(r"\b(?:has|have|had|was|were|is|are|be|been|being|which|that|who)\b", re.IGNORECASE)
_AND_PUT = re.compile(r"^\W{0,9}(?:and )?(?:then )?(?:put|set|let|cut|run|read) ")  # "will"
_HEARD = re.compile(r"\b(?:was|were|had|heard|noted)\b")
_ANOTHER = re.compile(r"^\W*(?:(?:and|with|then) .*\w|, ?(?:[\w'’-]+ ){2,})")


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause with a date ahead: `due` as the entity gives it."""

    clause: Clause
    due: str
    date: Entity
    alone: bool = True  # the only one of its field

    @property
    def last_day(self) -> str:
        return last_day(self.due)


def promises(clauses: Iterable[Clause]) -> list[Promise]:
    """The promises among a report's clauses, in reading order."""
    found = [
        Promise(clause, date.value, date)
        for clause in clauses
        for date in clause.dates
        if isinstance(date.value, str) and _is_promise(clause, date)
    ]
    fields = Counter((one.clause.report.report_id, one.clause.row.index, one.clause.field) for one in found)
    return [
        replace(one, alone=fields[one.clause.report.report_id, one.clause.row.index, one.clause.field] == 1)
        for one in found
    ]


def _is_promise(clause: Clause, date: Entity) -> bool:
    if clause.field == "recommendation" and clause.row.decision == "rejected":
        return False
    asked = clause.field == "recommendation"  # that charges are withdrawn may be what is asked for
    if _is_conditional(clause) or (not asked and _was_called_off(clause.sentence.text)):
        return False
    if (_REFUSED.search(clause.text) and not _not_until(clause, date)) or is_somebody_elses(clause):
        return False
    if date.anchor and clause.field != "recommendation" and last_day(str(date.value)) <= date.anchor:
        return False  # "the last three years": told, not promised
    if _EACH_YEAR.match(clause.text, max(0, date.end - clause.start)):
        return False
    told = is_past(clause.text) and not (is_ahead(clause.text) or _FIRM.search(clause.text) or _is_terse(clause.text))
    return ((date.commitment and not told) or _ahead(clause, date)) and _says_something(clause, date)


def _is_terse(text: str) -> bool:
    """ "Prices reviewed next spring": a deed without is, was or has."""
    return bool(_BARE_PARTICIPLE.search(text)) and not _AUXILIARY.search(text)


def _was_called_off(said: str) -> bool:
    """Given up already; "the discount will be withdrawn" is a promise."""
    return is_called_off(said) and not _WILL.search(said)


def _is_conditional(clause: Clause) -> bool:
    """Whether the clause, the head of its sentence, or what follows before the next statement makes a condition."""
    said = clause.sentence.text
    rest = said[max(0, clause.end - clause.sentence.start) :]
    follows = "" if _NEXT.match(rest) else _NEXT.split(rest, maxsplit=1)[0]
    return bool(_CONDITION.search(clause.text) or _CONDITION.search(follows) or _CONDITION.match(said))


def _not_until(clause: Clause, date: Entity) -> bool:
    """ "is not now expected to open until March": a day after all."""
    before = clause.text[: max(0, date.start - clause.start)]
    return bool(re.search(r"\bnot\b.*\b(?:until|before|till) (?:the )?$", before)) and bool(_PUT.search(before))


def is_somebody_elses(clause: Clause) -> bool:
    """Whether another body is to do it, or is quoted as saying that it will."""
    if _SAID_BY_OTHERS.search(clause.text) or _OTHERS_SAY.search(clause.sentence.text):
        return True
    if _a_body_says(clause):
        return True
    council = _COUNCIL.search(clause.text)
    if council and not _own(council[1], clause):
        return True
    before = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    return bool(_SAID_BY_OTHERS.search(before) and (_SAYS.search(before) or _NO_SUBJECT.match(clause.text)))


def _a_body_says(clause: Clause) -> bool:
    """Whether an organisation that nobody asked tells what it will do itself: "Harbour Buses says it will …"."""
    found = _BODY_SAYS.match(clause.sentence.text)
    if not found:
        return False
    bodies = {
        e.text
        for e in clause.report.entities
        if e.kind == "organisation" and (e.index, e.field) == (clause.row.index, clause.field)
    }
    asked = str(clause.row.recommendation or "")
    return found["who"] in bodies and found["who"] not in asked and found["who"] != clause.report.header.council


def _own(name: str, clause: Clause) -> bool:
    """Whether a council's name is that of the report's own council, or may be where none is printed."""
    words = {word for word in name.split() if word not in ("The", "Full")}
    kinds = words & {"County", "District", "Borough", "City", "Town", "Parish"}
    council = clause.report.header.council
    if not words or council is None:
        return True
    return any(word in council for word in (words - kinds or kinds))


def _says_something(clause: Clause, date: Entity) -> bool:
    """A date behind another one is a promise of its own only where words of its own lead to it ("and 60 by March")."""
    before = clause.text[: max(0, date.start - clause.start)]
    if clause.start == clause.sentence.start or has_verb(before) or _ANOTHER.search(before):
        return True
    return clause.text.lstrip().startswith(";")


def _ahead(clause: Clause, date: Entity) -> bool:
    """What the flag leaves open: a firm word in the clause, and a day that lies ahead of the report's own."""
    told = date.anchor or (clause.report.header.update_date if clause.field == "update" else None)
    told = told or clause.report.header.completion_date
    if clause.field == "recommendation" or told is None or first_day(str(date.value)) <= told:
        return clause.field == "recommendation" and _asked(clause, date, told)
    before = clause.text[: max(0, date.start - clause.start)]
    if _FIRM.search(clause.text) or is_scheduled(before) or _WITH.match(clause.text):
        return True
    # "The tool will be agreed in June and the audit carried out in July 2017": no past, though it looks like one.
    said = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    if date.end >= clause.sentence.end - 1 and not has_verb(clause.text):
        return True  # "First report to Members March 2024."
    if _BY.search(before) and _is_terse(before):
        return True  # "Two units bought by autumn 2024."
    participle = bool(_YEAR.search(date.text) and _ELLIPSIS.search(said))
    more = bool(_WILL.search(said) and _AND_PUT.match(clause.text))
    return bool(_WHEN.search(before)) and (participle or more or not is_past(clause.text))


def _asked(clause: Clause, date: Entity, told: str | None) -> bool:
    """What a recommendation asks for by a day ahead of its own."""
    if told is None or first_day(str(date.value)) <= told or _HEARD.search(clause.text):
        return False
    return bool(_WHEN.search(clause.text[: max(0, date.start - clause.start)]))
