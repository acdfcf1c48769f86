"""What became of a promise where no text says it outright: concluded from its day, its effect or the next step.

Asked only after the plain reading in `outcomes` has found nothing; every finding here is marked as inferred.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from pipeline.compare.followed.evidence import PHASES, Mention, deeds_of, is_dated_ahead, is_told_done
from pipeline.compare.followed.identity import of_another_thing, of_the_old_one, only_begun, only_beside, plans_another
from pipeline.compare.followed.other_words import may_be_its_deed, names_the_core
from pipeline.compare.followed.steps import next_step
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.days import last_day
from pipeline.compare.language.folding import deed_of, folded, listed
from pipeline.compare.language.kin import things_too
from pipeline.compare.language.tenses import is_ahead, is_denied, is_going_on
from pipeline.compare.language.unnamed import is_of_nothing_named, points_at_it
from pipeline.compare.promised.promises import Promise

_REST = re.compile(r"^\W*(?:and )?(?:the )?(?:remaining|rest|others?)\b", re.IGNORECASE)
_WHOLE = re.compile(r"^\W*(?:all|every|each|both)\b", re.IGNORECASE)
_LAST = re.compile(r"^\W*the (?:last|final|remaining|outstanding)\b", re.IGNORECASE)
_THE = re.compile(
    r"^\W*(?:The|Their|Its|Our) (?:\w+ ){0,2}?([a-z'-]+) ((?!(?:of|remains?|stays?|needs?|lacks?)\b)[a-z]+)\b"
)
_BUT = re.compile(
    r"^\W{0,9}(?:but|so|though|although|however|(?:and )?(?:did|do|does|was|were|has|have|had|is|are|will))\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"^\W{0,9}(?:he|she|i|we)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W{0,9}(?:and |but |then )?(?:had|has|was|were|did|got|gave|took|[a-z]{3,}ed)\b")
_SUBJECT = re.compile(r"^\W*(?:and )?((?:[A-Z][a-z]+ ){1,4}?)(?=[a-z])")
_WORD = re.compile(r"\w+")
# What these bring about can afterwards be seen at work.
_BRINGS_ABOUT = frozenset("begin build procure publish end deliver adopt appoint draft replace extend upgrade".split())


def likely_kept(promise: Promise, mentions: Sequence[Mention]) -> Mention | None:
    """The clause that shows the promise to be kept."""
    own = [one for one in mentions if one.same_row]
    done = [one for one in own if is_told_done(one.clause) and not but_not(one.clause)]
    done = [one for one in done if not is_of_less(promise, one)]
    for shows in (
        _by_the_next_step,
        _by_the_whole,
        _of_a_name,
        _of_the_topic,
        _of_the_thing,
    ):
        found = next((one for one in done if shows(promise, one)), None)
        if found is not None:
            return found if found.deed else next((one for one in done if one.deed and one.core), found)
    return next((one for one in own if _stands(one.clause) and _there_already(promise, one)), None)


def but_not(clause: Clause) -> bool:
    """What follows in the same sentence says that it is held up or did not happen."""
    rest = clause.sentence.text[max(0, clause.end - clause.sentence.start) :]
    return bool(_BUT.match(rest)) and is_denied(rest)


def is_of_less(promise: Promise, one: Mention) -> bool:
    """Begun only, or told of the old one, of one still to come or of something beside the promised thing."""
    less = (only_begun, only_beside, of_another_thing, of_the_old_one, plans_another)
    return any(is_so(promise, one) for is_so in less)


def _stands(clause: Clause) -> bool:
    text = clause.text
    return not (is_ahead(text) or is_denied(text) or is_going_on(text) or is_dated_ahead(clause))


def probably_kept(promise: Promise, mentions: Sequence[Mention]) -> Mention | None:
    """The likest clause that tells of something done in the promise's own matter, unless one tells of a delay in it."""
    updates = [one for one in mentions if one.same_row and one.clause.field == "update"]
    updates = [one for one in updates if one.clause.written > promise.last_day or told_in_time(promise, one)]
    linked = [one for one in updates if names_the_core(promise, one) or _by_deed_or_day(promise, one)]
    delays = [*linked, *(one for one in updates if is_of_nothing_named(one.clause))]
    if any(is_denied(one.clause.text) or but_not(one.clause) or is_going_on(one.clause.text) for one in delays):
        return None
    linked = [one for one in linked if one.clause.keys.heads or not _SOMEBODY.match(one.clause.text)]
    linked = [one for one in linked if not is_of_less(promise, one)]
    done = [one for one in linked if _is_so(one.clause) and same_kind(promise, one)]
    if done or not promise.alone:
        return done[0] if done else None
    return next((one for one in updates if points_at_it(one.clause) and is_told_done(one.clause)), None)


