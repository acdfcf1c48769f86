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
from pipeline.models.table import Table
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


def cards_of(words: Sequence[Word], lines: Sequence[Line], profile: Profile) -> tuple[list[Word], list[Card]]:
    """The words of a page that belong to no card, and its cards from top to bottom; none where there is no sidebar."""
    sides = list(_sides(lines))
    runs = [line[start:end] for line in lines for start, end in pairwise([*_starts(line), len(line)])] if sides else []
    for x, left in sides:
        top = max((box_of(r).bottom for r in runs if r[0].box.x0 < x - 1 and r[-1].box.x1 > x + 1), default=0.0)
        below = [w for w in words if w.box.top > top - 1]
        one, other = [w for w in below if w.box.x1 <= x + 1], [w for w in below if w.box.x1 > x + 1]
        side, text = (one, other) if left else (other, one)
        groups = _groups(side, profile)
        if groups and len(text) >= LEAST_WORDS and _beside(side, text) and _are_cards(groups, text, profile):
            cards = list(_cut(groups, text))
            held = {w.index for _, own, said in cards for w in (*own, *said)}
            return [w for w in words if w.index not in held], cards
    return list(words), []


def is_sidebar(table: Table, profile: Profile) -> bool:
    """Whether lines between cards made a table of two columns of them: the sidebar, and the text beside it."""
    if table.width != 2 or table.by == "tags" or table.nested:
        return False
    columns = [[c for row in table.rows if (c := row.cells[x]) and c.text] for x in range(2)]
    for side, text in (columns, reversed(columns)):
        said = [list(c.text.words()) for c in side]
        if len(said) == len(table.rows) and _are_cards(said, [w for c in text for w in c.text.words()], profile):
            return True
    return False


def _sides(lines: Sequence[Line]) -> Iterator[tuple[float, bool]]:
    """Where the text may begin, or what stands right of it; whether the sidebar is left of that."""
    starts = Counter(round(line[at].box.x0) for line in lines for at in _starts(line))
    if len(starts) < 2:
        return
    first, last = min(starts), max(line[-1].box.x1 for line in lines)
    yield from ((x - 0.5, True) for x, count in starts.most_common(3) if count > 2 and x > first)
    right = [x for x in starts if x > last - NARROW * (last - first)]
    if right:
        yield min(right) - 0.5, False


def _starts(line: Line) -> Iterator[int]:
    yield 0
    boxes = [word.box for word in line]
    for at, ((_, _, end, _), (start, top, _, bottom)) in enumerate(pairwise(boxes), start=1):
        if start - end > APART * (bottom - top):
            yield at


def _beside(side: Sequence[Word], text: Sequence[Word]) -> bool:
    own, other = box_of(side), box_of(text)
    apart = max(other.x0 - own.x1, own.x0 - other.x1)
    return apart >= APART * text[0].box.height and own.width <= NARROW * other.width


def _groups(words: Sequence[Word], profile: Profile) -> list[list[Word]]:
    """What a sidebar says, cut where a number begins or white parts it."""
    found: list[list[Word]] = []
    for line in lines_of(words):
        far = found and line[0].box.top - found[-1][-1].box.bottom > FAR * line[0].box.height
        if not found or far or _numbers(line) or _names(line, profile):
            found.append([])
        found[-1] += line
    return found


def _names(words: Sequence[Word], profile: Profile) -> bool:
    """ "Recommendation 3"."""
    return re.match(rf"{profile.names}\b\W*\d", spoken(words), re.IGNORECASE) is not None


def _numbers(line: Sequence[Word]) -> bool:
    return re.fullmatch(r"\D{0,3}\d{1,2}[a-z]?[.:)]?", line[0].text) is not None


def _are_cards(groups: Sequence[Sequence[Word]], text: Sequence[Word], profile: Profile) -> bool:
    """Whether each part of a sidebar is a number, with a state or large, and the text has a label of its own."""
    if not text:
        return False
    usual = Counter(round(w.box.height, 1) for w in text).most_common(1)[0][0]
    for group in groups:
        stated = any(is_state(folded(spoken(line)), profile) for line in lines_of(group))
        large = group[0].box.height >= LARGER * usual
        if len(group) > LONGEST or not (_numbers(group) or _names(group, profile)) or not (stated or large):
            return False
    return any(_label(line, profile) for line in lines_of(text))


def _label(line: Line, profile: Profile) -> bool:
    """Whether a line is, or begins with, a label that is known."""
    label, colon, _ = spoken(line).partition(":")
    return (bool(colon) or len(line) <= LONGEST) and role_of(label, profile) is not None


def _cut(groups: Sequence[Sequence[Word]], text: Sequence[Word]) -> Iterator[Card]:
    """Each part of the sidebar with the text beside it: parted where the white between two parts is widest."""
    lines = lines_of(text)
    tops: list[float] = []
    for one, other in pairwise(groups):
        end = max(_middle(other), box_of(other).top + other[0].box.height)
        tops.append(_below_widest(lines, _middle(one), end, box_of(other).top))
    tops.insert(0, _first(lines, groups[0], tops))
    for group, top, end in zip(groups, tops, [*tops[1:], float("inf")], strict=True):
        yield min(top, box_of(group).top), list(group), [w for w in text if top - 1 <= w.box.top < end - 1]


def _below_widest(lines: Sequence[Line], start: float, end: float, otherwise: float) -> float:
    """The top of the line that the widest white between two heights stands above."""
    tops = [(b[0].box.top - a[0].box.bottom, b[0].box.top) for a, b in pairwise(lines) if start < b[0].box.top < end]
    return max(tops, default=(0.0, otherwise))[1]


def _first(lines: Sequence[Line], group: Sequence[Word], others: Sequence[float]) -> float:
    """Where the text of the first card begins: with the words that others begin with, else hardly above its side."""
    own, high = box_of(group), group[0].box.height
    heads = {spoken(line) for line in lines if line[0].box.top in others}
    alike = [line[0].box.top for line in lines if line[0].box.top < own.top + high and spoken(line) in heads]
    if alike:
        return alike[-1]
    near = [line[0].box.top for line in lines if line[0].box.bottom >= own.top]
    return _below_widest(lines, own.top - high, own.top + 2, near[0] if near else own.top)


def _middle(words: Sequence[Word]) -> float:
    return box_of(words).centre[1]


def side_parts(side: Sequence[Word], profile: Profile) -> Iterator[list[Word]]:
    """What a sidebar says of one recommendation: its number and title, and its state apart from them."""
    part: list[Word] = []
    for line in lines_of(side):
        if is_state(folded(spoken(line)), profile):
            yield from ([part] if part else [])
            part = []
            yield list(line)
        else:
            part += line
    if part:
        yield part
