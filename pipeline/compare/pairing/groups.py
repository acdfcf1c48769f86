"""What was split, what was merged: several rows that together are one of the other report.

Written for a split (`wholes` are the earlier rows); a merger is the same the other way round. Each row must bring words
of the whole that no other brings, or carry its number, title, answer or update.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.pairing.likeness import Evidence, Shared, Wording, shared

NUMBER, TITLE, ANSWER, TOLD = 0.25, 0.2, 0.2, 0.25  # what each adds to a part's share of the text
PART = 0.5  # a part is worth at least so much,
OF_TEXT = 0.1  # so much of it by its text,
ALONE = 0.3  # or so much where no more than one kind of evidence speaks beside it
STILL_WHOLE = 0.8  # a row that holds so much of the whole is the whole, and what is beside it is new,
ALSO = 0.6  # unless so much of that is the whole's as well
OWN = 0.3  # of what a row has of the whole, no other row of the group has: else they are twins
EACH_MORE = 0.3  # what each row after the first costs, so that a split is no cheap way to place a row
LOOK = 0.2  # worth of a row alone, before the others are seen, to be tried as a part
MOST = 6  # rows

Pairs = Mapping[tuple[int, int], Evidence]


@dataclass(frozen=True, slots=True)
class Group:
    """One whole and its parts, by positions; `shares`: how much of each part's text is the whole's."""

    whole: int
    parts: tuple[int, ...]
    shares: tuple[float, ...]
    worth: float
    weak: tuple[bool, ...]  # parts that hardly any words hold


def groups(wholes: Sequence[Wording], pieces: Sequence[Wording], evidence: Pairs, common: Shared) -> Iterator[Group]:
    """At most one for each whole. `evidence`: of those that may be linked, by positions of whole and piece."""
    near: dict[int, list[int]] = {}
    for whole, piece in evidence:
        near.setdefault(whole, []).append(piece)
    for whole, candidates in sorted(near.items()):
        tried = [at for at in candidates if _alone(wholes[whole], pieces[at], evidence[whole, at], common) >= LOOK]
        found = _group(whole, tried, wholes, pieces, evidence, common)
        if found is not None:
            yield found


def _alone(whole: Wording, piece: Wording, evidence: Evidence, common: Shared) -> float:
    inside = common.weight(whole.topics & piece.topics) / max(common.weight(piece.topics), 1e-9)
    return inside + _beside(evidence)


def _beside(one: Evidence) -> float:
    return NUMBER * one.number + TITLE * one.title + ANSWER * one.answer + TOLD * one.told


def _group(
    whole: int, tried: Sequence[int], wholes: Sequence[Wording], pieces: Sequence[Wording], evidence: Pairs,
    common: Shared,
) -> Group | None:  # fmt: skip
    """The rows that hold as parts of a whole, the weakest taken away until all do."""
    alone = {at: _alone(wholes[whole], pieces[at], evidence[whole, at], common) for at in tried}
    parts = sorted(sorted(alone, key=lambda at: -alone[at])[:MOST])
    while len(parts) > 1:
        texts = _texts(wholes[whole], [pieces[at] for at in parts], common)
        worths = [text + _beside(evidence[whole, at]) for at, text in zip(parts, texts, strict=True)]
        own = _own(wholes[whole], [pieces[at] for at in parts], common)
        failing = [
            n for n, at in enumerate(parts) if own[n] < OWN or not _holds(texts[n], worths[n], evidence[whole, at])
        ]
        if not failing:
            still = [_still_whole(wholes[whole], pieces[at]) for at in parts]
            if any(still) and min(text for text, one in zip(texts, still, strict=True) if not one or all(still)) < ALSO:
                return None
            weak = tuple(text < ALONE for text in texts)
            return Group(whole, tuple(parts), tuple(texts), sum(worths) - EACH_MORE * (len(parts) - 1), weak)
        del parts[min(failing, key=lambda n: worths[n])]
    return None


def _holds(text: float, worth: float, evidence: Evidence) -> bool:
    return worth >= PART and (evidence.is_proof or text >= (OF_TEXT if evidence.kinds > 1 else ALONE))


def _still_whole(whole: Wording, piece: Wording) -> bool:
    return shared(whole.content, piece.content) >= STILL_WHOLE


def _own(whole: Wording, pieces: Sequence[Wording], common: Shared) -> list[float]:
    """For each piece the share of its words of the whole that no other piece has; 1 where it has none."""
    inside = [piece.topics & whole.topics for piece in pieces]
    holders = Counter(topic for topics in inside for topic in topics)
    alone = [common.weight(topic for topic in topics if holders[topic] == 1) for topics in inside]
    return [own / common.weight(topics) if topics else 1.0 for own, topics in zip(alone, inside, strict=True)]


def _texts(whole: Wording, pieces: Sequence[Wording], common: Shared) -> list[float]:
    """For each piece how much of it is the whole's, and how much of the whole it brings; shared words are divided."""
    holders = Counter(topic for piece in pieces for topic in piece.topics & whole.topics)
    all_of = max(common.weight(whole.topics), 1e-9)
    found = []
    for piece in pieces:
        brought = sum(common.weight((topic,)) / holders[topic] for topic in piece.topics & whole.topics)
        inside = brought / max(common.weight(piece.topics), 1e-9)
        found.append((inside + min(1.0, len(pieces) * brought / all_of)) / 2)
    return found
