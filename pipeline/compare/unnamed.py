"""Sentences that name no thing of their own ("This has been paused."): they speak of whatever was promised."""

from __future__ import annotations

import re

from pipeline.compare.clauses import Clause
from pipeline.compare.keys import folding, keys

_IT = re.compile(
    r"(?!it (?:is|was|would be|will be|has been) (?:\w+ )?\w+ (?:to|that)\b)(?:it|this|these|they|both) ", re.IGNORECASE
)


def is_of_nothing_named(clause: Clause) -> bool:
    """Whether neither its sentence nor the words in front, which it leans on, name a thing."""
    if clause.leans and clause.context.heads:
        return False
    return bool(_IT.match(clause.text)) or not keys(clause.sentence.text).things - folding().general
