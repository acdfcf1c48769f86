"""Two columns that no line draws: recommendations, and what was done beside each."""

from __future__ import annotations

import pytest

from pipeline.cells.stanzas.two_columns import with_columns
from pipeline.models.page import Box, Page, Shape
from pipeline.models.places import Places
from pipeline.text.lexicon import lexicon
from tests import paper

LEFT, TEXT, RIGHT = 50, 70, 300
ASKED, DONE = (
    ("That walls are", "mended this year."),
    ("The walls were mended", "by our own people now", "and painted."),
)
HEADS = ("What the Panel recommended", "What has been done")


def page(numbers, *, heads=HEADS, tail=(), number=1):
    words = [*paper.line(heads[0], LEFT, 100, page=number, look=paper.BOLD)]
    words += paper.line(heads[1], RIGHT, 100, page=number, first=len(words), look=paper.BOLD)
    top = 124
    for mark in numbers:
        for at, said in enumerate(DONE):
            if at == 0 and mark:
                words += paper.line(mark, LEFT, top, page=number, first=len(words))
            if at < len(ASKED):
                words += paper.line(ASKED[at], TEXT if mark else LEFT, top, page=number, first=len(words))
            words += paper.line(said, RIGHT, top, page=number, first=len(words))
            top += 12
        top += 14
    for text in tail:
        words += paper.line(text, LEFT, top, page=number, first=len(words))
        top += 12
    return Page(number, 595, 842, tuple(words))


def read(profile, *pages):
    words = lexicon([w for one in pages for w in one.words])
    return with_columns(pages, [], Places(), profile, words)


def rows(table):
    return [[c.text.value for c in row.cells] for row in table.rows]


def test_numbers_hang_in_a_column_of_their_own(profile):
    (table,) = read(profile, page(["(1)", "(2)", "(3)"]))
    assert rows(table)[0] == ["", *HEADS]
    assert rows(table)[1:] == [[mark, " ".join(ASKED), " ".join(DONE)] for mark in ("(1)", "(2)", "(3)")]


def test_white_parts_rows_without_numbers(profile):
    (table,) = read(profile, page([None, None]))
    assert rows(table)[1:] == [[" ".join(ASKED), " ".join(DONE)]] * 2


def test_a_sentence_over_both_columns_ends_them(profile):
    tail = ["Members are asked to note the progress that has been made so far and to say what they want."]
    (table,) = read(profile, page([None, None], tail=tail))
    assert len(table.rows) == 3


def test_they_go_on_below_headings_printed_again(profile):
    (table,) = read(profile, page(["1.", "2."]), page(["3.", "4."], number=2))
    assert [row[0] for row in rows(table)[1:]] == ["1.", "2.", "3.", "4."]
    assert len(table.repeated) == sum(len(head.split()) for head in HEADS)


def test_headings_that_nobody_knows_need_numbers(profile):
    heads = ("Our points", "Events out there")
    assert read(profile, page([None, None, None], heads=heads)) == []
    assert len(read(profile, page(["1", "2", "3"], heads=heads))) == 1


def test_one_row_is_no_table(profile):
    assert read(profile, page(["1."])) == []


def test_a_bold_line_over_a_row_is_a_theme(profile):
    words = list(page(["1.", "2.", "3."]).words)
    theme = paper.line("Walls", LEFT, 178, first=len(words), look=paper.BOLD)
    down = [w.box._replace(top=w.box.top + 30, bottom=w.box.bottom + 30) for w in words]
    moved = [w._replace(box=box) if w.box.top > 170 else w for w, box in zip(words, down, strict=True)]
    (table,) = read(profile, Page(1, 595, 842, (*moved, *theme)))
    assert [row.cells[0].text.value for row in table.rows if row.cells[0].columns == len(row.cells)] == ["Walls"]
    assert table.rows[3].cells[0].text.value == "2."


def beside(offset, *, sign=None):
    """Rows of five lines over white, their numbers left of both columns, `offset` points below the first line."""
    words = [*paper.line(HEADS[0], TEXT, 100, look=paper.BOLD)]
    words += paper.line(HEADS[1], RIGHT, 100, first=len(words), look=paper.BOLD)
    signs = []
    for number in range(3):
        top = 130 + 60 * number
        for at, said in enumerate(DONE):
            words += paper.line(ASKED[at], TEXT, top + 12 * at, first=len(words)) if at < len(ASKED) else ()
            words += paper.line(said, RIGHT, top + 12 * at, first=len(words))
        words += paper.line(f"0{number + 1}", 30, top + offset, first=len(words))
        signs += [Shape(Box(x, top, x + 8, top + 8), "#00a651", "dot") for x in ([sign] if sign else [])]
    return Page(1, 595, 842, tuple(words), shapes=tuple(signs))


@pytest.mark.parametrize("offset", [0, 12, 24])
def test_numbers_beside_both_columns_stand_at_any_height(profile, offset):
    (table,) = read(profile, beside(offset))
    assert rows(table)[1:] == [[f"0{n}", " ".join(ASKED), " ".join(DONE)] for n in (1, 2, 3)]


def test_columns_whose_lines_do_not_stand_level_keep_their_words(profile):
    level = beside(12)
    lower = [w._replace(box=w.box._replace(top=w.box.top + 5, bottom=w.box.bottom + 5)) for w in level.words]
    moved = [b if w.box.x0 >= RIGHT and w.box.top > 120 else w for w, b in zip(level.words, lower, strict=True)]
    (table,) = read(profile, Page(1, 595, 842, tuple(moved)))
    assert rows(table)[1:] == [[f"0{n}", " ".join(ASKED), " ".join(DONE)] for n in (1, 2, 3)]


@pytest.mark.parametrize("x", [30, 500])
def test_a_sign_beside_each_row_is_its_status(profile, x):
    (table,) = read(profile, beside(12, sign=x))
    assert rows(table)[0][-1] == "Status"
    assert [len(row.cells[-1].marks) for row in table.rows[1:]] == [1, 1, 1]


def test_signs_among_the_words_are_bullets(profile):
    (table,) = read(profile, beside(12, sign=RIGHT + 2))
    assert len(table.rows[0].cells) == 3


def test_white_within_a_column_is_of_a_third(profile):
    page_of = page(["1.", "2.", "3."])
    more = [w for top in range(124, 250, 12) for w in paper.line("Yes.", 220, top, first=900)]
    assert read(profile, Page(1, 595, 842, (*page_of.words, *more))) == []
