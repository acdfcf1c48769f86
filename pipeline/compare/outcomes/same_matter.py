"""Whether a later clause tells of the promised deed, thing or day, or of another one of the kind."""

from __future__ import annotations

import functools
import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.kin import (
    Spheres,
    compounds,
    first_day,
    last_day,
    share_a_short_form,
    spheres,
    spheres_of,
)
from pipeline.compare.language.words import (
    FORM_WORDS,
    UNLISTED,
    Keys,
    deed_of,
    folded,
    folding,
    keys,
    listed,
    share_a_deed,
    stem,
)
from pipeline.compare.outcomes.figures import counts, same_number
from pipeline.compare.outcomes.findings import CLEAR
from pipeline.compare.outcomes.mentions import PHASES, TOUCHED, Mention, deeds_of, is_told_done
from pipeline.compare.promises.promises import Promise

_MONTHS = tuple(month_name)  # by their number
MONTH = 31  # days: what is told of a longer time is of that day only where the promise is as long
LONG = 100  # days: a promise for a longer span is not kept by something of its kind that falls into it


def next_step(promise: Promise, clause: Clause) -> bool:
    """Whether a clause tells of a deed that can only follow the promised one."""
    implied = folding().implied
    return any(implied.get(deed, frozenset()) & clause.keys.actions for deed in deeds_of(promise.clause))


def on_its_day(promise: Promise, clause: Clause) -> bool:
    """Whether a clause names a day within the promised time; "the last week of June" is in June."""
    if not clause.dates:
        return False
    first, last = first_day(promise.due), promise.last_day
    months = _MONTHS[int(first[5:7]) : int(last[5:7]) + 1] if first[:4] == last[:4] else ()
    if any(told.value is None and any(month in told.text for month in months) for told in clause.dates):
        return True
    days = [told.value for told in clause.dates if isinstance(told.value, str)]
    return any(
        first_day(day) <= last and last_day(day) >= first and length(day) <= max(MONTH, length(promise.due))
        for day in days
    )


def done_then(promise: Promise, clause: Clause) -> bool:
    """Whether a clause tells of something as done in the promised time, a month at most, or on a day of it."""
    if not clause.dates or not is_told_done(clause):
        return False
    on_a_day = any(str(told.value).startswith(promise.due) for told in clause.dates)
    return on_a_day or (length(promise.due) <= MONTH and on_its_day(promise, clause))


def falls_into(promise: Promise, told: object) -> bool:
    """Whether a day, or a time no longer than the promised one or a month, touches the months of the promise."""
    if not isinstance(told, str) or length(told) > max(MONTH, length(promise.due)):
        return False
    return first_day(promise.due)[: len("2016-03")] <= last_day(told) and first_day(told) <= promise.last_day


@functools.lru_cache(maxsize=4096)
def length(value: str) -> int:
    return (date.fromisoformat(last_day(value)) - date.fromisoformat(first_day(value))).days


_SHORT = 3
_WHOLE = re.compile(r"(?:all|every|each|both|no|none of the) ", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|[a-z]{2,}ed|took|came|went|began|gave|met|held)\b")
_PLACE = re.compile(r"\b(?:in|at|on|for|with)(?: the)? ([A-Z][a-z]+)")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+")
_DOER = re.compile(r"^.*?(?= (?:will|shall) (?!be\b))")
_WORD = re.compile(r"[a-z]+")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")


def own_things(promise: Promise) -> frozenset[str]:
    """The promised thing, and what else a promise names beyond what its whole recommendation is about."""
    return _own_things(promise.clause)


@functools.lru_cache(maxsize=4096)
def _own_things(about: Clause) -> frozenset[str]:
    keys, topic = about.keys, about.topic.things
    heads = (keys.things | about.context.heads if about.leans else keys.heads) - keys.doers
    core = frozenset({keys.core}) if keys.core in keys.things else frozenset[str]()
    return core | (heads - topic) or keys.things - keys.doers or keys.things


def names_it(promise: Promise, one: Mention) -> bool:
    """A word of the promised thing, of its sphere, its short form, or a name that it is told by."""
    about = promise.clause
    if shares_a_word(promise, one):
        return True
    places = _names(about, _PLACE.findall(about.text))
    if places and places & _names(one.clause, _CAPITAL.findall(one.clause.text)):
        return True
    return bool(spheres_promised(promise) & spheres(lower(one.clause.text))) or share_a_short_form(
        _DOER.sub("", about.text), one.clause.text
    )


def shares_a_word(promise: Promise, one: Mention) -> bool:
    """A word of the promised thing or deed, or of what a promise names in passing beside what all is about."""
    about, said = promise.clause, one.clause.keys.things
    in_passing = said & about.keys.things - about.topic.things - about.keys.doers
    return bool(said & (own_things(promise) | deed_words(promise) | in_passing))


