"""A promise that got a later day, or was done or planned later than a recommendation asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.compare.followed.evidence import PHASES, Mention, deeds_of, is_told_done
from pipeline.compare.followed.figures import is_part_of
from pipeline.compare.followed.findings import CLEAR, Finding, Later, basis, day_done, sure
from pipeline.compare.followed.identity import is_it
from pipeline.compare.followed.left_over import is_of_what_is_left, may_be_left_of
from pipeline.compare.followed.other_words import names_it
from pipeline.compare.followed.renewals import LIKE, is_unchanged
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.folding import folding, listed, share_a_deed
from pipeline.compare.promised.promises import Promise

_COUNTED = r"(?:a|an|the|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) "
_ANOTHER = re.compile(
    rf"^\W*(?:and )?(?:(?:{_COUNTED})?(?:another|second|third|fourth|next|more|further|additional|extra)|an? new)\b"
    r"|^\W*(?:its|their)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\badd(?:s|ed|ing)? (?:a|an|another|two|three|more)\b", re.IGNORECASE)
_BARE_VERB = re.compile(r"^\W{0,9}(?:expect|hope|plan|aim|intend|due|now)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z][a-z]+")
_AGAIN = re.compile(
    r"\b(?:each|every) \w+, (?:and )?next\b|^\W*next (?:on|in)\b", re.IGNORECASE
)  # "they meet each term, next on"
_RANGE = re.compile(r"\b(?:to|until|till|and)\b|[-–—]")  # "3 May to 28 September"
_STARTS = re.compile(r"\b(?:will|to|shall) (?:start|begin|commence)\b", re.IGNORECASE)
_IT = re.compile(r"^\W*(?:it(?! is \w+ that)|they|this|these)\b", re.IGNORECASE)


Days = Sequence[tuple[Mention, str | None]]


def moved(promise: Promise, speaking: Sequence[Mention], later: Later) -> Finding | None:
    new: Days = _new_dates(promise, later) or _renewed(later)
    if not new:
        return None
    best, date = new[0]
    put_off = later.renewed is not None and best.clause is later.renewed.clause and later.renewed.named
    if (
        not put_off
        and not deeds_of(promise.clause) & best.clause.keys.actions
        and any(_plainly_done(promise, one) for one in speaking)
    ):
        return None
    return Finding("moved", (best,), basis(best), "new_day", sure(best), new_date=date)


def later_than_asked(promise: Promise, speaking: Sequence[Mention], later: Later) -> Finding | None:
    new: Days = _new_dates(promise, later) or _renewed(later) or _answered(promise, later)
    done = [(one, day) for one in speaking if (day := day_done(one)) and first_day(day) > promise.last_day]
    done = [(one, day) for one, day in done if is_it(promise, one)]
    for best, date in [*new, *done]:
        return Finding("later_than_asked", (best,), basis(best), "new_day", sure(best), late=True, new_date=date)
    return None


def _new_dates(promise: Promise, later: Later) -> list[tuple[Mention, str]]:
    """Later dates promised for the same thing."""
    found = []
    for one in later.mentions:
        new = later.promises.get((one.clause.place, one.clause.start))
        if (
            new is None
            or not one.same_row
            or (one.clause.place, one.clause.start) in later.of_others
            or not is_after(promise, new)
            or (is_unchanged(new.clause) and not deeds_of(promise.clause) & new.clause.keys.actions)
            or (_ANOTHER.match(new.clause.text) and not is_of_what_is_left(new.clause))
            or _ADDED.search(new.clause.sentence.text)
            or _AGAIN.search(new.clause.text)
        ):
            continue
        answers = promise.clause.field == "recommendation" and one.clause.field in ("response", "action")
        if answers and _in_time(promise, later):
            continue
        itself = promise.clause.keys.core in one.clause.keys.heads or (one.clause.leans and one.core)
        if answers and (itself or (one.deed and not one.clause.keys.heads)):
            found.append((one, new.due))  # another date for it is what it is answered with
        elif (
            one.same_row
            and is_of_what_is_left(one.clause)
            and may_be_left_of(promise, one.clause, later.promises.values())
        ):
            found.append((one, new.due))  # "in every nursery" and "the remaining settings"
        elif (
            one.same_row and not one.clause.keys.heads and _BARE_VERB.match(one.clause.text) and names_it(promise, one)
        ):
            found.append((one, new.due))  # "Expect to sign with Unison in June"
        elif _of_it_alone(promise, one.clause):
            found.append((one, new.due))  # "Two conferences have been planned for March next year"
        elif _bare(promise, one) or (_close(one) and is_it(promise, one) and not _other_deed(promise, one)):
            found.append((one, new.due))
    return found


def _of_it_alone(promise: Promise, said: Clause) -> bool:
    """A clause that names the promised thing, nothing new beside it, and no deed but that it comes about."""
    ours, theirs = promise.clause.keys, said.keys
    same = theirs.core is not None and theirs.core == ours.core
    return same and theirs.heads <= ours.heads and theirs.actions <= PHASES


def _in_time(promise: Promise, later: Later) -> bool:
    """Whether the answer promises something of what is asked for that is no later."""
    return any(
        one.same_row and one.clause.field in ("response", "action") and (one.core or one.deed) and _ends(promise, new)
        and not is_after(promise, new)
        for one in later.mentions
        if (new := later.promises.get((one.clause.place, one.clause.start)))
    )  # fmt: skip


def is_after(promise: Promise, new: Promise) -> bool:
    """Whether a new day lies behind the promised one; of what lasts from a day to another the first one counts."""
    lasts = _RANGE.search(new.date.text) is not None
    return (first_day(new.due) if lasts else new.last_day) > promise.last_day


def _answered(promise: Promise, later: Later) -> list[tuple[Mention, str]]:
    """The only days that the answer names are later than the one that is asked for."""
    answers = [
        (one, new)
        for one in later.mentions
        if one.same_row and one.clause.field in ("response", "action") and one.clause.report is promise.clause.report
        and (new := later.promises.get((one.clause.place, one.clause.start)))
    ]  # fmt: skip
    answers = [(one, new) for one, new in answers if _ends(promise, new)]
    if not promise.alone or later.agreed or not all(is_after(promise, new) for _, new in answers):
        return []
    return sorted(((one, new.due) for one, new in answers), key=lambda answer: last_day(answer[1]))


def _ends(promise: Promise, new: Promise) -> bool:
    """Not a mere beginning, where more than that was asked for."""
    if "begin" in deeds_of(promise.clause):
        return True
    return new.clause.keys.actions != {"begin"} and not _STARTS.search(new.clause.text)


def _renewed(later: Later) -> list[tuple[Mention, str | None]]:
    """The promise that gives it a new day."""
    new = later.renewed
    if new is None:
        return []
    told = [one for one in later.mentions if (one.clause.place, one.clause.start) == new.at]
    return [(one, new.day) for one in told or [_pointed_at(new.clause)]]


def _pointed_at(clause: Clause) -> Mention:
    """A clause that names nothing of the promise by itself."""
    return Mention(clause, LIKE, LIKE, deed=False, head=False, core=False, same_row=True)


def _close(one: Mention) -> bool:
    return one.speaks_of_it or (one.same_row and one.core and one.things >= CLEAR)


def _bare(promise: Promise, one: Mention) -> bool:
    """ "Completion is now due in May": a beginning or end of nothing named is that of what is being brought about."""
    said = one.clause.keys
    of_nothing = one.same_row and not said.things and bool(said.actions) and said.actions <= PHASES
    if of_nothing and deeds_of(promise.clause) & PHASES and " now " in one.clause.text:
        return True
    # "Adoption is now anticipated in September", "The matter is now scheduled for March".
    of_the_matter = said.core in folding().general and names_it(promise, one)
    its_own = (one.deed and not said.heads) or of_the_matter
    return one.same_row and its_own and " now " in one.clause.text


def _other_deed(promise: Promise, one: Mention) -> bool:
    """A deed of its own that is not the promised one, listed or not."""
    ours, theirs = deeds_of(promise.clause), one.clause.keys.actions
    if _IT.match(one.clause.text):
        theirs = listed(theirs)
    elif ours and ours <= PHASES and one.clause.keys.heads:
        return bool(theirs - PHASES and not ours & theirs)
    elif one.clause.leans and not one.clause.keys.heads:
        return bool(ours and theirs and not ours & theirs)
    return bool(ours - PHASES and theirs - PHASES and not share_a_deed(ours, theirs))


def _plainly_done(promise: Promise, one: Mention) -> bool:
    """The deed told of the named thing, and no less of it than was promised."""
    named = one.same_row and one.deed and one.core and one.head
    return named and is_told_done(one.clause) and not is_part_of(promise, one)
