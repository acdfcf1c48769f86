"""Whose promise is it: another body's plans are no promise of those whom the report answers for."""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.texts import sentences

_SAID = idioms("en_promises")
_SAID_BY_OTHERS = re.compile(
    rf"^\W{{0,9}}(?:(?:that|and|the|both|it is \w{{1,30}} that) ){{0,9}}"
    rf"(?:[\w'’-]{{1,30}} ){{0,2}}?(?P<who>{_SAID['others']})\b(?!(?: of [A-Z]\w+)?['’])"
    rf"(?! (?:(?:is|are|will) )?(?:to )?be \w+(?:ed|en)\b)(?! (?:{_SAID['dealings']})\b)",
    re.IGNORECASE,
)
# Another council, told by its name; the report's own is left out by `_own`.
_COUNCIL = re.compile(r"^(?:(?:[Tt]hat|[Aa]nd|[Tt]he) )*((?:[A-Z][a-z]+ ){1,3})(?:[A-Z][a-z]+ )?Council\b")
_SAYS_OF_ITSELF = re.compile(
    rf"\b(?:(?:has|have) (?:{_SAID['reported']}) (?:us )?|told us )that (?:it|they|he|she|its|their)\b"
    rf"|\bwhich (?:it|they) says?\b"
    rf"|\b(?:[Tt]he [Cc]ouncil has|[Ww]e have) been (?:told|advised|informed|notified|warned) that\b"
)
_FROM_THEM = re.compile(
    rf"^\W{{0,9}}(?:[\w'’-]{{1,30}} ){{0,4}}?(?:{_SAID['comes_from']}) (?:from|of|by) "
    r"(?:the )?(?:[\w'’-]{1,30} ){0,2}?"
    rf"(?P<who>{_SAID['others']})\b",
    re.IGNORECASE,
)
_WHO = rf"(?:the )?(?:[\w'’-]+ ){{0,2}}?(?P<who>{_SAID['others']})\b"
_AWAITED_FROM = re.compile(
    rf"\b(?:expected|due|awaited|promised|anticipated) from {_WHO}",
    re.IGNORECASE,
)
_THAT_THEY = re.compile(
    rf"\bthat {_WHO}(?!['’]) (?:[\w'’-]+ ){{0,4}}?"
    r"(?:will|would|plans?|intends?)\b",
    re.IGNORECASE,
)
_BY_THEM = re.compile(rf"\bbe (?:{_SAID['judged']}) by {_WHO}", re.IGNORECASE)
_IT_SETTLES = re.compile(
    r"^\W*(?:it|they) (?:will|shall|is to|are to|(?:has|have) promised to)(?: now| then)? "
    rf"(?:{_SAID['settles']})\b",
    re.IGNORECASE,
)
_IT_WILL = re.compile(r"^(?:it|they) (?:will|shall|intends?|hopes?|expects?|plans?|means?)\b")
_THAT = re.compile(r"^\W*that\b")
_NATIONWIDE = re.compile(rf"\b(?:{_SAID['nationwide']})\b", re.IGNORECASE)
_WHICH_PLANS = re.compile(rf", (?:which|who) (?:{_SAID['mind']})\b", re.IGNORECASE)
_THEY_WHICH = re.compile(rf"\b(?:{_SAID['others']}), (?:which|who) (?:{_SAID['mind']})\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:The )?((?:[A-Z][\w'’&-]{0,30} ){2,6})(?:has|have|had|is|are|was|were)\b")
_WHICH = re.compile(r"\b(?:which|that) $")
# A subject and what it has in mind: its own plans, not what it was asked or hired to do.
_MIND = re.compile(
    r"^\W*(?:(?:for|in|at|on|by|since|meanwhile|however|also)\b[^,]{0,60}, )?"
    r"(?:(?:we|officers|members) (?:understand|hear|note|are told|have been told) that )?"
    rf"(?P<who>[\w(].{{1,80}}?) (?:{_SAID['mind']})\b",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\b(?:{_SAID['kinds']})\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:at|in|for|to|with|from|by|on)\b|,")  # "work at Corran College is due to start"
_OWN = re.compile(rf"\b(?:{_SAID['own_people']})\b", re.IGNORECASE)
_FIRM = re.compile(rf"\b(?:{_SAID['hired']})\b")
_OUTCOME_NAMED = re.compile(
    rf"^\W*(?:the )?(?:{_SAID['entrants']}) (?:are|is|will)\b.{{0,20}}\b(?:{_SAID['named_by_others']})\b",
    re.IGNORECASE,
)
_TOLD_BY_IT = re.compile(
    rf"^\W{{0,9}}(?:it|they|he|she|(?:[\w'’-]{{1,30}} ){{0,3}}(?:{_SAID['letters']}))\b[^.;]{{0,80}}?"
    rf"(?<!will )\b(?:{_SAID['told_us']})\b",
    re.IGNORECASE,
)
_SO_THAT = re.compile(r"^\W*(?:so|in order) that\b")  # what another body's plan is for is as little promised as that
_NO_SUBJECT = re.compile(
    r"^\W*(?:and |but |which |that |it |they )*(?:will|shall|is|are|has|have|expects?|hopes?|plans?)\b"
)


