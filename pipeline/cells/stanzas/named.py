"""Recommendations that no number opens: each below a label that names it ("What we asked for"), maybe under a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import TITLE_WORDS, Label, label_of, may_be_title, names_recommendation
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

FEWEST = 2  # such labels
MOST = 0.6  # share of them with which a state must stand, where they name no recommendation by themselves


@dataclass(frozen=True, slots=True)
class Named:
    """Which paragraphs open a recommendation, and which only name it (by `id`)."""

    openers: frozenset[int] = frozenset()
    labels: dict[int, Label] = field(default_factory=dict)
    guessed: bool = False  # by the shape that comes again, whatever the labels say
    roles: dict[int, str] = field(default_factory=dict)  # what paragraphs without a label hold, by their print


def names_some(pages: Sequence[Page], taken: Places, profile: Profile) -> list[int]:
    """The pages on which words outside of tables may name recommendations."""
    words = profile.headings["recommendation"].holds
    return [p.number for p in pages if words.search(" ".join([w.text for w in taken.without(p.words)]).lower())]


def named_in(items: Sequence[Item], profile: Profile) -> Named:
    """The labels that name recommendations, and the headings right above them."""
    labels = {at: label for at, item in enumerate(items) if (label := names_recommendation(item, profile))}
    times = Counter(folded(label.text) for label in labels.values())
    labels = {at: own for at, own in labels.items() if times[folded(own.text)] > 1 or not may_be_title(own)}
    if len(labels) < FEWEST or _of_voices(items, labels, profile):
        return Named()
    openers = {id(items[_opener(items, at, labels, profile)]) for at in labels}
    return Named(frozenset(openers), {id(items[at]): label for at, label in labels.items()})


def _of_voices(items: Sequence[Item], labels: dict[int, Label], profile: Profile) -> bool:
    """Whether the labels say only that somebody spoke ("You said"), and no state stands with most of them."""
    if not all(folded(label.text) in profile.voices for label in labels.values()):
        return False
    return sum(_is_status(item, profile) for item in items) < MOST * len(labels)


def _is_status(item: Item, profile: Profile) -> bool:
    if item.table is not None:
        return False
    label = label_of(item, profile)
    return is_state(folded(item.text), profile) or (label is not None and label.role == "status")


def _opener(items: Sequence[Item], at: int, labels: dict[int, Label], profile: Profile) -> int:
    """The heading above a label, over a state that stands between them; the label itself where there is none."""
    above = at - 1 if at and items[at - 1].table is None and is_state(folded(items[at - 1].text), profile) else at
    return next((i - 1 for i in (above, at) if _heads(items, i, labels)), at)


def _heads(items: Sequence[Item], at: int, labels: dict[int, Label]) -> bool:
    """Whether the paragraph in front of a label is a heading: the recommendation's number and title."""
    if not at or at - 1 in labels or items[at - 1].page != items[at].page:
        return False
    before = items[at - 1]
    return before.table is None and before.apart and not before.block.level and len(before.words) <= TITLE_WORDS
