"""What is left of a promise is to follow on a later day: "Six are done. The other three will be fitted in April"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.compare.followed.evidence import deeds_of
from pipeline.compare.followed.figures import counts
from pipeline.compare.language.clauses import Clause
from pipeline.compare.promised.promises import Promise

_LEFT = re.compile(
    r"^\W{0,9}(?:and |but |with )?(?:the|those) (?:\w+ )?(?:remaining|rest|others?|outstanding"
    r"|(?:second|third|fourth|fifth|sixth|last|final)(?= (?:one )?(?:will|is|should|has)\b))\b",
    re.IGNORECASE,
)
_SO_MANY_LEFT = re.compile(  # "works to the other four have overrun and tenants will move in during May"
    r"\b(?:the|those) (?:other|remaining|last) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b",
    re.IGNORECASE,
)
_SOME_OF_THE = re.compile(r"^\W*(?:\w+ ){1,2}of the\b")  # "Two of the five" leave others by themselves
_NO_SUBJECT = re.compile(r"^\W*(?:(?:and|but|so) )?(?:will|is|are|has|have|should|was|were|to be)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|all|each)\b", re.IGNORECASE)


def is_of_what_is_left(clause: Clause) -> bool:
    """ "the remaining three will …", "The other five had to wait and will …"."""
    if _LEFT.match(clause.text) or (_NO_SUBJECT.match(clause.text) and _LEFT.match(clause.sentence.text)):
        return True
    before = clause.sentence.text[: max(0, clause.end - clause.sentence.start)]
    return bool(_SO_MANY_LEFT.search(before))


def may_be_left_of(promise: Promise, clause: Clause, dated: Iterable[Promise]) -> bool:
    """Of what was to be done to all, to so many, or to the end; where more than one was, of what both speak of."""
    if not _is_of_many(promise):
        return False
    own = promise.clause
    rivals = [
        one
        for one in dated
        if (one.clause.report, one.clause.row.index, one.clause.field) == (own.report, own.row.index, own.field)
        and _is_of_many(one)
    ]
    named = own.keys.things | own.context.things
    return len(rivals) == 1 or bool(named & (clause.keys.things | clause.context.things))


def _is_of_many(promise: Promise) -> bool:
    said = promise.clause
    if _LEFT.match(said.text) or _SOME_OF_THE.match(said.text):
        return False
    return bool(_EVERY.search(said.sentence.text)) or counts(said) or "end" in deeds_of(said)
