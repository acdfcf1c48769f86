"""How alike two recommendations are, by the words of title and text, and what else says that they are the same."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.language.texts import bare_words
from pipeline.compare.language.words import FORM_WORDS, folded
from pipeline.models.report import Recommendation

WORTH = 0.3  # of the shorter text's different words stand in the other: below this a pair is not looked at
OWN_ANSWER = 8  # words from which a response is that of one recommendation alone
OWN_UPDATE = 4  # words from which an update is
RENEWED = 0.8  # likeness of a previous update and the one that it repeats
PROOF = 2.0
COMMON = 2  # rows of both reports that may share a title or answer before it tells nothing
_NUMBERS = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_PART = re.compile(r"[ .\-]?\(?(?:[a-z]|[ivx]{1,4})\)?|\.\d{1,2}|[ -]?\(\d{1,2}\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one recommendation: as printed in order, and as what they speak of (folded, the order left aside).

    `body`: without the title where there is text. `answer`, `told`, `before`: response, update and previous update.
    """

    words: tuple[str, ...]
    body: tuple[str, ...]
    content: frozenset[str]
    number: str | None
    topics: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    answer: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @classmethod
    def of(cls, one: Recommendation) -> Wording:
        text, title = str(one.recommendation or one.action or ""), str(one.title or "")
        body, words, answer = bare_words(text), bare_words(f"{title} {text}"), bare_words(str(one.response or ""))
        return cls(
            words, body or words, frozenset(words) - FORM_WORDS, one.number, topics(text or title), topics(title),
            answer if len(answer) >= OWN_ANSWER else (), bare_words(str(one.update or "")),
            bare_words(str(one.previous_update or "")),
        )  # fmt: skip


@functools.lru_cache(maxsize=8192)
def topics(text: str) -> frozenset[str]:
    """Return what a text speaks of: its telling words without endings, words of one meaning as one."""
    return frozenset(filter(None, map(folded, bare_words(text))))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What besides its text says that a recommendation is another one, or part of it; each from 0 to 1, or PROOF.

    `number`: the same one, or one that continues it (PROOF where the whole number is no longer used). `told`: the later
    report goes on from the earlier update (PROOF where it prints it again as the previous one).
    """

    number: float = 0.0
    title: float = 0.0
    answer: float = 0.0
    told: float = 0.0

    @property
    def is_proof(self) -> bool:
        """Whether one of them speaks as plainly as the text could."""
        return PROOF in (self.number, self.told)

    @property
    def kinds(self) -> int:
        """How many of them speak."""
        return sum(share > 0 for share in (self.number, self.title, self.answer, self.told))


class Shared:
    """Titles and answers of two reports, counted, so that what stands in many rows counts for none."""

    def __init__(self, ours: Sequence[Wording], theirs: Sequence[Wording]) -> None:
        self._titles = [Counter(one.title for one in side) for side in (ours, theirs)]
        self._answers = [Counter(one.answer for one in side) for side in (ours, theirs)]
        self._told = Counter(one.told for one in ours)
        self._numbers = [{one.number for one in side} for side in (ours, theirs)]
        rows = Counter(topic for side in (ours, theirs) for one in side for topic in one.topics)
        self._weights: Mapping[str, float] = {topic: 1 / (1 + number) ** 0.5 for topic, number in rows.items()}

    def weight(self, of: Iterable[str]) -> float:
        """Return what these topics are worth: one that few rows speak of more than one of many."""
        return sum(self._weights[topic] for topic in of)

    def evidence(self, one: Wording, other: Wording, *, numbers: bool) -> Evidence:
        """Return what speaks for two rows besides their texts; `numbers`: whether the report kept its numbers."""
        own_title = self._titles[0][one.title] < COMMON or self._titles[1][other.title] < COMMON
        title = shared(one.title, other.title) if own_title else 0.0
        own_answer = self._answers[0][one.answer] < COMMON or self._answers[1][other.answer] < COMMON
        same = bool(one.answer) and own_answer
        told = repeated(one, other) if self._told[one.told] < COMMON else 0.0
        return Evidence(
            self._number(one, other) if numbers else 0.0, title, float(same and one.answer == other.answer), told
        )

    def _number(self, one: Wording, other: Wording) -> float:
        if _same_number(one, other):
            return 1.0
        if not continues(one.number, other.number):
            return 0.0
        kept = one.number in self._numbers[1] or other.number in self._numbers[0]
        return 1.0 if kept else PROOF


def _same_number(one: Wording, other: Wording) -> bool:
    return one.number is not None and one.number == other.number


def continues(one: str | None, other: str | None) -> bool:
    """Return True if one number is a part of the other: 7 and 7a, 7.1 or 7(ii); "3 and 4" and 3."""
    if not one or not other or one == other:
        return False
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and _PART.fullmatch(long[len(short) :]):
        return True
    listed = _NUMBERS.findall(long)
    return len(listed) > 1 and short in listed and any(mark in long for mark in ("and", "&", "/", ",", "+", "-", "–"))


def repeated(one: Wording, other: Wording) -> float:
    """Return PROOF where the later row prints the earlier's update as the previous one, else how much it goes on."""
    if len(one.told) < OWN_UPDATE:
        return 0.0
    if other.before and _in_order(one.told, other.before) >= RENEWED:
        return PROOF
    from rapidfuzz.distance import LCSseq

    same = LCSseq.similarity(one.told, other.told) / len(one.told)
    return same if same >= 0.5 else 0.0


def likeness(one: Wording, other: Wording) -> float:
    """From 0 to 1: half by the words in their order, half by what is spoken of, so that clauses may change places."""
    if one.words == other.words:
        return 1.0 if one.words else 0.0
    return (_in_order(one.words, other.words) + shared(one.content, other.content)) / 2


def _in_order(one: Sequence[str], other: Sequence[str]) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Words of both, as a share of the words of each."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def likenesses(ours: Sequence[Wording], theirs: Sequence[Wording]) -> dict[tuple[int, int], float]:
    """The likeness of every two that share enough to be looked at, by their positions."""
    return {(i, j): likeness(ours[i], theirs[j]) for i, j in _worth_a_look(ours, theirs)}


def _worth_a_look(ours: Sequence[Wording], theirs: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """By an index of the words, so that two long reports are not compared each with each."""
    places = _index(one.content for one in theirs)
    topics_at = _index(one.topics | one.title for one in theirs)
    answers = _index([" ".join(one.answer)] if one.answer else [] for one in theirs)
    numbers = _index(_NUMBERS.findall(one.number or "") or [] for one in theirs)
    least = [WORTH * len(other.content) for other in theirs]
    for i, one in enumerate(ours):
        met = Counter(j for word in one.content for j in places.get(word, ()))
        own = WORTH * len(one.content)
        enough = {j for j, count in met.items() if count >= own or count >= least[j]}
        meant = Counter(j for word in one.topics | one.title for j in topics_at.get(word, ()))
        enough |= {j for j, count in meant.items() if count > 1}
        enough |= set(answers.get(" ".join(one.answer), ()))
        for number in _NUMBERS.findall(one.number or ""):
            enough |= set(numbers.get(number, ()))
        enough |= {j for j, other in enumerate(theirs) if continues(one.number, other.number)}
        yield from ((i, j) for j in sorted(enough))


def _index(rows: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Word → the positions of the rows that hold it."""
    found: dict[str, list[int]] = {}
    for at, words in enumerate(rows):
        for word in words:
            found.setdefault(word, []).append(at)
    return found
