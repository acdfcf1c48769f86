"""Headings that stand at the foot of a page without any row of theirs: what is overleaf is the first row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.models.page import Style
from pipeline.models.table import Row
from pipeline.tables.draft import holds_words, words_of, words_of_row

MOST_ROWS = 3  # of headings
LEAST_HEADINGS = 3  # two cells may be a label and its value


def heads_last(rows: Sequence[Row], first: Row) -> bool:
    """Whether all that a table says so far is headings, which `first`, the top row of the next page, does not go on.

    What is left of a row is printed as its beginning is. Headings are bold where most of what they head is not; or all
    in one print that is not that of most words overleaf, and shorter than what stands there.
    """
    if len(rows) > MOST_ROWS or sum(holds_words(cell) for cell in rows[-1].cells) < LEAST_HEADINGS:
        return False
    heads = [w for row in rows for w in words_of_row(row)]
    if any(w.score < 1 for w in heads):  # a scan shows the weight of short words badly
        return False
    looks: Counter[Style] = Counter()
    for style, times in Counter(w.style for w in words_of_row(first) if any(map(str.isalnum, w.text))).items():
        looks[style.look] += times
    if not looks:
        return False
    (usual, _), *_ = looks.most_common(1)
    if all(w.style.bold for w in heads):
        return not usual.bold
    others = {style.look for style in {w.style for w in heads}}
    return len(others) == 1 and usual not in others and _longest(rows) < _longest([first])


def _longest(rows: Sequence[Row]) -> int:
    """How many words the longest cell of some rows has."""
    return max(len(words_of(cell)) for row in rows for cell in row.cells)
