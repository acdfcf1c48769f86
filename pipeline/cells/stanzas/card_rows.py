"""Cards that stand two beside one another, row by row: told by their numbers, which count on from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.text.lines import box_of, lines_of, spoken

GAP = 1.5  # heights of print between two rows of cards
FEWEST = 2  # rows
_NUMBER = re.compile(r"\D{0,20}?(\d{1,3})\b")

Pair = tuple[list[Word], list[Word]]


def card_rows(left: Sequence[Word], right: Sequence[Word]) -> list[Pair]:
    """The left and right card of every row; none where two columns are read down, each to its foot."""
    tops = _tops([*left, *right])
    bounds = [*tops, float("inf")]
    rows = [
        ([w for w in left if a <= w.box.top < b], [w for w in right if a <= w.box.top < b]) for a, b in pairwise(bounds)
    ]
    rows = _whole([(one, other) for one, other in rows if one or other])
    numbers = [_number(card) for row in rows for card in row if card]
    counts = all(a is not None and b == a + 1 for a, b in pairwise(numbers))
    return rows if len(rows) >= FEWEST and counts and None not in numbers else []


def _tops(words: Sequence[Word]) -> list[float]:
    """Where the words begin, and where they do again below white over both columns."""
    found: list[float] = []
    foot = float("-inf")
    for line in lines_of(words):
        box = box_of(line)
        if not found or box.top - foot > GAP * line[0].box.height:
            found.append(box.top - 1)
        foot = max(foot, box.bottom)
    return found


def _whole(rows: Sequence[Pair]) -> list[Pair]:
    """The rows, those put to the one above that begin with no number: a card may hold white itself."""
    found: list[Pair] = []
    for one, other in rows:
        if found and _number(one) is None and _number(other) is None:
            found[-1] = [*found[-1][0], *one], [*found[-1][1], *other]
        else:
            found.append((one, other))
    return found


def _number(card: Sequence[Word]) -> int | None:
    match = _NUMBER.match(spoken(lines_of(card)[0])) if card else None
    return int(match[1]) if match else None
