"""What was split, what was merged: texts that lie inside another one, each covering its own piece of it.

Written for a split (`wholes` are the earlier texts); a merger is the same the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.compare.pairing.likeness import covered

INSIDE = 0.75  # of a part's words stand in the whole, in the same order
CHOSEN = 0.7  # enough of the part that is its partner already
OWN = 0.6  # of a part's words stand where no other part of the whole stands
LEAST = 5  # words: a shorter text lies inside of many
TOGETHER = 0.5  # of the whole is covered by its parts

Parts = dict[int, list[tuple[int, float]]]
Words = Sequence[str]


def parts(wholes: Sequence[Words], pieces: Sequence[Words], chosen: Mapping[int, int]) -> Parts:
    """Whole → its parts (two or more), each with the share of it that lies inside. `chosen`: whole → partner so far."""
    taken = set(chosen.values())
    loose = [at for at in range(len(pieces)) if at not in taken and len(pieces[at]) >= LEAST]
    found: Parts = {}
    claimed = _claims(wholes, [pieces[at] for at in loose])
    for whole in range(len(wholes)):
        candidates = [loose[at] for at, best in enumerate(claimed) if best == whole]
        if whole in chosen:
            candidates.insert(0, chosen[whole])
        split = _split(wholes[whole], {at: pieces[at] for at in candidates}, chosen.get(whole))
        if len(split) > 1 and (whole not in chosen or split[0][0] == chosen[whole]):
            found[whole] = split
    return found


def _claims(wholes: Sequence[Words], loose: Sequence[Words]) -> list[int | None]:
    """For each loose text the whole that holds most of it, if it lies inside of one."""
    sets = [frozenset(words) for words in wholes]
    claims: list[int | None] = []
    for piece in loose:
        distinct = frozenset(piece)
        worth = [at for at, words in enumerate(sets) if len(distinct & words) >= INSIDE * len(distinct) * 0.9]
        shares = {at: covered(piece, wholes[at])[0] for at in worth if len(wholes[at]) > len(piece)}
        best = max(shares, key=lambda at: (shares[at], -at), default=None)
        claims.append(best if best is not None and shares[best] >= INSIDE else None)
    return claims


def _split(whole: Words, pieces: Mapping[int, Words], partner: int | None) -> list[tuple[int, float]]:
    """The pieces that each cover words of the whole that no other covers; none where they cover too little of it."""
    inside = {at: covered(words, whole) for at, words in pieces.items()}
    enough = {at: CHOSEN if at == partner else INSIDE for at in pieces}
    inside = {at: (share, places) for at, (share, places) in inside.items() if share >= enough[at]}
    kept: list[tuple[int, float]] = []
    used: frozenset[int] = frozenset()
    for at, (share, places) in inside.items():
        if len(places - used) >= OWN * len(places):
            kept.append((at, share))
            used |= places
    return kept if len(used) >= TOGETHER * len(whole) else []
