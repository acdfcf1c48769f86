"""Which recommendation of the later report is which of the earlier one: text and number together, over the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.pairing.assign import assign
from pipeline.compare.pairing.decided import UNDECIDED, Decided
from pipeline.compare.pairing.likeness import Wording, likenesses
from pipeline.compare.pairing.parts import parts
from pipeline.models.comparison import MatchedBy, PairKind
from pipeline.models.report import Recommendation

SURE = 0.8  # the same text, or nearly
ALIKE = 0.5  # alike enough by text alone
WITH_NUMBER = 0.3  # alike enough where the number agrees as well
NUMBER_COUNTS = 0.15  # what an agreeing number adds
PLACE_COUNTS = 0.01  # what the same place in the list adds: only decides between equals
CLOSE = 0.06  # a second partner that is so nearly as good makes a link ambiguous
NUMBERS_HOLD = 0.6  # of the sure links keep their number: below, the report was renumbered and numbers say nothing


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

    `decisions`: what a person said is the same, or is not; all else is paired as if these were not there.
    """
    ours, theirs = [Wording.of(one) for one in earlier], [Wording.of(one) for one in later]
    alike = likenesses(ours, theirs)
    numbers = _numbers_hold(ours, theirs, alike)
    free = {pair: share for pair, share in alike.items() if _is_free(pair, decisions)}
    scores = {pair: _score(pair, share, ours, theirs, numbers) for pair, share in free.items()}
    chosen = assign(scores)
    rivals = _rivals(chosen, scores)
    found = [_kept(pair, ours, theirs, rivals[pair], alike) for pair in chosen.items()]
    found = _with_parts(found, ours, theirs, decisions)
    found += _stated(decisions, alike)
    found += [Link(i, None, "dropped") for i in range(len(ours)) if i not in {one.earlier for one in found}]
    found += [Link(None, j, "new") for j in range(len(theirs)) if j not in {one.later for one in found}]
    return sorted(found, key=_order)


def _order(one: Link) -> tuple[bool, int, int]:
    return one.later is None, -1 if one.later is None else one.later, -1 if one.earlier is None else one.earlier


def _numbers_hold(ours: Sequence[Wording], theirs: Sequence[Wording], alike: Mapping[tuple[int, int], float]) -> bool:
    """Whether what is surely the same still carries its number; a number that stands twice is no sign."""
    sure = [(i, j) for (i, j), share in alike.items() if share >= SURE and ours[i].number and theirs[j].number]
    kept = sum(ours[i].number == theirs[j].number for i, j in sure)
    return not sure or kept >= NUMBERS_HOLD * len(sure)


def _score(
    pair: tuple[int, int], share: float, ours: Sequence[Wording], theirs: Sequence[Wording], numbers: bool
) -> float:
    """What a link is worth to the whole; 0 where it may not be made."""
    i, j = pair
    agree = numbers and ours[i].number is not None and ours[i].number == theirs[j].number
    if share < (WITH_NUMBER if agree else ALIKE):
        return 0.0
    near = 1 - abs(i / len(ours) - j / len(theirs))
    return share + NUMBER_COUNTS * agree + PLACE_COUNTS * near


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


def _with_parts(
    found: list[Link], ours: Sequence[Wording], theirs: Sequence[Wording], decisions: Decided
) -> list[Link]:
    """The links, and those of what was split off or merged in."""
    chosen = {one.earlier: one.later for one in found if one.earlier is not None and one.later is not None}
    bodies, others = [one.body for one in ours], [one.body for one in theirs]
    split = parts(bodies, others, chosen)
    merged = parts(others, bodies, {later: earlier for earlier, later in chosen.items()})
    known = {(one.earlier, one.later): one for one in found}
    for whole, pieces in split.items():
        free = [(piece, share) for piece, share in pieces if _is_free((whole, piece), decisions)]
        for piece, share in free if len(free) > 1 else ():
            known[whole, piece] = _part(known.get((whole, piece)), whole, piece, "split", share)
    for whole, pieces in merged.items():
        free = [(piece, share) for piece, share in pieces if _is_free((piece, whole), decisions)]
        for piece, share in free if len(free) > 1 else ():
            known[piece, whole] = _part(known.get((piece, whole)), piece, whole, "merged", share)
    return list(known.values())


def _part(known: Link | None, earlier: int, later: int, kind: PairKind, share: float) -> Link:
    if known is not None:
        return replace(known, kind=kind)
    return Link(earlier, later, kind, round(share, 4), "text")
