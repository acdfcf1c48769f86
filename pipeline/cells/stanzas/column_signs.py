"""A status that is drawn beside a row of two columns: a disc over its number, a lamp right of the news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.cells.stanzas.column_rows import MOST, Parts
from pipeline.cells.stanzas.marks import EDGE, signs_on
from pipeline.cells.stanzas.tables import STATUS
from pipeline.models.page import Page
from pipeline.models.table import Cell, Mark, Row
from pipeline.models.text import Text
from pipeline.text.lines import boxes_by_page

Signs = tuple[Mark, ...]


def signs_of(rows: Sequence[Parts], text: float, pages: Mapping[int, Page]) -> list[Signs]:
    """The sign of each row, left of its text or right of all; none where most rows have not just one."""
    end = max((line[-1].box.x1 for row in rows for part in row for line in part), default=0.0)
    found = [tuple(_beside(row, text, end, pages)) for row in rows] if pages else []
    return found if sum(len(signs) == 1 for signs in found) >= max(1, MOST * len(rows)) else []


def _beside(row: Parts, text: float, end: float, pages: Mapping[int, Page]) -> Iterator[Mark]:
    for number, box in boxes_by_page(w for part in row for line in part for w in line).items():
        for sign in signs_on(pages[number]) if number in pages else ():
            x, y = sign.box.centre
            if not text <= x <= end and box.top - EDGE <= y <= box.bottom + EDGE:
                yield sign


def with_signs(rows: Sequence[Row], signs: Sequence[Signs]) -> Iterator[Row]:
    """The rows below their heading with a column for the status; a theme lies over that as well."""
    own = iter(signs)
    for at, row in enumerate(rows):
        first = row.cells[0]
        if first is not None and first.columns > 1:
            yield row._replace(cells=(first._replace(columns=first.columns + 1), *row.cells[1:], None))
        else:
            yield row._replace(cells=(*row.cells, Cell(marks=next(own)) if at else Cell(text=Text(STATUS))))
