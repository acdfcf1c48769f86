"""Which recommendation is which in two reports, splits and mergers too: decided as a whole, and by people."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.compare.language.words import FORM_WORDS, bare_words, folded
from pipeline.models.answers import Answers, LinkAnswer
from pipeline.models.comparison import MatchedBy, PairKind
from pipeline.models.report import Recommendation

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


Links = Mapping[tuple[int, int], float]


def assign(scores: Links) -> dict[int, int]:
    """Left position → right position, each used once, so that the sum of the scores is as large as can be.

    Only links with a score above 0 are made. Solved apart for every group of positions that hang together.
    """
    found: dict[int, int] = {}
    for group in _groups({link: score for link, score in scores.items() if score > 0}):
        found |= _best(group)
    return dict(sorted(found.items()))


def _groups(scores: Links) -> Iterator[dict[tuple[int, int], float]]:
    """The links, by the connected part of the graph that they belong to."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in scores:
        parent[root(("left", left))] = root(("right", right))
    groups: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for link, score in sorted(scores.items()):
        groups.setdefault(root(("left", link[0])), {})[link] = score
    yield from groups.values()


def _best(scores: Links) -> dict[int, int]:
    """One group: by shortest augmenting paths (Kuhn and Munkres), in the cube of the smaller side at worst."""
    lefts = sorted({left for left, _ in scores})
    rights = sorted({right for _, right in scores})
    turned = len(lefts) > len(rights)
    rows, columns = (rights, lefts) if turned else (lefts, rights)
    costs = [[-scores.get((c, r) if turned else (r, c), 0.0) for c in columns] for r in rows]
    chosen = {rows[i]: columns[j] for i, j in enumerate(_solve(costs))}
    links = {(c, r) if turned else (r, c) for r, c in chosen.items()}
    return {left: right for left, right in links if scores.get((left, right), 0.0) > 0}


def _solve(costs: list[list[float]]) -> list[int]:
    """For each row its column, at the least total cost; there are at least as many columns as rows."""
    width = len(costs[0])
    row_price, column_price = [0.0] * len(costs), [0.0] * width
    owner = [-1] * width
    for row in range(len(costs)):
        end, came_from = _path(costs, row, row_price, column_price, owner)
        while end != -1:
            before = came_from[end]
            owner[end] = row if before == -1 else owner[before]
            end = before
    columns = [0] * len(costs)
    for column, row in enumerate(owner):
        if row != -1:
            columns[row] = column
    return columns


def _path(
    costs: list[list[float]], row: int, row_price: list[float], column_price: list[float], owner: list[int]
) -> tuple[int, list[int]]:
    """The cheapest way from `row` to a free column; the prices are moved so that all ways found stay cheapest."""
    width = len(owner)
    reach, came_from, done = [float("inf")] * width, [-1] * width, [False] * width
    at, here, paid = -1, row, 0.0
    while True:
        line, price = costs[here], row_price[here]
        best, best_reach = -1, float("inf")
        for column in range(width):
            if done[column]:
                continue
            way = paid + line[column] - price - column_price[column]
            if way < reach[column]:
                reach[column], came_from[column] = way, at
            if reach[column] < best_reach:
                best, best_reach = column, reach[column]
        at, paid = best, best_reach
        if owner[at] == -1:
            break
        done[at] = True
        here = owner[at]
    row_price[row] += paid
    for column in range(width):
        if done[column]:
            row_price[owner[column]] += paid - reach[column]
            column_price[column] -= paid - reach[column]
    return at, came_from


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
