"""Tables of scanned pages, whose lines are lost in paint or are too short to be seen: the rest of them tells."""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.page import Box, Fill, Page
from pipeline.models.table import Row
from pipeline.tables.draft import plain_row, same_letters
from pipeline.tables.painted.paint import with_feet
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.tables.ruled.columns_before import with_columns_before
from pipeline.tables.ruled.edges import edges_of
from pipeline.tables.ruled.grid import Grid, Place
from tests import paper

LEFTS = (50, 90, 300, 420, 520)
HEAD = ("No", "What was asked for", "Officer", "Status")
ROWS = [HEAD, ("1", "Mend the wall before winter", "Ann Ash", "Done"), ("2", "Mend the roof", "Bob Birch", "Late")]


def read(*pages: Page) -> list[tuple[str, ...]]:
    return [plain_row(row) for table in tables_by_rulings(pages)[0] for row in table.rows]


def test_the_foot_of_coloured_headings_is_a_line() -> None:
    made = paper.ruled(ROWS, LEFTS)
    tops = sorted({r.box.top for r in made.rulings if r.horizontal})
    lines = tuple(r for r in made.rulings if not (r.horizontal and r.box.top == tops[1]))
    pieces = tuple(Fill(Box(x + 25, tops[0], x + 40, tops[1]), "#203060") for x in LEFTS[:-1])
    page = replace(made, rulings=lines, fills=pieces, scanned=True)
    assert read(page) == ROWS
    edges = edges_of(lines)
    assert with_feet(edges, replace(page, scanned=False)) == edges
    assert with_feet(edges, replace(page, fills=pieces[:2])) == edges, "a mark or two"
    deep = tuple(f._replace(box=f.box._replace(bottom=f.box.bottom + 8)) for f in pieces)
    assert with_feet(edges, replace(page, fills=deep)) == edges, "it runs through words"


def _grid(page: int, lefts: tuple[float, ...], rows: int) -> Grid:
    tops = tuple(100.0 + 20 * at for at in range(rows + 1))
    places = tuple(
        Place(Box(lefts[x], tops[y], lefts[x + 1], tops[y + 1]), y, x, 1, 1)
        for y in range(rows)
        for x in range(len(lefts) - 1)
    )
    return Grid(page, Box(lefts[0], tops[0], lefts[-1], tops[-1]), lefts, tops, places)


def test_rows_over_a_page_have_the_columns_of_the_page_before() -> None:
    before, rest = _grid(1, (50, 90, 300, 420, 520), 5), _grid(2, (52, 302, 522), 1)
    words = [
        *paper.line("3", 62, 102, page=2),
        *paper.line("Mend the gate of the yard now", 91, 102, page=2),
        *paper.line("and paint it", 91, 109, page=2),
        *paper.line("Cy Cole", 305, 102, page=2),
        *paper.line("Late", 425, 102, page=2),
    ]
    found = with_columns_before({1: [before], 2: [rest]}, [1, 2], {1: [], 2: words})
    assert found[1] == [before]
    assert [(p.column, p.columns) for p in found[2][0].places] == [(0, 1), (1, 1), (2, 1), (3, 1)]
    assert with_columns_before({1: [before], 2: [rest]}, [], {1: [], 2: words})[2] == [rest], "no scan"
    other = _grid(2, (52, 250, 522), 1)
    assert with_columns_before({1: [before], 2: [other]}, [1, 2], {1: [], 2: words})[2] == [other], "another table"


def test_words_over_a_side_keep_a_place_whole() -> None:
    before, rest = _grid(1, (50, 300, 400, 520), 5), _grid(2, (50, 300, 520), 1)
    words = [*paper.line("Nothing is left", 302, 102, page=2), *paper.line("to be done at all", 370, 109, page=2)]
    found = with_columns_before({1: [before], 2: [rest]}, [1, 2], {1: [], 2: words})
    assert [(p.column, p.columns) for p in found[2][0].places] == [(0, 1), (1, 2)]


def _row(*texts: str, score: float = 1.0) -> Row:
    made = paper.ruled([texts], (50, 90, 300, 420, 520)[: len(texts) + 1])
    page = replace(made, words=tuple(w._replace(score=score) for w in made.words))
    return tables_by_rulings([page])[0][0].rows[0]


def test_a_short_heading_of_a_repeated_row_may_go_unread() -> None:
    again = ("", *HEAD[1:])
    assert same_letters(_row(*HEAD), _row(*again, score=0.9))
    assert not same_letters(_row(*HEAD), _row(*again)), "print says what it says"
    assert not same_letters(_row(*HEAD), _row("", *HEAD[1:3], "", score=0.9)), "two are missing"
    assert not same_letters(_row(*HEAD), _row(HEAD[0], "", *HEAD[2:], score=0.9)), "a long one is missing"


def test_headings_whose_inner_lines_paint_hides_keep_to_the_columns_of_the_rows() -> None:
    heads = ("No", "What was asked for in the review of the council and its partners", "Officer", "Status")
    made = paper.ruled([heads, *ROWS[1:]], LEFTS)
    top = sorted({r.box.top for r in made.rulings if r.horizontal})[1]
    lines = [r for r in made.rulings if r.horizontal or r.box.x0 in (LEFTS[0], LEFTS[-1]) or r.box.top >= top]
    assert read(replace(made, rulings=tuple(lines), scanned=True))[0] == heads
