"""What became of a promise: the first rule that fits, in the order of the labelling rules.

Careful with finding nothing: that is said only where a later text exists, holds no clause that even touches upon the
promise, and does not speak of a delay of "it". What the texts leave unclear gets no outcome.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.compare.days import first_day
from pipeline.compare.evidence import TOUCHED, Mention
from pipeline.compare.promises import Promise
from pipeline.compare.tenses import is_ahead, is_denied, is_done, is_going_on, is_nothing_but_done
from pipeline.models.comparison import Basis, CommitmentOutcome

_FIGURE = re.compile(r"(?<![\d£/.-])(\d{1,3}(?:,\d{3})+|\d+)(?![\d/.%-])")
_FIGURES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
            "eleven": 11, "twelve": 12}  # fmt: skip
_CLEAR = 0.6  # likeness from which a claim is read, not concluded
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
    """What was written after a promise. `updates`: the texts that should speak of it; `stale`: it is repeated as it was."""

    mentions: Sequence[Mention]
    promises: Collection[Promise]
    updates: Sequence[str]
    stale: Sequence[Mention]
    as_at: str | None


def finding(promise: Promise, later: Later) -> Finding | None:
    """The outcome of a promise; None where the texts leave it unclear."""
    speaking = [one for one in later.mentions if one.speaks_of_it]
    due = later.as_at is not None and promise.last_day < later.as_at
    rule = _later_than_asked if promise.clause.field == "recommendation" else _moved
    found = rule(promise, speaking, later) or _kept(promise, speaking, due, later)
    if found is not None:
        return found
    if later.as_at is None:
        return None
    if not due:
        return Finding("not_due", tuple(speaking[:1]), "stated", 0.95)
    return _overdue(promise, speaking, later) or _not_mentioned(promise, later)


def _new_dates(promise: Promise, speaking: Sequence[Mention], later: Later) -> list[tuple[Mention, str]]:
    """Later dates promised for the same thing."""
    dated = {(one.clause.place, one.clause.start): one for one in later.promises if one.last_day > promise.last_day}
    found = []
    for one in speaking:
        new = dated.get((one.clause.place, one.clause.start))
        if new is not None and (one.action or one.things >= _CLEAR) and not _another_step(promise, new):
            found.append((one, new.due))
    return found


def _another_step(promise: Promise, new: Promise) -> bool:
    """Both say what is to be done, and it is not the same."""
    ours, theirs = promise.clause.keys.actions, new.clause.keys.actions
    return bool(ours and theirs and not ours & theirs)


def _moved(promise: Promise, speaking: Sequence[Mention], later: Later) -> Finding | None:
    new = _new_dates(promise, speaking, later)
    if not new:
        return None
    best, date = new[0]
    return Finding("moved", (best,), _basis(best), _sure(best), new_date=date)


def _later_than_asked(promise: Promise, speaking: Sequence[Mention], later: Later) -> Finding | None:
    new = _new_dates(promise, speaking, later)
    done = [(one, day) for one in speaking if (day := _done_on(one)) and first_day(day) > promise.last_day and _is_it(one)]
    for best, date in [*new, *done]:
        return Finding("later_than_asked", (best,), _basis(best), _sure(best), late=True, new_date=date)
    return None


def _done_on(one: Mention) -> str | None:
    """The day that a clause names for what is done."""
    days = [date.value for date in one.clause.dates if isinstance(date.value, str)]
    return days[0] if days and is_done(one.clause.text) else None


def _is_it(one: Mention) -> bool:
    return one.head and (one.action or one.things >= _CLEAR)


def _kept(promise: Promise, speaking: Sequence[Mention], due: bool, later: Later) -> Finding | None:
    done = [one for one in speaking if is_done(one.clause.text) and one.head and not _partly(promise, one)]
    done = [one for one in done if due or one.action or _done_on(one)]
    if done:
        best = max(done, key=lambda one: (one.action, one.likeness))
        day = _done_on(best)
        late = day is not None and first_day(day) > promise.last_day
        return Finding("kept", (best,), _basis(best), _sure(best), late=late)
    if due and any(map(is_nothing_but_done, later.updates)) and not speaking:
        return Finding("kept", (), "inferred", 0.6)
    return None


def _partly(promise: Promise, one: Mention) -> bool:
    """Fewer than were promised."""
    wanted, got = _figures(promise.clause.text, promise), _figures(one.clause.text, one)
    return bool(wanted and got and max(got) < max(wanted))


def _figures(text: str, of: Promise | Mention) -> list[int]:
    """Numbers of things in a clause; those of its dates are left out."""
    start = of.clause.start
    for date in of.clause.dates:
        text = text[: date.start - start] + " " * (date.end - date.start) + text[date.end - start :]
    found = [int(number.replace(",", "")) for number in _FIGURE.findall(text)]
    return found + [_FIGURES[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _FIGURES]


def _overdue(promise: Promise, speaking: Sequence[Mention], later: Later) -> Finding | None:
    """Spoken of as not done: denied, going on, still to come, partly done; or only promised once more."""
    for one in speaking:
        text = one.clause.text
        if is_denied(text) or is_going_on(text) or is_ahead(text) or _partly(promise, one):
            stated = is_denied(text)
            return Finding("overdue", (one,), "stated" if stated else "inferred", _sure(one) if stated else 0.7)
    if later.stale:
        return Finding("overdue", tuple(later.stale[:1]), "inferred", 0.7)
    return None


def _not_mentioned(promise: Promise, later: Later) -> Finding | None:
    about = promise.clause.keys
    words = len(about.things | about.actions) + len(promise.clause.context.things)
    if not later.updates or words < _TELLING or any(one.likeness >= TOUCHED and one.same_row for one in later.mentions):
        return None
    if any(one.speaks_of_it or one.things >= _CLEAR for one in later.mentions):
        return None
    if any(is_denied(text) or is_nothing_but_done(text) for text in later.updates):
        return None
    return Finding("not_mentioned", (), "absence", 0.8)


def _basis(one: Mention) -> Basis:
    return "stated" if one.likeness >= _CLEAR and one.same_row else "inferred"


def _sure(one: Mention) -> float:
    return round(min(0.95, 0.55 + 0.4 * one.likeness), 2)


