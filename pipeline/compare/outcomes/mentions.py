"""Which later clauses speak of what was promised, and how surely; and which name only a namesake of it."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.compare.language.clauses import FIELDS, Clause
from pipeline.compare.language.kin import first_day, idioms, spheres
from pipeline.compare.language.tenses import is_called_off, is_done, is_past
from pipeline.compare.language.words import deed_of, folded, folding, stem
from pipeline.compare.promises.promises import Promise
from pipeline.models.report import Report

_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|\d[\d,.]*|[^\w\s]")
_BELONGS = ("of", "on", "about", "for", "in", "at", "from", "between")
_TOPIC = ("of", "on", "about", "for")
_KNOWN = frozenset("the this that these those our its their his her all both every each".split())
_STATES = frozenset("is are was were has have had will can could been be".split())
_HOW_MANY = re.compile(  # "Thirteen flats" are of the twenty
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|hundreds?|thousands?|dozens?"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?",
    re.IGNORECASE,
)
_BY_NUMBER = re.compile(rf"\b(?:{idioms('en_promises')['by_number']})\b", re.IGNORECASE)
_NUMBERS = {word: str(at) for at, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"), 1)}
_REACH = 4  # words behind "of" that still belong to the name


class _Named(NamedTuple):
    """A name where it stands: the words in its group, what follows behind which word, whether it is "the" one."""

    group: frozenset[str]
    behind: frozenset[str]
    led_by: str
    core: str
    known: bool
    doing: bool  # headed by a word for a deed: "market testing"
    headed: frozenset[str]  # words of its group that stand behind it: it only says what kind of these is meant


def is_namesake(promise: Clause, clause: Clause) -> bool:
    """Whether a clause names something by the word for what a promise is about, and plainly something else."""
    if is_numbered_otherwise(promise, clause):
        return True
    core = promise.keys.core
    if core is None or promise.keys.actions & clause.keys.actions - folding().common:
        return False
    text = clause.sentence.text if clause.leans else clause.text
    theirs = _named(text, core)
    if not theirs:
        return False
    ours = _named(promise.text, core)
    about = _words(f"{promise.row.title or ''} {promise.row.recommendation or ''} {promise.sentence.text}")
    same_row = promise.row.index == clause.row.index
    if same_row and ours and not any(one.group | one.behind | one.headed for one in ours):
        return False  # "new workshops" and then "workshops on the Romans"
    if _only_of_its_kind(ours, theirs) and not promise.keys.actions & clause.keys.actions:
        return True
    return all(_is_other(one, ours, about, same_row=same_row) for one in theirs)


def is_numbered_otherwise(promise: Clause, clause: Clause) -> bool:
    """ "Phase 1" and then "phase 2"."""
    ours = _by_number(promise.text)
    if not ours:
        return False
    theirs = _by_number(clause.text) or (_by_number(clause.sentence.text) if clause.leans else {})
    return any(number not in theirs[name] for name, numbers in ours.items() if name in theirs for number in numbers)


@functools.lru_cache(maxsize=8192)
def _by_number(text: str) -> dict[str, set[str]]:
    """What is called by a number, and by which ones."""
    found: dict[str, set[str]] = {}
    for one in _BY_NUMBER.finditer(text):
        number = (one["number"] or one["place"]).lower()
        found.setdefault((one["name"] or one["thing"]).lower(), set()).add(_NUMBERS.get(number, number))
    return found


def _only_of_its_kind(ours: tuple[_Named, ...], theirs: tuple[_Named, ...]) -> bool:
    """ "market testing" and then "the market"."""
    headed = frozenset().union(*(one.headed for one in ours))
    return all(one.doing for one in ours) and not any(headed & one.headed for one in theirs)


def _is_other(one: _Named, ours: tuple[_Named, ...], about: frozenset[str], *, same_row: bool) -> bool:
    words = one.group | (one.behind if one.led_by in _TOPIC else frozenset())
    if one.headed and not any(_headed_alike(one, other) for other in ours):
        return True
    if not words or (one.known and same_row and not one.behind):
        return False
    if one.behind and (any(_apart(one, other) for other in ours) or not (same_row or _within(one.behind, about))):
        return True
    return not words & about and not (one.known and same_row)


def _headed_alike(one: _Named, other: _Named) -> bool:
    """ "policy" and "policy document": the word behind says the same."""
    words = " ".join(sorted(one.headed))
    return bool(one.headed & (other.headed | other.group) or spheres(words) & spheres(other.core))


def _within(words: frozenset[str], about: frozenset[str]) -> bool:
    return bool(words & about or spheres(" ".join(sorted(words))) & spheres(" ".join(sorted(about))))


def _apart(one: _Named, other: _Named) -> bool:
    """Both are told by what they are of, and these are two things."""
    if (one.led_by in _TOPIC) != (other.led_by in _TOPIC) or not other.behind or one.behind & other.behind:
        return False
    return not spheres(" ".join(sorted(one.behind))) & spheres(" ".join(sorted(other.behind)))


@functools.lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(form for word in _TOKEN.findall(text) for form in (folded(word), stem(word.lower())) if form)


@functools.lru_cache(maxsize=8192)
def _named(text: str, core: str) -> tuple[_Named, ...]:
    """Each place of a text where `core` (as `keys` names it) stands."""
    tokens = _TOKEN.findall(text)
    return tuple(_at(tokens, place) for place, word in enumerate(tokens) if _is_noun(word, core))


def _is_noun(word: str, core: str) -> bool:
    """ "161 staff jabbed" names no jab."""
    return folded(word) == core and not is_past(f"it {word.lower()}")


def _at(tokens: list[str], place: int) -> _Named:
    first, last = place, place + 1
    while first > 0 and _belongs(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and _belongs(tokens[last]) and not is_past(f"it {tokens[last]}"):
        last += 1
    if last < len(tokens) and not _ends(tokens[last]):
        last = place + 1  # "figures show an increase": a verb, for all that can be seen
    led_by = tokens[last].lower() if last < len(tokens) else ""
    behind = _behind(tokens[last + 1 :]) if led_by in _BELONGS else frozenset[str]()
    doing = last > place + 1 and tokens[last - 1].endswith("ing")
    headed = frozenset(
        thing for word in tokens[place + 1 : last] if (thing := folded(word)) and not deed_of(word.lower())
    )
    words = (word for word in (*tokens[first:place], *tokens[place + 1 : last]) if not _HOW_MANY.fullmatch(word))
    group = {thing for word in words if (thing := folded(word))}
    known = first > 0 and tokens[first - 1].lower() in _KNOWN
    return _Named(frozenset(group), behind, led_by, tokens[place].lower(), known, doing, headed)


def _ends(word: str) -> bool:
    """Whether a word may stand right behind a whole group."""
    return word.lower() in (*_STATES, *_BELONGS, ".", ",", ";") or is_past(f"it {word}")


def _belongs(word: str) -> bool:
    """A word of a group: one that tells something, or "new", "first" and the like; no article, verb or sign."""
    low = word.lower()
    if (
        not word[0].isalpha()
        or low in _KNOWN
        or low in _STATES
        or low in folding().passing
        or low in ("a", "an", "to", "no", "some", "any", "past", "and", "or")
    ):
        return False
    return folded(word) is not None or (low in folding().empty and low not in ("by", "will"))


def _behind(tokens: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in tokens[:_REACH]:
        if not word[0].isalpha() or word.lower() in _STATES:
            break
        if thing := folded(word):
            found.add(thing)
    return frozenset(found)


SAME_ROW = 0.45  # likeness from which a clause of the same recommendation speaks of the promise
SAME_DEED = 0.25  # enough where it also names the deed, and says it of the promised thing
SAME_THING = 0.5  # enough of the thing itself, whatever is said of it
OTHER_ROW = 0.75  # of another recommendation, which must share more
TOUCHED = 0.2  # below this it does not even touch upon it
DEED = 1.2  # what the deed weighs; a thing weighs the more the fewer sentences hold it
CORE = 2  # times that for the promised thing's own name
PASSING = 0.5  # of its weight is left to what a promise names in passing,
LEANED_ON = 0.5  # to what it takes over from the words in front,
SUBJECT = 0.25  # and to what the whole recommendation is about

PHASES = frozenset({"begin", "end", "plan"})  # said of any deed

_PARTICIPLE = re.compile(r"^(?:starting|beginning|commencing|finishing)\b", re.IGNORECASE)

HEAVIEST = 2  # words of a promise by which a clause elsewhere is found

Weights = Mapping[str, float]
Rows = Collection[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is no later text for a promise: sentences printed again, and the places of its own group."""

    last: Report
    repeated: frozenset[str]
    places: frozenset[tuple[str, int, str, int]]


