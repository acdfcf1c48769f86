"""What later text says of a promise, by rules in order: kept, moved to another day, overdue, not mentioned."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from pipeline.compare.language.clauses import FIELDS, Clause, Place, is_of_nothing_named, points_at_it
from pipeline.compare.language.kin import first_day, idioms, last_day, spheres, things_too
from pipeline.compare.language.tenses import (
    is_ahead,
    is_called_off,
    is_denied,
    is_going_on,
    is_nothing_but_done,
    is_put_off,
)
from pipeline.compare.language.words import FORM_WORDS, deed_of, folded, folding, listed, sentences, share_a_deed, stem
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
from pipeline.compare.outcomes.findings import (
    AMOUNT,
    CLEAR,
    Finding,
    How,
    Later,
    NewDay,
    basis,
    day_done,
    how_told,
    sure,
)
from pipeline.compare.outcomes.mentions import (
    PHASES,
    SAME_DEED,
    Mention,
    Weights,
    deeds_of,
    is_dated_ahead,
    is_numbered_otherwise,
    is_told_done,
    likeness,
)
from pipeline.compare.outcomes.same_matter import (
    LONG,
    another_step,
    is_it,
    length,
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

_LEFT = re.compile(
    r"^\W{0,9}(?:and |but |with )?(?:the|those) (?:\w+ )?(?:remaining|rest|others?|outstanding"
    r"|(?:second|third|fourth|fifth|sixth|last|final)(?= (?:one )?(?:will|is|should|has)\b))\b",
    re.IGNORECASE,
)
_SO_MANY_LEFT = re.compile(  # "works to the other four have overrun and tenants will move in during May"
    r"\b(?:the|those) (?:other|remaining|last) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b",
    re.IGNORECASE,
)
_SOME_OF_THE = re.compile(r"^\W*(?:\w+ ){1,2}of the\b")  # "Two of the five" leave others by themselves
_NO_SUBJECT = re.compile(r"^\W*(?:(?:and|but|so) )?(?:will|is|are|has|have|should|was|were|to be)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|all|each)\b", re.IGNORECASE)


def is_of_what_is_left(clause: Clause) -> bool:
    """ "the remaining three will …", "The other five had to wait and will …"."""
    if _LEFT.match(clause.text) or (_NO_SUBJECT.match(clause.text) and _LEFT.match(clause.sentence.text)):
        return True
    before = clause.sentence.text[: max(0, clause.end - clause.sentence.start)]
    return bool(_SO_MANY_LEFT.search(before))


def may_be_left_of(promise: Promise, clause: Clause, dated: Iterable[Promise]) -> bool:
    """Of what was to be done to all, to so many, or to the end; where more than one was, of what both speak of."""
    if not _is_of_many(promise):
        return False
    own = promise.clause
    rivals = [
        one
        for one in dated
        if (one.clause.report, one.clause.row.index, one.clause.field) == (own.report, own.row.index, own.field)
        and _is_of_many(one)
    ]
    named = own.keys.things | own.context.things
    return len(rivals) == 1 or bool(named & (clause.keys.things | clause.context.things))


def _is_of_many(promise: Promise) -> bool:
    said = promise.clause
    if _LEFT.match(said.text) or _SOME_OF_THE.match(said.text):
        return False
    return bool(_EVERY.search(said.sentence.text)) or counts(said) or "end" in deeds_of(said)


_SAID = idioms("en_promises")
_NOW = re.compile(rf"\b(?:{_SAID['changed']})\b", re.IGNORECASE)
_STILL = re.compile(rf"\b(?:{_SAID['unchanged']})\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every) \w+, (?:and )?next\b", re.IGNORECASE)  # "they meet each term, next on …"
_MORE = re.compile(rf"^\W*(?:and |but )?(?:{_SAID['more_of_it']})\b", re.IGNORECASE)
_IT = re.compile(
    r"^\W*(?:(?:and|but|so|also) )?(?:it|this|they|these|the matter|(?:we|officers) (?:now|therefore))\b", re.IGNORECASE
)
_DOES_IT = re.compile(r"\bto (?:see|have|finish|complete|launch|open|hold|publish|deliver|do) (?:it|them|this)\b")
_HE = re.compile(r"^\W*(?:he|she)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|repeated|another|second|third|further|next|more)\b", re.IGNORECASE)
_SUBJECT_LEFT_OUT = re.compile(r"^\W*(?:(?:and|but|so) )?(?:will|is|are|has|have|should|was)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
AS_IT_STANDS = 0.8  # what words as they stand weigh
LIKE = 0.25  # enough where something was held up before
NEVER = 9.0  # more than anything can be alike
LIKE_NOW = 0.1  # enough where the words say that the day is new

Row = tuple[str, int]
HeldUp = Mapping[tuple[str, int, str], list[int]]  # cell → where its words end that say so


Renewed = Mapping[tuple[Place, int], NewDay]  # place and start of a promise's clause → its new day


def renewals(
    every: Sequence[Promise], new_days: Sequence[Promise], clauses: Sequence[Clause],
    rows: Callable[[Promise], frozenset[Row]], tell: Weights,
) -> Renewed:  # fmt: skip
    """`new_days`: also those that others name, as a day is gone whoever puts it off. `rows`: the recommendations that a
    promise's own one is, as (report_id, index), its own among them.
    """
    found: dict[tuple[Place, int], NewDay] = {}
    told: dict[Row, list[Promise]] = {}
    for old in every:
        for row in rows(old):
            told.setdefault(row, []).append(old)
    for new in _new_days(new_days, clauses):
        rivals = [old for old in told.get(_row(new.clause), ()) if _comes_before(old, new)]
        alike = [(_alike(old.clause, new, tell), old) for old in rivals if _speaks_of(old.clause, new.clause)]
        best, first = max(alike, key=lambda one: one[0], default=(0.0, None))
        for like, old in alike:
            alone = new.named and len({(one.clause.place, one.clause.start) for one in rivals}) == 1
            most = like == best or (first is not None and _same_day(first, old))
            if most and (like >= _enough(old, new) or alone):
                found.setdefault(
                    (old.clause.place, old.clause.start), new._replace(named=new.named or _told_too_late(old, new))
                )
    return found


def _same_day(one: Promise, other: Promise) -> bool:
    """ "In November" and "on 21 November"."""
    return one.due.startswith(other.due) or other.due.startswith(one.due)


def _enough(old: Promise, new: NewDay) -> float:
    """How alike they must be: less where the new day is told when the old one has gone by."""
    if new.named:
        return LIKE_NOW
    return LIKE if new.behind or _told_too_late(old, new) else NEVER


def _told_too_late(old: Promise, new: NewDay) -> bool:
    """The deed is still to come, by the next report, when the day has gone by."""
    ours, theirs = deeds_of(old.clause), new.clause.keys.actions
    by_it = not _HE.match(new.clause.text) and bool(
        (_words(old.clause) | _words_in_front(old.clause)) & _words_in_front(new.clause)
    )
    same = bool(ours & theirs - PHASES and (by_it or old.clause.keys.things & new.clause.keys.things))
    same = same or (by_it and (bool(ours & theirs) or new.clause.keys.core in folding().general))
    in_time = (
        new.day is None
        or length(new.day) > LONG
        or first_day(new.day) <= old.last_day
        or new.clause.written <= old.last_day
    )
    return same and not in_time and new.clause.report is old.clause.report and not _AGAIN.search(new.clause.text)


def _new_days(every: Iterable[Promise], clauses: Sequence[Clause]) -> Iterator[NewDay]:
    """Promises for a day that is new or behind something that was held up, and what is told as put off to a day."""
    held_up = _held_up(clauses)
    for one in every:
        if is_unchanged(one.clause) or _EACH.search(one.clause.text):
            continue
        named = bool(_NOW.search(one.clause.text))
        ends = held_up.get(_cell(one.clause), [])
        behind = any(end <= one.clause.start for end in ends)
        named = named or _of_what_was_held_up(one.clause, held_up)
        if not _MORE.match(one.clause.text):
            yield NewDay(one.clause, one.due, named, behind)
    for clause in clauses:
        for date in clause.dates:
            if is_put_off(clause.text[: max(0, date.start - clause.start)]):
                yield NewDay(clause, date.value if isinstance(date.value, str) else None, named=True)
            elif date.value is None and is_ahead(clause.text) and _of_what_was_held_up(clause, held_up):
                yield NewDay(clause, None, named=True)


def is_unchanged(clause: Clause) -> bool:
    """ "is still meant to open in May": the day is the one it was."""
    return bool(_STILL.search(clause.text))


def _speaks_of(old: Clause, new: Clause) -> bool:
    """By a word of its own, or by pointing back."""
    if is_numbered_otherwise(old, new):
        return False
    if _points_back(new):
        return True
    if _SUBJECT_LEFT_OUT.match(new.text) and _words(old) & _words(new, whole=True):
        return True
    ours, theirs = old.keys, new.keys
    return bool(ours.things & theirs.things or deeds_of(old) & theirs.actions - PHASES or _words(old) & _words(new))


def _points_back(clause: Clause) -> bool:
    """By "it", "they" or "the item", of its own or of the words in front: "They began late and will end by May"."""
    if clause.keys.core in folding().general and not clause.leans:
        return True
    return bool(
        _IT.match(clause.text)
        or _DOES_IT.search(clause.text)
        or (_SUBJECT_LEFT_OUT.match(clause.text) and _IT.match(clause.sentence.text))
    )


def _of_what_was_held_up(clause: Clause, held_up: HeldUp) -> bool:
    """Whether it points back at what the sentence in front says was held up."""
    return _points_back(clause) and any(_right_behind(end, clause) for end in held_up.get(_cell(clause), []))


def _right_behind(end: int, clause: Clause) -> bool:
    """Whether what was held up is told by the end of the sentence in front."""
    whole = str(getattr(clause.row, clause.field))
    return end <= clause.sentence.start and not whole[end : clause.sentence.start].strip(" .\n")


def _held_up(clauses: Iterable[Clause]) -> HeldUp:
    """Cell → where its words end that say that something was held up or did not happen."""
    found: dict[tuple[str, int, str], list[int]] = {}
    for one in clauses:
        if is_denied(one.text) or is_called_off(one.text):
            found.setdefault(_cell(one), []).append(one.end)
    return found


def _comes_before(old: Promise, new: NewDay) -> bool:
    """Made earlier, and for an earlier day."""
    if (new.day is not None and old.last_day >= last_day(new.day)) or old.clause.place == new.clause.place:
        return False
    if old.clause.report is not new.clause.report:
        return old.clause.written < new.clause.written
    return FIELDS.index(old.clause.field) < FIELDS.index(new.clause.field)


def _row(clause: Clause) -> Row:
    return clause.report.report_id, clause.row.index


def _cell(clause: Clause) -> tuple[str, int, str]:
    return clause.report.report_id, clause.row.index, clause.field


def _alike(old: Clause, day: NewDay, tell: Weights) -> float:
    """By what they speak of, or by the words as they stand: who is to decide it is named in both."""
    new = day.clause
    ours, theirs = _words(old), _words(new) | (frozenset() if day.named else _words_in_front(new))
    shared = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
    deed = SAME_DEED if deeds_of(old) & new.keys.actions - PHASES else 0.0
    return max(likeness(old, new, tell), AS_IT_STANDS * shared) + deed


def _words_in_front(clause: Clause) -> frozenset[str]:
    """Those of the sentence in front that it points back at."""
    if clause.start > clause.sentence.start or not _points_back(clause):
        return frozenset()
    before = [one for one in sentences(str(getattr(clause.row, clause.field))) if one.end <= clause.start]
    return _bare_words(before[-1].text, clause) if before else frozenset()


def _words(clause: Clause, *, whole: bool = False) -> frozenset[str]:
    """As they stand, dates left out; `whole`: those of the whole sentence."""
    return _bare_words(clause.sentence.text if whole else clause.text, clause)


def _bare_words(text: str, clause: Clause) -> frozenset[str]:
    for date in clause.dates:
        text = text.replace(date.text, " ")
    bodies = {word.lower() for word in folding().bodies}
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word in bodies or word not in FORM_WORDS)


_COUNTED = r"(?:a|an|the|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) "
_ANOTHER = re.compile(
    rf"^\W*(?:and )?(?:(?:{_COUNTED})?(?:another|second|third|fourth|next|more|further|additional|extra)|an? new)\b"
    r"|^\W*(?:its|their)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\badd(?:s|ed|ing)? (?:a|an|another|two|three|more)\b", re.IGNORECASE)
_BARE_VERB = re.compile(r"^\W{0,9}(?:expect|hope|plan|aim|intend|due|now)\b", re.IGNORECASE)
_EACH_TIME = re.compile(
    r"\b(?:each|every) \w+, (?:and )?next\b|^\W*next (?:on|in)\b", re.IGNORECASE
)  # "they meet each term, next on"
_RANGE = re.compile(r"\b(?:to|until|till|and)\b|[-–—]")  # "3 May to 28 September"
_STARTS = re.compile(r"\b(?:will|to|shall) (?:start|begin|commence)\b", re.IGNORECASE)
_IT_ALONE = re.compile(r"^\W*(?:it(?! is \w+ that)|they|this|these)\b", re.IGNORECASE)


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
            or _EACH_TIME.search(new.clause.text)
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
    if _IT_ALONE.match(one.clause.text):
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
_ANY_WORD = re.compile(r"\w+")
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
    return word.isalpha() and all(small.isdisjoint(_all_words(text)) for text in texts)


@functools.lru_cache(maxsize=4096)
def _all_words(text: str) -> frozenset[str]:
    return frozenset(_ANY_WORD.findall(text))


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
        if first_day(day) <= promise.last_day and not another_step(promise, one.clause.keys):
            return Finding("kept", (one,), basis(one), how_told(one), sure(one))
    return None


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
                plain = one.core and bool(_STILL_OPEN.search(one.clause.text))
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


_STILL_OPEN = re.compile(r"\bstill\b|\bunder ?way\b", re.IGNORECASE)
_DONE_AGAIN = re.compile(
    r"\b(?:again|repeated|another|second|further|next)\b", re.IGNORECASE
)  # after what was done once
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
    if _DONE_AGAIN.search(one.clause.text):
        return False
    return is_going_on(one.clause.text) or is_ahead(one.clause.text.partition(" than ")[0])
