"""Sentences that point back: by naming nothing ("This has been paused."), or by "the" ("The order was granted")."""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.kin import Spheres, spheres
from pipeline.compare.language.words import folding, keys, stem

_IT = re.compile(
    r"(?!it (?:is|was|would be|will be|has been) (?:\w+ )?\w+ (?:to|that)\b)(?:it|this|these|they|both) ", re.IGNORECASE
)
_NO_ONE = re.compile(
    r"^(?:all|both|each|\d+|one|two|three|four|five|six|seven|eight|nine|ten|now|first|second)\b|^\w{1,20}ed\b",
    re.IGNORECASE,
)


def points_at_it(clause: Clause) -> bool:
    """Whether it opens with a word for the thing, with how many of it, or with what was done: not with somebody."""
    return is_of_nothing_named(clause) and bool(_IT.match(clause.text) or _NO_ONE.match(clause.text))


@functools.lru_cache(maxsize=8192)
def is_of_nothing_named(clause: Clause) -> bool:
    """Whether neither its sentence nor the words in front, which it leans on, name a thing."""
    if clause.keys.core in folding().general and not clause.leans:
        return True  # "The matter is now scheduled for decision."
    if clause.leans and clause.context.heads:
        return False
    return bool(_IT.match(clause.text)) or not keys(clause.sentence.text).things - folding().general


_DEFINITE = re.compile(
    r"^(?:(?i:but|and|so|since|now|although) )?(?i:the|both|these|those|all (?:of the )?(?:\w+ )?|its|their) "
    r"((?:[\w'’-]+ ){0,3}?)([a-z][a-z'’-]+)"
    r"(?= (?:is|are|was|were|has|have|had|will|can|could|did|does|do|now|also|which|came|went|met|[a-z]{3,}ed)\b)"
)
_OWNER_ALONE = re.compile(r"^[A-Z][\w-]*['’]s? (?:is|was|has|had|will|went|came)\b")
_WORD = re.compile(r"[a-z]+")


def points_back(clause: Clause, before: str, promised: Spheres) -> bool:
    """Whether a clause is about something taken as known that nothing in `before`, or in front of it, names.

    `promised`: the spheres of what was promised; what plainly belongs to others is something else.
    """
    if _OWNER_ALONE.match(clause.text):
        return True  # "Aston's is still in its crate."
    found = _DEFINITE.match(clause.text)
    if found is None or any(word[:1].isupper() for word in found[1].split()):
        return False
    said = f"{before} {str(getattr(clause.row, clause.field))[: clause.start]}"
    noun = found[2].partition("'")[0].partition("’")[0]
    its = spheres(noun)
    if its and promised and not its & promised:
        return False
    return not (stem(noun) in stems_of(said) | folding().around or its & spheres(said))


@functools.lru_cache(maxsize=1024)
def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))