class Mention(NamedTuple):
    """A later clause and how much of the promise it repeats.

    `deed`: it names what was to be done; `head`: it says something of the promised thing itself; `core`: the
    promised thing is named, or leaned on; `shared`: the things of both.
    """

    clause: Clause
    likeness: float
    things: float
    deed: bool
    head: bool
    core: bool
    same_row: bool
    shared: frozenset[str] = frozenset()
    subject: bool = False  # as `core`, and the thing that a promise without one leans on
    deed_alone: bool = False  # the promise names nothing but the deed ("training will be delivered"), and so does this

    @property
    def speaks_of_it(self) -> bool:
        if not self.same_row:
            return self.likeness >= OTHER_ROW and self.head and self.things >= OTHER_ROW and bool(self.shared)
        if self.deed_alone:
            return True
        if self.head and self.core and self.things >= SAME_THING:
            return True
        if self.head and self.subject and self.likeness >= TOUCHED and is_called_off(self.clause.text):
            return True
        return self.likeness >= SAME_ROW or (self.head and self.likeness >= SAME_DEED and self.deed)


def is_told_done(clause: Clause) -> bool:
    """Whether a clause tells of something done; with a day ahead of its own field's it does not, whatever its words."""
    return is_done(clause.text) and not is_dated_ahead(clause)


