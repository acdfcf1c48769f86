"""Rulings that draw columns alone: of where a row ends and the next begins they say nothing, and contradict nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.models.table import Row
from pipeline.tables.draft import words_of_row

MOST = 0.7  # share of the tagged rows that stand in such blocks; the others are headings, or alone on their page


def undivided(twins: Sequence[Sequence[Row]]) -> bool:
    """Whether the rulings hold most rows of a tagged table in blocks, one a page; `twins`: ruled rows of each row."""
    whole = Counter(id(found[0]) for found in twins if len(found) == 1)
    blocks = {id(twin): twin for found in twins for twin in found if whole[id(twin)] > 1}
    pages = Counter(page for block in blocks.values() for page in {word.page for word in words_of_row(block)})
    inside = sum(bool(found) and all(id(twin) in blocks for twin in found) for found in twins)
    return bool(blocks) and inside >= MOST * len(twins) and max(pages.values(), default=0) == 1