def names_the_core(promise: Promise, one: Mention) -> bool:
    """The promised thing itself or a word of its sphere; the deed in another form; the short form."""
    core, said = promise.clause.keys.core, one.clause.keys.things
    if core is None or (promise.clause.leans and core not in promise.clause.keys.heads):
        return names_it(promise, one)
    if core in said or said & deed_words(promise):
        return True
    spoken = spheres(lower(one.clause.text))
    return bool(spheres_of({core}, deeds_of(promise.clause)) & spoken) or share_a_short_form(
        _DOER.sub("", promise.clause.text), one.clause.text
    )


def spheres_promised(promise: Promise) -> Spheres:
    """The spheres of the promised thing and of deeds that are things; names belong to none."""
    return _spheres_promised(promise.clause.text, own_things(promise), deed_words(promise), deeds_of(promise.clause))


@functools.lru_cache(maxsize=4096)
def _spheres_promised(promised: str, own: frozenset[str], words: frozenset[str], deeds: frozenset[str]) -> Spheres:
    text = lower(promised)
    parts = {part for word in compounds(text) if folded("".join(word)) in own for part in word}
    small = {thing for word in text.split() if (thing := folded(word.strip(".,;:()'’")))}
    return spheres_of(own & small | words, deeds) | spheres(" ".join(sorted(parts)))


def names_of(clause: Clause) -> frozenset[str]:
    """Words with a capital in a clause, the first left out, and those that its whole recommendation speaks of."""
    return _names(clause, _CAPITAL.findall(clause.text[1:]))


def _names(clause: Clause, names: Sequence[str]) -> frozenset[str]:
    """Names in a clause, those of its recommendation and of bodies left out: they are in every text on it."""
    topic = f"{clause.row.title or ''} {clause.row.recommendation or ''}"
    return frozenset(name for name in names if name not in topic and name not in folding().bodies | folding().no_names)


def lower(text: str) -> str:
    """A text without its names: words with a capital inside of a sentence."""
    return _NAME.sub(" ", text)


def deed_words(promise: Promise) -> frozenset[str]:
    """Deeds that no list holds, as things: "will be determined" and then "determination"."""
    return frozenset(deed.removeprefix(UNLISTED) for deed in deeds_of(promise.clause) if deed.startswith(UNLISTED))


def same_word(one: Clause, other: Clause) -> bool:
    """Whether both name the promised thing by the very same word, and not by two of one meaning."""
    ours, theirs = (
        {stem(word) for word in _WORD.findall(clause.text.lower()) if folded(word) == one.keys.core}
        for clause in (one, other)
    )
    return bool(ours & theirs)


def may_be_its_deed(promise: Promise, one: Mention) -> bool:
    """The promised deed, the next one, its very day or its number, unless plainly said of another thing."""
    clause = one.clause
    if one.deed and deeds_of(promise.clause) & clause.keys.actions - folding().common:
        return True
    if (_WHOLE.match(clause.text) and one.shared) or any(date.value == promise.due for date in clause.dates):
        return True
    on_the_day = on_its_day(promise, clause)
    if (one.deed or on_the_day) and _raw(promise.clause.text) & _raw(clause.text):
        return True  # "to be signed by all six councils" and "four councils have signed"
    if one.deed and deeds_of(promise.clause) & clause.keys.actions <= PHASES and clause.keys.heads and not clause.leans:
        return False  # a beginning or end of something named
    if not (one.deed or next_step(promise, clause) or on_the_day):
        return same_number(promise.clause, clause)
    return promise.clause.keys.core in promise.clause.topic.things or not _of_another(clause)


@functools.lru_cache(maxsize=8192)
def _raw(text: str) -> frozenset[str]:
    """Nouns and the like as they stand, those that tell little among them; no deeds, no dates."""
    table = folding()
    words = (word for word in _WORD.findall(lower(text).replace("-", " ")) if len(word) > _SHORT and not deed_of(word))
    return frozenset(
        stem(word) for word in words if word not in FORM_WORDS and word not in table.passing | table.little
    )


def _of_another(clause: Clause) -> bool:
    """Said of a thing with a word of its own and no name: plainly another, where no word of the promise's is in it."""
    if not clause.keys.heads or clause.leans:
        return False
    subject = _VERB.split(clause.text, maxsplit=1)[0]
    return not _CAPITAL.search(subject[1:]) or any(folded(word) for word in _WORD.findall(subject))


_OF_IT = re.compile(r"^\W*(?:its|their) ", re.IGNORECASE)  # "its first reviews": something of the thing, not the thing
_OLD = re.compile(r"\b(?:old|existing|current|present|former|previous)\b", re.IGNORECASE)
_WORK_BEGUN = re.compile(
    r"\b[Ww]ork (?:(?:on|to|towards|for) .{1,60} )?(?:has|have|had) (?:now |already )?(?:begun|started|commenced)\b"
    r"|\b(?:begun|started|commenced) (?:work|to)\b"
)
_STARTED = re.compile(r"\b(?:began|begun|started|commenced|under ?way)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"\b(?:begin|start|commence|launch|work)(?:s|ing)?\b")
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
