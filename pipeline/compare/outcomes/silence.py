"""Nothing found: said only where a later text exists and nothing in it may speak of the promise, be it in other words.

It is the riskiest thing to say of a colleague, so whatever may be a mention, or hints at one, is taken for one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable

from pipeline.compare.language.clauses import Clause, is_of_nothing_named, points_back, stems_of
from pipeline.compare.language.kin import first_day, idioms
from pipeline.compare.language.tenses import is_denied, is_nothing_left
from pipeline.compare.language.words import FORM_WORDS, folding, stem
from pipeline.compare.outcomes.figures import counts_the_same
from pipeline.compare.outcomes.findings import AMOUNT, Finding, Later
from pipeline.compare.outcomes.mentions import PHASES, Mention, deeds_of, is_dated_ahead, is_told_done
from pipeline.compare.outcomes.same_matter import (
    done_then,
    falls_into,
    may_be_its_deed,
    names_it,
    names_of,
    next_step,
    on_its_day,
    own_things,
    same_word,
    spheres_promised,
)
from pipeline.compare.promises.promises import Promise

_SAID = idioms("en_signs")
_POINTS_BACK = re.compile(_SAID["points_back"], re.IGNORECASE)
_THE, _DOER = re.compile(_SAID["as_known"]), re.compile(_SAID["doer"])
_QUOTED = re.compile(r"[\"“‘][A-Z][^\"”’]{2,40}[\"”’]")
_WORD = re.compile(r"[a-z]+")
_SHORTEST = 4  # letters of a stem that another word may be made of


def is_hinted_at(promise: Promise, later: Later) -> bool:
    """Whether any update of its own recommendation may speak of it, be it one that tells of another promise too."""
    own = [one for one in (*later.mentions, *later.set_aside) if one.same_row and one.clause.field == "update"]
    return any(hints(promise, one) for one in own for hints in HINTS)


def _then(promise: Promise, one: Mention) -> bool:
    """Something is told of the promised time, or of the month of its day; or done to a thing of the promise, by a day
    when its time still ran.
    """
    if not is_dated_ahead(one.clause) and any(falls_into(promise, told.value) for told in one.clause.dates):
        return True
    running = "/" in promise.due and first_day(promise.due) <= one.clause.written <= promise.last_day
    return done_then(promise, one.clause) or (running and bool(one.shared) and is_told_done(one.clause))


def _by_a_word_of_its_kin(promise: Promise, one: Mention) -> bool:
    """ "The signatures of all" and then "all have signed"."""
    ours, theirs = _stems(promise.clause.text), _stems(one.clause.text)
    return any(
        long.startswith(short)
        for our in ours - _of_the_topic(promise.clause)
        for their in theirs
        for short, long in [sorted((our, their), key=len)]
        if len(short) >= _SHORTEST and short != long
    )


def _as_known(promise: Promise, one: Mention) -> bool:
    """ "Two days are fixed for planting" and then "over the two days": a word that tells nothing by itself; or who does
    what is promised: "since the roofers left".
    """
    about, topic = _stems(promise.clause.text), _of_the_topic(promise.clause)
    known = [found[1] for found in _THE.finditer(one.clause.text)]
    doers = {stem(found[1]) for word in known if (found := _DOER.match(word))}
    return bool({stem(word) for word in known} & (about - topic) or doers & (about | topic))


def _without_a_name(promise: Promise, one: Mention) -> bool:
    """ "In force as resolved." """
    return bool(_POINTS_BACK.match(one.clause.text))


def _by_a_new_name(promise: Promise, one: Mention) -> bool:
    """Called by a name between quotation marks that no text in front has: "“Count Me In” has come to an end"."""
    row = promise.clause.row
    before = " ".join(str(text or "") for text in (row.title, row.recommendation, row.response))
    return any(found[0][1:-1] not in before for found in _QUOTED.finditer(one.clause.text))


def _by_its_place(promise: Promise, one: Mention) -> bool:
    """A name in the promise, that not all of its recommendation is about."""
    return is_told_done(one.clause) and bool(names_of(promise.clause) & names_of(one.clause))


def _by_more_than_one_word(promise: Promise, one: Mention) -> bool:
    """Two things that the promise names, be they in passing or what the whole recommendation is about."""
    return len(one.shared) > 1


def _by_the_topic(promise: Promise, one: Mention) -> bool:
    """What the recommendation asks for is promised itself, and its topic is told of: "the backlog of requests" and then
    "thirty of the requests".
    """
    about = promise.clause
    return about.keys.core in about.topic.things and bool(one.clause.keys.things & about.topic.things)


def _by_what_is_counted(promise: Promise, one: Mention) -> bool:
    return counts_the_same(promise.clause, one.clause)


HINTS: tuple[Callable[[Promise, Mention], bool], ...] = (
    _then, _by_a_word_of_its_kin, _as_known, _without_a_name, _by_a_new_name, _by_its_place,
    _by_more_than_one_word, _by_the_topic, _by_what_is_counted,
)  # fmt: skip


def _of_the_topic(clause: Clause) -> frozenset[str]:
    return _stems(f"{clause.row.title or ''} {clause.row.recommendation or ''}")


@functools.lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    """Of all words that are not of any sentence."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in FORM_WORDS and len(word) > 2)


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
        quiet = _silent(promise, later.mentions) and not any(map(is_denied, later.updates))
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
    if on_its_day(promise, one.clause) and own & said:
        return True
    if not one.core or not same_word(promise.clause, one.clause):
        return False
    ours, theirs = deeds_of(promise.clause) - PHASES, one.clause.keys.actions - PHASES
    if ours and theirs and not ours & theirs:
        return False
    return own <= said or (one.deed and bool(own & said))


def _silent(promise: Promise, mentions: Iterable[Mention]) -> bool:
    """Whether not one later clause shares a word of its own, its deed or a deed that follows from it."""
    own = promise.clause.keys.things
    deeds = deeds_of(promise.clause) - PHASES
    return not any(
        (one.clause.keys.things & own)
        or (one.same_row and (one.clause.keys.actions & deeds or next_step(promise, one.clause)))
        for one in mentions
    )
