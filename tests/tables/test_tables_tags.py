"""The tags reading on trees built from records; short rows, repeated headings, and the choice between readings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Fill, Page, Picture, Shape
from pipeline.models.table import Cell, Fragment, Row
from pipeline.models.tags import Element, Piece
from pipeline.tables.read_tables import read_tables
from pipeline.tables.reconcile import _coloured, _compared
from pipeline.text.lexicon import Lexicon
from tests import paper

HEAD = ("Recommendation", "Response", "Update")
ONE = ("1. That the wall is mended", "Agreed.", "Work began in May.")
TWO = ("2. That the roof is mended", "Not agreed.", "No work was done.")
THREE = ("3. That the gate is hung", "Agreed.", "It is hung.")
LEFTS = (50, 200, 350, 500)


class Tagged:
    """Pages with marked content, and the tree over it."""

    def __init__(self) -> None:
        self.words: dict[int, list] = {}
        self.next = 0

    def paragraph(
        self, value: str, column: int = 0, top: float = 100, page: int = 1, role: str = "P", right: float = 3
    ) -> Element:
        if not value:
            return Element(role)
        mcid, self.next = self.next, self.next + 1
        own = self.words.setdefault(page, [])
        for position, printed in enumerate(paper.wrapped(value, 140)):
            look = paper.style(mcid=mcid)
            own += paper.line(
                printed, LEFTS[column] + right, top + 3 + 12 * position, page=page, first=len(own), look=look
            )
        return Element(role, (Piece(page, mcid),))

    def row(self, values, top: float, page: int = 1, role: str = "TD") -> Element:
        return Element("TR", tuple(Element(role, (self.paragraph(v, x, top, page),)) for x, v in enumerate(values)))

    def pages(self) -> list[Page]:
        return [Page(number, 595, 842, tuple(words)) for number, words in sorted(self.words.items())]


def read(made: Tagged, *tables: Element, by="auto", pages=None):
    return read_tables(pages or made.pages(), Element("Document", tables), Lexicon(), by).tables


def plain(table):
    return [tuple(c.text.value if c else None for c in row.cells) for row in table.rows]


def test_rows_of_a_tagged_table():
    made = Tagged()
    body = Element("TBody", (made.row(ONE, 140), made.row(TWO, 180)))
    (table,) = read(made, Element("Table", (Element("THead", (made.row(HEAD, 100, role="TH"),)), body)))
    assert plain(table) == [HEAD, ONE, TWO]
    assert table.by == "tags"
    assert table.rows[0].cells[0].heading


def test_a_cell_over_two_pages_is_one():
    made = Tagged()
    first = made.paragraph("Work began in May with", 2, 140)
    rest = made.paragraph("the north side.", 2, 60, page=2)
    cells = [Element("TD", (made.paragraph(v, x, 140),)) for x, v in enumerate(ONE[:2])]
    long = Element("TD", (Element("P", (*first.children, *rest.children)),))
    (table,) = read(made, Element("Table", (made.row(HEAD, 100), Element("TR", (*cells, long)))))
    assert plain(table)[1] == (*ONE[:2], "Work began in May with the north side.")
    assert table.rows[1].cells[2].locators[1].page == 2


def test_lists_and_further_paragraphs_in_a_cell():
    made = Tagged()
    item = Element(
        "LI",
        (
            Element("Lbl", made.paragraph("•", 2, 160).children),
            Element("LBody", made.paragraph("a wall", 2, 160, right=12).children),
        ),
    )
    nested = Element("L", (Element("LI", (made.paragraph("a gate", 2, 174, role="LBody"),)),))
    cell = Element("TD", (made.paragraph("Done:", 2, 140), Element("L", (item, nested))))
    cells = [Element("TD", (made.paragraph(v, x, 140),)) for x, v in enumerate(ONE[:2])]
    (table,) = read(made, Element("Table", (made.row(HEAD, 100), Element("TR", (*cells, cell)))))
    assert plain(table)[1][2] == "Done:\n• a wall\n◦ a gate"


def test_spans_keep_the_grid():
    made = Tagged()
    theme = Element("TR", (Element("TD", (made.paragraph("Old walls", 0, 120),), columns=3),))
    tall = Element(
        "TR", (Element("TD", (made.paragraph(ONE[0], 0, 140),), rows=2), *made.row(("", *ONE[1:]), 140).children[1:])
    )
    below = Element("TR", made.row(("", "Also this.", "And that."), 180).children[1:])
    (table,) = read(made, Element("Table", (made.row(HEAD, 100), theme, tall, below)))
    assert plain(table)[1:] == [("Old walls", None, None), ONE, (None, "Also this.", "And that.")]


def test_a_table_inside_a_cell_is_nested_and_its_words_stay_as_lines():
    made = Tagged()
    inner = Element("Table", (made.row(("", "", "Year 2031"), 160), made.row(("", "", "Cost £2k"), 175)))
    cells = [Element("TD", (made.paragraph(v, x, 140),)) for x, v in enumerate(ONE[:2])]
    outer = Element("TR", (*cells, Element("TD", (made.paragraph("As follows:", 2, 140), inner))))
    tables = read(made, Element("Table", (made.row(HEAD, 100), outer)))
    assert [t.nested for t in tables] == [False, True]
    assert plain(tables[0])[1][2] == "As follows:\nYear 2031\nCost £2k"


def test_headings_tagged_on_every_page_stand_once():
    made = Tagged()
    rows = (
        made.row(HEAD, 100),
        made.row(ONE, 140),
        made.row(("3. That it is", "Yes.", "No."), 180),
        made.row(HEAD, 40, 2),
        made.row(TWO, 60, 2),
    )
    (table,) = read(made, Element("Table", rows))
    assert [row[0] for row in plain(table)] == [HEAD[0], ONE[0], "3. That it is", TWO[0]]
    assert len(table.repeated) == 3


def test_a_row_that_says_the_same_as_one_of_the_first_is_kept():
    made = Tagged()
    lines = [("Recommendation 1", "Mend the wall"), ("Decision", "Agreed"), ("Progress", "Mended"), ("State", "Done")]
    more = [("Recommendation 2", "Mend the roof"), ("Decision", "Agreed"), ("Progress", "It leaks"), ("State", "Open")]
    rows = [made.row(line, 100 + 20 * at) for at, line in enumerate([*lines, *more])]
    rows += [made.row(("Recommendation 3", "Hang the gate"), 500), made.row(("Decision", "Agreed"), 40, 2)]
    (table,) = read(made, Element("Table", tuple(rows)))
    assert [row[0] for row in plain(table)].count("Decision") == 3
    assert not table.repeated


@pytest.mark.parametrize("first", [HEAD[0], "#"])
def test_a_heading_that_holds_the_words_of_every_page_says_them_once(first):
    made, head = Tagged(), (first, *HEAD[1:])
    twice = Element(
        "TR", tuple(Element("TH", (made.paragraph(v, x, 100), made.paragraph(v, x, 40, 2))) for x, v in enumerate(head))
    )
    (table,) = read(made, Element("Table", (twice, made.row(ONE, 140), made.row(TWO, 60, 2))))
    assert plain(table) == [head, ONE, TWO]


def test_a_row_that_lacks_its_empty_cell_is_put_under_its_columns():
    made = Tagged()
    whole = made.row(("2. That the roof is mended", "", "No work was done."), 180)
    short = replace(whole, children=(whole.children[0], whole.children[2]))
    (table,) = read(made, Element("Table", (made.row(HEAD, 100), made.row(ONE, 140), short)))
    assert plain(table)[2] == ("2. That the roof is mended", "", "No work was done.")


def test_tags_that_are_not_rectangular_are_not_believed_where_rulings_are_clear():
    page = paper.ruled([HEAD, ONE, TWO])
    tagged = replace(page, words=tuple(w._replace(style=paper.style(mcid=i)) for i, w in enumerate(page.words)))
    ragged = [
        Element("TR", tuple(Element("TD", (Piece(1, i),)) for i in range(start, end)))
        for start, end in ((0, 1), (1, 3), (3, 8), (8, len(page.words)))
    ]
    (table,) = read(Tagged(), Element("Table", tuple(ragged)), pages=[tagged])
    assert table.by == "rulings"
    assert table.doubts == ("TAGS_UNRELIABLE",)


def whole(page: Page, wrong: bool = False):
    """A ruled page and a tree that tags it; `wrong` puts the first word of the last cell into the one before."""
    owner: dict[tuple[int, int], list[int]] = {}
    tops = sorted({r.box.top for r in page.rulings if r.horizontal})
    for w in page.words:
        y = sum(w.box.top >= t for t in tops) - 1
        x = sum(w.box.x0 >= left for left in LEFTS) - 1
        owner.setdefault((y, x), []).append(w.index)
    if wrong:
        last = max(owner)
        owner[last[0], last[1] - 1].append(owner[last].pop(0))
    rows = [
        Element("TR", tuple(Element("TD", tuple(Piece(1, i) for i in owner.get((y, x), ()))) for x in range(3)))
        for y in range(len(tops) - 1)
    ]
    words = tuple(w._replace(style=w.style._replace(mcid=w.index)) for w in page.words)
    return replace(page, words=words), Element("Table", tuple(rows))


def test_two_readings_that_agree_leave_no_doubt():
    page, tree = whole(paper.ruled([HEAD, ONE, TWO]))
    (table,) = read(Tagged(), tree, pages=[page])
    assert (table.by, plain(table)) == ("tags", [HEAD, ONE, TWO])
    assert not any(c.doubts for row in table.rows for c in row.cells)


def test_cells_that_two_readings_fill_differently_are_doubted():
    page, tree = whole(paper.ruled([HEAD, ONE, TWO]), wrong=True)
    (table,) = read(Tagged(), tree, pages=[page])
    assert [c.doubts for c in table.rows[2].cells] == [(), ("PARSER_DISAGREE",), ("PARSER_DISAGREE",)]


def test_of_a_label_and_its_text_neither_is_believed_where_one_differs():
    texts = enumerate(("News", "Done.", "Aim"), start=1)
    label, words, another = (Cell((paper.fragment(text, page=page),)) for page, text in texts)
    row = Row((label, words))
    assert [c.agreed for c in _compared(row, row, ruled=True).cells] == [True, True]
    compared = _compared(row, Row((another, words)), ruled=True)
    assert [c.doubts for c in compared.cells] == [("PARSER_DISAGREE",), ("PARSER_DISAGREE",)]


def test_a_label_and_a_text_over_two_columns_are_a_pair_too():
    texts = enumerate(("News", "Done.", "Aim"), start=1)
    label, words, another = (Cell((paper.fragment(text, page=page),)) for page, text in texts)
    compared = _compared(Row((label, words, None)), Row((another, words, None)), ruled=True)
    assert [c and c.doubts for c in compared.cells] == [("PARSER_DISAGREE",), ("PARSER_DISAGREE",), None]


def test_a_colour_is_sought_where_most_of_its_row_stands():
    high, low = Fragment(1, paper.Box(50, 100, 60, 120)), Fragment(1, paper.Box(50, 120, 60, 140))
    one, two, three = (Cell((paper.fragment(text, page=page),)) for page, text in enumerate(("A", "B", "C"), start=1))
    wide = Cell((Fragment(1, paper.Box(50, 100, 60, 140)),))
    ruled = Row((one, two, Cell((high,))))
    assert _coloured(Row((one, two, wide)), ruled).cells[2] == Cell((high,))
    assert _coloured(Row((one, three, wide)), ruled).cells[2] == wide
    assert _coloured(Row((one, two, wide)), ruled._replace(cells=(one, three, Cell((low,))))).cells[2] == wide


def test_by_rulings_never_sees_the_tags():
    page, tree = whole(paper.ruled([HEAD, ONE, TWO]), wrong=True)
    (table,) = read(Tagged(), tree, pages=[page], by="rulings")
    assert (table.by, plain(table)) == ("rulings", [HEAD, ONE, TWO])


def test_marks_of_a_cell():
    page = paper.ruled([HEAD, ONE, TWO])
    cells = {r.box.top for r in page.rulings if r.horizontal}
    second = sorted(cells)[1]
    seen = replace(
        page,
        fills=(
            Fill(paper.Box(50, second, 200, second + 40), "#ffffff"),
            Fill(paper.Box(200, second, 350, second + 30), "#00a046"),
        ),
        pictures=(
            Picture(paper.Box(360, second + 4, 370, second + 14), "#c00000", "dot"),
            Picture(paper.Box(50, 100, 500, 300), None, None),
        ),
        shapes=(Shape(paper.Box(60, second + 4, 70, second + 14), "#00a046", "tick"),),
    )
    (table,) = read_tables([seen], None, Lexicon(), "rulings").tables
    marks = [[(m.evidence, m.colour, m.form) for m in c.marks] for c in table.rows[1].cells]
    assert marks == [[("shape", "#00a046", "tick")], [("fill", "#00a046", None)], [("image", "#c00000", "dot")]]


def test_a_table_without_words_is_none():
    assert read(Tagged(), Element("Table"), pages=[Page(1, 595, 842, ())]) == ()


def test_a_tagged_table_without_a_printed_word_stands_nowhere():
    bare = Element("Table", (Element("TR", (Element("TD", (Piece(1, 7),)), Element("TD"))),))
    assert read(Tagged(), bare, pages=[Page(1, 595, 842, paper.line("Just words"))]) == ()


def test_tagged_rows_that_no_line_parts_have_each_their_own_signs():
    page, tree = whole(paper.ruled([HEAD, ONE, TWO, THREE]))
    tops = sorted({r.box.top for r in page.rulings if r.horizontal})
    lights = [Picture(paper.Box(480, top + 4, 490, top + 14), f"#{n}0c0a0", "dot") for n, top in enumerate(tops[1:4])]
    undrawn = tuple(r for r in page.rulings if not (r.horizontal and r.box.top in tops[2:4]))
    (table,) = read(Tagged(), tree, pages=[replace(page, rulings=undrawn, pictures=tuple(lights))])
    assert [[m.colour for m in row.cells[2].marks] for row in table.rows[1:]] == [["#00c0a0"], ["#10c0a0"], ["#20c0a0"]]
