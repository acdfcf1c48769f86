"""What became of a promise: the first rule that fits, in the order of the labelling rules.

Careful with finding nothing: that is said only where a later text exists, holds no clause that even touches upon the
promise, and does not speak of a delay of "it". What the texts leave unclear gets no outcome.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.days import first_day, last_day
from pipeline.compare.evidence import PHASES, TOUCHED, Mention, deeds_of
from pipeline.compare.figures import is_all_of, is_part_of
from pipeline.compare.inference import likely_kept, likely_open, next_step, on_its_day, silent
from pipeline.compare.keys import Keys, listed
from pipeline.compare.promises import Promise
from pipeline.compare.tenses import is_ahead, is_called_off, is_denied, is_done, is_going_on, is_nothing_but_done
from pipeline.models.comparison import Basis, CommitmentOutcome

_COUNTED = r"(?:a|an|the|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) "
_ANOTHER = re.compile(
    rf"^\W*(?:and )?(?:{_COUNTED})?(?:another|second|third|fourth|next|more|further|new|additional|extra)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"^\W*(?:it|they|this|these)\b", re.IGNORECASE)
_OLD = re.compile(r"\b(?:old|existing|current|former|previous)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:new|second|another|replacement)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:reach|doubl|halv|reduc|increas|cut|rais|rate|target|number of|proportion|share of|wait)|%|per cent",
    re.IGNORECASE,
)
_CLEAR = 0.4  # likeness from which a claim is read, not concluded
_TELLING = 2  # words that a promise must be about before finding none of them tells anything


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome, what it rests on, and how sure it is."""

    outcome: CommitmentOutcome
    evidence: tuple[Mention, ...]
    basis: Basis
    confidence: float
    late: bool = False
    new_date: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """What was written after a promise. `updates`: the texts that should speak of it; `stale`: it is printed again."""

    mentions: Sequence[Mention]
    promises: Mapping[tuple[tuple[str, int, str, int], int], Promise]
    updates: Sequence[str]
    stale: Sequence[Mention]
    as_at: str | None


def finding(promise: Promise, later: Later) -> Finding | None:
    """The outcome of a promise; None where the texts leave it unclear."""
    speaking = [one for one in later.mentions if one.speaks_of_it]
    due = later.as_at is not None and promise.last_day < later.as_at
    in_time = _done_in_time(promise, later)
    if promise.clause.field == "recommendation":
        found = in_time or _later_than_asked(promise, speaking, later)
    else:
        found = in_time or _moved(promise, later)
    found = found or _kept(promise, speaking, due, later)
    if found is not None:
        return found
    if later.as_at is None:
        return None
    if not due:
        reaffirmed = [one for one in speaking if one.head and (one.deed or one.core)]
        return Finding("not_due", tuple(reaffirmed[:1]), "stated", 0.95)
    return (
        _counted(promise, later)
        or _overdue(promise, speaking, later)
        or _inferred(promise, later)
        or _not_mentioned(promise, later)
    )


def _counted(promise: Promise, later: Later) -> Finding | None:
    """As many are told of as were promised."""
    told = [one for one in later.mentions if one.same_row and _stands(one.clause.text) and is_all_of(promise, one)]
    return Finding("kept", tuple(told[:1]), "inferred", 0.7) if told else None


def _stands(text: str) -> bool:
    return not (is_ahead(text) or is_denied(text))


def _inferred(promise: Promise, later: Later) -> Finding | None:
    """What may be concluded where nothing is said outright. What was asked for is only said to be done where it is."""
    shown = None if _AMOUNT.search(promise.clause.text) else likely_kept(promise, later.mentions)
    if shown is not None and not is_part_of(promise, shown):
        day = _done_on(shown)
        late = day is not None and first_day(day) > promise.last_day
        if late and promise.clause.field == "recommendation":
            return Finding("later_than_asked", (shown,), "inferred", 0.6, late=True, new_date=day)
        return Finding("kept", (shown,), "inferred", 0.6, late=late)
    still = likely_open(promise, later.mentions, promise.last_day)
    return Finding("overdue", (still,), "inferred", 0.6) if still else None


