"""Where rows carry no number: what tells the rest of a row from a new one; horizontal rulings over pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Page
from pipeline.models.table import Row
from pipeline.tables.overleaf.heads_last import heads_last
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

HEAD = ("Recommendation", "Response", "Update")
ONE = ("That the wall is mended before winter", "Agreed.", "Work began in May and was done in June.")
TWO = ("That the roof is mended", "Not agreed.", "No work was done.")


def rows(*pages: Page) -> list[list[tuple[str, ...]]]:
    found = read_tables(pages, None, Lexicon(), "rulings").tables
    return [[tuple(c.text.value.replace("\n", " ") if c else "" for c in r.cells) for r in t.rows] for t in found]


def over_two(last: tuple[str, ...], rest: tuple[str, ...]) -> list[tuple[str, ...]]:
    (table,) = rows(paper.ruled([HEAD, ONE, last]), paper.ruled([rest, TWO], page=2, bold_first=False))
    return table[2:-1]


def test_a_sentence_that_goes_on_in_lower_case():
    assert over_two(("That the gate is painted by the", "Agreed.", "No."), ("volunteers of the town", "", "")) == [
        ("That the gate is painted by the volunteers of the town", "Agreed.", "No.")
    ]


def test_a_sentence_that_has_ended_is_followed_by_a_new_record():
    last, new = ("That the gate is painted.", "Agreed.", "No."), ("That the bell is rung.", "Agreed.", "Soon.")
    assert over_two(last, new) == [last, new]


def test_a_comma_at_the_end_goes_on_with_a_capital():
    assert over_two(("That it is painted by Jo Day,", "Agreed.", "No."), ("Maud Ings and others", "", "")) == [
        ("That it is painted by Jo Day, Maud Ings and others", "Agreed.", "No.")
    ]


def test_a_column_with_room_left_does_not_go_on():
    """The first cell ended far above the foot of the page: what comes next there is a new record."""
    last = ("That the gate is painted by the", "Agreed.", " ".join(["work on the gate goes on"] * 12))
    new = ("town in the spring", "Agreed.", "Soon.")
    assert over_two(last, new) == [last, new]


def test_an_empty_column_on_the_page_before_begins_anew():
    last, new = ("That the gate is painted by the", "", "No."), ("town and others", "Agreed.", "Soon.")
    assert over_two(last, new) == [last, new]


def test_a_theme_row_at_the_top_of_a_page_is_not_joined():
    (table,) = rows(paper.ruled([HEAD, ONE]), paper.ruled([("The old town",), TWO], page=2, bold_first=False))
    assert table == [HEAD, ONE, ("The old town", "", ""), TWO]


def test_numbers_in_a_column_of_their_own():
    head, lefts = ("No", "Recommendation", "Update"), (50, 90, 300, 500)
    first = paper.ruled([head, ("1", "That it is done", "Work began with the")], lefts)
    second = paper.ruled([("", "", "north side."), ("2", "That it is mended", "No.")], lefts, page=2, bold_first=False)
    assert rows(first, second) == [
        [head, ("1", "That it is done", "Work began with the north side."), ("2", "That it is mended", "No.")]
    ]


def test_where_records_are_numbered_a_whole_column_may_have_been_moved_over():
    head = ("Recommendation", "Action", "Update")
    one, two = ("1. Wall. That it is mended.", "Mend it.", "Done in June."), ("2. Roof.", "Mend it too.", "")
    rest, three = ("That it is mended.", "", "Begun in May, and"), ("3. Gate. That it is painted.", "Paint.", "No.")
    (table,) = rows(paper.ruled([head, one, two]), paper.ruled([rest, three], page=2, bold_first=False))
    assert table == [head, one, ("2. Roof. That it is mended.", "Mend it too.", "Begun in May, and"), three]


def test_the_end_of_a_row_is_joined_though_the_heading_stands_below_it_again():
    head = ("Agreed", "Recommendation", "Update")
    one, last = ("1 May", "That it is mended.", "Done."), ("2 May", "That it is painted by the", "Begun.")
    over = paper.ruled([("", "volunteers.", ""), head, one], page=2, bold_first=False)
    (table,) = rows(paper.ruled([head, one, head, last]), over)
    assert table[3] == ("2 May", "That it is painted by the volunteers.", "Begun.")


def without(page: Page, y: float) -> Page:
    return replace(page, rulings=tuple(r for r in page.rulings if not (r.horizontal and abs(r.box.top - y) < 0.1)))


def test_horizontal_rulings_whose_row_is_left_open_by_the_page_end():
    last = ("That the gate is painted", "Agreed.", "Work began with the")
    first = paper.ruled([HEAD, ONE, last], full_grid=False)
    second = paper.ruled([("", "", "north side."), TWO], page=2, bold_first=False, full_grid=False)
    first = without(first, max(r.box.top for r in first.rulings))
    second = without(second, min(r.box.top for r in second.rulings))
    assert rows(first, second) == [[HEAD, ONE, (*last[:2], "Work began with the north side."), TWO]]


def test_horizontal_rulings_with_a_theme_row():
    page = paper.ruled(
        [HEAD, ONE, ("The old town and all the land around it as far as the river",), TWO], full_grid=False
    )
    (table,) = rows(page)
    assert [row[0] for row in table] == [
        HEAD[0],
        ONE[0],
        "The old town and all the land around it as far as the river",
        TWO[0],
    ]


def test_two_tables_of_other_columns_between_the_same_lines():
    upper = paper.ruled([HEAD, ONE, TWO], full_grid=False)
    foot = max(r.box.top for r in upper.rulings)
    lower = paper.ruled(
        [("Name", "Ward"), ("Jo Day", "Quay"), ("Maud Ings", "Old town")], (50, 275, 500), top=foot, full_grid=False
    )
    words = (*upper.words, *(w._replace(index=w.index + 200) for w in lower.words))
    found = rows(replace(upper, words=words, rulings=upper.rulings + lower.rulings))
    assert sum(len(table) for table in found) == 6
    assert {cell for table in found for row in table for cell in row if cell} == {
        *HEAD, *ONE, *TWO, "Name", "Ward", "Jo Day", "Quay", "Maud Ings", "Old town",
    }  # fmt: skip


def test_a_heading_printed_again_in_one_row_with_what_goes_on():
    """No line stands between the heading at the top of the page and the rest of the row below it."""
    last = ("That the gate is painted by the", "Agreed. It", "None so far.")
    glued = ("Recommendation\nvolunteers of the town", "Response\nis not dear.", "Update")
    (table,) = rows(paper.ruled([HEAD, ONE, last]), paper.ruled([glued, TWO], page=2, bold_first=False))
    assert table == [
        HEAD,
        ONE,
        ("That the gate is painted by the volunteers of the town", "Agreed. It is not dear.", "None so far."),
        TWO,
    ]


def test_words_of_the_heading_alone_do_not_make_one():
    last = ("That the gate is painted.", "Agreed.", "No.")
    opening = ("Recommendation\nof the board", "Response\nis awaited.", "Soon.")
    (table,) = rows(paper.ruled([HEAD, ONE, last]), paper.ruled([opening, TWO], page=2, bold_first=False))
    assert table[3] == tuple(cell.replace("\n", " ") for cell in opening)


@pytest.mark.parametrize(("label", "joined"), [("C2", False), ("C1", True)])
def test_a_label_of_its_own_beside_an_empty_theme_begins_a_record(label, joined):
    lefts = (50, 120, 160, 330, 500)
    first = [("Theme", "Ref", *HEAD[:2]), ("Walls", "A1", *ONE[:2]), ("Roofs", "C1", "That it is tiled", "Agreed.")]
    rest = [("", label, "That it is mended", "Agreed."), ("Gates", "D1", "That it is shut", "No.")]
    pages = paper.ruled(first, lefts), paper.ruled(rest, lefts, page=2, bold_first=False)
    (table,) = rows(*pages)
    assert len(table) == (4 if joined else 5)


def test_a_page_on_which_all_rows_span_the_same_columns_goes_on():
    """A card: its number beside a lamp, below them labels and values; the foot of the page cuts it."""
    head = paper.ruled([("Recommendation 1: Walls", "")], (50, 450, 500), bold_first=False)
    said = paper.ruled([("Update", "It was mended")], (50, 150, 500), top=118, bold_first=False)
    words = [*head.words, *(w._replace(index=w.index + 50) for w in said.words)]
    first = replace(head, words=tuple(words), rulings=(*head.rulings, *said.rulings))
    rest = paper.ruled([("Lead officer", "Maud Ings"), ("Due", "May 2031")], (50, 150, 500), page=2, bold_first=False)
    (table,) = rows(first, rest)
    assert table == [
        ("Recommendation 1: Walls", "", ""),
        ("Update", "It was mended", ""),
        ("Lead officer", "Maud Ings", ""),
        ("Due", "May 2031", ""),
    ]
    other = paper.ruled([("Lead officer", "Maud Ings")], (50, 250, 500), page=2, bold_first=False)
    assert len(rows(first, other)) == 2


@pytest.mark.parametrize(("rest", "whole"), [("ninety boxes) is dry.", True), ("Begun", False)])
def test_a_box_over_all_columns_that_the_foot_of_a_page_cut_goes_on_above_other_columns(rest, whole):
    head, lefts = [("Update",), ("The archive (of some",)], (50, 150, 300, 450, 500)
    first = paper.ruled([("Lead", "Jo", "Due", "May"), *head], lefts, bold_first=False)
    second = paper.ruled([(rest,), ("Status", "R")], (50, 450, 500), page=2, bold_first=False)
    found = rows(first, second)
    assert len(found) == (1 if whole else 2)
    if whole:
        said = "The archive (of some ninety boxes) is dry."
        assert [row[0] for row in found[0]] == ["Lead", "Update", said, "Status"]
        assert found[0][3][3] == "R"


def test_the_ends_of_labels_at_the_top_of_a_page_are_no_heading_of_another_table():
    lefts = (50, 150, 275, 400, 500)
    first = paper.ruled([("Recommendation 1",), ("Lead", "Jo Day", "Due", "May")], lefts)
    words = [w._replace(style=paper.BOLD) if w.text in ("Lead", "Due") else w for w in first.words]
    rest = paper.ruled([("officer", "", "date", ""), ("Update", "Done", "", "")], lefts, page=2)
    (table,) = rows(replace(first, words=tuple(words)), rest)
    assert table[1:] == [("Lead officer", "Jo Day", "Due date", "May"), ("Update", "Done", "", "")]


@pytest.mark.parametrize(("above", "joined"), [("3b) That walls are mended.", False), ("3b) That walls and", True)])
def test_a_number_in_front_of_its_text_beside_an_empty_theme_begins_a_record(above, joined):
    lefts = (50, 120, 330, 500)
    first = [("Area", *HEAD[:2]), ("2. Roofs", "2a) That it is tiled.", "Agreed."), ("3. Walls", above, "No.")]
    rest = "(3c) or so." if joined else "3c) That it is mended."
    rest = [("", rest, ""), ("4. Gates", "4a) That it is shut.", "No.")]
    (table,) = rows(paper.ruled(first, lefts), paper.ruled(rest, lefts, page=2, bold_first=False))
    assert len(table) == (4 if joined else 5)


@pytest.mark.parametrize(
    ("cut", "joined"), [("The bank will lend up to a limit of", True), ("The bank lent some.", False)]
)
def test_a_first_cell_that_the_foot_of_a_page_moved_over_as_a_whole(cut: str, joined: bool) -> None:
    first = [HEAD, ONE, TWO, ("", "Ask", cut)]
    rest = [("That it is lent on", "Lend", "£200 in all. It is done."), ("That it is rung", "Yes", "No.")]
    (table,) = rows(paper.ruled(first), paper.ruled(rest, page=2, bold_first=False))
    assert (table[3] == ("That it is lent on", "Ask Lend", f"{cut} £200 in all. It is done.")) == joined


def recognised(page: Page) -> Page:
    return replace(page, words=tuple(w._replace(score=0.98) for w in page.words), scanned=True)


@pytest.mark.parametrize(
    ("again", "kept"),
    [("Recommendation", False), ("Rec0mmendation", True), ("Recomnendation", False), ("Reason", True)],
)
def test_a_heading_that_recognition_misread_is_the_same(again: str, kept: bool) -> None:
    first, second = paper.ruled([HEAD, ONE]), paper.ruled([(again, *HEAD[1:]), TWO], page=2)
    found = [row for table in rows(recognised(first), recognised(second)) for row in table]
    assert ((again, *HEAD[1:]) in found[1:]) == kept
    found = [row for table in rows(first, second) for row in table]
    assert ((again, *HEAD[1:]) in found[1:]) == (again != HEAD[0])


def test_a_heading_alone_at_the_foot_of_a_page_tells_of_no_labels():
    head = ("Area of the county", "Ref", "Recommendation")
    one, two = ("", "C1", "That the wall is mended."), ("", "C2", "That the roof is mended.")
    (table,) = rows(paper.ruled([head]), paper.ruled([one, two], page=2, bold_first=False))
    assert table == [head, one, two]


def test_a_label_alone_at_the_top_of_a_page_is_no_rest_of_the_label_above():
    """The value beside it shows nothing but paint: a status."""
    first = paper.ruled([("Recommendation 1", "That it is mended"), ("Progress", "Begun.")], (50, 200, 500))
    second = paper.ruled([("Status", ""), ("Next steps", "None.")], (50, 200, 500), page=2, bold_first=False)
    (table,) = rows(first, second)
    assert table[1:] == [("Progress", "Begun."), ("Status", ""), ("Next steps", "None.")]


def test_a_first_cell_moved_over_as_a_whole_belongs_to_what_is_cut_beside_it():
    last = ("", "Not agreed.", "The bid was not successful as four times as many were made as it")
    rest = ("That the lane is lit", "", "could fund.")
    assert over_two(last, rest) == [(rest[0], last[1], f"{last[2]} {rest[2]}")]


@pytest.mark.parametrize(("label", "joined"), [("Due", False), ("in charge", True)])
def test_the_next_label_of_a_form_is_no_rest_of_the_last_one(label: str, joined: bool) -> None:
    lefts = (50, 150, 500)
    above = paper.ruled(
        [("Recommendation", ONE[0]), ("Response", "Agreed."), ("Officer", "Ann Ash, Head of Walls")], lefts
    )
    below = paper.ruled([(label, "end of May 2031"), ("Update", ONE[2])], lefts, page=2, bold_first=False)
    (form,) = rows(above, below)
    assert form[2] == (
        f"Officer {label}" if joined else "Officer",
        "Ann Ash, Head of Walls" + " end of May 2031" * joined,
    )


@pytest.mark.parametrize("first", [("", *ONE[1:]), ("", "not agreed so far", "No work was done.")])
def test_headings_alone_at_the_foot_of_a_page_are_no_part_of_the_row_overleaf(first: tuple[str, ...]) -> None:
    """A first column that holds a colour alone, or words in lower case, would make one row of the two."""
    (table,) = rows(paper.ruled([HEAD]), paper.ruled([first, TWO], page=2, bold_first=False))
    assert table == [HEAD, first, TWO]


def test_headings_in_another_colour_at_the_foot_of_a_page_need_not_be_bold() -> None:
    head = paper.ruled([HEAD], bold_first=False)
    white = tuple(w._replace(style=paper.style(colour="#ffffff")) for w in head.words)
    (table,) = rows(replace(head, words=white), paper.ruled([("", *ONE[1:]), TWO], page=2, bold_first=False))
    assert table == [HEAD, ("", *ONE[1:]), TWO]


@pytest.mark.parametrize("last", [ONE, ("", *ONE[1:])])
def test_records_over_words_of_another_print_are_no_headings(last: tuple[str, ...]) -> None:
    """Told of its own print alone a row that is cut would end where bold words, as of a heading, stand overleaf."""
    first = row_of_table(paper.ruled([last], bold_first=False))
    assert not heads_last([first], row_of_table(paper.ruled([HEAD], page=2)))
    assert heads_last([row_of_table(paper.ruled([HEAD]))], first)


def row_of_table(page: Page) -> Row:
    (table,) = read_tables([page], None, Lexicon(), "rulings").tables
    return table.rows[0]


def test_the_end_of_headings_overleaf_is_printed_as_they_are() -> None:
    first, rest = ("Recommendation of the", "Response", "Update"), ("panel", "", "")
    (table,) = rows(paper.ruled([first]), paper.ruled([rest, TWO], page=2))
    assert table == [("Recommendation of the panel", "Response", "Update"), TWO]


def test_a_row_without_headings_above_it_goes_on() -> None:
    first, rest = ("That it is painted by the", "Agreed.", "No work"), ("volunteers of the town", "", "was done.")
    (table,) = rows(paper.ruled([first], bold_first=False), paper.ruled([rest, TWO], page=2, bold_first=False))
    assert table == [("That it is painted by the volunteers of the town", "Agreed.", "No work was done."), TWO]
