"""A heading that is printed again in the middle of its table, and what stands over it there."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cells.columns.headings import Heading
from pipeline.models.table import Row
from pipeline.models.text import Text

LONGEST_HEADING = 80  # letters
FRONT = 110  # characters: of a longer text so many mostly tell that it is no heading
_SPACE = re.compile(r"\W+")


def is_heading(row: Row, heading: Heading) -> bool:
    """The heading printed again in the middle of the table; one of its cells may have been lost."""
    said = [c.text.value if c else "" for c in row.cells]
    same = 0
    for text, column in zip(said, heading.columns, strict=False):
        head = _letters_of_heading(column.heading)
        if len(text) <= LONGEST_HEADING and text[:1].isalnum() and not head.startswith(text[0].lower()):
            continue  # cheap to ask
        front = _letters(text[:FRONT])
        if front and head.startswith(front) and _letters(text) == head:
            same += 1
        elif len(front) > LONGEST_HEADING or len(_letters(text)) > LONGEST_HEADING:
            return False  # more stands there than a heading says
    return same >= 2 and same >= 0.6 * sum([bool(_letters(text)) for text in said])


def over_heading(row: Row, heading: Heading) -> Text | None:
    """The lines over a heading printed again that no line parts from it: "On track" over "Recommendation"."""
    found: Text | None = None
    for cell, column in zip(row.cells, heading.columns, strict=False):
        said, head = (cell.text.value if cell else ""), _letters_of_heading(column.heading)
        if _letters(said) == head:
            continue
        front, _, last = said.rpartition("\n")
        if found is not None or cell is None or not front or _letters(last) != head:
            return None
        found = cell.text.slice(0, len(front)).strip()
    return found


def _letters(text: str) -> str:
    return _SPACE.sub("", text).lower()


_letters_of_heading = lru_cache(maxsize=256)(_letters)
