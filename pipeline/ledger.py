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
        in_place += len(page.words) - len(rest)
        for word in rest:
            if word in furniture:
                running += 1
            elif is_apart(word):  # a typesetter's hyphen: its word was put together without it
                in_place += 1
            elif any(box.holds(*word.box.centre) for box in boxes.get(page.number, ())):
                lost.append(Unplaced(page.number, word.text, word.box))
            else:
                outside += 1
    return Words(total, in_place, running, outside, tuple(lost))