def _done_in_time(promise: Promise, later: Later) -> Finding | None:
    """The deed is told of with a day not after the promised one: nothing that follows can undo that."""
    for one in later.mentions:
        day = _done_on(one)
        if not day or not _same_deed(promise, one) or is_part_of(promise, one) or _AMOUNT.search(promise.clause.text):
            continue
        in_time = first_day(day) <= promise.last_day and _after_promise(promise, day)
        if in_time and not _another_step(promise, one.clause.keys):
            return Finding("kept", (one,), _basis(one), _sure(one))
    return None


def _same_deed(promise: Promise, one: Mention) -> bool:
    """The deed itself, of the promised thing or of nothing else; a mere beginning or end must be the thing's."""
    if not one.same_row or not one.deed:
        return False
    if deeds_of(promise.clause) & one.clause.keys.actions <= PHASES:
        about = promise.clause.keys.heads or promise.clause.keys.things
        return one.likeness >= TOUCHED and (bool(about & one.shared) if about else one.head)
    return one.likeness >= TOUCHED or not one.clause.keys.heads


def _after_promise(promise: Promise, day: str) -> bool:
    """What was done before the promise was made is not its fulfilment."""
    made = promise.date.anchor
    return made is None or last_day(day) >= made


def _new_dates(promise: Promise, later: Later) -> list[tuple[Mention, str]]:
    """Later dates promised for the same thing."""
    found = []
    for one in later.mentions:
        new = later.promises.get((one.clause.place, one.clause.start))
        if new is None or new.last_day <= promise.last_day or _ANOTHER.match(new.clause.text):
            continue
        if _bare(promise, one) or (_close(one) and _is_it(promise, one) and not _other_deed(promise, one)):
            found.append((one, new.due))
    return found


def _close(one: Mention) -> bool:
    return one.speaks_of_it or (one.same_row and one.core and one.things >= _CLEAR)


def _bare(promise: Promise, one: Mention) -> bool:
    """ "Completion is now due in May": a beginning or end of nothing named is that of what is being brought about."""
    said = one.clause.keys
    of_nothing = one.same_row and not said.things and bool(said.actions) and said.actions <= PHASES
    return of_nothing and bool(deeds_of(promise.clause) & PHASES) and " now " in one.clause.text


def _other_deed(promise: Promise, one: Mention) -> bool:
    """A deed of its own that is not the promised one, listed or not."""
    ours, theirs = deeds_of(promise.clause), one.clause.keys.actions
    if _IT.match(one.clause.text):
        theirs = listed(theirs)
    elif one.clause.leans and not one.clause.keys.heads:
        return bool(ours and theirs and not ours & theirs)
    return bool(ours - PHASES and theirs - PHASES and not ours & theirs)


def _is_it(promise: Promise, one: Mention) -> bool:
    """Whether a clause tells of the promised deed, or of the promised thing where it names no other deed."""
    if not one.head or (_NEW.search(promise.clause.text) and _OLD.search(one.clause.text)):
        return False
    return one.deed or (one.core and one.things >= _CLEAR and not _another_step(promise, one.clause.keys))


def _another_step(promise: Promise, said: Keys) -> bool:
    """Both name a deed, and it is not the same; a mere beginning or end is another's where its thing is not named."""
    every, theirs = listed(deeds_of(promise.clause)), listed(said.actions) - PHASES
    ours = every - PHASES
    if every and not ours:
        return bool(theirs) and not (said.things & promise.clause.keys.things)
    return bool(ours and theirs and not ours & theirs)


def _moved(promise: Promise, later: Later) -> Finding | None:
    new = _new_dates(promise, later)
    if not new:
        return None
    best, date = new[0]
    return Finding("moved", (best,), _basis(best), _sure(best), new_date=date)


def _later_than_asked(promise: Promise, speaking: Sequence[Mention], later: Later) -> Finding | None:
    new = _new_dates(promise, later)
    done = [(one, day) for one in speaking if (day := _done_on(one)) and first_day(day) > promise.last_day]
    done = [(one, day) for one, day in done if _is_it(promise, one)]
    for best, date in [*new, *done]:
        return Finding("later_than_asked", (best,), _basis(best), _sure(best), late=True, new_date=date)
    return None


