"""A page is cut into regions, each read in its own right: what is level and aligned is a table, all else is not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from pipeline.layout.stream import lay_out
from pipeline.models.page import Box, Fill, Page
from tests.paper import BOLD, PLAIN, STEP, lines


def page_of(*columns: tuple[float, float, Iterable[str]], boxes: Iterable[Box] = ()) -> Page:
    """A page with lines from some (x, top) on, those that begin with “#” bold; `boxes` are painted."""
    printed = [
        words
        for x, top, texts in columns
        for n, text in enumerate(texts)
        for words in lines(text.lstrip("#"), x=x, top=top + n * STEP, look=BOLD if text[0] == "#" else PLAIN)
    ]
    ordered = sorted(chain.from_iterable(printed), key=lambda w: (w.box.top, w.box.x0))
    words = tuple(word._replace(index=n) for n, word in enumerate(ordered))
    return Page(1, 595.0, 842.0, words, (), tuple(Fill(box, "#dde3f0") for box in boxes))


def texts_of(page: Page) -> list[str]:
    return [row.text for row in lay_out([page], None).rows]


def card(x: float, top: float, name: str, width: float = 200) -> tuple[tuple[float, float, list[str]], Box]:
    return (x + 8, top + 6, [f"{name} one", f"{name} two", f"{name} three"]), Box(x, top, x + width, top + 50)


def test_regions_reads_cards_row_by_row_though_one_is_a_hair_higher() -> None:
    wide, left, right = card(50, 100, "wide", 450), card(50, 170.2, "left"), card(300, 170, "right")

    found = texts_of(page_of(wide[0], left[0], right[0], boxes=(wide[1], left[1], right[1])))

    assert [text.split()[0] for text in found] == ["wide", "left", "right"]


def test_regions_reads_text_beside_a_panel_before_what_is_painted_to_its_right() -> None:
    text, panel = (
        ["#Asked", "one line of it", "and one more", "a third", "the last below"],
        ["#Since", "what was", "done by May"],
    )

    found = texts_of(page_of((50, 104, text), (308, 110, panel), boxes=[Box(300, 100, 500, 148)]))

    assert found == ["Asked", "one line of it and one more a third the last below", "Since", "what was done by May"]


def test_regions_reads_columns_in_a_card_whole_where_a_label_comes_again_at_one_side() -> None:
    left = ["#Asked", "That the holes are", "mended by the spring.", "#Replied", "Agreed in part."]
    right = ["#Since", "Most of the holes are", "mended, and what is left", "follows in the autumn", "of this year."]

    found = texts_of(page_of((60, 110, left), (300, 110, right), boxes=[Box(50, 100, 520, 180)]))

    assert found == ["Asked", " ".join(left[1:3]), "Replied", left[4], "Since", " ".join(right[1:])]


def test_regions_reads_columns_of_print_whole_past_a_box_and_a_hole() -> None:
    left, right = ([f"{side} of the print in line {n}" for n in range(16)] for side in ("left", "right"))
    box = (58, 106, ["box one", "box two", "box three"])

    page = page_of(box, (50, 160, left), (300, 104, right[:9]), (300, 252, right[9:]), boxes=[Box(50, 100, 190, 150)])

    assert [text.split()[0] for text in texts_of(page)] == ["box", "left", "right", "right"]


def test_regions_keeps_a_painted_row_in_the_table_whose_rows_go_on_around_it() -> None:
    rows = [
        ("1", "That holes are", "All are"),
        ("2", "That hedges are", "None is"),
        ("3", "That trees are", "Half are"),
    ]
    columns = [
        (x, 110 + 46 * n, [row[column], *([f"more of {row[0]}", "and more"] if column else [])])
        for n, row in enumerate(rows)
        for column, x in enumerate((55, 100, 300))
    ]

    found = lay_out([page_of(*columns, boxes=[Box(50, 152, 450, 196)])], None).rows

    assert [len(row.cells) for row in found] == [3, 3, 3] and len({row.grid for row in found}) == 1
