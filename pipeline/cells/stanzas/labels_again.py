"""Labels that are told by coming again and again: those of a form, and lines of the usual print that name a role."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.stanzas.flow import Item, part_of
from pipeline.cells.stanzas.labels import LABEL_WORDS, label_of, may_be_title, names_recommendation
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import spoken

OFTEN = 3  # times that a label stands on a line of its own, to be one in the usual print
AGAIN = PAIRED - {"decision"} | {"recommendation"}  # roles of such labels: "Agreed" comes again as well, and answers


def with_lines_as_labels(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The paragraphs; lines of the usual print that name a role and come again and again are set apart.

    Nobody prints "Progress" alone on a line, three times, but over the progress: underlined, say. On a scan some of
    them may seem bold, and others part of the paragraph below.
    """
    counts = Counter(folded(spoken(item.block.lines[0])) for item in items if _begins_with_line(item))
    often = frozenset({text for text, count in counts.items() if count >= OFTEN and role_of(text, profile) in AGAIN})
    return [part for item in items for part in _parted_at(item, often)]


def _parted_at(item: Item, labels: frozenset[str]) -> Iterator[Item]:
    """A paragraph cut around lines that say nothing but one of the labels, and these set apart."""
    lines = item.block.lines
    found = [i for i, line in enumerate(lines) if item.table is None and folded(spoken(line)) in labels]
    cuts = sorted({0, *found, *(i + 1 for i in found), len(lines)})
    for start, end in itertools.pairwise(cuts) if found else ():
        part = part_of(item, start, end)
        yield replace(part, apart=True) if start in found else part
    if not found:
        yield item


def _begins_with_line(item: Item) -> bool:
    """Whether the first line of a paragraph may be a label that has it to itself."""
    if item.table is not None or item.block.level or not item.block.lines:
        return False
    first = item.block.lines[0]
    return len(first) <= LABEL_WORDS and first[-1].text[-1:] not in ".;,:"


def repeated_labels(items: Iterable[Item], profile: Profile) -> frozenset[str]:
    """Labels that stand in a document more than once: those of a form, not headings of its own."""
    seen: set[str] = set()
    again: set[str] = set()
    for item in items:
        label = label_of(item, profile) if item.table is None else None
        if label is None and (named := names_recommendation(item, profile)) and may_be_title(named):
            label = named
        if label:
            (again if folded(label.text) in seen else seen).add(folded(label.text))
    return frozenset(again)
