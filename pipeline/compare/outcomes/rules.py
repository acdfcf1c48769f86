"""What became of a promise by rules: what texts say outright, then what may be concluded, then that nothing was found.

In the order of the labelling rules. Which of it is said is chosen by all signs together (`choosing`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from pipeline.compare.language.back_references import is_of_nothing_named, points_at_it
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.kin import spheres, things_too
from pipeline.compare.language.tenses import is_ahead, is_called_off, is_denied, is_going_on, is_nothing_but_done
from pipeline.compare.language.words import deed_of, folded, listed
from pipeline.compare.outcomes.figures import (
    TELLING,
    all_of_as_many,
    counts,
    is_all_of,
    is_part_of,
    is_short_of,
    is_some_of,
    reached,
    same_number,
    told_in_part,
)
from pipeline.compare.outcomes.findings import AMOUNT, Finding, How, Later, basis, day_done, how_told, sure
from pipeline.compare.outcomes.mentions import PHASES, Mention, deeds_of, is_dated_ahead, is_told_done
from pipeline.compare.outcomes.new_days import later_than_asked, moved
from pipeline.compare.outcomes.same_matter import (
    another_step,
    is_it,
    may_be_its_deed,
    names_it,
    names_the_core,
    next_step,
    of_another_thing,
    of_other_deed,
    of_the_old_one,
    on_its_day,
    only_begun,
    only_beside,
    plans_another,
    same_deed,
    shares_a_word,
    spheres_promised,
)
from pipeline.compare.outcomes.silence import not_mentioned
from pipeline.compare.promises.promises import Promise

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


def readings(promise: Promise, later: Later) -> Iterator[Finding]:
    """What each rule finds, in their order: the first is what they take to be so."""
    speaking = [one for one in later.mentions if one.speaks_of_it]
    due = later.as_at is not None and promise.last_day < later.as_at
    renewed = later_than_asked if promise.clause.field == "recommendation" else moved
    level = reached(promise, later.mentions) if due else None
    if level is not None and level[1]:
        yield Finding("kept", level[:1], "inferred", "counted", 0.7)
    yield from _found(
        lambda: _done_in_time(promise, later),
        lambda: renewed(promise, speaking, later),
        lambda: _kept(promise, speaking, due, later),
    )
    if level is not None and not level[1]:
        yield Finding("overdue", level[:1], "inferred", "in_part", 0.7)
    if due:
        yield from _found(lambda: _counted(promise, later))
        yield from _overdue(promise, later)
        readings = (_short_of, _inferred, not_mentioned, _stopped, _probable)
        yield from _found(*(partial(read, promise, later) for read in readings))
    elif later.as_at is not None:
        reaffirmed = [one for one in speaking if one.head and (one.deed or one.core)]
        yield Finding("not_due", tuple(reaffirmed[:1]), "stated", "not_yet", 0.95)


def _found(*readings: Callable[[], Finding | None]) -> Iterator[Finding]:
    """What the readings find; one is made only when those before it are not enough."""
    return (found for read in readings if (found := read()) is not None)


def _probable(promise: Promise, later: Later) -> Finding | None:
    """Where nothing in the recommendation's updates speaks of delay, and something of its matter was done."""
    if promise.clause.field == "recommendation" or AMOUNT.search(promise.clause.text):
        return None
    if any(told_in_part(promise, one) for one in later.mentions):
        return None
    shown = probably_kept(promise, later.mentions)
    if shown and (shown.core or (shown.deed and (shown.shared or not promise.clause.keys.heads))):
        return Finding("kept", (shown,), "inferred", "named", 0.5)
    if later.standing == "done" and promise.clause.field != "update":
        told = [one for one in later.mentions if one.same_row and is_told_done(one.clause)]
        told.sort(key=lambda one: not same_kind(promise, one))
        named = next((one for one in told if names_the_core(promise, one)), None)
        if named:
            return Finding("kept", (named,), "inferred", "named", 0.5)
    return Finding("kept", (shown,), "inferred", "likely", 0.5) if shown else None


