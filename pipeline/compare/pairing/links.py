"""Which recommendation of the later report is which of the earlier one: text and number together, over the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.compare.pairing.assign import assign
from pipeline.compare.pairing.decided import UNDECIDED, Decided
from pipeline.compare.pairing.groups import Group, groups
from pipeline.compare.pairing.likeness import Evidence, Shared, Wording, likenesses
from pipeline.models.comparison import MatchedBy, PairKind
from pipeline.models.report import Recommendation

SURE = 0.8  # the same text, or nearly
ALIKE = 0.5  # alike enough by text alone
WITH_NUMBER = 0.3  # alike enough where the number agrees as well
NUMBER_COUNTS, TITLE_COUNTS, ANSWER_COUNTS, TOLD_COUNTS = 0.15, 0.25, 0.25, 0.25  # what each adds where it agrees
ENOUGH, ENOUGH_ALONE = 0.4, 0.45  # text and all else together, where two kinds of evidence speak beside it, or one
PLACE_COUNTS = 0.01  # what the same place in the list adds: only decides between equals
CLOSE = 0.06  # a second partner that is so nearly as good makes a link ambiguous
NUMBERS_HOLD = 0.6  # of the sure links keep their number: below, the report was renumbered and numbers say nothing

Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Link:
    """One link by positions from 0; None where a side is missing."""

    earlier: int | None
    later: int | None
    kind: PairKind
    similarity: float = 0.0
    matched_by: MatchedBy = "none"
    ambiguous: bool = False
    rivals: tuple[tuple[int, int, float], ...] = ()  # the links that would be nearly as good, with their likeness


def link(
    earlier: Sequence[Recommendation], later: Sequence[Recommendation], decisions: Decided = UNDECIDED
) -> list[Link]:
    """Every recommendation of both lists in at least one link, in the order of the later list, then the dropped.

    One decision over the whole: one-to-one links, splits and mergers compete for the rows, and what explains most wins.
    `decisions`: what a person said is the same, or is not; all else is paired as if these were not there.
    """
    ours, theirs = [Wording.of(one) for one in earlier], [Wording.of(one) for one in later]
    every = likenesses(ours, theirs)
    numbers = _numbers_hold(ours, theirs, every)
    common = Shared(ours, theirs)
    alike = {pair: share for pair, share in every.items() if _is_free(pair, decisions)}
    evidence = {(i, j): common.evidence(ours[i], theirs[j], numbers=numbers) for i, j in alike}
    scores = {pair: _score(pair, share, evidence[pair], ours, theirs) for pair, share in alike.items()}
    chosen, joined = _decide(scores, list(_several(ours, theirs, evidence, common)))
    rivals = _rivals(chosen, scores)
    found = [_kept(pair, ours, theirs, rivals[pair], alike) for pair in chosen.items()]
    found += [one for each in joined for one in _links_of(each, evidence)]
    found += _stated(decisions, every)
    found += [Link(i, None, "dropped") for i in range(len(ours)) if i not in {one.earlier for one in found}]
    found += [Link(None, j, "new") for j in range(len(theirs)) if j not in {one.later for one in found}]
    return sorted(found, key=_order)


@dataclass(frozen=True, slots=True)
class _Joined:
    """A split (`whole` is an earlier row) or a merger."""

    group: Group
    kind: Literal["split", "merged"]

    def places(self) -> list[tuple[int, int]]:
        """Positions in the earlier and the later list of each of its links."""
        one = self.group
        return [(one.whole, part) if self.kind == "split" else (part, one.whole) for part in one.parts]


def _several(
    ours: Sequence[Wording], theirs: Sequence[Wording], evidence: Mapping[tuple[int, int], Evidence], common: Shared
) -> Iterator[_Joined]:
    """Every split and merger that holds by itself."""
    turned = {(j, i): one for (i, j), one in evidence.items()}
    yield from (_Joined(one, "split") for one in groups(ours, theirs, evidence, common))
    yield from (_Joined(one, "merged") for one in groups(theirs, ours, turned, common))


def _decide(scores: Scores, several: Sequence[_Joined]) -> tuple[dict[int, int], list[_Joined]]:
    """The one-to-one links and groups that together are worth most.

    A group is taken where it is worth more than the links that its rows have without it, the one that adds most first;
    what these links leave free is then assigned anew.
    """
    links = dict(assign(scores))
    taken: list[_Joined] = []
    left = list(several)
    while left:
        gains = [one.group.worth - sum(scores[pair] for pair in _touched(links, one)) for one in left]
        best = max(range(len(left)), key=lambda at: gains[at])
        if gains[best] <= 0:
            break
        one = left[best]
        taken.append(one)
        for i, _ in _touched(links, one):
            del links[i]
        left = [other for other in left if not _meet(one, other)]
    return (assign(_without(scores, taken)) if taken else links), taken


def _touched(links: Mapping[int, int], one: _Joined) -> list[tuple[int, int]]:
    """The links that hold a row of a group."""
    lefts, rights = ({place[side] for place in one.places()} for side in (0, 1))
    return [(i, j) for i, j in links.items() if i in lefts or j in rights]


def _without(scores: Scores, taken: Iterable[_Joined]) -> Scores:
    """The scores of links that touch no row of any group."""
    lefts, rights = ({place[side] for one in taken for place in one.places()} for side in (0, 1))
    return {(i, j): score for (i, j), score in scores.items() if i not in lefts and j not in rights}


def _meet(one: _Joined, other: _Joined) -> bool:
    """Whether two groups share a row."""
    return any(a[side] == b[side] for a in one.places() for b in other.places() for side in (0, 1))


def _links_of(one: _Joined, evidence: Mapping[tuple[int, int], Evidence]) -> Iterator[Link]:
    for (i, j), share, weak in zip(one.places(), one.group.shares, one.group.weak, strict=True):
        by: MatchedBy = "text"
        if evidence[i, j].number:
            by = "number" if weak else "number+text"
        yield Link(i, j, one.kind, round(share, 4), by, weak)


def _order(one: Link) -> tuple[bool, int, int]:
    return one.later is None, -1 if one.later is None else one.later, -1 if one.earlier is None else one.earlier


def _numbers_hold(ours: Sequence[Wording], theirs: Sequence[Wording], alike: Mapping[tuple[int, int], float]) -> bool:
    """Whether what is surely the same still carries its number; a number that stands twice is no sign."""
    sure = [(i, j) for (i, j), share in alike.items() if share >= SURE and ours[i].number and theirs[j].number]
    kept = sum(ours[i].number == theirs[j].number for i, j in sure)
    return not sure or kept >= NUMBERS_HOLD * len(sure)


def _score(
    pair: tuple[int, int], share: float, beside: Evidence, ours: Sequence[Wording], theirs: Sequence[Wording]
) -> float:
    """What a link is worth to the whole; 0 where it may not be made."""
    i, j = pair
    same = beside.number if ours[i].number == theirs[j].number else 0.0
    told = TITLE_COUNTS * beside.title + ANSWER_COUNTS * beside.answer + TOLD_COUNTS * beside.told
    worth = share + told + NUMBER_COUNTS * same
    if share < (WITH_NUMBER if same else ALIKE) and worth < (ENOUGH if beside.kinds > 1 else ENOUGH_ALONE):
        return 0.0
    return worth + PLACE_COUNTS * (1 - abs(i / len(ours) - j / len(theirs)))


def _is_free(pair: tuple[int, int], decisions: Decided) -> bool:
    """Whether nobody has decided about a link, or about another one of its sides."""
    if pair in decisions.apart:
        return False
    return not any(pair[0] == i or pair[1] == j for i, j in decisions.same)


def _stated(decisions: Decided, alike: Mapping[tuple[int, int], float]) -> list[Link]:
    """The links that a person made; one recommendation in several is split or merged."""
    lefts, rights = Counter(i for i, _ in decisions.same), Counter(j for _, j in decisions.same)
    return [
        Link(i, j, "split" if lefts[i] > 1 else "merged" if rights[j] > 1 else "kept",
             round(alike.get((i, j), 0.0), 4), "stated")
        for i, j in sorted(decisions.same)
    ]  # fmt: skip


def _rivals(
    chosen: Mapping[int, int], scores: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each link made the other links of either of its two sides that would be nearly as good."""
    back = {j: i for i, j in chosen.items()}
    close: dict[tuple[int, int], list[tuple[int, int]]] = {pair: [] for pair in chosen.items()}
    for (i, j), score in sorted(scores.items()):
        for pair in dict.fromkeys(((i, chosen.get(i, -1)), (back.get(j, -1), j))):
            if pair in close and pair != (i, j) and score > scores[pair] - CLOSE:
                close[pair].append((i, j))
    return close


def _kept(
    pair: tuple[int, int],
    ours: Sequence[Wording],
    theirs: Sequence[Wording],
    rivals: Sequence[tuple[int, int]],
    alike: Mapping[tuple[int, int], float],
) -> Link:
    i, j = pair
    share = alike[pair]
    same_number = ours[i].number is not None and ours[i].number == theirs[j].number
    by: MatchedBy = "text"
    if same_number:
        by = "number+text" if share >= ALIKE else "number"
    near = tuple((*rival, round(alike[rival], 4)) for rival in rivals)
    return Link(i, j, "kept", round(share, 4), by, bool(rivals) or share < ALIKE, near)
