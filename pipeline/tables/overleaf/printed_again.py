"""A heading printed again at the top of a page that is not the first row of the table which it stands over.

Labels of the paper or a key may stand over it, in the same columns; or bands of reviews cut the table that it heads
into several, the last of which goes on overleaf.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.table import Row
from pipeline.tables.draft import holds_words, same_letters, words_of_row

LEAST_HEADINGS = 3  # columns: two cells alike may be a label and its value


def printed_again(tables: Sequence[Sequence[Row]], rows: Sequence[Row]) -> int:
    """How many rows at the top of a part say what a heading does that stands anywhere in the `tables` before it.

    The type tells headings: all in them is bold, and what stands at the foot of the page before is not. That is the
    last row of the last table, and no band either: below one the heading may be printed for the first time.
    """
    foot = tables[-1][-1]
    if all_bold(foot) or sum(holds_words(cell) for cell in foot.cells) < 2:
        return 0
    for above in tables:
        for at, own in enumerate(above):
            if _is_heading(own) and same_letters(own, rows[0]):
                return _run(above[at:], rows)
    return 0


def all_bold(row: Row) -> bool:
    """Whether a row has words, and none but bold ones."""
    words = words_of_row(row)
    return bool(words) and all(w.style.bold for w in words)


def _is_heading(row: Row) -> bool:
    return sum(holds_words(cell) for cell in row.cells) >= LEAST_HEADINGS and all_bold(row)


def _run(own: Sequence[Row], rows: Sequence[Row]) -> int:
    """How many rows are alike, and all bold."""
    alike = (all_bold(a) and all_bold(b) and same_letters(a, b) for a, b in zip(own, rows, strict=False))
    return next((at for at, same in enumerate(alike) if not same), min(len(own), len(rows)))
