"""Headings that stand at the foot of a page without any row of theirs: what is overleaf is the first row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.models.table import Row
from pipeline.tables.draft import words_of, words_of_row

MOST_ROWS = 3  # of headings
LEAST_HEADINGS = 3  # two cells may be a label and its value


def heads_last(rows: Sequence[Row], first: Row) -> bool:
    """Whether all that a table says so far is headings, which `first`, the top row of the next page, does not go on.

    What is left of a row is printed as its beginning is. Headings are bold where most of what they head is not; or all
    in one print that is not that of most words overleaf, and shorter than what stands there.
    """
    if len(rows) > MOST_ROWS or sum(bool(words_of(cell)) for cell in rows[-1].cells) < LEAST_HEADINGS:
        return False
    looks = Counter(w.style.look for w in words_of_row(first) if any(map(str.isalnum, w.text)))
    heads = [w for row in rows for w in words_of_row(row)]
    if not looks or any(w.score < 1 for w in heads):  # a scan shows the weight of short words badly
        return False
    (usual, _), *_ = looks.most_common(1)
    if all(w.style.bold for w in heads):
        return not usual.bold
    apart = len({usual, *(w.style.look for w in heads)}) == 2 and all(w.style.look != usual for w in heads)
    return apart and _longest(rows) < _longest([first])


def _longest(rows: Sequence[Row]) -> int:
    """How many words the longest cell of some rows has."""
    return max(len(words_of(cell)) for row in rows for cell in row.cells)
