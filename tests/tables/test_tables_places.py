"""Where the cells of a tagged table stand, and which rows they span, by what the rulings say of the same rows."""

from __future__ import annotations

from pipeline.models.page import Box, Page
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.tables.draft import Draft
from pipeline.tables.tags.places import placed
from pipeline.text.lines import box_of
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


def _tagged(value: str, x: float, *, page: int, top: float) -> Cell:
    words = paper.line(value, x, top, page=page)
    return Cell((Fragment(page, box_of(words), (Block((words,)),)),))


def test_a_column_begins_where_it_does_on_other_pages_with_the_same_margin() -> None:
    """One word alone stands on the last page, behind a lamp that is drawn where others begin."""
    rows = [Row((_tagged("Update", 50, page=1, top=100), _tagged("Walls are whole.", 150, page=1, top=100)))]
    rows += [Row((_tagged("State", 50, page=2, top=60), _tagged("Slow", 162, page=2, top=60)))]
    pages = {number: Page(number, 595, 842, ()) for number in (1, 2)}
    draft = placed(Draft("tags", tuple(rows), (), (), False, ()), {}, pages)
    label, value = (cell.fragments[0].box for cell in draft.rows[1].cells if cell)
    assert (label.x1, value.x0) == (149, 150)
    rows[1] = Row((_tagged("State", 70, page=2, top=60), _tagged("Slow", 182, page=2, top=60)))
    draft = placed(Draft("tags", tuple(rows), (), (), False, ()), {}, pages)
    assert [cell.fragments[0].box.x0 for cell in draft.rows[1].cells if cell] == [70, 182]


def _banded(value: str, column: int) -> tuple[Row, Row]:
    """A row of a printed sheet as its tags have it, words in one of three columns, and as its lines are drawn."""
    own = _tagged(value, 50, page=1, top=100)
    ruled = own._replace(columns=3, fragments=(own.fragments[0]._replace(box=Box(40, 97, 500, 115)),))
    return Row(tuple(own if at == column else Cell() for at in range(3))), Row((ruled, None, None))


def test_a_merged_cell_of_a_sheet_is_as_wide_as_lines_show_in_whatever_column_its_words_begin() -> None:
    pairs = [_banded("1a That bins are emptied", 0), _banded("2 That the bins of all parks are painted", 1)]
    draft = Draft("tags", tuple(own for own, _ in pairs), (), (), False, ())
    rows = placed(draft, {at: twin for at, (_, twin) in enumerate(pairs)}, {}).rows
    assert [[cell and cell.columns for cell in row.cells] for row in rows] == [[3, None, None]] * 2
    assert [row.cells[0].fragments[0].box.x1 for row in rows if row.cells[0]] == [500, 500]


def test_a_cell_that_holds_less_than_a_merged_one_stays_where_it_is() -> None:
    own, ruled = _banded("Parks", 1)
    (more, _) = _banded("Parks and their bins", 1)
    assert more.cells[1] is not None
    ruled = Row((more.cells[1]._replace(columns=3), None, None))
    rows = placed(Draft("tags", (own,), (), (), False, ()), {0: ruled}, {}).rows
    assert [cell and cell.columns for cell in rows[0].cells] == [1, 1, 1]
