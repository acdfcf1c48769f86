"""Cards told by their frames: rectangles, drawn or painted, of one width, each with the next number in its first line.

However they stand, below one another or two by two, and whatever is printed within: each is read by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from pipeline.cells.stanzas.card_frames import EVEN, Card, Frames, by_rows
from pipeline.cells.stanzas.side_numbers import number_first
from pipeline.models.page import Box, Fill, Page, Word
from pipeline.models.places import Places
from pipeline.profiles import Profile
from pipeline.text.lines import Line, lines_of, spoken

FEWEST = 2  # cards
LINES = 2  # of print in each
MOST_HELD = 0.8  # share of the words from the first card to the last
MOST = 99  # cards
FEW = 12  # words of a card: where there are more, those near its top are looked at first
NEAR = 6.0  # heights of print, twice


class Print(NamedTuple):
    """The words of a page from top to bottom, with the middles of their boxes: many frames ask which they hold."""

    words: Sequence[Word]
    middles: Sequence[tuple[float, float]]  # height, distance from the left

    @classmethod
    def of(cls, words: Iterable[Word]) -> Print:
        """The print of some words of one page."""
        placed = sorted([(_middle(w[2]), w) for w in words], key=itemgetter(0))
        return cls([w for _, w in placed], [middle for middle, _ in placed])

    def within(self, box: Box) -> list[Word]:
        """The words whose middle a box holds."""
        left, top, right, bottom = box
        start, end = bisect_left(self.middles, (top,)), bisect_right(self.middles, (bottom, right))
        near = zip(self.words[start:end], self.middles[start:end], strict=True)
        return [word for word, (_, across) in near if left <= across <= right]


def _middle(box: Box) -> tuple[float, float]:
    x0, top, x1, bottom = box
    return (top + bottom) / 2, (x0 + x1) / 2


Cards = Mapping[int, Sequence[Card]]  # by page, in the order in which they are read


def may_be_cards(frames: Frames) -> Frames:
    """The frames of one width that are neither too few nor too many to be cards: cheap to ask."""
    return [own for own in frames if FEWEST <= len(own) <= MOST]


def by_page(cards: Iterable[Card]) -> Cards:
    """Some cards page by page."""
    found: dict[int, list[Card]] = {}
    for card in cards:
        found.setdefault(card.page, []).append(card)
    return found


def cards_of(frames: Frames, pages: Sequence[Page], taken: Places, profile: Profile) -> Cards:
    """The cards among the frames of some pages; none where no frames of one width count on.

    A frame in which no number is told is one where just one number is missing there. `taken`: words that are none of
    theirs.
    """
    apart = may_be_cards(frames)
    wanted = {card.page for group in apart for card in group}
    free = {p.number: Print.of(taken.without(p.words)) for p in pages if p.number in wanted}
    fills = {p.number: p.fills for p in pages if p.number in wanted}
    runs = [run for group in apart for run in _runs(group, free, fills, profile)]
    best = max((run for run in runs if _hold_most(run, free)), key=lambda run: (len(run), _area(run)), default=[])
    return by_page(best)


def _area(cards: Sequence[Card]) -> float:
    return sum(card.box.width * card.box.height for card in cards)


def _runs(
    cards: Sequence[Card], free: Mapping[int, Print], fills: Mapping[int, Sequence[Fill]], profile: Profile
) -> Iterator[list[Card]]:
    """The frames of one width whose numbers count on, read row by row, or column by column."""
    held = ((card, number_first(free[card.page].within(card.box), card.box, fills[card.page])) for card in cards)
    told = {id(card): _number(words, profile) for card, words in held}
    if sum(number is not None for number in told.values()) >= FEWEST:
        for across in (True, False):
            ordered = [c for number in sorted({c.page for c in cards}) for c in _ordered(cards, number, across)]
            yield _counting(ordered, [told[id(card)] for card in ordered], across)


def _hold_most(cards: Sequence[Card], free: Mapping[int, Print]) -> bool:
    """Whether most of what stands from the first to the last of some cards stands in them: bands behind every second
    row of a table are none.
    """
    held = among = 0
    for number in {card.page for card in cards}:
        own = [card for card in cards if card.page == number]
        area = reduce(Box.union, (card.box for card in own))
        held += sum(len(free[number].within(card.box)) for card in own)
        among += len(free[number].within(area))
    return held >= MOST_HELD * among


def _ordered(cards: Sequence[Card], page: int, across: bool) -> list[Card]:
    own = [c for c in cards if c.page == page]
    return by_rows(own) if across else sorted(own, key=lambda c: (round(c.box.x0 / EVEN), c.box.top))


def _number(words: Sequence[Word], profile: Profile) -> int | None:
    """The number that the first of a card's lines begins with, where there are more."""
    lines = _first_lines(words)
    found = _pattern(profile.names, profile.number_names).match(spoken(lines[0])) if len(lines) >= LINES else None
    return int(found[1]) if found else None


def _first_lines(words: Sequence[Word]) -> Sequence[Line]:
    """The first lines of a card: by the words near its top, where these make two already."""
    if len(words) > FEW:
        heights = [(box := w[2])[1] + box[3] for w in words]  # twice that of their middles, by which lines are found
        least = min(heights)
        _, top, _, bottom = words[heights.index(least)][2]
        reach = least + NEAR * (bottom - top)
        near = lines_of([w for w, height in zip(words, heights, strict=True) if height <= reach])
        if len(near) >= LINES:
            return near
    return lines_of(words)


@lru_cache(maxsize=16)
def _pattern(names: str, number_names: str) -> re.Pattern[str]:
    lead = rf"(?:(?:{names}|R)\W{{0,2}}(?:{number_names}\W{{0,2}})?)?"
    return re.compile(rf"{lead}\(?0?(\d{{1,2}})(?!\d|[.,/:-]\d)", re.IGNORECASE)


def _counting(cards: Sequence[Card], numbers: Sequence[int | None], across: bool) -> list[Card]:
    """The longest run of cards whose numbers count on; one without number is of it where its number is missing."""
    best: list[int] = []
    known = [at for at, number in enumerate(numbers) if number is not None]
    run = known[:1]
    for last, at in pairwise(known):
        step = (numbers[at] or 0) - (numbers[last] or 0)
        if step == 1:
            run.append(at)
        elif step == at - last:
            run += range(last + 1, at + 1)
        else:
            best, run = max(best, run, key=len), [at]
    best = max(best, run, key=len)
    if best and best[0] and numbers[best[0]] == FEWEST:
        best = [best[0] - 1, *best]  # that of the first is missing
    return _in_rows([cards[at] for at in best], across) if len(best) >= FEWEST else []


def _in_rows(cards: Sequence[Card], across: bool) -> list[Card]:
    """The cards, each with the height at which the row begins that others of it stand in, if any."""
    found = []
    for card in cards:
        near = [c.box for c in cards if c.page == card.page and (not across or c.box.level(card.box))]
        beside = any(box.x0 >= card.box.x1 or box.x1 <= card.box.x0 for box in near)
        found.append(Card(card.page, card.box, min(box.top for box in near)) if beside else card)
    return found
