"""Words of several cells in one place of a scan: parted where the rest of the table shows lines."""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.page import Page
from pipeline.tables.draft import plain_row
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from tests import paper

LEFTS = (50, 120, 320, 420, 520)
ROWS = [
    ("No", "What", "May", "June"),
    ("1", "Mend the wall of the yard before anything else is done", "Amber", "Red"),
    ("2", "Mend the roof of the hall before anything else is done", "Green", "Blue"),
    ("3", "Mend the gate", "", ""),
]


def page(*, scanned: bool, status: tuple[str, str] = ("Amber", "Red")) -> Page:
    """A table; no line is seen between the two last columns, nor between its first two rows there, but in row three."""
    rows = [ROWS[0], (*ROWS[1][:2], *status), *ROWS[2:]]
    made = paper.ruled(rows, LEFTS)
    tops = sorted({r.box.top for r in made.rulings if r.horizontal})
    lost = [r for r in made.rulings if not r.horizontal and r.box.x0 == LEFTS[3] and r.box.top < tops[3]]
    lost += [r for r in made.rulings if r.horizontal and r.box.top == tops[2] and r.box.x0 >= LEFTS[2]]
    return replace(made, rulings=tuple(r for r in made.rulings if r not in lost), scanned=scanned)


def read(page: Page) -> list[tuple[str, ...]]:
    (table,), _ = tables_by_rulings([page])
    return [plain_row(row) for row in table.rows]


def test_cells_whose_paint_hides_the_lines_between_them() -> None:
    assert read(page(scanned=True)) == ROWS


def test_software_draws_the_lines_that_it_means() -> None:
    assert read(page(scanned=False)) != ROWS


def test_words_across_a_line_are_of_one_cell() -> None:
    bare = page(scanned=True, status=("", ""))
    row = next(w for w in bare.words if w.text == "1").box.top
    across = paper.line("Nothing was done in May", LEFTS[2] + 3, row, first=len(bare.words))
    rows = read(replace(bare, words=(*(w for w in bare.words if w.text not in ("Green", "Blue")), *across)))
    assert rows[1][2:] == ("Nothing was done in May", "")


def test_two_lines_that_happen_to_end_a_word_at_a_line_of_other_rows_are_of_one_cell() -> None:
    bare = page(scanned=True, status=("", ""))
    row = next(w for w in bare.words if w.text == "1").box.top
    kept = [w for w in bare.words if w.text not in ("Green", "Blue")]
    ends = (paper.word(*place) for place in (("Nothing was done at", 323, row), ("nor in the other", 331, row + 12)))
    more = (paper.word(*place) for place in (("all in May,", 419, row), ("ones", 419, row + 12)))
    words = [w._replace(index=len(kept) + at) for at, w in enumerate((*ends, *more))]
    assert read(replace(bare, words=(*kept, *words)))[1][3] == ""


def test_a_line_that_happens_to_end_a_word_there_is_of_one_cell_with_the_line_below_it() -> None:
    bare = page(scanned=True, status=("", ""))
    row = next(w for w in bare.words if w.text == "1").box.top
    kept = [w for w in bare.words if w.text not in ("Green", "Blue")]
    last = next(w for w in bare.words if w.text == "3").box.top
    told = ("Nothing was done at", 323, row), ("all in May,", 423, row), ("nor later", 323, row + 12)
    places = (*told, ("Late", 423, last))
    words = [w._replace(index=len(kept) + at) for at, w in enumerate(paper.word(*place) for place in places)]
    assert read(replace(bare, words=(*kept, *words)))[1][3] == ""
