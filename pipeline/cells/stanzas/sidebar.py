"""Designed pages: the number and state of each recommendation in a narrow column beside its text.

The sidebar's words stand in the middle of the text's lines, or between them; each card's are read in front of its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cells.columns.headings import role_of
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, box_of, lines_of, spoken

NARROW = 0.3  # share of the text's width that a sidebar may take up
APART = 1.2  # heights of print between the sidebar and the text
LARGER = 1.3  # times as high as the text: a number that no state stands with
FAR = 3.0  # heights of print between what a sidebar says of two recommendations
LONGEST = 6  # words that a sidebar says of one
LEAST_WORDS = 12  # of the text beside it

Card = tuple[float, list[Word], list[Word]]  # where it begins, the words of its side, those of its text


def cards_of(words: Sequence[Word], profile: Profile) -> tuple[list[Word], list[Card]]:
    """The words of a page that belong to no card, and its cards from top to bottom; none where there is no sidebar."""
    for x in _text_sides(words):
        crossing = [w.box.bottom for w in words if w.box.x0 < x - 1 and w.box.x1 > x + 1]
        top = max(crossing, default=0.0)
        below = [w for w in words if w.box.top > top - 1]
        side, text = [w for w in below if w.box.x1 <= x], [w for w in below if w.box.x0 >= x - 1]
        groups = _groups(side)
        if groups and len(text) >= LEAST_WORDS and _beside(side, text) and _are_cards(groups, text, profile):
            cards = list(_cut(groups, text))
            held = {w.index for _, own, said in cards for w in (*own, *said)}
            return [w for w in words if w.index not in held], cards
    return list(words), []


def _text_sides(words: Sequence[Word]) -> list[float]:
    """Where the text may begin: the places at which most lines or parts of lines do, but for the first."""
    starts = Counter(round(line[at].box.x0) for line in lines_of(words) for at in _starts(line))
    if len(starts) < 2:
        return []
    first = min(starts)
    return [x - 0.5 for x, count in starts.most_common(3) if count > 2 and x > first]


def _starts(line: Line) -> Iterator[int]:
    yield 0
    yield from (i for i, (a, b) in enumerate(pairwise(line), start=1) if b.box.x0 - a.box.x1 > APART * b.box.height)


def _beside(side: Sequence[Word], text: Sequence[Word]) -> bool:
    own, other = box_of(side), box_of(text)
    return other.x0 - own.x1 >= APART * text[0].box.height and own.width <= NARROW * other.width


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    """What a sidebar says, cut where a number begins or white parts it."""
    found: list[list[Word]] = []
    for line in lines_of(words):
        far = found and line[0].box.top - found[-1][-1].box.bottom > FAR * line[0].box.height
        if not found or far or _numbers(line):
            found.append([])
        found[-1] += line
    return found


def _numbers(line: Sequence[Word]) -> bool:
    return re.fullmatch(r"\D{0,3}\d{1,2}[a-z]?[.:)]?", line[0].text) is not None


def _are_cards(groups: Sequence[Sequence[Word]], text: Sequence[Word], profile: Profile) -> bool:
    """Whether each part of a sidebar is a number, with a state or large, and the text has a label of its own."""
    usual = Counter(round(w.box.height, 1) for w in text).most_common(1)[0][0]
    for group in groups:
        named = re.match(rf"{profile.names}\b", spoken(group), re.IGNORECASE)
        stated = any(is_state(folded(spoken(line)), profile) for line in lines_of(group))
        large = group[0].box.height >= LARGER * usual
        if len(group) > LONGEST or not (_numbers(group) or named) or not (stated or large):
            return False
    return any(role_of(spoken(line).rstrip(" :"), profile) for line in lines_of(text) if len(line) <= LONGEST)


def _cut(groups: Sequence[Sequence[Word]], text: Sequence[Word]) -> Iterator[Card]:
    """Each part of the sidebar with the text beside it: parted where the white between two parts is widest."""
    lines = lines_of(text)
    tops = [_first(lines, groups[0])]
    for one, other in pairwise(groups):
        between = [
            (below[0].box.top - above[0].box.bottom, below[0].box.top)
            for above, below in pairwise(lines)
            if _middle(one) < below[0].box.top < max(_middle(other), box_of(other).top + other[0].box.height)
        ]
        tops.append(max(between, default=(0.0, box_of(other).top))[1])
    for group, top, end in zip(groups, tops, [*tops[1:], float("inf")], strict=True):
        yield min(top, box_of(group).top), list(group), [w for w in text if top - 1 <= w.box.top < end - 1]


def _first(lines: Sequence[Line], group: Sequence[Word]) -> float:
    """Where the text of the first card begins: no more than a line above what stands beside it."""
    own = box_of(group)
    near = [line[0].box.top for line in lines if line[0].box.bottom >= own.top - line[0].box.height]
    return near[0] if near else own.top


def _middle(words: Sequence[Word]) -> float:
    return box_of(words).centre[1]
