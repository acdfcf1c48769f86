"""What stands in front of a recommendation's name and is no part of it.

Minutes number all their paragraphs ("27.2 Recommendation 1. That …"), and so what is said of each ("27.3 The plan is
out."); reports of officers number those below the name as well ("4.5 Response. Accepted."). A web page prints the sign
that folds a heading ("– Recommendation 1").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.cells.stanzas.flow import Item, may_stand_before, without
from pipeline.cells.stanzas.labels import opens
from pipeline.profiles import Profile

FEWEST = 2  # recommendations between whose numbers those of other paragraphs count on
_COUNTED = re.compile(r"(?:\d{1,3}\.)*\d{1,3}[.)]?")

Number = tuple[int, ...]


def less_front(item: Item, profile: Profile) -> Item:
    """A paragraph that begins with a recommendation's name and number, without what stands before them."""
    words = item.words if item.table is None else []
    if len(words) < 3 or not may_stand_before(words[0].text):
        return item
    named = re.match(rf"{profile.names}$", words[1].text, re.IGNORECASE)
    if named is None or not any(map(str.isdigit, words[2].text)):
        return item
    return _less_first(item)


def less_fronts(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The paragraphs, each without what stands before a recommendation's name; and without its number where the
    numbers of paragraphs count on from one recommendation to the next.
    """
    less = [less_front(item, profile) for item in items]
    named = [at for at, (item, own) in enumerate(zip(items, less, strict=True)) if own is not item]
    firsts = named or _firsts_below(items, profile)
    between = [_counting(items, a, b) for a, b in pairwise([*firsts, len(items)])]
    seams = zip(between, firsts[1:], strict=False)
    whole = [own for own, after in seams if own and _next(items, own[-1]) == _number(items[after])]
    if sum(len(own) > 1 for own in whole) < FEWEST:
        return less
    counted = {at for own in (*whole, *between[-1:]) for at in own}
    return [_less_first(item) if at in counted and less[at] is item else less[at] for at, item in enumerate(items)]


def _firsts_below(items: Sequence[Item], profile: Profile) -> list[int]:
    """The numbered paragraphs right below headings that are nothing but a recommendation's name and number."""
    pairs = enumerate(pairwise(items), start=1)
    return [at for at, (above, own) in pairs if above.apart and _number(own) and opens(above, profile)]


def _counting(items: Sequence[Item], start: int, end: int) -> list[int]:
    """Where the paragraphs from a numbered one on stand whose numbers count on from its own."""
    found = [start] if _number(items[start]) else []
    for at in range(start + 1, end) if found else ():
        if _number(items[at]) == _next(items, found[-1]):
            found.append(at)
    return found


def _next(items: Sequence[Item], at: int) -> Number:
    *above, last = _number(items[at])
    return (*above, last + 1)


def _number(item: Item) -> Number:
    """The number in front of a paragraph; () where there is none."""
    words = item.words if item.table is None else []
    own = len(words) > 1 and _COUNTED.fullmatch(words[0].text)
    return tuple(map(int, re.findall(r"\d+", words[0].text))) if own else ()


def _less_first(item: Item) -> Item:
    """A paragraph without its first word; a dash that stands there is no list's."""
    own = without(item.block, 1)._replace(level=0)
    return replace(item, block=own, text=item.text[len(item.words[0].text) :].lstrip())
