"""Which later clauses speak of what was promised, and how surely."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.clauses import FIELDS, Clause
from pipeline.compare.promises import Promise

SAME_ROW = 0.45  # likeness from which a clause of the same recommendation speaks of the promise
OTHER_ROW = 0.75  # and one of another recommendation, which must share more
TOUCHED = 0.2  # below this it does not even touch upon it
LEANED_ON = 0.5  # what a word is worth that a clause only takes over from the words in front of it
THINGS_COUNT = 2 / 3  # of a likeness is what is spoken of, the rest what is done with it

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Mention:
    """A later clause and how much of the promise it repeats. `head`: it says something of the promised thing itself."""

    clause: Clause
    likeness: float
    things: float
    action: bool
    head: bool
    same_row: bool

    @property
    def speaks_of_it(self) -> bool:
        return self.likeness >= (SAME_ROW if self.same_row else OTHER_ROW)


def weights(clauses: Iterable[Clause]) -> Weights:
    """How telling each word is: the fewer sentences hold it, the more."""
    sentences = {clause.place: set[str]() for clause in clauses}
    for clause in clauses:
        sentences[clause.place] |= clause.keys.things
    counts = Counter(word for words in sentences.values() for word in words)
    return {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}


def mentions(promise: Promise, later: Sequence[Clause], rows: Mapping[str, frozenset[int]], tell: Weights) -> list[Mention]:
    """The later clauses that touch upon the promise, the likest first.

    `rows`: report_id → the indexes under which the promise's recommendation stands there.
    """
    found = []
    for clause in later:
        same_row = clause.row.index in rows.get(clause.report.report_id, frozenset())
        mention = _mention(promise, clause, same_row, tell)
        if mention.likeness >= TOUCHED:
            found.append(mention)
    return sorted(found, key=lambda one: (-one.likeness, not one.same_row))


def _mention(promise: Promise, clause: Clause, same_row: bool, tell: Weights) -> Mention:
    ours = promise.clause.keys
    wanted = _wanted(promise.clause, tell)
    theirs = clause.keys.things | clause.keys.actions
    total = sum(wanted.values())
    hits = {word: weight for word, weight in wanted.items() if word in theirs}
    leaned = {word: weight for word, weight in wanted.items() if word in clause.context.things and word not in hits}
    things = (sum(hits.values()) + LEANED_ON * sum(leaned.values())) / total if total else 0.0
    action = bool(ours.actions & clause.keys.actions)
    likeness = _likeness(things, action, bool(total), bool(ours.actions))
    head = bool(clause.keys.heads & set(wanted)) or bool(leaned) or (action and bool(hits or not total))
    return Mention(clause, round(likeness, 4), things, action, head, same_row)


def _wanted(clause: Clause, tell: Weights) -> dict[str, float]:
    """What a promise is about: its own words; where it has none, those it leans on, worth less."""
    own = {word: tell.get(word, 1.0) for word in clause.keys.things}
    if len(own) > 1:
        return own
    return own | {word: LEANED_ON * tell.get(word, 1.0) for word in clause.context.things - set(own)}


def _likeness(things: float, action: bool, has_things: bool, has_actions: bool) -> float:
    if not has_actions:
        return things
    if not has_things:
        return float(action) * THINGS_COUNT
    return THINGS_COUNT * things + (1 - THINGS_COUNT) * action


def later_than(promise: Promise, clauses: Sequence[Clause], repeated: frozenset[str]) -> list[Clause]:
    """What was written after the promise: later fields of its own report, and what a later report says anew.

    `repeated`: sentences of the later report that the earlier one holds already.
    """
    own = promise.clause
    order = FIELDS.index(own.field)
    found = []
    for clause in clauses:
        if clause.report is own.report:
            ahead = FIELDS.index(clause.field) > order
            if ahead and (clause.field == "update" or clause.row.index == own.row.index):
                found.append(clause)
        elif clause.field in ("response", "action", "update") and clause.sentence.text not in repeated:
            found.append(clause)
    return found


def same_promise(one: Promise, other: Promise, tell: Weights) -> bool:
    """Whether two promises are of the same thing for the same date, in one recommendation."""
    if one.last_day != other.last_day or one.clause.row.index != other.clause.row.index:
        return False
    first = _mention(one, other.clause, True, tell)
    second = _mention(other, one.clause, True, tell)
    return max(first.likeness, second.likeness) >= SAME_ROW


