"""The report in front of an appendix: a cover page or two on the same subject, where council, dates and names stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.cells.header.pieces import body_kind, pieces
from pipeline.cells.header.subject import bare, subject_of
from pipeline.cells.outside import between
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

REACH = 2  # pages in front of a table that its cover may stand on
LONGEST, LEAST = 16, 2  # words of a line that names a subject
_SAYS = re.compile(r":\s")

Place = tuple[int, float]
Paragraphs = Mapping[int, Sequence[Text]]


def with_cover(own: list[Text], paragraphs: Paragraphs, start: Place, ended: Place, profile: Profile) -> list[Text]:
    """What stands above a table with the pages before it, where one of them is headed by the same subject.

    `own` stands on the table's page, and says nothing of who reports to whom; `ended` is where the table before ends.
    """
    subjects = set(_subjects(own, profile))
    if not subjects or any(names_body(t, profile) for t in own):
        return own
    for page in range(start[0] - 1, max(0, start[0] - 1 - REACH), -1):
        if page < ended[0]:
            break
        found = between(paragraphs, max(ended, (page, 0.0)), (page + 1, 0.0))
        at = next((i for i, t in enumerate(found) if subjects & set(_subjects([t], profile))), None)
        if at is not None:
            return [*found[at:], *between(paragraphs, (page + 1, 0.0), start)]
    return own


def _subjects(texts: Sequence[Text], profile: Profile) -> Iterator[str]:
    """The parts of short lines that may name what a paper is about."""
    for text in texts:
        line = " ".join(text.value.split())
        if len(line.split()) <= LONGEST and not line.endswith("."):
            if (subject := subject_of(line, profile)) and subject.told:  # "Item 6: Bus Fares task group – progress"
                yield folded(bare(subject.name, profile))
            for piece in (p for part in pieces(line, profile) for p in _SAYS.split(part)):
                if len(piece.split()) >= LEAST and not profile.lines["skip"].fullmatch(piece):
                    yield folded(piece)


def names_body(text: Text, profile: Profile) -> bool:
    line = text.value
    if len(line.split()) > LONGEST:
        return False
    return any(body_kind(piece, profile) for piece in pieces(line, profile))
