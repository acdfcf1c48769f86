"""Recommendations below labels that nobody knows, the same ones in the same order again and again.

"The ask … / On the ground …": the first label of each is the recommendation's. Only where the paper says that it tells
of progress on recommendations; what the other labels hold is told, and said to be guessed, as in a table (`columns`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.cells.of_progress import titled_progress
from pipeline.cells.stanzas.counted import is_strange
from pipeline.cells.stanzas.flow import NOTHING, Item, line_starts
from pipeline.cells.stanzas.labels import TITLE_WORDS, Label
from pipeline.cells.stanzas.named import Named
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

FEWEST = 3  # recommendations
LABELS = 2  # of each
LABEL_WORDS = 6
MOST = 0.8  # share of the recommendations that have the same labels
SENTENCE = 5  # words


def formed_some(pages: Sequence[Page], taken: Places, profile: Profile) -> list[int]:
    """The pages on which short lines come again, from the one in front of the first.

    Only behind words that speak of progress on recommendations.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], int] = {}
    for page in pages:
        words = page.words
        for at, end in pairwise([*line_starts(words), len(words)]):
            if end - at <= 2 * LABEL_WORDS and words[at] not in taken:
                text = tuple([w.text for w in words[at:end]])
                seen[text] += 1
                first.setdefault(text, page.number)
    again = [text for text, count in seen.items() if count >= FEWEST]
    start = min((first[text] for text in again), default=0) - 1 if len(again) >= LABELS else 0
    near = " ".join(w.text for page in pages if start <= page.number <= start + 1 for w in page.words)
    if len(again) < LABELS or not re.search(rf"\b{profile.names}\b", near, re.IGNORECASE):
        return []
    return [page.number for page in pages if page.number >= start]


def formed_in(items: Sequence[Item], profile: Profile) -> Named:
    """The label that comes first in each form, and the headings right above it."""
    labels = _labels(items)
    if not labels:
        return Named()
    first = folded(items[min(labels)].text)
    starts = [at for at in sorted(labels) if folded(items[at].text) == first]
    parts = list(zip(starts, [*starts[1:], len(items)], strict=True))
    forms = Counter(tuple(folded(items[at].text) for at in sorted(labels) if a <= at < b) for a, b in parts)
    form, count = forms.most_common(1)[0]
    if len(starts) < FEWEST or len(form) < LABELS or len(form) != len({*form}) or count < MOST * len(starts):
        return Named()
    strange = any(is_strange(items[a:b], profile) for a, b in parts)
    if strange or not _tells(items, starts, labels) or not _of_progress(items, starts, profile):
        return Named()
    openers = frozenset(id(items[_opener(items, at, labels, profile)]) for at in starts)
    named = {id(items[at]): Label(items[at].text, None, tuple(items[at].words), NOTHING) for at in starts}
    return Named(openers, named, guessed=True)


def _labels(items: Sequence[Item]) -> set[int]:
    """The short lines, printed unlike the text, that come again."""
    short = {at: folded(item.text) for at, item in enumerate(items) if _may_label(item)}
    seen = Counter(short.values())
    return {at for at, text in short.items() if seen[text] >= FEWEST}


def _may_label(item: Item) -> bool:
    if item.table is not None or item.block.level or not item.apart or len(item.block.lines) != 1:
        return False
    return len(item.words) <= LABEL_WORDS and item.text[-1:] not in ".,;" and not any(c.isdigit() for c in item.text)


def _tells(items: Sequence[Item], starts: Sequence[int], labels: set[int]) -> bool:
    """Whether sentences stand below the first label of each form."""
    lengths = [len(items[at + 1].words) if at + 1 < len(items) and at + 1 not in labels else 0 for at in starts]
    return median(lengths) >= SENTENCE


def _of_progress(items: Sequence[Item], starts: Sequence[int], profile: Profile) -> bool:
    """Whether a title speaks of progress on recommendations; on a review, where most forms show a state."""
    front = [item.text for item in items[: starts[0]]]
    asked = [text for text in front if re.search(rf"\b{profile.names}\b", text, re.IGNORECASE)]
    states = sum(item.table is None and is_state(folded(item.text), profile) for item in items[starts[0] :])
    return titled_progress((), front if states >= MOST * len(starts) else asked, profile)


def _opener(items: Sequence[Item], at: int, labels: set[int], profile: Profile) -> int:
    """The heading above a label: the recommendation's number and title; the label itself where there is none."""
    if not at or at - 1 in labels or items[at - 1].page != items[at].page:
        return at
    before = items[at - 1]
    heads = before.table is None and before.apart and not before.block.level and len(before.words) <= TITLE_WORDS
    return at - 1 if heads and not is_state(folded(before.text), profile) else at
