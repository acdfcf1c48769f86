"""A promise that got a later day: put off, promised again, what is left of it, or planned later than was asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pipeline.compare.language.clauses import FIELDS, Clause, Place
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.tenses import is_ahead, is_called_off, is_denied, is_put_off
from pipeline.compare.language.texts import sentences
from pipeline.compare.language.words import FORM_WORDS, folding, listed, share_a_deed, stem
from pipeline.compare.outcomes.figures import counts, is_part_of
from pipeline.compare.outcomes.findings import CLEAR, Finding, Later, NewDay, basis, day_done, sure
from pipeline.compare.outcomes.mentions import (
    PHASES,
    SAME_DEED,
    Mention,
    Weights,
    deeds_of,
    is_numbered_otherwise,
    is_told_done,
    likeness,
)
from pipeline.compare.outcomes.same_matter import LONG, is_it, length, names_it
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
