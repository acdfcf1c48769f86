"""Where the cells of a tagged table stand, and which rows they span, by what the rulings say of the same rows."""

from __future__ import annotations

from pipeline.models.table import Cell, Row
from pipeline.tables.draft import Draft
from pipeline.tables.places import placed
from tests import paper


def spanned(*rows: Row) -> list[list[int | None]]:
    """How many rows each cell of a tagged table spans once the ruled rows are known; None where another spans it."""
    tagged = tuple(Row(tuple(cell or Cell() for cell in row.cells)) for row in rows)
    tagged = tuple(row._replace(cells=tuple(c._replace(rows=1, columns=1) for c in row.cells if c)) for row in tagged)
    draft = placed(Draft("tags", tagged, (), (), False, ()), dict(enumerate(rows)), {})
    return [[cell.rows if cell else None for cell in row.cells] for row in draft.rows]


def test_a_merged_cell_of_a_sheet_spans_the_rows_that_lines_show() -> None:
    rows = (
        paper.row(paper.cell("Shops", rows=3), "1a"),
        paper.row(None, "1b"),
        paper.row(None, "1c"),
        paper.row("Markets", "2a"),
    )
    assert spanned(*rows) == [[3, 1], [None, 1], [None, 1], [1, 1]]


def test_headings_of_two_rows_stay_as_the_tags_have_them() -> None:
    rows = (
        paper.row(paper.cell("No.", rows=2), paper.cell("RAG", columns=2), None),
        paper.row(None, "June", "May"),
    )
    assert spanned(*rows) == [[1, 1, 1], [1, 1, 1]]
