"""Which recommendation of the later report is which of the earlier one: text and number together, over the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.assign import assign
from pipeline.compare.likeness import Wording, likenesses
from pipeline.compare.parts import parts
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


def link(earlier: Sequence[Recommendation], later: Sequence[Recommendation]) -> list[Link]:
    """Every recommendation of both lists in at least one link, in the order of the later list, then the dropped."""
    ours, theirs = [Wording.of(one) for one in earlier], [Wording.of(one) for one in later]
    alike = likenesses(ours, theirs)
    numbers = _numbers_hold(ours, theirs, alike)
    scores = {pair: _score(pair, share, ours, theirs, numbers) for pair, share in alike.items()}
    chosen = assign(scores)
    rivals = _rivals(chosen, scores)
    found = [_kept(pair, ours, theirs, alike[pair], rivals[pair] > scores[pair] - CLOSE) for pair in chosen.items()]
    found = _with_parts(found, ours, theirs)
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


def _rivals(chosen: Mapping[int, int], scores: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """For each link made the best score of another link of either of its two sides."""
    back = {j: i for i, j in chosen.items()}
    best = dict.fromkeys(chosen.items(), 0.0)
    for (i, j), score in scores.items():
        for pair in ((i, chosen.get(i, -1)), (back.get(j, -1), j)):
            if pair in best and pair != (i, j):
                best[pair] = max(best[pair], score)
    return best


def _kept(pair: tuple[int, int], ours: Sequence[Wording], theirs: Sequence[Wording], share: float, close: bool) -> Link:
    i, j = pair
    same_number = ours[i].number is not None and ours[i].number == theirs[j].number
    by: MatchedBy = "text"
    if same_number:
        by = "number+text" if share >= ALIKE else "number"
    return Link(i, j, "kept", round(share, 4), by, close or share < ALIKE)


def _with_parts(found: list[Link], ours: Sequence[Wording], theirs: Sequence[Wording]) -> list[Link]:
    """The links, and those of what was split off or merged in."""
    chosen = {one.earlier: one.later for one in found if one.earlier is not None and one.later is not None}
    bodies, others = [one.body for one in ours], [one.body for one in theirs]
    split = parts(bodies, others, chosen)
    merged = parts(others, bodies, {later: earlier for earlier, later in chosen.items()})
    known = {(one.earlier, one.later): one for one in found}
    for whole, pieces in split.items():
        for piece, share in pieces:
            known[whole, piece] = _part(known.get((whole, piece)), whole, piece, "split", share)
    for whole, pieces in merged.items():
        for piece, share in pieces:
            known[piece, whole] = _part(known.get((piece, whole)), piece, whole, "merged", share)
    return list(known.values())


def _part(known: Link | None, earlier: int, later: int, kind: PairKind, share: float) -> Link:
    if known is not None:
        return replace(known, kind=kind)
    return Link(earlier, later, kind, round(share, 4), "text")
