"""Nothing found: said only where a later text exists, none of its clauses even touches upon the promise, and nothing
speaks of a delay. It is the riskiest thing to say of a colleague.
"""

from __future__ import annotations

import re

from pipeline.compare.evidence import deeds_of
from pipeline.compare.findings import AMOUNT, CLEAR, Finding, Later
from pipeline.compare.inference import next_step, on_its_day, silent
from pipeline.compare.promises import Promise
from pipeline.compare.tenses import is_denied, is_nothing_but_done

_NOBODY = re.compile(r"\b(?:nobody|no one|nothing|neither|none|only)\b", re.IGNORECASE)
_REMAINDER = re.compile(r"\b(?:remaining|rest|others?)\b", re.IGNORECASE)  # of something that the words leave open
_SEVERAL = 2  # words that a clause shares with the promise, be they of the whole recommendation: it may be about it
_TELLING = 2  # words that a promise must be about before finding none of them tells anything


def not_mentioned(promise: Promise, later: Later) -> Finding | None:
    about = promise.clause
    if about.field == "recommendation" or not later.updates:
        return None
    speaks_of_delay = any(
        is_denied(text) or is_nothing_but_done(text) or _NOBODY.search(text) for text in later.updates
    )
    if speaks_of_delay or AMOUNT.search(about.text) or _REMAINDER.search(about.text):
        return None
    if any(one.same_row and on_its_day(promise, one.clause) for one in later.mentions):
        return None
    own = bool(about.keys.heads) and not about.leans
    quiet = _nothing_touches(promise, later) if own else _says_enough(promise) and silent(promise, later.mentions)
    return Finding("not_mentioned", (), "absence", 0.8) if quiet else None


def _says_enough(promise: Promise) -> bool:
    """Whether a promise names so much of its own that finding none of it tells something."""
    own, deeds = promise.clause.keys.things, deeds_of(promise.clause)
    return bool(own) and len(own | deeds) >= _TELLING


def _nothing_touches(promise: Promise, later: Later) -> bool:
    about = promise.clause
    common = about.topic.things  # what the whole recommendation is about stands in every text on it
    if len(about.keys.things | about.keys.actions) < _TELLING:
        return False
    if any(one.same_row and next_step(promise, one.clause) for one in later.mentions):
        return False
    return not any(
        one.speaks_of_it
        or (one.same_row and (one.deed or one.core or one.shared - common or len(one.shared) >= _SEVERAL))
        or (one.things >= CLEAR and one.head)
        for one in later.mentions
    )
