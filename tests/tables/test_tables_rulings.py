"""The rulings reading on pages built from records: rows whole, in order, no word lost; and how parts are stitched."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.page import Box, Fill, Page, Ruling
from pipeline.tables.draft import plain_row, words_of_row
from pipeline.tables.read_tables import read_tables
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.text.lexicon import Lexicon
from tests import paper

HEAD = ("Recommendation", "Response", "Update")
ONE = ("1. That the wall is mended before winter", "Agreed.", "Work began in May and was done in June.")
TWO = ("2. That the roof is mended", "Not agreed.", "No work was done.")
THREE = ("3. That the gate is painted", "Agreed.", "It is green.")


def rows(*pages: Page) -> list[list[tuple[str, ...]]]:
    """The tables of some pages as plain text."""
    found = read_tables(pages, None, Lexicon(), "rulings").tables
    return [[tuple(c.text.value.replace("\n", " ") if c else "" for c in r.cells) for r in t.rows] for t in found]


def test_one_page():
    assert rows(paper.ruled([HEAD, ONE, TWO])) == [[HEAD, ONE, TWO]]


def test_words_outside_stay_outside():
    page = paper.ruled([HEAD, ONE], above=["Progress of the review"], below=["Key: none"])
    assert rows(page) == [[HEAD, ONE]]


def test_a_repeated_heading_is_dropped_and_its_words_kept():
    first, second = paper.ruled([HEAD, ONE]), paper.ruled([HEAD, TWO], page=2)
    (table,) = read_tables([first, second], None, Lexicon(), "rulings").tables
    assert [plain for plain in map(len, (table.rows, table.repeated))] == [3, 3]
    assert table.pages == (1, 2)


def test_a_new_record_at_the_top_of_a_page_is_not_joined():
    assert rows(paper.ruled([HEAD, ONE]), paper.ruled([TWO], page=2, bold_first=False)) == [[HEAD, ONE, TWO]]


def test_an_empty_first_cell_goes_on():
    rest = ("", "", "It was opened by the Mayor.")
    (table,) = rows(paper.ruled([HEAD, ONE]), paper.ruled([rest, TWO], page=2, bold_first=False))
    assert table == [HEAD, (*ONE[:2], f"{ONE[2]} {rest[2]}"), TWO]


def test_a_sentence_cut_in_one_column_goes_on():
    cut = ("1. That the wall is mended by the Council and", "Agreed.", "Work has not begun.")
    rest = ("its partners before winter", "", "")
    (table,) = rows(
        paper.ruled(
            [
                HEAD,
                cut,
            ]
        ),
        paper.ruled([rest, TWO], page=2, bold_first=False),
    )
    assert table == [HEAD, ("1. That the wall is mended by the Council and its partners before winter", *cut[1:]), TWO]


def test_a_record_over_three_pages():
    pages = [
        paper.ruled([HEAD, ("1. That the wall is mended", "Agreed.", "Work began with the")]),
        paper.ruled([("", "", "north side and then")], page=2, bold_first=False),
        paper.ruled([("", "", "the south side."), TWO], page=3, bold_first=False),
    ]
    (table,) = rows(*pages)
    assert table == [
        HEAD,
        ("1. That the wall is mended", "Agreed.", "Work began with the north side and then the south side."),
        TWO,
    ]


def test_words_between_two_parts_keep_them_apart():
    first = paper.ruled([HEAD, ONE], below=["Here ends the first table."])
    assert len(rows(first, paper.ruled([HEAD, TWO], page=2))) == 2


def test_another_heading_begins_another_table():
    other = ("Risk", "Likelihood", "Mitigation")
    assert len(rows(paper.ruled([HEAD, ONE]), paper.ruled([other, TWO], page=2))) == 2


def test_other_columns_are_another_table():
    wide = paper.ruled([HEAD[:2], ONE[:2]], (50, 275, 500), page=2)
    assert len(rows(paper.ruled([HEAD, ONE]), wide)) == 2


def test_a_row_over_all_columns():
    page = paper.ruled([HEAD, ONE, ("Theme: the old town",), TWO])
    (table,) = read_tables([page], None, Lexicon(), "rulings").tables
    theme = table.rows[2]
    assert theme.cells[0] and theme.cells[0].columns == 3
    assert theme.cells[1:] == (None, None)


def test_horizontal_rulings_alone():
    page = paper.ruled([HEAD, ONE, TWO, THREE], full_grid=False)
    assert rows(page) == [[HEAD, ONE, TWO, THREE]]


def test_lines_of_one_length_without_borders_per_cell():
    page = paper.ruled([HEAD, ONE, TWO, THREE], full_grid=False)
    tops = sorted({r.box.top for r in page.rulings})
    whole = tuple(Ruling(Box(50, y, 500, y), True, "#000000") for y in tops)
    assert rows(replace(page, rulings=whole)) == [[HEAD, ONE, TWO, THREE]]


def test_one_coloured_column_leaves_the_others_to_the_white_between_them():
    page = paper.ruled([HEAD, ONE, TWO, THREE], full_grid=False)
    lines = sorted({r.box.top for r in page.rulings if r.horizontal})
    ends = [r.box for r in page.rulings if r.horizontal]
    x0, x1 = min(b.x0 for b in ends), max(b.x1 for b in ends)
    whole = tuple(Ruling(Box(x0, y, x1, y), True, "#000000") for y in lines)
    left = max(b.x0 for b in ends)
    fills = tuple(Fill(Box(left, a, x1, b), "#c6e0b4") for a, b in itertools.pairwise(lines[1:]))
    assert rows(replace(page, rulings=whole, fills=fills)) == [[HEAD, ONE, TWO, THREE]]


def test_a_row_left_open_at_the_foot_of_a_page():
    page = paper.ruled([HEAD, ONE, TWO])
    foot = max(r.box.bottom for r in page.rulings)
    open_ended = tuple(r for r in page.rulings if not (r.horizontal and r.box.top == foot))
    assert rows(replace(page, rulings=open_ended)) == [[HEAD, ONE, TWO]]


def test_a_table_without_outer_borders():
    page = paper.ruled([HEAD, ONE, TWO])
    inner = tuple(r for r in page.rulings if r.horizontal or r.box.x0 not in (50, 500))
    assert rows(replace(page, rulings=inner)) == [[HEAD, ONE, TWO]]


def test_double_and_dashed_rulings():
    page = paper.ruled([HEAD, ONE, TWO])
    double = tuple(
        r._replace(box=Box(r.box.x0, r.box.top + 1.5, r.box.x1, r.box.bottom + 1.5))
        for r in page.rulings
        if r.horizontal
    )
    dashes = tuple(
        Ruling(Box(x, r.box.top, min(x + 4, r.box.x1), r.box.bottom), True, r.colour)
        for r in page.rulings
        if r.horizontal
        for x in range(int(r.box.x0), int(r.box.x1), 7)
    )
    upright = tuple(r for r in page.rulings if not r.horizontal)
    assert rows(replace(page, rulings=page.rulings + double)) == [[HEAD, ONE, TWO]]
    assert rows(replace(page, rulings=upright + dashes)) == [[HEAD, ONE, TWO]]


def test_a_single_box_around_text_is_no_table():
    page = paper.ruled([("A notice in a frame",)], (50, 500))
    assert rows(page) == []


def test_no_rulings_no_tables():
    assert rows(Page(1, 595, 842, paper.line("Just words"))) == []


def test_a_table_inside_a_cell_is_nested_and_apart():
    outer = paper.ruled([HEAD, ONE, ("2. That the roof is mended", "Agreed.", "x\nx\nx\nx\nx\nx\nx\nx")])
    x_words = [w for w in outer.words if w.text == "x"]
    top = x_words[0].box.top + 4
    inner = paper.ruled([("Year", "Cost"), ("2031", "£2k")], (365, 420, 470), top=top)
    shifted = [w._replace(index=500 + w.index) for w in inner.words]
    page = replace(
        outer, words=(*[w for w in outer.words if w.text != "x"], *shifted), rulings=outer.rulings + inner.rulings
    )
    found = read_tables([page], None, Lexicon(), "rulings").tables
    assert [t.nested for t in found] == [False, True]
    assert [tuple(c.text.value for c in r.cells if c) for r in found[1].rows] == [("Year", "Cost"), ("2031", "£2k")]


def test_furniture_is_told_by_repetition_and_page_numbers():
    def page(number: int) -> Page:
        made = paper.ruled(
            [HEAD, (f"{number}. That it is done soon", "Agreed.", f"Step {number} is done.")], page=number
        )
        running = paper.line("Saltby Borough Council", top=30, page=number, first=300)
        foot = paper.line(f"Page {number} of 2", top=810, page=number, first=400)
        return replace(made, words=made.words + running + foot)

    pages = [page(1), page(2)]
    found = read_tables(pages, None, Lexicon(), "rulings")
    assert {index // 100 for _, index in found.furniture} == {3, 4}
    assert len(found.tables) == 1


CELLS = st.lists(
    st.sampled_from("wall roof gate mended. Agreed, the Council and river-side 2031".split()), max_size=7
).map(" ".join)
RECORDS = st.lists(st.tuples(CELLS.map(lambda c: f"That {c}"), CELLS, CELLS), min_size=1, max_size=7)


@given(RECORDS, st.integers(1, 6))
def test_stitched_rows_lose_no_word_and_keep_their_order(records, cut):
    """Wherever the page ends: numbered rows come out one by one, in order, with all their words."""
    numbered = [(f"{i}. {a}", b, c) for i, (a, b, c) in enumerate(records, start=1)]
    first, second = numbered[:cut], numbered[cut:]
    pages = [paper.ruled([HEAD, *first])]
    if second:
        pages.append(paper.ruled([HEAD, *second], page=2))
    drafts, _ = tables_by_rulings(pages)
    (draft,) = drafts
    printed = [w for page in pages for w in page.words]
    held = [w for row in draft.rows for w in words_of_row(row)] + list(draft.repeated)
    assert sorted((w.page, w.index) for w in held) == [(w.page, w.index) for w in printed]
    assert [plain_row(row)[0] for row in draft.rows[1:]] == [" ".join(a.split()) for a, _, _ in numbered]


@given(RECORDS, st.data())
def test_a_row_cut_anywhere_is_whole_again(records, data):
    """A cell cut in mid-sentence, the others empty on the new page: one row, as printed."""
    words = "Work on the wall and on the roof and on the gate goes on without a pause until the end of May".split()
    cut = data.draw(st.integers(3, len(words) - 1))
    numbered = [(f"{i}. {a}", b, c) for i, (a, b, c) in enumerate(records, start=1)]
    last = (f"{len(numbered) + 1}. That all is done", "Agreed.", " ".join(words[:cut]))
    rest = ("", "", " ".join(words[cut:]))
    (table,) = rows(paper.ruled([HEAD, *numbered, last]), paper.ruled([rest, TWO], page=2, bold_first=False))
    assert table[-2] == (*last[:2], " ".join(words))


@pytest.mark.parametrize("by", ["auto", "tags", "rulings"])
def test_a_page_without_tags_or_rulings_is_empty_in_every_reading(by):
    assert read_tables([Page(1, 595, 842, ())], None, Lexicon(), by).tables == ()


def test_a_running_header_is_known_by_its_letters():
    """Text recognition reads the dash of a header now with, now without the spaces around it."""

    def page(number: int, header: str) -> Page:
        made = paper.ruled([HEAD, (f"{number}. That it is done soon", "Agreed.", f"Step {number}.")], page=number)
        return replace(made, words=made.words + paper.line(header, top=30, page=number, first=300))

    pages = [page(1, "Saltby Borough Council – Health"), page(2, "Saltby Borough Council- Health")]
    (table,) = read_tables(pages, None, Lexicon(), "rulings").tables
    assert table.pages == (1, 2)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_row_open_at_one_side_does_not_part_the_table(side):
    page = paper.ruled([HEAD, ONE, ("Gates and doors",), TWO])
    x = page.rulings[-1].box.x0 if side == "right" else 50
    theme = next(w for w in page.words if w.text == "Gates")
    open_at = [
        r
        for r in page.rulings
        if r.horizontal or abs(r.box.x0 - x) > 1 or not r.box.top <= theme.box.centre[1] <= r.box.bottom
    ]
    assert len(open_at) < len(page.rulings)
    (found,) = rows(replace(page, rulings=tuple(open_at)))
    assert found == [HEAD, ONE, ("Gates and doors", "", ""), TWO]


def opened(page: Page, *, foot: bool) -> Page:
    """The page without the last line of its table, or without the first."""
    levels = [r.box.top for r in page.rulings if r.horizontal]
    level = max(levels) if foot else min(levels)
    return replace(page, rulings=tuple(r for r in page.rulings if not (r.horizontal and r.box.top == level)))


def test_a_box_over_a_table_is_whole_although_a_page_ends_in_it():
    box = paper.ruled([("Recommendation Four: Street Lighting",)], above=["Progress of the review"])
    after = paper.ruled([("That the lamps are mended.",), HEAD, ONE], page=2, bold_first=False)
    whole = "Recommendation Four: Street Lighting That the lamps are mended."
    assert rows(opened(box, foot=True), opened(after, foot=False)) == [[(whole, "", ""), HEAD, ONE]]
    assert rows(box, after) == [[("That the lamps are mended.", "", ""), HEAD, ONE]], "each is closed"
    note = paper.ruled([("Recommendation Four: Street Lighting",)], below=["See the note."])
    assert len(rows(opened(note, foot=True), opened(after, foot=False))[0]) == 3


@pytest.mark.parametrize("painted", [True, False])
def test_a_painted_row_ends_where_its_paint_does_though_no_line_is_drawn_there(painted):
    level = [Ruling(Box(50, y, 450, y), True, "#000000") for y in (100, 160, 200)]
    sides = [Ruling(Box(x, 100, x, 200), False, "#000000") for x in (50, 450)]
    inner = Ruling(Box(150, 120, 150, 200), False, "#000000")
    said = [
        *paper.line("Recommendation 1 – Carers", 55, 105),
        *paper.line("Recommendation", 55, 130, first=9),
        *paper.line("That carers are counted", 155, 130, first=10),
        *paper.line("Response", 55, 170, first=20),
        *paper.line("Agreed", 155, 170, first=21),
    ]
    fills = (Fill(Box(50, 100, 450, 120), "#43486b"),) if painted else ()
    (found,) = rows(Page(1, 595, 842, tuple(said), (*level, *sides, inner), fills))
    assert (found[0] == ("Recommendation 1 – Carers", "")) is painted
