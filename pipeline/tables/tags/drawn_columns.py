"""Rows whose tags lack the spans of a heading: their cells stand in the columns that the drawn lines show.

Spreadsheets tag "Latest" below "RAG rating", to the right of four headings of two rows, as if these took up one: it
seems to stand a column too far to the left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.models.page import Word
from pipeline.models.table import Cell, Row
from pipeline.tables.draft import holds_words, same_words, words_of

Placed = Sequence[tuple[int, list[Word]]]


def in_drawn_columns(rows: Sequence[Row], ruled: Mapping[int, Row]) -> tuple[Row, ...]:
    """The rows; where a drawn one holds the same cells in the same order in other columns, all with its places.

    `ruled`: the drawn row of each, by its position, where there is just one. A heading that is printed again has no
    drawn row of its own left, and goes where it went the first time.
    """
    alike: dict[int, Row] = {}
    moved: dict[int, Row] = {}
    for at, drawn in ruled.items():
        own, other = _placed(rows[at]), _placed(drawn)
        if len(rows[at].cells) == len(drawn.cells) and _hold_alike(own, other):
            alike[at] = drawn
            if _columns(own) != _columns(other):
                moved[at] = drawn
    if not moved:
        return tuple(rows)
    again = {_says(rows[at]): twin for at, twin in moved.items()}
    places = {
        at: alike.get(at) or again.get(_says(row)) for at, row in enumerate(rows) if at not in ruled or at in alike
    }
    return tuple(_put(row, twin) if (twin := places.get(at)) else row for at, row in enumerate(rows))


def _says(row: Row) -> tuple[str, ...]:
    """What stands in each place of a row."""
    return tuple(" ".join(word.text for word in words_of(cell)) for cell in row.cells)


def _hold_alike(own: Placed, other: Placed) -> bool:
    """Whether the cells of two rows hold the same, one by one; one alone may be merged in both ways."""
    same = len(own) == len(other) > 1
    return same and all(same_words(a, b) for (_, a), (_, b) in zip(own, other, strict=True))


def _placed(row: Row) -> Placed:
    """The cells that hold words: their columns and what they hold."""
    return [(x, words) for x, cell in enumerate(row.cells) if (words := words_of(cell))]


def _columns(placed: Placed) -> list[int]:
    return [x for x, _ in placed]


def _put(row: Row, twin: Row) -> Row:
    """The row's cells in the places of the drawn one, spans and all."""
    own = iter([cell for cell in row.cells if cell is not None and holds_words(cell)])
    return row._replace(cells=tuple(other and _as_wide(other, own) for other in twin.cells))


def _as_wide(other: Cell, own: Iterator[Cell]) -> Cell:
    cell = next(own) if holds_words(other) else Cell()
    return cell._replace(columns=other.columns, rows=other.rows)
