"""Whether a later clause may speak of a promise in other words: its thing or a word of its sphere, its short form, its
deed said of what may be the thing, its number, its day.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pipeline.compare.followed.evidence import PHASES, Mention, deeds_of
from pipeline.compare.followed.figures import same_number
from pipeline.compare.followed.steps import next_step, on_its_day
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.folding import FORM_WORDS, UNLISTED, deed_of, folded, folding, stem
from pipeline.compare.language.kin import Spheres, compounds, spheres, spheres_of
from pipeline.compare.language.short_forms import share_a_short_form
from pipeline.compare.promised.promises import Promise

_SHORT = 3
_WHOLE = re.compile(r"(?:all|every|each|both|no|none of the) ", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|each)(?: (?:of )?(?:the |our |its )?)(?:[\d,]+ )?([a-z]+)")
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


def both_of_all(one: Clause, other: Clause) -> bool:
    """ "Every bin mapped" and then "all 1,187 bins"."""
    ours, theirs = ({stem(word) for word in _ALL.findall(clause.text.lower())} for clause in (one, other))
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