def _by_deed_or_day(promise: Promise, one: Mention) -> bool:
    """A month alone is shared by much that has nothing to do with a promise."""
    only_the_month = any(date.value == promise.due for date in one.clause.dates) and not (one.deed or one.shared)
    return may_be_its_deed(promise, one) and (len(promise.due) == len("2016-03-01") or not only_the_month)


def _is_so(clause: Clause) -> bool:
    """Told as done, or said of all of them."""
    return is_told_done(clause) or (bool(_WHOLE.match(clause.text)) and _stands(clause))


def told_in_time(promise: Promise, one: Mention) -> bool:
    """Told with a day not after the promised one, and not before the promise was made."""
    days = [date.value for date in one.clause.dates if isinstance(date.value, str)]
    return any((promise.date.anchor or "") <= last_day(day) <= promise.last_day for day in days)


def _of_the_thing(promise: Promise, one: Mention) -> bool:
    """The promised thing itself, after its day, with something that happened to it."""
    named = one.core and one.head and promise.clause.keys.core in one.clause.keys.things
    return named and same_kind(promise, one) and one.clause.written > promise.last_day


def _there_already(promise: Promise, one: Mention) -> bool:
    """ "The inventory lists …", "The audit found …": with a "the" in front, what was to be made or held is there."""
    found = _THE.match(one.clause.text)
    if found is None or not deeds_of(promise.clause):
        return False
    word = found[1].lower()
    deed = deed_of(word)
    if deed is not None:
        return deed in deeds_of(promise.clause) - PHASES and not deed_of(found[2].lower())
    core = promise.clause.keys.core
    return core is not None and folded(word) == core and bool(deeds_of(promise.clause) & _BRINGS_ABOUT)


def goes_on(clause: Clause) -> bool:
    """Whether it has the subject of the words in front: "and had a reply in August"."""
    return clause.start > clause.sentence.start and bool(_GOES_ON.match(clause.text))


def same_kind(promise: Promise, one: Mention) -> bool:
    said = one.clause
    told = listed(said.keys.actions) or (listed(said.context.actions) if goes_on(said) else frozenset())
    ours, theirs = deeds_of(promise.clause) - PHASES, told - PHASES - things_too()
    return not (ours and theirs) or bool(ours & theirs)


def _by_the_next_step(promise: Promise, one: Mention) -> bool:
    about = promise.clause
    return next_step(promise, one.clause) and bool(one.clause.keys.things & (about.keys.things | about.topic.things))


def _by_the_whole(promise: Promise, one: Mention) -> bool:
    """ "The remaining three will …" and then "All 22 … now …"."""
    text, about = one.clause.text, promise.clause
    if _LAST.search(text) and (one.shared or one.deed or one.clause.keys.things & about.context.things):
        return True
    if not (_REST.search(about.text) and _WHOLE.search(text)):
        return False
    return bool(one.clause.keys.things & (about.context.things | about.topic.things))


def _of_a_name(promise: Promise, one: Mention) -> bool:
    """ "Playwise was appointed" where an inspector was to be: who or what fills the place is called by its name."""
    found = _SUBJECT.match(one.clause.text)
    if found is None or not one.deed or not same_kind(promise, one):
        return False
    return all(_is_name(word, one.clause) for word in found[1].split())


def _is_name(word: str, clause: Clause) -> bool:
    """Written with a capital, and nowhere in the report without."""
    texts = (str(value or "") for row in clause.report.recommendations for value in (row.recommendation, row.update))
    small = {word.lower(), f"{word.lower()}s"}
    return word.isalpha() and all(small.isdisjoint(_words(text)) for text in texts)


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def _of_the_topic(promise: Promise, one: Mention) -> bool:
    """The deed itself, done to what the recommendation is about; or that, where the promise names nothing itself."""
    if not promise.clause.keys.things and deeds_of(promise.clause) <= PHASES:
        return bool(one.clause.keys.heads & promise.clause.topic.things)
    deed = deeds_of(promise.clause) & one.clause.keys.actions - PHASES
    return bool(deed) and same_kind(promise, one) and bool(one.clause.keys.heads & promise.clause.topic.things)


def silent(promise: Promise, mentions: Iterable[Mention]) -> bool:
    """Whether not one later clause shares a word of its own, its deed or a deed that follows from it."""
    own = promise.clause.keys.things
    deeds = deeds_of(promise.clause) - PHASES
    return not any(
        (one.clause.keys.things & own)
        or (one.same_row and (one.clause.keys.actions & deeds or next_step(promise, one.clause)))
        for one in mentions
    )
