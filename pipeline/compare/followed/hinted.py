"""What hints that an update speaks of a promise after all, though it names nothing of it: reasons not to say that
nothing was found.

None of them shows what became of it; each was met where something promised was told in words that nobody foresees.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from pipeline.compare.followed.evidence import Mention, is_dated_ahead, is_told_done
from pipeline.compare.followed.figures import counts_the_same
from pipeline.compare.followed.findings import Later
from pipeline.compare.followed.other_words import names_of
from pipeline.compare.followed.steps import done_then, falls_into
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.days import first_day
from pipeline.compare.language.folding import FORM_WORDS, stem
from pipeline.compare.language.idioms import idioms
from pipeline.compare.promised.promises import Promise

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
