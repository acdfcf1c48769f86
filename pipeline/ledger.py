"""Where every word of a page went: placed, furniture, outside, or unplaced and listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.models.page import Box, Page
from pipeline.models.places import Places
from pipeline.models.report import Unplaced, Words
from pipeline.models.table import Table
from pipeline.text.lexicon import is_apart


def account(pages: Sequence[Page], placed: Places, furniture: Places, tables: Iterable[Table]) -> Words:
    """The ledger of some pages. No word inside the box of one of the `tables` may count as outside."""
    boxes: dict[int, list[Box]] = {}
    for table in tables:
        for place in table.boxes:
            boxes.setdefault(place.page, []).append(place.box)
    total = in_place = running = outside = 0
    lost: list[Unplaced] = []
    for page in pages:
        total += len(page.words)
        rest = placed.without(page.words)
        left = furniture.without(rest)
        running += len(rest) - len(left)
        # A typesetter's hyphen is in its place: its word was put together without it.
        free = [word for word in left if not (word[6] and is_apart(word))]
        in_place += len(page.words) - len(rest) + len(left) - len(free)
        own = boxes.get(page.number, ())
        inside = [word for word in free if any(box.holds(*word.box.centre) for box in own)] if own else []
        lost += [Unplaced(page.number, word.text, word.box) for word in inside]
        outside += len(free) - len(inside)
    return Words(total, in_place, running, outside, tuple(lost))
