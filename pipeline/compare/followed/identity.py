"""Is what a later clause tells of the promised deed, the promised thing, or another one of the kind?"""

from __future__ import annotations

import re

from pipeline.compare.followed.evidence import PHASES, TOUCHED, Mention, deeds_of
from pipeline.compare.followed.figures import counts
from pipeline.compare.followed.findings import CLEAR
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.folding import folded, folding, listed, share_a_deed
from pipeline.compare.language.keys import Keys, keys
from pipeline.compare.promised.promises import Promise

_OF_IT = re.compile(r"^\W*(?:its|their) ", re.IGNORECASE)  # "its first reviews": something of the thing, not the thing
_OLD = re.compile(r"\b(?:old|existing|current|present|former|previous)\b", re.IGNORECASE)
_WORK_BEGUN = re.compile(
    r"\b[Ww]ork (?:(?:on|to|towards|for) .{1,60} )?(?:has|have|had) (?:now |already )?(?:begun|started|commenced)\b"
    r"|\b(?:begun|started|commenced) (?:work|to)\b"
)
_STARTED = re.compile(r"\b(?:began|begun|started|commenced|under ?way)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"\b(?:begin|start|commence|launch|work)(?:s|ing)?\b")
_WORD = re.compile(r"[a-z]+")
_STANDS_ON = re.compile(
    r"^\W*(?:\w+ ){1,5}?(?:on|in|at|via) (?P<on>(?:the|our|its) (?:[\w'’-]+ ){1,4}?)(?:is|are|was|were|has|have|had)\b"
)
_ANOTHER = re.compile(r"\b(?:to|will) [a-z]+ (?:an? )?(?:separate|another|alternative)\b")
_NEW = re.compile(r"\b(?:new|second|another|replacement|revised)\b", re.IGNORECASE)


def only_begun(promise: Promise, one: Mention) -> bool:
    """ "Work on it has begun", "Visits started in May": done only where a beginning was promised."""
    said = one.clause
    if "end" in deeds_of(promise.clause) and _STARTED.search(said.text) and "end" not in said.keys.actions:
        return True
    return bool(_WORK_BEGUN.search(said.text)) and not _BEGINNING.search(promise.clause.text)


def is_it(promise: Promise, one: Mention) -> bool:
    """Whether a clause tells of the promised deed, or of the promised thing where it names no other deed."""
    if (
        not one.head
        or only_begun(promise, one)
        or _OF_IT.match(one.clause.text)
        or of_the_old_one(promise, one)
        or (not one.deed and _one_of_many(promise.clause, one.clause))
        or only_beside(promise, one)
    ):
        return False
    return one.deed or (one.core and one.things >= CLEAR and not of_other_deed(promise, one))


def only_beside(promise: Promise, one: Mention) -> bool:
    """ "The resources on the website have been updated": what stands on the promised thing is not it."""
    said, core = one.clause.keys, promise.clause.keys.core
    if core not in said.things or core in said.heads or said.heads <= folding().general:
        return False
    found = _STANDS_ON.match(one.clause.text)
    return found is not None and core in keys(found["on"]).things


def of_the_old_one(promise: Promise, one: Mention) -> bool:
    """ "Young people were asked about the current web pages", where a revised website was promised."""
    return bool(_NEW.search(promise.clause.text) and _OLD.search(one.clause.text))


def plans_another(promise: Promise, one: Mention) -> bool:
    """ "It was agreed to order a separate site beside the website": what there is of the promised one won't do."""
    core, said = promise.clause.keys.core, one.clause
    return core in said.keys.things and bool(_ANOTHER.search(said.text))


def of_another_thing(promise: Promise, one: Mention) -> bool:
    """ "Those for parents were updated in line with the resources", where a website was promised and the recommendation
    speaks of both: what is done to the one thing is not done to the other.
    """
    own, said = promise.clause.keys, one.clause.keys
    named = own.core is not None and own.core in own.heads and own.core not in said.things
    return named and not one.shared and bool(said.heads & promise.clause.topic.things)


def _one_of_many(promise: Clause, said: Clause) -> bool:
    """ "The show flat is open", where twenty flats were promised."""
    if not counts(promise) or counts(said):
        return False
    named = {word for word in _WORD.findall(said.text.lower()) if folded(word) == promise.keys.core}
    promised = {word for word in _WORD.findall(promise.text.lower()) if folded(word) == promise.keys.core}
    return bool(named) and all(f"{word}s" in promised or f"{word}es" in promised for word in named)


def same_deed(promise: Promise, one: Mention) -> bool:
    """The deed itself, of the promised thing or of nothing else; a mere beginning or end must be the thing's, unless
    it is told of the very day.
    """
    if not one.same_row or not one.deed or only_begun(promise, one):
        return False
    if len(promise.due) == len("2016-03-01") and any(date.value == promise.due for date in one.clause.dates):
        return True
    if deeds_of(promise.clause) & one.clause.keys.actions <= PHASES:
        about = promise.clause.keys.heads or promise.clause.keys.things
        return one.likeness >= TOUCHED and (bool(about & one.shared) if about else one.head)
    return one.likeness >= TOUCHED or not one.clause.keys.heads


def another_step(promise: Promise, said: Keys) -> bool:
    """Both name a deed, and it is not the same; a mere beginning or end is another's where its thing is not named."""
    every, theirs = listed(deeds_of(promise.clause)), listed(said.actions) - PHASES
    ours = every - PHASES
    if every and not ours:
        return bool(theirs) and not (said.things & promise.clause.keys.things)
    return bool(ours and theirs and not ours & theirs)


def of_other_deed(promise: Promise, one: Mention) -> bool:
    """ "The stores can be restocked": what is to be done next to a thing says nothing of what was promised for it."""
    ours, theirs = deeds_of(promise.clause), one.clause.keys.actions - PHASES
    return bool(ours and theirs) and not share_a_deed(ours, theirs)
