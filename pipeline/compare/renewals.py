"""Which later promise gives an earlier one a new day: "It is now due to go to Cabinet in June".

A new day speaks of something by "now" or "therefore", or by what held it up in front of it; of what, is told by which
of the recommendation's earlier promises it is most like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.compare.clauses import FIELDS, Clause, Place
from pipeline.compare.days import last_day
from pipeline.compare.evidence import PHASES, SAME_DEED, Weights, deeds_of, likeness
from pipeline.compare.folding import folding, stem
from pipeline.compare.idioms import idioms
from pipeline.compare.likeness import FORM_WORDS
from pipeline.compare.promises import Promise
from pipeline.compare.tenses import is_called_off, is_denied, is_put_off

_SAID = idioms("en_promises")
_NOW = re.compile(rf"\b(?:{_SAID['changed']})\b", re.IGNORECASE)
_MORE = re.compile(rf"^\W*(?:and |but )?(?:{_SAID['more_of_it']})\b", re.IGNORECASE)
_IT = re.compile(
    r"^\W*(?:(?:and|but|so|also) )?(?:it|this|they|these|the matter|(?:we|officers) (?:now|therefore))\b", re.IGNORECASE
)
_NO_SUBJECT = re.compile(r"^\W*(?:(?:and|but|so) )?(?:will|is|are|has|have|should|was)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
AS_IT_STANDS = 0.8  # what words as they stand weigh
LIKE = 0.25  # enough where something was held up before
LIKE_NOW = 0.1  # enough where the words say that the day is new

Row = tuple[str, int]


class NewDay(NamedTuple):
    """A clause that puts something on a later day, ISO as printed; `named`: its words say that the day is new."""

    clause: Clause
    day: str
    named: bool

    @property
    def at(self) -> tuple[Place, int]:
        return self.clause.place, self.clause.start


Renewed = Mapping[tuple[Place, int], NewDay]  # place and start of a promise's clause → its new day


def renewals(
    every: Sequence[Promise], clauses: Sequence[Clause], rows: Callable[[Promise], frozenset[Row]], tell: Weights
) -> Renewed:
    """`rows`: the recommendations that a promise's own one is, as (report_id, index), its own among them."""
    found: dict[tuple[Place, int], NewDay] = {}
    told: dict[Row, list[Promise]] = {}
    for old in every:
        for row in rows(old):
            told.setdefault(row, []).append(old)
    for new in _new_days(every, clauses):
        rivals = [old for old in told.get(_row(new.clause), ()) if _comes_before(old, new)]
        alike = [(_alike(old.clause, new.clause, tell), old) for old in rivals if _speaks_of(old.clause, new.clause)]
        best = max((like for like, _ in alike), default=0.0)
        for like, old in alike:
            alone = new.named and len({(one.clause.place, one.clause.start) for one in rivals}) == 1
            if like == best and (like >= (LIKE_NOW if new.named else LIKE) or alone):
                found.setdefault((old.clause.place, old.clause.start), new)
    return found


def _new_days(every: Iterable[Promise], clauses: Sequence[Clause]) -> Iterator[NewDay]:
    """Promises for a day that is new or behind something that was held up, and what is told as put off to a day."""
    held_up = _held_up(clauses)
    for one in every:
        named = bool(_NOW.search(one.clause.text))
        first = held_up.get(_cell(one.clause))
        behind = first is not None and first <= one.clause.start
        if (named or behind) and not _MORE.match(one.clause.text):
            yield NewDay(one.clause, one.due, named)
    for clause in clauses:
        for date in clause.dates:
            if isinstance(date.value, str) and is_put_off(clause.text[: max(0, date.start - clause.start)]):
                yield NewDay(clause, date.value, named=True)


def _speaks_of(old: Clause, new: Clause) -> bool:
    """By a word of its own, or by pointing back."""
    if _IT.match(new.text):
        return True
    if _NO_SUBJECT.match(new.text) and _words(old) & _words(new, whole=True):
        return True
    ours, theirs = old.keys, new.keys
    return bool(ours.things & theirs.things or deeds_of(old) & theirs.actions - PHASES or _words(old) & _words(new))


def _held_up(clauses: Iterable[Clause]) -> Mapping[tuple[str, int, str], int]:
    """Cell → where its first words end that say that something was held up or did not happen."""
    found: dict[tuple[str, int, str], int] = {}
    for one in clauses:
        if is_denied(one.text) or is_called_off(one.text):
            found.setdefault(_cell(one), one.end)
    return found


def _comes_before(old: Promise, new: NewDay) -> bool:
    """Made earlier, and for an earlier day."""
    if old.last_day >= last_day(new.day) or old.clause.place == new.clause.place:
        return False
    if old.clause.report is not new.clause.report:
        return old.clause.written < new.clause.written
    return FIELDS.index(old.clause.field) < FIELDS.index(new.clause.field)


def _row(clause: Clause) -> Row:
    return clause.report.report_id, clause.row.index


def _cell(clause: Clause) -> tuple[str, int, str]:
    return clause.report.report_id, clause.row.index, clause.field


def _alike(old: Clause, new: Clause, tell: Weights) -> float:
    """By what they speak of, or by the words as they stand: who is to decide it is named in both."""
    ours, theirs = _words(old), _words(new)
    shared = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
    deed = SAME_DEED if deeds_of(old) & new.keys.actions - PHASES else 0.0
    return max(likeness(old, new, tell), AS_IT_STANDS * shared) + deed


def _words(clause: Clause, *, whole: bool = False) -> frozenset[str]:
    """As they stand, dates left out; `whole`: those of the whole sentence."""
    text = clause.sentence.text if whole else clause.text
    for date in clause.dates:
        text = text.replace(date.text, " ")
    bodies = {word.lower() for word in folding().bodies}
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word in bodies or word not in FORM_WORDS)
