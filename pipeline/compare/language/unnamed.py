"""Sentences that name no thing of their own ("This has been paused."): they speak of whatever was promised."""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.folding import folding
from pipeline.compare.language.keys import keys

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
