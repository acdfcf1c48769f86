"""Recommendations that nothing numbers or names: each a heading, maybe with its text, above the same labels every time.

"Lights in all shelters / Our answer … / Progress …". Only where the labels answer and tell the news: much else that
a paper sets below headings has progress and states.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from pipeline.cells.columns.headings import PAIRED
from pipeline.cells.stanzas.counted import is_strange
from pipeline.cells.stanzas.flow import Item, printed_alike, wraps
from pipeline.cells.stanzas.labels import Label, is_title, label_of
from pipeline.cells.stanzas.named import Named
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

FEWEST = 2  # recommendations
MOST = 0.6  # share of them that are answered and followed
_ANSWERS, _NEWS = frozenset({"response", "decision"}), frozenset({"update", "status"})


def headed_in(items: Sequence[Item], profile: Profile) -> Named:
    """The headings above the label that comes first each time."""
    labels = {at: label for at, item in enumerate(items) if (label := _label(item, profile))}
    heads = {at: head for at in labels if (head := _head(items, at, labels)) is not None}
    names = Counter(folded(labels[at].text) for at in heads)
    if not names or names.most_common(1)[0][1] < FEWEST:
        return Named()
    first = names.most_common(1)[0][0]
    starts = sorted(head for at, head in heads.items() if folded(labels[at].text) == first)
    told = 0
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        if is_strange(items[start + 1 : end], profile):
            continue
        roles = {label.role for at, label in labels.items() if start < at < end}
        told += bool(roles & _ANSWERS) and bool(roles & _NEWS)
    if told < MOST * len(starts):
        return Named()
    return Named(frozenset(id(items[at]) for at in _titles_over(items, starts, profile) or starts))


def _titles_over(items: Sequence[Item], starts: Sequence[int], profile: Profile) -> list[int]:
    """The lines right above recommendations that are themselves printed unlike the text; none where not each has one.

    "1.1 Bulky waste" over "*That the charge is lowered*": no two say the same, and all are printed alike.
    """
    over = [_first_line(items, at - 1, ()) for at in starts if at and items[at - 1].page == items[at].page]
    heads = [items[at] for at in over if items[at].table is None and is_title(items[at], profile)]
    alike = all(printed_alike(head.words[-1], heads[0].words[-1]) for head in heads)
    return over if len(starts) == len(heads) == len({folded(head.text) for head in heads}) and alike else []


def _label(item: Item, profile: Profile) -> Label | None:
    label = label_of(item, profile) if item.table is None else None
    return label if label and label.role in PAIRED else None


def _head(items: Sequence[Item], at: int, labels: dict[int, Label]) -> int | None:
    """The heading above a label, its first line; plain text may stand between them, no other label."""
    for above in range(at - 1, -1, -1):
        item = items[above]
        if item.table is not None or above in labels:
            return None
        if item.apart and not item.block.level:
            return _first_line(items, above, labels)
    return None


def _first_line(items: Sequence[Item], at: int, labels: Container[int]) -> int:
    while at and at - 1 not in labels and wraps(items[at - 1], items[at]):
        at -= 1
    return at
