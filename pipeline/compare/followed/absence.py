"""Nothing found: said only where a later text exists and nothing in it may speak of the promise, be it in other words.

It is the riskiest thing to say of a colleague, so whatever may be a mention is taken for one.
"""

from __future__ import annotations

import re

from pipeline.compare.followed.evidence import PHASES, Mention, deeds_of, is_told_done
from pipeline.compare.followed.findings import AMOUNT, Finding, Later
from pipeline.compare.followed.hinted import is_hinted_at
from pipeline.compare.followed.inference import silent
from pipeline.compare.followed.other_words import (
    both_of_all,
    may_be_its_deed,
    names_it,
    own_things,
    same_word,
    spheres_promised,
)
from pipeline.compare.followed.steps import done_then, on_its_day
from pipeline.compare.language.bridging import points_back, stems_of
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.folding import folding, stem
from pipeline.compare.language.tenses import is_denied, is_nothing_left
from pipeline.compare.language.unnamed import is_of_nothing_named
from pipeline.compare.promised.promises import Promise

_THERE_ARE = re.compile(r"^\W*there (?:is|are|was|were|have|has)\b", re.IGNORECASE)
_REMAINDER = re.compile(r"\b(?:remaining|rest|others?)\b", re.IGNORECASE)  # of something that the words leave open
_PASSING = "".join(rf"(?<!\b{word} )" for word in "with of by from at in for on to than".split())
_KNOWN = re.compile(rf"{_PASSING}\b(?:the|these|those|both) (?:(?:[a-z'’-]+|\d+) ){{0,2}}?[a-z][a-z'’-]+\b")
_TELLING = 2  # words that a promise must be about before finding none of them tells anything


def not_mentioned(promise: Promise, later: Later) -> Finding | None:
    about = promise.clause
    if (
        about.field == "recommendation"
        or not (later.updates or later.blank)
        or any(map(is_nothing_left, later.updates))
    ):
        return None
    if later.standing == "done" and (about.field == "update" or about.leans or not later.told_beside):
        return None  # what all was about is done, in whatever words
    if not _says_enough(promise) or AMOUNT.search(about.text) or _REMAINDER.search(about.text):
        return None
    if about.keys.heads:
        quiet = not any(may_speak(promise, one) for one in later.mentions)
    else:
        quiet = silent(promise, later.mentions) and not any(map(is_denied, later.updates))
    if not quiet or is_hinted_at(promise, later) or any(_may_be_it(promise, one) for one in later.namesakes):
        return None
    beside = about.field != "update" and any(_of_something_known(promise, one) for one in later.mentions)
    if beside and later.standing != "unknown":
        return None  # what is taken as known may be what the status is of
    return Finding("not_mentioned", (), "absence", "silent_beside" if beside else "silent", 0.8)


def _may_be_it(promise: Promise, namesake: Clause) -> bool:
    """Called by its word and told of its deed, or as done in its time: whatever its name, it may be the thing."""
    return bool(deeds_of(promise.clause) & namesake.keys.actions) or done_then(promise, namesake)


def _of_something_known(promise: Promise, one: Mention) -> bool:
    """Told as done, with a "the" in front of something that may be what was promised, in whatever word: of what the
    texts in front name themselves it is known what it is.
    """
    if not (one.same_row and one.clause.field == "update" and is_told_done(one.clause)):
        return False
    known = [found[0].rpartition(" ")[2] for found in _KNOWN.finditer(one.clause.text)]
    before = stems_of(_said_before(promise, one.clause)) if known else frozenset()
    return any(stem(word) not in before for word in known)


def _says_enough(promise: Promise) -> bool:
    """Whether a promise names so much of its own that finding none of it tells something."""
    named, deeds = promise.clause.keys.things, deeds_of(promise.clause)
    return bool(own_things(promise) - folding().general) and len(named | deeds) >= _TELLING


def may_speak(promise: Promise, one: Mention) -> bool:
    """Whether a later clause may be about a promise, in whatever words."""
    if not one.same_row:
        return one.speaks_of_it or _speaks_elsewhere(promise, one)
    if names_it(promise, one) or is_of_nothing_named(one.clause):
        return not _THERE_ARE.match(one.clause.text) or bool(one.shared)
    if may_be_its_deed(promise, one) and not _shares_the_month(promise, one):
        return True
    return one.clause.field == "update" and points_back(
        one.clause, _said_before(promise, one.clause), spheres_promised(promise)
    )


def _shares_the_month(promise: Promise, one: Mention) -> bool:
    """Nothing but the month, which it has in common with much else: "The contractor is expected back in November"."""
    if len(promise.due) != len("2016-03") or not any(date.value == promise.due for date in one.clause.dates):
        return False
    return bool(one.clause.keys.heads) and not (one.clause.leans or one.deed or one.shared)


def _said_before(promise: Promise, clause: Clause) -> str:
    """The texts of a recommendation that stand in front of a later update."""
    rows = (promise.clause.row, clause.row)
    texts = [text for row in rows for text in (row.title, row.recommendation, row.response)]
    return " ".join(str(text or "") for text in (*texts, rows[0].update if rows[0] is not rows[1] else ""))


def _speaks_elsewhere(promise: Promise, one: Mention) -> bool:
    """Under another recommendation the thing must be named in full, or with its deed."""
    own, said = own_things(promise), one.clause.keys.things
    if both_of_all(promise.clause, one.clause) or (on_its_day(promise, one.clause) and own & said):
        return True
    if not one.core or not same_word(promise.clause, one.clause):
        return False
    ours, theirs = deeds_of(promise.clause) - PHASES, one.clause.keys.actions - PHASES
    if ours and theirs and not ours & theirs:
        return False
    return own <= said or (one.deed and bool(own & said))
