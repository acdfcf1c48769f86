"""Later clauses that surely speak of one promise are no hint about another one, unless they name its thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.followed.evidence import Mention
from pipeline.compare.followed.findings import Finding, Later
from pipeline.compare.followed.inference import goes_on
from pipeline.compare.followed.other_words import names_of, names_the_core
from pipeline.compare.language.clauses import Place
from pipeline.compare.promised.promises import Promise

Group = Sequence[Promise]
At = tuple[Place, int]
SURE = 0.7  # strength from which a finding explains the clause that it rests on


def is_sure(result: Finding | None) -> bool:
    """Whether an outcome is read, and not only guessed."""
    return result is not None and bool(result.evidence) and (result.basis == "stated" or result.strength >= SURE)


@dataclass(frozen=True, slots=True)
class Explained:
    """By place and start of a clause, each by the id of its group: `clauses`: the promises whose outcome it surely
    tells, `sentences` those of its whole sentence; `named`: those that it may tell of, as it names their thing;
    `fields`: those of a text (report_id, index, field) whose outcome is told.
    """

    clauses: dict[At, dict[int, Promise]]
    sentences: dict[Place, dict[int, Promise]]
    named: dict[At, set[int]]
    fields: dict[tuple[str, int, str], set[int]]

    def without(self, promise: Promise, group: Group, later: Later) -> Later:
        """What was written after a promise, less what tells of others."""
        left: list[Mention] = []
        aside: list[Mention] = []
        for one in later.mentions:
            (aside if self._of_others(promise, group, one) else left).append(one)
        beside = bool(self.fields.get(promise.clause.place[:3], set()) - {id(group)})
        others = self.things_of_others(group)
        return replace(later, mentions=left, of_other_things=others, told_beside=beside, set_aside=aside)

    def _of_others(self, promise: Promise, group: Group, one: Mention) -> bool:
        others = [other for number, other in self._told(one).items() if number != id(group)]
        if any(_of_another_place(promise, other, one) for other in others):
            return True
        if names_the_core(promise, one):
            return False
        return any(not _answers(promise, other) for other in others)

    def things_of_others(self, group: Group) -> frozenset[At]:
        """The clauses that name the thing of another promise, whose outcome rests on them."""
        return frozenset(at for at, groups in self.named.items() if groups - {id(group)})

    def is_contested(self, promise: Promise, group: Group, result: Finding | None) -> bool:
        """Whether what an outcome rests on is told of the place of another promise."""
        return result is not None and any(
            _of_another_place(promise, other, one)
            for one in result.evidence
            for number, other in self._told(one).items()
            if number != id(group)
        )

    def _told(self, one: Mention) -> dict[int, Promise]:
        """What goes on with the same subject tells of the same promise: "wrote in July and had a reply in August"."""
        own = self.clauses.get((one.clause.place, one.clause.start), {})
        if own or one.shared or one.deed or not goes_on(one.clause):
            return own
        return self.sentences.get(one.clause.place, own)


def _of_another_place(promise: Promise, other: Promise, one: Mention) -> bool:
    """ "The Easthope club opened", where one was promised for Easthope and one for Marl."""
    if promise.clause.place[:3] != other.clause.place[:3]:
        return False
    ours, theirs = names_of(promise.clause), names_of(other.clause)
    said = names_of(one.clause)
    return bool(ours and theirs & said) and not ours & said


def _answers(asked: Promise, other: Promise) -> bool:
    """Whether another promise is the answer to what is asked for: what tells of the one tells of both."""
    if other.clause.field == "recommendation" and asked.clause.field != "recommendation":
        asked, other = other, asked
    own, its = asked.clause, other.clause
    if own.field != "recommendation" or its.field == "recommendation" or own.row.index != its.row.index:
        return False
    return asked.alone and bool(own.keys.things & (its.keys.things | its.context.things))


def explained(results: Iterable[tuple[tuple[Promise, Group], Finding | None]]) -> Explained:
    """What the sure ones among the outcomes rest on; and what the others do, where it names their thing."""
    clauses: dict[At, dict[int, Promise]] = {}
    sentences: dict[Place, dict[int, Promise]] = {}
    named: dict[At, set[int]] = {}
    fields: dict[tuple[str, int, str], set[int]] = {}
    for (promise, group), result in results:
        if result is not None and result.evidence:
            fields.setdefault(promise.clause.place[:3], set()).add(id(group))
        for one in result.evidence if result else ():
            at = one.clause.place, one.clause.start
            if is_sure(result):
                clauses.setdefault(at, {})[id(group)] = promise
                sentences.setdefault(one.clause.place, {})[id(group)] = promise
            elif promise.clause.keys.core in one.clause.keys.things:
                named.setdefault(at, set()).add(id(group))
    return Explained(clauses, sentences, named, fields)