@functools.lru_cache(maxsize=8192)
def is_somebody_elses(clause: Clause) -> bool:
    """Whether another body is to do it, or is quoted as saying that it will."""
    if _NATIONWIDE.search(clause.text) or _which_is_a_body(clause):
        return True
    if _by_others(clause.text, clause) or _SAYS_OF_ITSELF.search(clause.sentence.text):
        return True
    if _a_body_says(clause) or _is_done_by_others(clause) or _it_is_a_body(clause):
        return True
    if _OUTCOME_NAMED.match(clause.text) or _is_told_by_it(clause):
        return True
    council = _COUNCIL.search(clause.text)
    if council and not _own(council[1], clause):
        return True
    before = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    return _by_others(before, clause) and bool(_NO_SUBJECT.match(clause.text) or _THAT.match(clause.text))


def _by_others(text: str, clause: Clause) -> bool:
    """Whether it opens with a body that makes its own promises, and that was not asked and does not answer here."""
    found = _SAID_BY_OTHERS.search(text) or _FROM_THEM.search(text) or _THAT_THEY.search(text)
    found = found or _AWAITED_FROM.search(text)
    return found is not None and not _asked_or_answers(found["who"], clause)


def _is_told_by_it(clause: Clause) -> bool:
    """ "It has said that the group will …", "… and has told us to expect its application": of a body named before."""
    said = clause.text if clause.start == clause.sentence.start else clause.sentence.text
    found = _TOLD_BY_IT.match(said)
    return found is not None and found.end() <= clause.end - (0 if said is clause.text else clause.sentence.start)


def _is_done_by_others(clause: Clause) -> bool:
    """ "The appeal will be heard by the Planning Inspectorate in May"."""
    found = _BY_THEM.search(clause.text)
    return found is not None and not _asked_or_answers(found["who"], clause)


def _it_is_a_body(clause: Clause) -> bool:
    """ "It will make its decision in May", "a grant, which it will consider in May": the body named in front."""
    whole = str(getattr(clause.row, clause.field))
    if clause.start > clause.sentence.start:
        which = _WHICH.search(whole, clause.sentence.start, clause.start)
        first = clause.sentence.start if which and _IT_WILL.match(clause.text) else None
    else:
        before = [one for one in sentences(whole) if one.end <= clause.start]
        first = before[-1].start if before and _IT_SETTLES.match(clause.text) else None
    if first is None:
        return False
    named = [one for one in clause.named if one.kind == "organisation" and first <= one.start < clause.start]
    names = [one.text for one in named]
    subject = _NAMED.match(whole, first)
    if not names and subject and not _OWN.search(subject[1]):
        names = [subject[1]]
    asked = str(clause.row.recommendation or "")
    return bool(names) and not any(_FIRM.search(one) or one in asked for one in names)


def _which_is_a_body(clause: Clause) -> bool:
    """ "It belongs to the Canal Trust, which plans to light it in 2024": no firm, and nobody whom the report asked."""
    whole, first = str(getattr(clause.row, clause.field)), min((one.start for one in clause.dates), default=clause.end)
    if ", wh" not in whole[clause.sentence.start : first].lower():
        return False
    bodies = {found.start() for found in _WHICH_PLANS.finditer(whole, clause.sentence.start, first)}
    if any(found.end() > clause.start for found in _THEY_WHICH.finditer(whole, clause.sentence.start, first)):
        return True
    asked = str(clause.row.recommendation or "")
    return any(
        one.kind == "organisation" and one.end in bodies and one.end >= clause.start - len(", which ")
        and not _FIRM.search(one.text) and one.text not in asked
        for one in clause.named
    )  # fmt: skip


def _asked_or_answers(who: str, clause: Clause) -> bool:
    who = re.escape(who)
    asked = re.match(
        rf"\W*(?i:that |to )?(?i:the )?(?:[A-Z][\w'’&-]* ){{0,5}}(?i:{who})\b", str(clause.row.recommendation or "")
    )
    answers = re.search(rf"\b{who} (?:{_SAID['answers']})\b", str(clause.row.response or ""), re.IGNORECASE)
    return bool(asked or answers)


def _a_body_says(clause: Clause) -> bool:
    """Whether a body that nobody asked or hired has something in mind: "Harbour Buses hopes to …"."""
    first_word = clause.start if clause.start > clause.sentence.start and _MIND.match(clause.text) else None
    said = clause.text if first_word is not None else clause.sentence.text
    found = _MIND.match(said)
    if not found or (_OWN.search(found["who"]) and not _KIND.search(found["who"])):
        return False
    rest = first_word is None and clause.start > clause.sentence.start + found.end()
    if rest and not (_NO_SUBJECT.match(clause.text) or _SO_THAT.match(clause.text)):
        return False  # "They told us that it is dark, and lights will be fitted"
    start = clause.sentence.start if first_word is None else first_word
    who, first = _BEHIND.split(found["who"])[0], start + found.start("who")
    if _FIRM.search(who) or any(word in str(clause.row.recommendation or "") for word in _names(who)):
        return False
    kinds = {one.kind for one in clause.named if first <= one.start < first + len(who)}
    return "organisation" in kinds or (not kinds and bool(_names(who) or _KIND.search(who)))


def _names(who: str) -> list[str]:
    """The words of a subject that are written as names; the first word of a sentence may be none."""
    return [word for word in re.findall(r"[\w'’-]+", who)[1:] if word[:1].isupper()]


def _own(name: str, clause: Clause) -> bool:
    """Whether a council's name is that of the report's own council, or may be where none is printed."""
    words = {word for word in name.split() if word not in ("The", "Full")}
    kinds = words & {"County", "District", "Borough", "City", "Town", "Parish"}
    council = clause.report.header.council
    if not words or council is None:
        return True
    return any(word in council for word in (words - kinds or kinds))
