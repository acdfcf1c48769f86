"""Whether a day's clause is on a condition, given up, or denied: then it promises nothing for that day."""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.tenses import is_called_off, is_put_off
from pipeline.compare.promised.describing import AHEAD_OF_AN_END
from pipeline.models.report import Entity

_SAID = idioms("en_promises")
_CONDITION = re.compile(_SAID["condition"])
_REFUSED = re.compile(rf"^\W{{0,9}}no\b|\b(?:{_SAID['refused']})\b", re.IGNORECASE)
_NEXT = re.compile(r"[;,]? (?:and|but|while|although|though)\b,? ")
_AND_IF = re.compile(r",? (?:and|but), (?=if\b|unless\b|subject to\b)")
_GOES_ON = re.compile(r" (?:and|but),?\s{0,9}$")
_PUT = re.compile(r"\b(?:now|expected|due|(?<!not )planned|likely|anticipated|scheduled|programmed)\b")
_NOT_UNTIL = re.compile(r"\bnot\b.*\b(?:until|before|till) (?:the )?$")
_STARTS = re.compile(r"\b(?:begin|start|open|launch|commence|ready|available|complete|finish)\b[^.;]*until (?:the )?$")
_PURPOSE = re.compile(_SAID["no_condition"], re.DOTALL)  # "so that usage may be weighed"
_SIDE = re.compile(rf"\b(?:{_SAID['side_clause']})\b[^,;]*$", re.IGNORECASE)
_PROMISES = re.compile(r"\b(?:will|shall|should|must|(?:is|are) to) (?!not\b)")
_OF_SOME = re.compile(
    r"not (?:yet |already )?[a-z]+(?:ed|en|d)\b(?: (?!that\b)[\w'’-]+){0,4}? (?:will|shall|(?:is|are) to) (?!not\b)"
)
_NO_MORE = re.compile(_SAID["none_asked_for"], re.IGNORECASE)
_ASKED_TO_END = re.compile(rf"\b(?:{_SAID['asked_to_end']})\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|shall)\b")


def is_called_off_or_denied(clause: Clause, date: Entity) -> bool:
    asked = clause.field == "recommendation"  # that charges are withdrawn may be what is asked for
    if not asked and _was_called_off(_PURPOSE.sub("", clause.sentence.text)) and not _put_off(clause, date):
        return True
    return _is_refused(clause, date) and not not_until(clause, date)


@functools.lru_cache(maxsize=8192)
def is_conditional(clause: Clause) -> bool:
    """Whether the clause, the head of its sentence, or what follows before the next statement makes a condition."""
    said = clause.sentence.text
    rest = said[max(0, clause.end - clause.sentence.start) :]
    follows = "" if _NEXT.match(rest) or _GOES_ON.search(clause.text) else _NEXT.split(rest, maxsplit=1)[0]
    own, follows = _PURPOSE.sub("", _before_the_next_if(clause)), _PURPOSE.sub("", follows)
    led = _NEXT.split(said[: max(0, clause.start - clause.sentence.start)])[-1]  # "and, if nobody objects, confirmed"
    return any((_CONDITION.search(own), _CONDITION.search(follows), _CONDITION.match(said), _CONDITION.match(led)))


def _before_the_next_if(clause: Clause) -> str:
    """The clause without the condition of what follows: "will be advertised in May and, if nobody objects, made"."""
    cut = _AND_IF.search(clause.text)
    if cut is None or any(date.start - clause.start > cut.start() for date in clause.dates):
        return clause.text
    return clause.text[: cut.start()]


def _is_refused(clause: Clause, date: Entity) -> bool:
    """Denied itself; not where a side clause is, which tells of whom or why ("practices that have not replied")."""
    text, at = _before_the_next_if(clause), max(0, date.start - clause.start)
    if clause.field == "recommendation" and (_ASKED_TO_END.search(text[:at]) or _NO_MORE.match(text[:at])):
        return False
    text = AHEAD_OF_AN_END.sub(" ", text)  # "before the lease runs out"
    return any(not _stands_aside(text, found.start(), at) for found in _REFUSED.finditer(text))


def _stands_aside(text: str, denied: int, at: int) -> bool:
    """Whether a denial stands in a side clause, and the day not in the same one; or in what the promise is about."""
    if _OF_SOME.match(text, denied):
        return True  # "Homes not yet heard from will be telephoned"
    if not _SIDE.search(text[:denied]):
        return False
    return at < denied or bool(_PROMISES.search(text[denied:at]))


def not_until(clause: Clause, date: Entity) -> bool:
    """ "will not open until March", "is not now expected to open before March": a day after all."""
    before = clause.text[: max(0, date.start - clause.start)]
    found = _NOT_UNTIL.search(before)
    return bool(found) and bool(_PUT.search(before) or _STARTS.search(before))


def _was_called_off(said: str) -> bool:
    """Given up already; "the discount will be withdrawn" is a promise."""
    return is_called_off(said) and not _WILL.search(said)


def _put_off(clause: Clause, date: Entity) -> bool:
    """ "has been deferred to September": given up for the old day alone."""
    return is_put_off(clause.text[: max(0, date.start - clause.start)])