@functools.lru_cache(maxsize=8192)  # asked of each for every promise of its recommendation
def is_dated_ahead(clause: Clause) -> bool:
    """Whether a clause names a day ahead of that of its own field."""
    told = clause.written if clause.field == "update" else ""
    ahead = [
        one
        for one in clause.dates
        if isinstance(one.value, str) and (one.anchor or told) and first_day(one.value) > (one.anchor or told)
    ]
    # "Agreements running to March 2025 were signed": a day of the thing, in front of what was done.
    return any(not is_done(clause.text[max(0, one.end - clause.start) :]) for one in ahead)


def weights(clauses: Iterable[Clause]) -> Weights:
    """How telling each word is: the fewer sentences hold it, the more."""
    sentences = {clause.place: set[str]() for clause in clauses}
    for clause in clauses:
        sentences[clause.place] |= clause.keys.things
    counts = Counter(word for words in sentences.values() for word in words)
    return {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Index:
    """All clauses of the reports by recommendation, those of updates also by what they speak of; in reading order."""

    rows: Mapping[tuple[str, int], list[Clause]]
    words: Mapping[str, list[Clause]]
    days: Mapping[str, list[Clause]]
    weights: Weights

    @classmethod
    def of(cls, clauses: Sequence[Clause]) -> Index:
        rows: dict[tuple[str, int], list[Clause]] = {}
        words: dict[str, list[Clause]] = {}
        days: dict[str, list[Clause]] = {}
        for clause in clauses:
            rows.setdefault((clause.report.report_id, clause.row.index), []).append(clause)
            if clause.field == "update":
                for word in clause.keys.things:
                    words.setdefault(word, []).append(clause)
                for day in clause.dates:
                    days.setdefault(str(day.value), []).append(clause)
        return cls(rows, words, days, weights(clauses))


class Mentioned(NamedTuple):
    """`namesakes`: later clauses of its own recommendation that name something else by its word."""

    mentions: list[Mention]
    namesakes: list[Clause]


def mentioned(promise: Promise, rows: Rows, index: Index, known: Known) -> Mentioned:
    """The later clauses of the promise's own recommendation, and others that touch upon it, the likest first.

    `rows`: the recommendations that the promise's own one is, as (report_id, index).
    """
    wanted = _wanted(promise.clause, index.weights)
    inside = [clause for at in sorted(rows) for clause in index.rows.get(at, ())]
    elsewhere = (one for one in _elsewhere(promise, wanted, rows, index) if is_later(promise, one, known))
    found: list[Mention] = []
    namesakes: list[Clause] = []
    for clause, same_row in (
        *((one, True) for one in inside if is_later(promise, one, known)),
        *((one, False) for one in elsewhere if _touches(promise, one, wanted)),
    ):
        if is_namesake(promise.clause, clause):
            if same_row:
                namesakes.append(clause)
            continue
        found.append(_mention(promise, clause, same_row, wanted))
    return Mentioned(sorted(found, key=lambda one: (-one.likeness, not one.same_row)), namesakes)


def _touches(promise: Promise, clause: Clause, wanted: _Wanted) -> bool:
    """Whether a clause of another recommendation is alike enough to be looked at, or has its day and a word of it."""
    if wanted.shared_with(_said(clause)) >= TOUCHED:
        return True
    return any(day.value == promise.due for day in clause.dates) and bool(_shared(promise.clause, clause))


def _elsewhere(promise: Promise, wanted: _Wanted, rows: Rows, index: Index) -> list[Clause]:
    """Clauses of other recommendations that share the day or what weighs most: others can't be alike enough."""
    heaviest = sorted(wanted.things, key=lambda word: (-wanted.things[word], word))[:HEAVIEST]
    found = dict.fromkeys(index.days.get(promise.due, ()))
    for word in heaviest:
        found |= dict.fromkeys(index.words.get(word, ()))
    return [one for one in found if one.place[:2] not in rows]


def _mention(promise: Promise, clause: Clause, same_row: bool, wanted: _Wanted) -> Mention:
    ours = promise.clause
    named = deeds_of(ours)
    said = _said(clause)
    things = {word: weight * said[word] for word, weight in wanted.things.items() if word in said}
    told = clause.keys.actions or (clause.context.actions if clause.leans and not clause.keys.heads else frozenset())
    deed = bool(named & told)
    own = ours.keys.heads or ours.keys.things
    head = (
        not clause.keys.heads.isdisjoint(wanted.things)
        or (clause.leans and bool(things))
        or (deed and not (own and clause.keys.heads))
    )
    return Mention(
        clause,
        wanted.shared_with(said),
        sum(things.values()) / sum(wanted.things.values()) if wanted.things else 0.0,
        deed,
        head,
        ours.keys.core is not None and ours.keys.core in things,
        same_row,
        _shared(ours, clause),
        _core(ours) in things,
        (not ours.keys.heads or ("appoint" in named and bool(clause.keys.things & folding().posts)))
        and bool((named & told) - PHASES),
    )


def _shared(ours: Clause, clause: Clause) -> frozenset[str]:
    """The things of both; what a promise leans on is its own."""
    return clause.keys.things & (ours.keys.things | ours.context.things if ours.leans else ours.keys.things)


def _core(clause: Clause) -> str | None:
    """What a clause is about in a word; without a subject of its own, what it leans on is."""
    if clause.keys.core or not clause.leans:
        return clause.keys.core
    return clause.context.core or clause.topic.core


@functools.lru_cache(maxsize=8192)  # as below: asked of each for every promise that it may speak of
def deeds_of(clause: Clause) -> frozenset[str]:
    """What a clause says is done; where it only names a phase ("starting in May"), also what the words in front say."""
    own = clause.keys.actions
    return own | clause.context.actions if _PARTICIPLE.match(clause.text) else own


@functools.lru_cache(maxsize=8192)
def _said(clause: Clause) -> Mapping[str, float]:
    """The words of a later clause, deeds marked; what it leans on counts less, unless it has no subject of its own."""
    leaned = 0.8 if clause.leans else LEANED_ON
    said = dict.fromkeys(clause.context.things, leaned) | {f"to {deed}": leaned for deed in clause.context.actions}
    return said | dict.fromkeys(clause.keys.things, 1.0) | {f"to {deed}": 1.0 for deed in clause.keys.actions}


class _Wanted(NamedTuple):
    """What a promise is about: how much each thing weighs, and things and deeds together."""

    things: Mapping[str, float]
    every: Mapping[str, float]

    def shared_with(self, said: Mapping[str, float]) -> float:
        """How much of it is said too, from 0 to 1."""
        total = sum(self.every.values())
        shared = sum(weight * said[word] for word, weight in self.every.items() if word in said)
        return round(shared / total, 4) if total else 0.0


def _wanted(clause: Clause, tell: Weights) -> _Wanted:
    things = _things_wanted(clause, tell)
    return _Wanted(things, {**things, **{f"to {deed}": DEED for deed in deeds_of(clause)}})


def _things_wanted(clause: Clause, tell: Weights) -> dict[str, float]:
    """Its subject whole, what it names in passing less; without a subject what it leans on."""
    wanted = {word: tell.get(word, 1.0) * (1 if word in clause.keys.heads else PASSING) for word in clause.keys.things}
    if clause.keys.core:
        wanted[clause.keys.core] *= CORE
    if not clause.leans:
        return wanted
    topic = SUBJECT if clause.context.things else LEANED_ON
    for words, share in ((clause.context.things, LEANED_ON), (clause.topic.things, topic)):
        wanted = {word: tell.get(word, 1.0) * share for word in words} | wanted
    return wanted


def is_later(promise: Promise, clause: Clause, known: Known) -> bool:
    """Whether a clause was written after the promise: a later field of its report, or said anew by a later report.

    `known`: sentences of the later report that the earlier one holds already, and those of the promise's own group.
    """
    own = promise.clause
    if clause.place in known.places:
        return False
    if clause.report is own.report:
        ahead = FIELDS.index(clause.field) > FIELDS.index(own.field)
        return ahead and (clause.field == "update" or clause.row.index == own.row.index)
    return (
        clause.report is known.last and clause.field != "recommendation" and clause.sentence.text not in known.repeated
    )


def likeness(one: Clause, other: Clause, tell: Weights) -> float:
    """How much of what `one` says `other` says too, from 0 to 1."""
    return _wanted(one, tell).shared_with(_said(other))


def same_promise(one: Promise, other: Promise, tell: Weights) -> bool:
    """Whether two promises of one recommendation, for the same date, are of the same thing."""
    if one.clause.place == other.clause.place:
        return False
    pairs = (
        _mention(one, other.clause, True, _wanted(one.clause, tell)),
        _mention(other, one.clause, True, _wanted(other.clause, tell)),
    )
    return any(mention.likeness >= SAME_DEED or (mention.head and mention.deed) for mention in pairs)
