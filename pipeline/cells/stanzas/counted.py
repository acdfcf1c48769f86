"""Recommendations that a bare figure opens ("1 Clean the list every year"), each with the same labels below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.cells.columns.headings import PAIRED
from pipeline.cells.stanzas.flow import Item, line_starts, printed_alike
from pipeline.cells.stanzas.labels import label_of
from pipeline.cells.stanzas.named import Named
from pipeline.cells.stanzas.spelt_numbers import spelt_number
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

FEWEST = 2  # recommendations, and labels below each
MOST = 0.6  # share of the recommendations that have as many
_NEWS = frozenset({"update", "status"})
_BRACKETED, _BARE = re.compile(r"\((\d{1,2})\)"), re.compile(r"0?(\d{1,2})[.:)]?")
_FIGURE = re.compile(rf"{_BARE.pattern}|{_BRACKETED.pattern}")


def counts_some(pages: Sequence[Page], taken: Places, profile: Profile) -> list[int]:
    """The pages from the one on whose lines begin to count 1, 2."""
    awaited, found = 1, []
    for page in pages:
        words = page.words
        for at in line_starts(words):
            if _counts(words[at : at + 2], awaited, profile) and words[at] not in taken:
                awaited += 1
                found.append(page.number)
    return found if awaited > FEWEST else []


def counted_in(items: Sequence[Item], profile: Profile) -> Named:
    """The paragraphs that open recommendations; none where what follows them is not labelled alike.

    Those printed unlike the text are asked for first, then any.
    """
    found = _counted(items, profile, apart=True)
    return found if found.openers else _counted(items, profile, apart=False)


def _counted(items: Sequence[Item], profile: Profile, *, apart: bool) -> Named:
    """Those of one shape before those of any: "(1)" counts recommendations below paragraphs that "1." numbers."""
    ways = [
        _opened(items, _starts(items, shape, profile, apart=apart), profile) for shape in (_BRACKETED, _BARE, _FIGURE)
    ]
    return max(ways, key=lambda found: len(found.openers))


def counting_on(items: Sequence[Item], profile: Profile) -> Iterator[list[int]]:
    """Where paragraphs printed alike, with numbers of one shape, count on from 1: each way to read them so."""
    for shape in (_BRACKETED, _BARE):
        firsts = [at for at, item in enumerate(items) if _starts([item], shape, profile, apart=False)]
        for first in firsts:
            alike = [at for at in range(first, len(items)) if _is_like(items[at], items[first])]
            yield [alike[at] for at in _starts([items[at] for at in alike], shape, profile, apart=False)]


def _is_like(item: Item, first: Item) -> bool:
    return item.table is None and printed_alike(item.words[0], first.words[0])


def _starts(items: Sequence[Item], shape: re.Pattern[str], profile: Profile, *, apart: bool) -> list[int]:
    starts: list[int] = []
    for at, item in enumerate(items):
        own = item.table is None and (not apart or item.apart or _in_bold(item)) and not item.block.level
        if own and _is_shaped(item, shape, profile) and is_counted(item, len(starts) + 1, profile):
            starts.append(at)
    return starts


def framed_in(items: Sequence[Item], profile: Profile) -> Named:
    """The first paragraph in each card; none where the cards are not labelled alike."""
    own = [item for item in items if item.card is not None]
    starts = {id(item.card): at for at, item in reversed(list(enumerate(own)))}
    return _opened(own, sorted(starts.values()), profile)


def _opened(items: Sequence[Item], starts: Sequence[int], profile: Profile) -> Named:
    """The paragraphs that begin at these places, where most are followed by labels of a report."""
    if len(starts) < FEWEST:
        return Named()
    parts = [items[start + 1 : end] for start, end in itertools.pairwise([*starts, len(items)])]
    said = (_roles(part, profile) for part in parts)
    told = sum(len(roles) >= FEWEST and not _NEWS.isdisjoint(roles.values()) for roles in said)
    if told < MOST * len(starts) or sum(is_strange(part, profile) for part in parts) >= MOST * len(starts):
        return Named()
    return Named(frozenset(id(items[at]) for at in starts))


def is_counted(item: Item, number: int, profile: Profile) -> bool:
    """Whether a paragraph begins with this number as a bare figure, or in words apart from what follows."""
    return _counts(item.block.lines[0], number, profile)


def _counts(line: Sequence[Word], number: int, profile: Profile) -> bool:
    return _figure(line[0].text) == number or spelt_number(tuple(line), profile)[0] == number


def _is_shaped(item: Item, shape: re.Pattern[str], profile: Profile) -> bool:
    """Whether a paragraph begins with a number of one shape; one in words is a bare one."""
    plain = shape is not _BRACKETED and spelt_number(item.block.lines[0], profile)[0] > 0
    return plain or shape.fullmatch(item.words[0].text) is not None


def _figure(text: str) -> int | None:
    found = _FIGURE.fullmatch(text)
    return int(found[1] or found[2]) if found else None


def _in_bold(item: Item) -> bool:
    """Whether a line begins in bold and goes on otherwise: a heading with a state in a box of its own at its end."""
    words = item.words
    return len(item.block.lines) == 1 and len(words) > 1 and words[0].style.bold and words[1].style.bold


def is_strange(items: Sequence[Item], profile: Profile) -> bool:
    """Whether a label of what stands below a heading is that of another kind of paper: "Question", "Risk"."""
    labels = (label_of(item, profile) for item in items if item.table is None)
    return any(label and folded(label.text) in profile.lookalikes for label in labels)


def _roles(items: Sequence[Item], profile: Profile) -> dict[str, str]:
    """Label → role: two may have one, as "Progress" and "Outcome" do."""
    labels = (label_of(item, profile) for item in items if item.table is None)
    return {folded(label.text): label.role for label in labels if label and label.role in PAIRED}
