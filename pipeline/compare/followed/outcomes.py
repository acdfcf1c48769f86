"""What became of a promise: the first rule that fits, in the order of the labelling rules.

First what the texts say outright, then what may be concluded, and last that nothing was found. Which of it is said is
chosen by all signs together (`choosing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from pipeline.compare.followed.absence import not_mentioned
from pipeline.compare.followed.evidence import Mention, is_told_done
from pipeline.compare.followed.figures import (
    TELLING,
    all_of_as_many,
    counts,
    is_all_of,
    is_part_of,
    is_short_of,
    is_some_of,
    same_number,
    told_in_part,
)
from pipeline.compare.followed.findings import AMOUNT, Finding, How, Later, basis, day_done, how_told, sure
from pipeline.compare.followed.identity import another_step, is_it, of_other_deed, same_deed
from pipeline.compare.followed.inference import but_not, likely_kept, probably_kept, same_kind, told_in_time
from pipeline.compare.followed.new_dates import later_than_asked, moved
from pipeline.compare.followed.other_words import names_it, names_the_core, shares_a_word, spheres_promised
from pipeline.compare.followed.steps import on_its_day
from pipeline.compare.followed.targets import reached
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.kin import spheres
from pipeline.compare.language.tenses import (
    is_ahead,
    is_called_off,
    is_denied,
    is_going_on,
    is_nothing_but_done,
)
from pipeline.compare.promised.promises import Promise


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
        if one.same_row and _stands(one.clause.text) and (is_all_of(promise, one) or _as_many(promise, one))
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


def _stands(text: str) -> bool:
    return not (is_ahead(text) or is_denied(text))


def _inferred(promise: Promise, later: Later) -> Finding | None:
    """What may be concluded where nothing is said outright. What was asked for is only said to be done where it is."""
    shown = None if AMOUNT.search(promise.clause.text) else likely_kept(promise, later.mentions)
    if shown is not None and _is_of_another_thing(promise, shown, later):
        return None
    if shown is not None and not is_part_of(promise, shown) and not is_some_of(shown):
        day = day_done(shown)
        late = day is not None and first_day(day) > promise.last_day
        if late and promise.clause.field == "recommendation":
            return Finding("later_than_asked", (shown,), "inferred", "shown", 0.6, late=True, new_date=day)
        itself = shown.core or shown.subject or shown.deed
        how: How = "shown_in_time" if itself and told_in_time(promise, shown) else "shown"
        return Finding("kept", (shown,), "inferred", how, 0.6, late=late)
    return None


def _is_of_another_thing(promise: Promise, one: Mention, later: Later) -> bool:
    """Told within the promised time, of what another promise is about, and of nothing that this one names."""
    if one.shared or one.deed or names_it(promise, one):
        return False
    return (one.clause.place, one.clause.start) in later.of_other_things


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
        if (is_told_done(one.clause) or _is_kept_up(promise, one))
        and is_it(promise, one)
        and not (is_part_of(promise, one) or is_some_of(one))
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


def _is_kept_up(promise: Promise, one: Mention) -> bool:
    """ "Weed is being cleared monthly", which was to be done from July."""
    before = promise.clause.text[: max(0, promise.date.start - promise.clause.start)]
    if not (_FROM.search(before) and one.deed and one.core) or one.clause.written <= promise.last_day:
        return False
    return bool(_GOING.search(one.clause.text)) and not is_denied(one.clause.text)


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


_FROM = re.compile(r"\b(?:from|with effect from|starting in|beginning in) (?:the )?$")
_GOING = re.compile(r"\b(?:is|are) (?:now )?being \w+(?:ed|en|t)\b|\bcontinues? to be\b")
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
