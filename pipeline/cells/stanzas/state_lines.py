"""Lines below the label of a status that are one, whatever they say: printed as others below the same label are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cells.stanzas.flow import Item, printed_alike
from pipeline.cells.stanzas.labels import label_of, opens
from pipeline.cells.status.headed import LONGEST_STATE, is_brief_state
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded


def state_lines(items: Sequence[Item], profile: Profile) -> frozenset[int]:
    """Such lines (by `id`): "Some concern" in large print below "How is it going?", where others are "On track"."""
    below = list(_below_labels(items, profile))
    sure = [(label, item.words[0]) for label, item in below if is_brief_state(item.text, profile)]
    return frozenset(
        id(item)
        for label, item in below
        if any(label == other and printed_alike(item.words[0], word) for other, word in sure)
    )


def _below_labels(items: Sequence[Item], profile: Profile) -> Iterator[tuple[str, Item]]:
    """What stands alone on the line right below the label of a status that has no value behind it."""
    for above, item in pairwise(items):
        label = label_of(above, profile) if above.table is None else None
        if label is None or label.role != "status" or label.value.lines or item.table is not None:
            continue
        short = len(item.block.lines) == 1 and len(item.words) <= LONGEST_STATE and not item.block.level
        own = label_of(item, profile)
        if short and item.page == above.page and not (own and own.role) and not opens(item, profile):
            yield folded(label.text), item
