"""What a person decided about two reports, by positions from 0, as pairing asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.models.answers import Answers, LinkAnswer

Places = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Decided:
    """`same`: links to make, whatever else speaks; `apart`: links not to make."""

    same: Places = frozenset()
    apart: Places = frozenset()


UNDECIDED = Decided()
NO_ANSWERS = Answers()


def decided(answers: Answers, earlier: str, later: str) -> Decided:
    """The answers about two reports; one that was given with the two the other way round counts as well."""
    places = {True: set[tuple[int, int]](), False: set[tuple[int, int]]()}
    for one in answers.links:
        place = _place(one, earlier, later)
        if place is not None:
            places[one.same].add(place)
    return Decided(frozenset(places[True]), frozenset(places[False]))


def _place(one: LinkAnswer, earlier: str, later: str) -> tuple[int, int] | None:
    if (one.earlier, one.later) == (earlier, later):
        return one.earlier_index - 1, one.later_index - 1
    if (one.later, one.earlier) == (earlier, later):
        return one.later_index - 1, one.earlier_index - 1
    return None


def rounds_decided(answers: Answers) -> dict[tuple[str, str], bool]:
    """Report ids, sorted → whether the two are rounds of one inquiry."""
    return {sorted_pair(one.one, one.other): one.same for one in answers.rounds}


def first_of(answers: Answers) -> dict[tuple[str, str], str]:
    """Report ids, sorted → the one that comes first."""
    return {sorted_pair(one.one, one.other): one.first for one in answers.rounds if one.first}


def sorted_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def said(decisions: dict[tuple[str, str], bool], one: str, other: str) -> bool | None:
    """What was decided about two reports; None where nothing was."""
    return decisions.get(sorted_pair(one, other))


def apart(decisions: dict[tuple[str, str], bool], ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether any of the one group was decided to be no round of any of the other."""
    others = list(theirs)
    return any(said(decisions, one, other) is False for one in ours for other in others)
