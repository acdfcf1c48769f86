"""Pages set in two columns of running text, as a newspaper is: each is read to its foot before the next."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from statistics import median

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.models.page import Box, Word
from pipeline.profiles import Profile
from pipeline.text.lines import Line, box_of, lines_of, spoken

STEP = 4.0  # points from one place to the next that is tried for the white between the columns
MIDDLE = (0.35, 0.65)  # share of the text's width between which it is looked for
LEAST_WORDS = 30  # in each column
LABEL_WORDS = 5
LABELS = 2  # that stand alone in their lines: a table has one heading over each column
LARGER = 1.15  # times the usual height of print
LIKE = 0.6  # the narrower column's width by the wider one's, at least

Reach = tuple[float, float, float, float]  # top, bottom, left, right


def columns_of(words: Sequence[Word], lines: Sequence[Line], profile: Profile) -> tuple[list[Word], ...]:
    """The words above two columns, in the left one, in the right one and below; all of them first where there are none.

    The right column must have a recommendation or label of its own, or several labels that stand alone, as the left
    one has: else the two may be those of a table.
    """
    best = max(_places(words, lines), key=lambda found: min(len(found[1]), len(found[2])), default=None)
    if best is None or not (_speaks(best[2], profile) or _labelled(best[1], best[2], profile)):
        return (list(words),)
    return _to_heading(_level(best))


def _level(parts: tuple[list[Word], ...]) -> tuple[list[Word], ...]:
    """The parts, lines that end above the other column's beginning put above both: titles of the page."""
    above, left, right, below = parts
    top = max(min(w.box.top for w in column) for column in (left, right))
    over = [w for w in (*left, *right) if w.box.bottom < top]
    kept = ([w for w in column if w.box.bottom >= top] for column in (left, right))
    return [*above, *over], *kept, below


def _to_heading(parts: tuple[list[Word], ...]) -> tuple[list[Word], ...]:
    """The parts, columns ended above a larger line that nothing stands beside: it heads both of the next ones."""
    above, left, right, below = parts
    usual = median(w.box.height for w in (*left, *right))
    for line in lines_of(left):
        box = box_of(line)
        beside = any(w.box.bottom > box.top - usual / 2 and w.box.top < box.bottom + usual / 2 for w in right)
        if box.height < LARGER * usual or beside:
            continue
        first, other = ([w for w in column if w.box.bottom <= box.top + 1] for column in (left, right))
        if first and other:
            rest = [w for w in (*left, *right) if w.box.bottom > box.top + 1]
            return above, first, other, [*rest, *below]
    return parts


def _places(
    words: Sequence[Word], lines: Sequence[Line]
) -> Iterator[tuple[list[Word], list[Word], list[Word], list[Word]]]:
    if len(words) < 2 * LEAST_WORDS:
        return
    around = box_of(words)
    middles = sorted([((box := w[2])[1] + box[3]) / 2 for w in words])
    least = min(b - a for a, b in zip(middles, middles[2 * LEAST_WORDS - 1 :], strict=False))
    first, end = around.x0 + MIDDLE[0] * around.width, around.x0 + MIDDLE[1] * around.width
    reaches = sorted(reach for line in lines for reach in _reaches(line) if reach[2] <= end and reach[3] >= first)
    for x, over in _tried(reaches, first, end):
        for top, bottom in _free(over, around, least):
            if bisect_right(middles, bottom) - bisect_left(middles, top) < 2 * LEAST_WORDS:
                continue
            inside = [w for w in words if top <= w.box.centre[1] <= bottom]
            left, right = [w for w in inside if w.box.x1 <= x], [w for w in inside if w.box.x0 >= x]
            if min(len(left), len(right)) >= LEAST_WORDS and _alike(box_of(left), box_of(right)):
                above = [w for w in words if w.box.centre[1] < top]
                yield above, left, right, [w for w in words if w.box.centre[1] > bottom]


def _tried(reaches: Sequence[Reach], first: float, end: float) -> Iterator[tuple[float, list[tuple[float, float]]]]:
    """Each place that is tried for the white, and the heights, in order, at which something lies over it."""
    places: list[float] = []
    while first < end:
        places.append(first)
        first += STEP
    over: list[list[tuple[float, float]]] = [[] for _ in places]
    for above, below, x0, x1 in reaches:
        for own in over[bisect_left(places, x0) : bisect_right(places, x1)]:
            own.append((above, below))
    return zip(places, over, strict=True)


def _reaches(line: Sequence[Word]) -> Iterator[Reach]:
    """What the words of a line cover: themselves, and the space behind each where that is no gap; those that are level
    and go on from one another together.
    """
    boxes = [word[2] for word in line]
    behind = [*[box[0] for box in boxes[1:]], boxes[-1][2]]
    start, height = boxes[0][0], (boxes[0][1], boxes[0][3])
    end = start
    for (x0, top, x1, bottom), after in zip(boxes, behind, strict=True):
        if x0 != end or height != (top, bottom):
            yield *height, start, end
            start, height = x0, (top, bottom)
        end = after if after - x1 < bottom - top else x1
    yield *height, start, end


def _free(over: Sequence[tuple[float, float]], around: Box, least: float) -> Iterator[tuple[float, float]]:
    """The heights between which no word, nor the space between two of a line, lies over a place.

    `over`: what does, from top to bottom; `least`: the height that holds words enough.
    """
    top = around.top
    for above, below in over:
        if above > top and above - top >= least:
            yield top, above
        top = max(top, below)
    yield top, around.bottom


def _alike(left: Box, right: Box) -> bool:
    return min(left.width, right.width) >= LIKE * max(left.width, right.width)


def _speaks(words: Sequence[Word], profile: Profile) -> bool:
    """Whether a line begins a recommendation, or with a label that a colon ends, or in bold that a full stop ends."""
    for line in lines_of(words):
        text = spoken(line)
        label, colon, _ = text.partition(":")
        if re.match(rf"{profile.names}\b\W*\d", text, re.IGNORECASE) or (colon and role_of(label, profile)):
            return True
        strong = spoken(tuple(takewhile(lambda word: word.style.bold, line)))
        if len(strong.split()) <= LABEL_WORDS and strong[-1:] == "." and role_of(strong[:-1], profile):
            return True
    return False


def _labelled(left: Sequence[Word], right: Sequence[Word], profile: Profile) -> bool:
    one, other = (
        sum(len(line) <= LABEL_WORDS and role_of(spoken(line), profile) in PAIRED for line in lines_of(words))
        for words in (left, right)
    )
    return one >= 1 and other >= LABELS
