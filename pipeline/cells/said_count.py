"""How many recommendations a paper says that it has ("the Panel made nine recommendations"), beside those read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.cells.outside import Paragraphs, between
from pipeline.cells.sections import Place, Section
from pipeline.models.report import Issue
from pipeline.models.text import Text
from pipeline.profiles import Profile

FRONT = 3  # a report that begins on one of the first pages is what the whole paper is about


def more_said(
    sections: Sequence[Section], section: Section, end: Place, paragraphs: Paragraphs, read: int, profile: Profile
) -> Iterator[Issue]:
    """One issue where the paper speaks of more recommendations than were read.

    Of fewer it may speak for many reasons: those that are left, those of a theme.
    """
    start = (1, 0.0) if len(sections) == 1 and section.first_page <= FRONT else section.start
    said = max(counts_in([*section.above, *between(paragraphs, start, end)], profile), default=0)
    if said > read:
        text = f"The paper speaks of {said} recommendations, and {read} were read."
        yield Issue("COUNT_DIFFERS", "warning", section.first_page, text)


def counts_in(texts: Iterable[Text], profile: Profile) -> Iterator[int]:
    """Every number of recommendations that is spoken of as all of them."""
    for text in texts:
        for found in profile.said_count.finditer(" ".join(text.value.split())):
            printed = found["count"]
            count = int(printed) if printed.isdigit() else profile.numbers.value(printed)
            if count is not None:
                yield count