def _done_on(one: Mention) -> str | None:
    """The day that a clause names for what is done."""
    days = [date.value for date in one.clause.dates if isinstance(date.value, str)]
    return days[0] if days and is_done(one.clause.text) else None


def _kept(promise: Promise, speaking: Sequence[Mention], due: bool, later: Later) -> Finding | None:
    done = [
        one for one in speaking if is_done(one.clause.text) and _is_it(promise, one) and not is_part_of(promise, one)
    ]
    done = [one for one in done if due or (_done_on(one) and not promise.clause.leans and _whole(promise, one))]
    if done:
        best = max(done, key=lambda one: (one.deed, one.likeness))
        if _denied_since(best, speaking):
            return None
        day = _done_on(best)
        late = day is not None and first_day(day) > promise.last_day
        return Finding("kept", (best,), _basis(best), _sure(best), late=late)
    if due and any(map(is_nothing_but_done, later.updates)) and not speaking:
        return Finding("kept", (), "inferred", 0.6)
    return None


def _whole(promise: Promise, one: Mention) -> bool:
    """Before its day a promise is kept only where its deed is told of, and not where an amount is to be reached."""
    return one.deed and not _AMOUNT.search(promise.clause.text)


def _denied_since(done: Mention, speaking: Sequence[Mention]) -> bool:
    """The same report says as surely that it is not done."""
    return any(
        one.clause.report is done.clause.report and is_denied(one.clause.text)
        and (one.deed, one.likeness) >= (done.deed, done.likeness)
        for one in speaking
    )  # fmt: skip


def _overdue(promise: Promise, speaking: Sequence[Mention], later: Later) -> Finding | None:
    """Spoken of as not done: denied, going on, still to come, partly done; or only promised once more."""
    for one in sorted(speaking, key=_tells_of_delay):
        if not one.same_row or not one.head or not (one.deed or one.core or is_called_off(one.clause.text)):
            continue
        if is_denied(one.clause.text) and not _since_then(promise, one):
            return Finding("overdue", (one,), "stated", _sure(one))
        if _still_open(promise, one) or is_part_of(promise, one):
            return Finding("overdue", (one,), "inferred", 0.7)
    if later.stale:
        return Finding("overdue", tuple(later.stale[:1]), "inferred", 0.7)
    return None


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
    return is_going_on(one.clause.text) or is_ahead(one.clause.text)


def _not_mentioned(promise: Promise, later: Later) -> Finding | None:
    about = promise.clause
    if about.field == "recommendation" or not later.updates:
        return None
    if any(is_denied(text) or is_nothing_but_done(text) for text in later.updates) or _AMOUNT.search(about.text):
        return None
    if any(one.same_row and on_its_day(promise, one.clause) for one in later.mentions):
        return None
    own = bool(about.keys.heads) and not about.leans
    quiet = _nothing_touches(promise, later) if own else _says_enough(promise) and silent(promise, later.mentions)
    return Finding("not_mentioned", (), "absence", 0.8) if quiet else None


def _says_enough(promise: Promise) -> bool:
    """Whether a promise names so much of its own that finding none of it tells something."""
    own, deeds = promise.clause.keys.things, deeds_of(promise.clause)
    return bool(own) and len(own | deeds) >= _TELLING


def _nothing_touches(promise: Promise, later: Later) -> bool:
    about = promise.clause
    common = about.topic.things  # what the whole recommendation is about stands in every text on it
    if len(about.keys.things | about.keys.actions) < _TELLING:
        return False
    if any(one.same_row and next_step(promise, one.clause) for one in later.mentions):
        return False
    return not any(
        one.speaks_of_it
        or (one.same_row and (one.deed or one.core or one.shared - common))
        or (one.things >= _CLEAR and one.head)
        for one in later.mentions
    )


def _basis(one: Mention) -> Basis:
    return "stated" if one.likeness >= _CLEAR and one.same_row else "inferred"


def _sure(one: Mention) -> float:
    return round(min(0.95, 0.55 + 0.4 * one.likeness), 2)
