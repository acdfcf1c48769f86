"""How alike two recommendations are, by the words of title and text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare.language.folding import FORM_WORDS
from pipeline.compare.language.wording import bare_words
from pipeline.models.report import Recommendation

WORTH = 0.3  # of the shorter text's different words stand in the other: below this a pair is not looked at
OWN_ANSWER = 8  # words from which a response is that of one recommendation alone
SAME_ANSWER = 0.4  # likeness of what carries the same number and the same answer, however it is worded now


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one recommendation. `body`: without the title where there is text, for what lies inside what."""

    words: tuple[str, ...]
    body: tuple[str, ...]
    content: frozenset[str]
    number: str | None
    answer: tuple[str, ...] = ()  # what it was answered, where that is long enough to be its own

    @classmethod
    def of(cls, one: Recommendation) -> Wording:
        body = bare_words(str(one.recommendation or one.action or ""))
        words = bare_words(f"{one.title or ''} {one.recommendation or one.action or ''}")
        answer = bare_words(str(one.response or ""))
        own = answer if len(answer) >= OWN_ANSWER else ()
        return cls(words, body or words, frozenset(words) - FORM_WORDS, one.number, own)


def likeness(one: Wording, other: Wording) -> float:
    """From 0 to 1: half by the words in their order, half by what is spoken of, so that clauses may change places."""
    from rapidfuzz.distance import Indel

    if one.words == other.words:
        return 1.0 if one.words else 0.0
    in_order = Indel.normalized_similarity(one.words, other.words)
    alike = (in_order + shared(one.content, other.content)) / 2
    answered = bool(one.answer) and one.answer == other.answer and one.number == other.number
    return max(alike, SAME_ANSWER) if answered else alike


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Words of both, as a share of the words of each."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def covered(part: Sequence[str], whole: Sequence[str]) -> tuple[float, frozenset[int]]:
    """How much of `part` stands in `whole` in the same order, and at which places of `whole`."""
    from rapidfuzz.distance import LCSseq

    if not part or not whole:
        return 0.0, frozenset()
    blocks = LCSseq.opcodes(part, whole)
    places = frozenset(at for op in blocks if op.tag == "equal" for at in range(op.dest_start, op.dest_end))
    return len(places) / len(part), places


def likenesses(ours: Sequence[Wording], theirs: Sequence[Wording]) -> dict[tuple[int, int], float]:
    """The likeness of every two that share enough words or a number to be looked at, by their positions."""
    return {(i, j): likeness(ours[i], theirs[j]) for i, j in _worth_a_look(ours, theirs)}


def _worth_a_look(ours: Sequence[Wording], theirs: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """By an index of the words, so that two long reports are not compared each with each."""
    places: dict[str, list[int]] = {}
    for j, other in enumerate(theirs):
        for word in other.content:
            places.setdefault(word, []).append(j)
    numbered: dict[str, list[int]] = {}
    for j, other in enumerate(theirs):
        if other.number is not None:
            numbered.setdefault(other.number, []).append(j)
    least = [WORTH * len(other.content) for other in theirs]
    for i, one in enumerate(ours):
        shared_words: Counter[int] = Counter()
        for word in one.content:
            shared_words.update(places.get(word, ()))
        own = WORTH * len(one.content)
        enough = {j for j, count in shared_words.items() if count >= own or count >= least[j]}
        yield from ((i, j) for j in sorted(enough | set(numbered.get(one.number or "", ()))))