def _counted(promise: Promise, later: Later) -> Finding | None:
    """As many are told of as were promised."""
    told = [
        one
        for one in later.mentions
        if one.same_row and _is_stated(one.clause.text) and (is_all_of(promise, one) or _as_many(promise, one))
    ]
    return Finding("kept", tuple(told[:1]), "inferred", "counted", 0.7) if told else None


def _short_of(promise: Promise, later: Later) -> Finding | None:
    """Some of as many as were promised are told of."""
    own = (one for one in later.mentions if one.same_row and one.clause.field == "update")
    told = [one for one in own if is_short_of(promise, one.clause)]
    return Finding("overdue", tuple(told[:1]), "inferred", "in_part", 0.7) if told else None


def _as_many(promise: Promise, one: Mention) -> bool:
    """All of the same number; or one too large for chance, of what may be the thing in another word."""
    ours, theirs = promise.clause, one.clause
    return all_of_as_many(ours, theirs) or (same_number(ours, theirs, TELLING) and names_it(promise, one))


def _is_stated(text: str) -> bool:
    return not (is_ahead(text) or is_denied(text))


def _inferred(promise: Promise, later: Later) -> Finding | None:
    """What may be concluded where nothing is said outright. What was asked for is only said to be done where it is."""
    shown = None if AMOUNT.search(promise.clause.text) else likely_kept(promise, later.mentions)
    if shown is not None and not is_part_of(promise, shown) and not is_some_of(shown):
        day = day_done(shown)
        late = day is not None and first_day(day) > promise.last_day
        if late and promise.clause.field == "recommendation":
            return Finding("later_than_asked", (shown,), "inferred", "shown", 0.6, late=True, new_date=day)
        itself = shown.core or shown.subject or shown.deed
        how: How = "shown_in_time" if itself and told_in_time(promise, shown) else "shown"
        return Finding("kept", (shown,), "inferred", how, 0.6, late=late)
    return None


def _done_in_time(promise: Promise, later: Later) -> Finding | None:
    """The deed is told of with a day not after the promised one: nothing that follows can undo that."""
    for one in later.mentions:
        day = day_done(one)
        if not day or not same_deed(promise, one) or is_part_of(promise, one) or AMOUNT.search(promise.clause.text):
            continue
        if promise.last_day >= (later.as_at or "") and counts(promise.clause) and not is_all_of(promise, one):
            continue  # "three sites by April" and, before April, "the site was sold"
        in_time = first_day(day) <= promise.last_day and _after_promise(promise, day)
        if in_time and not another_step(promise, one.clause.keys):
            return Finding("kept", (one,), basis(one), how_told(one), sure(one))
    return None


def _after_promise(promise: Promise, day: str) -> bool:
    """What was done before the promise was made is not its fulfilment."""
    made = promise.date.anchor
    return made is None or last_day(day) >= made


def _kept(promise: Promise, speaking: Sequence[Mention], due: bool, later: Later) -> Finding | None:
    done = [
        one
        for one in speaking
        if is_told_done(one.clause) and is_it(promise, one) and not (is_part_of(promise, one) or is_some_of(one))
    ]
    done = [one for one in done if due or (day_done(one) and not promise.clause.leans and _whole(promise, one))]
    if done:
        best = max(done, key=lambda one: (one.deed, one.likeness))
        if _denied_since(best, speaking):
            return None
        day = day_done(best)
        late = day is not None and first_day(day) > promise.last_day
        if late and promise.clause.field == "recommendation":
            return Finding(
                "later_than_asked", (best,), basis(best), how_told(best), sure(best), late=True, new_date=day
            )
        return Finding("kept", (best,), basis(best), how_told(best), sure(best), late=late)
    if due and any(map(is_nothing_but_done, later.updates)) and not speaking:
        return Finding("kept", (), "inferred", "nothing_but_done", 0.6)
    return None


