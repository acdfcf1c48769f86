"""Which later promise gives an earlier one a new day: "It is now due to go to Cabinet in June".

A new day speaks of something by "now" or "therefore", or by what held it up in front of it; of what, is told by which
of the recommendation's earlier promises it is most like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.compare.followed.evidence import PHASES, SAME_DEED, Weights, deeds_of, likeness
from pipeline.compare.followed.namesake import is_numbered_otherwise
from pipeline.compare.followed.steps import LONG, length
from pipeline.compare.language.clauses import FIELDS, Clause, Place
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.folding import FORM_WORDS, folding, stem
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.sentences import sentences
from pipeline.compare.language.tenses import is_ahead, is_called_off, is_denied, is_put_off
from pipeline.compare.promised.promises import Promise

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
_NO_SUBJECT = re.compile(r"^\W*(?:(?:and|but|so) )?(?:will|is|are|has|have|should|was)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
AS_IT_STANDS = 0.8  # what words as they stand weigh
LIKE = 0.25  # enough where something was held up before
NEVER = 9.0  # more than anything can be alike
LIKE_NOW = 0.1  # enough where the words say that the day is new

Row = tuple[str, int]
HeldUp = Mapping[tuple[str, int, str], list[int]]  # cell → where its words end that say so


class NewDay(NamedTuple):
    """A clause that puts something on a later day, ISO as printed, None where that has no value ("before Christmas");
    `named`: its words say that the day is new, or it points back at what the sentence in front says was held up.
    """

    clause: Clause
    day: str | None
    named: bool
    behind: bool = True  # something of the text in front was held up

    @property
    def at(self) -> tuple[Place, int]:
        return self.clause.place, self.clause.start


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
    if _NO_SUBJECT.match(new.text) and _words(old) & _words(new, whole=True):
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
        or (_NO_SUBJECT.match(clause.text) and _IT.match(clause.sentence.text))
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
