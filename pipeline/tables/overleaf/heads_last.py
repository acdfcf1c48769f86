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

    Headings are printed in their own way: what is left of a row is printed as its beginning is, and none of their words
    is as most overleaf are.
    """
    if len(rows) > MOST_ROWS or sum(bool(words_of(cell)) for cell in rows[-1].cells) < LEAST_HEADINGS:
        return False
    looks = Counter(w.style.look for w in words_of_row(first) if any(map(str.isalnum, w.text)))
    usual = next((look for look, _ in looks.most_common(1)), None)
    heads = [w for row in rows for w in words_of_row(row)]
    return usual is not None and not any(w.style.look == usual or w.score < 1 for w in heads)
