"""Rows of tables without lines whose cells are centred, and what only a page's foot or top shows of them."""

from __future__ import annotations

from itertools import pairwise

from pipeline.models.page import Box, Fill, Page, Style, Word
from pipeline.tables.read_tables import read_tables
from pipeline.tables.white.middle_rows import middle_rows
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import lines_of
from tests import paper

LEFTS = (50.0, 120.0, 250.0, 400.0)
SIDES = (117.0, 247.0, 397.0)
HEADS = ("No", "Recommendation", "Reply", "Progress")
Cells = tuple[tuple[str, ...], ...]

MENDED: Cells = (
    ("1",),
    ("That it is mended", "before winter"),
    ("Agreed",),
    ("Work went on", "all year", "and ended", "in May"),
)
SOLD: Cells = (("2",), ("That it is sold", "to its tenants", "at cost"), ("Not agreed",), ("None",))
PAINTED: Cells = (("3",), ("That it is painted",), ("Agreed", "in part", "for now"), ("Done",))


def _row(top: float, cells: Cells, *, page: int = 1, centred: bool = True) -> list[Word]:
    most = max(map(len, cells))
    words: list[Word] = []
    for x, said in zip(LEFTS, cells, strict=False):
        first = top + (most - len(said)) * paper.STEP / 2 if centred else top
        words += [w for line in paper.lines(*said, x=x, top=first, page=page) for w in line] if said else []
    return words


def _heads(top: float, look: Style = paper.BOLD, page: int = 1) -> list[Word]:
    return [w for x, said in zip(LEFTS, HEADS, strict=True) for w in paper.line(said, x, top, page=page, look=look)]


def _page(words: list[Word], number: int = 1, fills: tuple[Fill, ...] = ()) -> Page:
    own = tuple(w._replace(index=at) for at, w in enumerate(words))
    return Page(number, 595.0, 842.0, own, fills=fills)


def _read(*pages: Page) -> list[list[str]]:
    (table,) = read_tables(pages, None, Lexicon()).tables
    return [[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in table.rows]


def _said(cells: Cells) -> list[str]:
    return [" ".join(lines) for lines in cells]


def test_rows_of_centred_cells_are_told_by_their_middles() -> None:
    words = [*_heads(100), *_row(120, MENDED), *_row(174, SOLD), *_row(216, PAINTED)]
    assert _read(_page(words)) == [list(HEADS), _said(MENDED), _said(SOLD), _said(PAINTED)]


def test_rows_whose_cells_begin_together_are_no_centred_ones() -> None:
    words = [
        *_heads(100),
        *(w for n, c in enumerate((MENDED, SOLD, PAINTED)) for w in _row(120 + 60 * n, c, centred=False)),
    ]
    page = _page(words)
    assert middle_rows(page, lines_of(page.words), SIDES, (), 1, known=False) is None


def test_one_centred_row_is_a_whole_table_where_the_table_is_known() -> None:
    page = _page(_row(60, MENDED))
    assert middle_rows(page, lines_of(page.words), SIDES, (), 0, known=True) == []
    assert middle_rows(page, lines_of(page.words), SIDES, (), 0, known=False) is None


def test_the_first_line_of_a_centred_row_may_be_bold_below_the_heading() -> None:
    titled = [w._replace(style=paper.BOLD) if w.text in {"Work", "went", "on"} else w for w in _row(120, MENDED)]
    words = [*_heads(100), *titled, *_row(174, SOLD), *_row(216, PAINTED)]
    assert [row[0] for row in _read(_page(words))] == ["No", "1", "2", "3"]


def test_a_row_that_the_foot_of_the_page_cuts_keeps_the_middle_of_the_whole() -> None:
    cut: Cells = (("4",), ("That it is kept",), ("Agreed",), ())
    update = [w for line in paper.lines(*["It was kept"] * 6, x=LEFTS[3], top=700) for w in line]
    words = [*_heads(560), *_row(580, MENDED), *_row(634, SOLD), *_row(755, cut), *update]
    assert [row[0] for row in _read(_page(words))] == ["No", "1", "2", "4"]


def test_the_rest_of_a_row_at_the_top_of_a_page_is_none_of_the_first_row_there() -> None:
    rest = [w for line in paper.lines("and told so", "in writing", x=LEFTS[1], top=60) for w in line]
    page = _page([*rest, *_row(90, MENDED), *_row(144, SOLD)])
    tops = middle_rows(page, lines_of(page.words), SIDES, (), 0, known=True)
    assert tops is not None and len(tops) == 2


def test_a_theme_over_a_row_whose_longest_cell_begins_alone_ends_no_table() -> None:
    theme = paper.line("Houses that the Council owns", 50, 120, look=paper.BOLD)
    words = [*_heads(100), *theme, *_row(140, MENDED), *_row(194, SOLD), *_row(236, PAINTED)]
    rows = _read(_page(words))
    assert [row[0] for row in rows] == ["No", "Houses that the Council owns", "1", "2", "3"]


def test_a_theme_may_be_of_a_font_that_the_file_hides() -> None:
    hidden = paper.style(font="")
    theme = paper.line("Houses that the Council owns", 50, 120, look=hidden)
    rest = [*_row(140, MENDED), *_row(194, SOLD), *_row(236, PAINTED)]
    words = [w._replace(style=hidden) for w in [*_heads(100), *theme, *rest]]
    assert [row[0] for row in _read(_page(words))] == ["No", "Houses that the Council owns", "1", "2", "3"]


def test_a_theme_at_the_foot_of_a_page_heads_the_rows_on_the_next() -> None:
    theme = paper.line("Houses", 50, 300, look=paper.BOLD)
    first = _page([*_heads(100), *_row(120, MENDED), *_row(174, SOLD), *theme])
    second = _page([*_row(60, PAINTED, page=2), *_row(102, MENDED, page=2)], 2)
    assert [row[0] for row in _read(first, second)] == ["No", "1", "2", "Houses", "3", "1"]


def test_painted_statuses_below_one_another_part_rows_that_no_white_parts() -> None:
    asked = ("That it is mended", "before winter", "comes")
    tops = (112.0, 148.0, 184.0, 220.0)
    words = _heads(98)[1:]
    for top in tops[:-1]:
        words += _row(top, ((), asked, asked, asked), centred=False)
    fills = tuple(Fill(Box(520, a, 560, b), "#30a050") for a, b in pairwise(tops))
    assert len(_read(_page(words, fills=fills))) == 4
    badges = tuple(f._replace(box=f.box._replace(top=f.box.top + 6, bottom=f.box.bottom - 6)) for f in fills)
    assert read_tables([_page(words, fills=badges)], None, Lexicon()).tables == (), "they end beside words"


def test_a_column_of_numbers_headed_in_two_lines_is_one_below_a_theme_that_runs_over_it() -> None:
    heads = [
        *paper.line("Rec.", 50, 94, look=paper.BOLD),
        *paper.line("No", 50, 106, look=paper.BOLD),
        *_heads(100)[1:],
    ]
    theme = paper.line("Houses that the Council owns", 50, 300, look=paper.BOLD)
    above = [*heads, *_row(124, MENDED), *_row(178, SOLD), *_row(220, PAINTED)]
    words = [*above, *theme, *_row(316, MENDED), *_row(370, SOLD)]
    assert [row[0] for row in _read(_page(words))] == [
        "Rec. No",
        "1",
        "2",
        "3",
        "Houses that the Council owns",
        "1",
        "2",
    ]