def _whole(promise: Promise, one: Mention) -> bool:
    """Before its day a promise is kept only where its deed is told of, of as many, and no amount is to be reached."""
    many = counts(promise.clause) and not is_all_of(promise, one)
    return one.deed and not many and not AMOUNT.search(promise.clause.text)


def _denied_since(done: Mention, speaking: Sequence[Mention]) -> bool:
    """The same report says as surely that it is not done."""
    return any(
        one.clause.report is done.clause.report and is_denied(one.clause.text)
        and (one.deed, one.likeness) >= (done.deed, done.likeness)
        for one in speaking
    )  # fmt: skip


def _overdue(promise: Promise, later: Later) -> Iterator[Finding]:
    """Spoken of as not done: denied, going on, still to come, partly done; or only promised once more."""
    speaking = [one for one in later.mentions if one.speaks_of_it]
    for one in sorted(speaking, key=_tells_of_delay):
        if not one.same_row or not one.head or not (one.deed or one.core or is_called_off(one.clause.text)):
            continue
        if is_denied(one.clause.text) and not _since_then(promise, one):
            yield Finding("overdue", (one,), "stated", "denied", sure(one))
        if one.clause.written > promise.last_day:
            if is_part_of(promise, one):
                yield Finding("overdue", (one,), "inferred", "in_part", 0.7)
            elif _still_open(promise, one) and not of_other_deed(promise, one):
                plain = one.core and bool(_STILL.search(one.clause.text))
                yield Finding("overdue", (one,), "inferred", "denied" if plain else "still_open", 0.7)
    if later.stale:
        yield Finding("overdue", tuple(later.stale[:1]), "inferred", "printed_again", 0.7)


def _stopped(promise: Promise, later: Later) -> Finding | None:
    """What is left of a promise that the papers speak of, told as not done."""
    told = [one for one in later.mentions if one.same_row and _given_up(promise, one)]
    return Finding("overdue", tuple(told[:1]), "inferred", "given_up", 0.5) if told else None


def _given_up(promise: Promise, one: Mention) -> bool:
    """The promise in other words, or something on its day, told as not done by a sentence written after the day."""
    said = one.clause.text
    denied = is_denied(said) or is_called_off(said) or but_not(one.clause)
    if one.clause.field != "update" or one.clause.written <= promise.last_day:
        return False
    if (is_going_on(said) or is_ahead(said)) and one.deed and names_it(promise, one) and not one.clause.dates:
        return True
    if is_ahead(said) or not denied or _since_then(promise, one):
        return False
    if shares_a_word(promise, one) or (" yet" in said and on_its_day(promise, one.clause)):
        return True
    return any(spheres(word) & spheres_promised(promise) for word in _NO.findall(said))


_STILL = re.compile(r"\bstill\b|\bunder ?way\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|repeated|another|second|further|next)\b", re.IGNORECASE)  # after what was done once
_NO = re.compile(r"\bno (?:\w+ ){0,1}?([a-z]+)")


def _since_then(promise: Promise, one: Mention) -> bool:
    """ "No fee has been charged since 1 April", where none was to be charged from then on."""
    return " since " in one.clause.text and on_its_day(promise, one.clause)


def _tells_of_delay(one: Mention) -> tuple[bool, bool, bool]:
    """What is denied first, then what names a deed of its own, said of the thing and not of what comes in passing."""
    return not is_denied(one.clause.text), not one.core, not one.clause.keys.actions


def _still_open(promise: Promise, one: Mention) -> bool:
    """Going on, or to come; a clause that only says once more that it will be done in time tells nothing."""
    dates = [date.value for date in one.clause.dates if isinstance(date.value, str)]
    if any(first_day(day) <= promise.last_day for day in dates):
        return False
    if _AGAIN.search(one.clause.text):
        return False
    return is_going_on(one.clause.text) or is_ahead(one.clause.text.partition(" than ")[0])
