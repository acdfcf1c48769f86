"""Labels told because they come again: the same few words in most recommendations, whatever they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from pipeline.cells.columns.heading_days import date_in, is_date
from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.decisions import decision_of_response
from pipeline.cells.recurring.pieces import FEW, Piece
from pipeline.cells.status.headed import is_brief_state
from pipeline.models.page import Word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, ended_at, spoken
from pipeline.text.printed import placed_as

LABEL_WORDS = 8
KNOWN, UNKNOWN = 0.25, 0.7  # share of the recommendations that a label stands in, with a role and without
FEWEST = 2
REMEMBERED = 2048  # pieces: each is asked at every step
TOUCH = 3.0  # points
CLOSE = 0.6  # heights of print between two lines of one label
NO_LOOK = (False, False)
ROLES = PAIRED | {"recommendation", "title", "theme"}


@dataclass(frozen=True, slots=True)
class Front:
    """The label at the front of a piece: so many of its words, in one wording."""

    wording: str
    count: int


def labels_of(regions: Sequence[Sequence[Piece]], profile: Profile) -> frozenset[str]:
    """The wordings that label what is said of recommendations."""
    seen: dict[str, set[int]] = defaultdict(set)
    times: dict[str, int] = defaultdict(int)
    for at, region in enumerate(regions):
        for piece in region:
            for front in fronts(piece, profile):
                seen[front.wording].add(at)
                times[front.wording] += 1
    found = {w for w, own in seen.items() if times[w] <= 2 * len(own) and _labels(w, len(own), len(regions), profile)}
    return frozenset(found | _printed_alike(regions, found, profile))


def _printed_alike(regions: Sequence[Sequence[Piece]], labels: Collection[str], profile: Profile) -> set[str]:
    """Wordings with a role that stand and are printed as the labels: "Lead member" once, "Lead officer" else."""
    if not labels:
        return set()
    pieces = (piece for region in regions for piece in region)
    whole = [(p, f.wording) for p in pieces for f in fronts(p, profile) if f.count == len(p.words)]
    places = {placed_as(piece.words[0]) for piece, wording in whole if wording in labels}
    others = {w for piece, w in whole if w not in labels and placed_as(piece.words[0]) in places}
    return {wording for wording in others if role_of(wording, profile) in PAIRED}


def _labels(wording: str, often: int, among: int, profile: Profile) -> bool:
    if often < max(FEWEST, KNOWN * among) or not any(map(str.isalpha, wording)):
        return False  # nearly always, whatever it names
    return often >= UNKNOWN * among or role_in(wording, profile) is not None


def wrapped_in(regions: Sequence[Sequence[Piece]], labels: frozenset[str], profile: Profile) -> dict[str, str]:
    """Labels that are the second line of another one, nearly always: each with that."""
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    times: dict[str, int] = defaultdict(int)
    for region in regions:
        whole = [(p, f.wording) for p in region if (f := front_of(p, labels, profile)) and f.count == len(p.words)]
        for piece, wording in whole:
            times[wording] += 1
            for above, first in whole:
                if _goes_on(above, piece):
                    pairs[first, wording] += 1
    return {
        second: first
        for (first, second), often in pairs.items()
        if often >= UNKNOWN * max(times[first], times[second]) and _go_together(first, second, profile)
    }


def _goes_on(above: Piece, piece: Piece) -> bool:
    """Whether a line may go on with the label above it: in one drawn place, or in small letters."""
    if not follows(above.words, piece.words):
        return False
    if above.top < above.box.top and above.left < above.box.x0:
        return above.top == piece.top and above.left == piece.left
    return not piece.text[0].isupper()


def _go_together(first: str, second: str, profile: Profile) -> bool:
    roles = role_in(first, profile), role_in(second, profile)
    return None in roles or (role_in(f"{first} {second}", profile) is not None and len(set(roles)) == 1)


def follows(above: Line, words: Line) -> bool:
    """Whether a line stands right below another, and begins or ends where that does."""
    one, other = above[-1].box, words[0].box
    near = -TOUCH <= other.top - one.bottom < CLOSE * other.height
    level = any(abs(w.box.x0 - other.x0) <= TOUCH for w in above) or abs(one.x1 - words[-1].box.x1) <= TOUCH
    return above[-1].page == words[0].page and near and level


@lru_cache(maxsize=4096)
def role_in(wording: str, profile: Profile) -> str | None:
    """The role that a label names, or None."""
    role = role_of(wording, profile)
    if role in ROLES:
        return role
    return "update" if is_date(wording, profile) else None


def front_of(piece: Piece, labels: frozenset[str], profile: Profile) -> Front | None:
    """The label that a piece is, or begins with: the shortest, for a value may stand behind it.

    In a drawn place of its own a label takes all its lines, and so it does with the day that it names: "Update: May
    2031".
    """
    found = [front for front in fronts(piece, profile) if front.wording in labels]
    if len(found) < 2:  # nearly always
        return found[0] if found else None
    best = max if len(piece.lines) > 1 or any(_is_of_day(front, piece, profile) for front in found) else min
    return best(found, key=lambda front: front.count)


def _is_of_day(front: Front, piece: Piece, profile: Profile) -> bool:
    """Whether a piece as a whole labels the news of a day."""
    whole = front.count == len(piece.words)
    return whole and role_in(front.wording, profile) == "update" and date_in(piece.text, profile) is not None


@lru_cache(maxsize=REMEMBERED)
def fronts(piece: Piece, profile: Profile) -> tuple[Front, ...]:
    """What a piece may begin with as a label: all of it, its first lines, up to a mark, or in print of its own.

    A decision or a state is none, unless a mark ends it.
    """
    words = piece.words
    first = words[0].text[0]
    if first != "(" and (not first.isalnum() or first.islower()):
        return ()
    lines = accumulate(map(len, piece.lines))
    ends = {*lines, _printed_apart(words), *(ended_at(words[:LABEL_WORDS], mark) for mark in ":?")}
    counts = (count for count in sorted(ends) if 0 < count <= (FEW if count == len(words) else LABEL_WORDS))
    found = (Front(folded(spoken(words[:n]).rstrip(" :.–—-?")), n) for n in counts)
    return tuple(f for f in found if words[f.count - 1].text[-1] in ":?" or not _answers(f.wording, profile))


@lru_cache(maxsize=REMEMBERED)
def _answers(wording: str, profile: Profile) -> bool:
    plain = wording.strip("()")
    return is_brief_state(plain, profile) or decision_of_response(plain, profile) is not None


def _printed_apart(words: Line) -> int:
    """How many of the first words are printed unlike all behind them; 0 where they are alike."""
    for look in (_weight, _capitals):
        first = look(words[0])
        if first == NO_LOOK:
            continue
        count = next((at for at, word in enumerate(words) if look(word) != first), 0)
        if count and all([look(word) != first for word in words[count:]]) and _begins(words[count], look):
            return count
    return 0


def _begins(word: Word, look: Callable[[Word], tuple[bool, bool]]) -> bool:
    """Whether a value may begin with a word: a figure too, behind a label in bold: "**Finish by** 31 July 2025"."""
    return word.text[0].isupper() or (look is _weight and word.text[0].isdigit())


def _weight(word: Word) -> tuple[bool, bool]:
    return word[3][1:3]


def _capitals(word: Word) -> tuple[bool, bool]:
    """Capitals are print of its own where what is behind them begins a sentence: "STATUS On track", no "RAG rating"."""
    return word.text.isupper() and len(word.text) > 1, False
