"""Everything printed is laid out once, tables whole over pages."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.layout.stream import lay_out
from pipeline.models.page import Box, Fill, Page, Ruling, Shape, Word
from pipeline.models.stream import Layout
from pipeline.models.tags import Element, Piece
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.read.tags_and_count import tags_and_count
from tests.paper import HEIGHT, line, lines, ruled, style

HEADING = ("No", "Recommendation", "Update")


def words_laid_out(layout: Layout) -> Counter[tuple[int, int]]:
    found = Counter((w.page, w.index) for row in layout.rows for cell in row.cells for w in cell.words)
    found.update([*layout.furniture, *layout.footnotes])
    return found


def visible_words(pages: Sequence[Page]) -> Counter[tuple[int, int]]:
    return Counter((w.page, w.index) for page in pages for w in page.words if not w.style.hidden)


@pytest.mark.parametrize("author", ["set03", "set18", "set35", "set60", "layouts"])
@pytest.mark.parametrize("with_tags", [True, False])
def test_lay_out_places_every_visible_word_once(shared: Path, author: str, with_tags: bool) -> None:
    with (shared / "corpus" / "manifest.csv").open() as manifest:
        rows = [r for r in csv.DictReader(manifest) if r["set"] == author and r["format"] == "pdf"]
    for row in rows[:6]:
        path = shared / "corpus" / row["file"]
        with opened(path, None) as document:
            pages = tuple(read_pages(document.pdf, faces=document.faces))
            tree = tags_and_count(path, None, tagged=document.tagged and with_tags).tree
        assert words_laid_out(lay_out(pages, tree)) == visible_words(pages), row["id"]


def test_lay_out_gives_drawn_cells_their_words() -> None:
    page = ruled([HEADING, ("1", "That holes are mended.", "All are."), ("2", "That hedges are cut.", "")])

    layout = lay_out([page], None)

    assert [[cell.text for cell in row.cells] for row in layout.rows] == [
        ["No", "Recommendation", "Update"],
        ["1", "That holes are mended.", "All are."],
        ["2", "That hedges are cut.", ""],
    ]
    assert len({row.grid for row in layout.rows}) == 1


def test_lay_out_takes_items_behind_letters_for_text_and_no_table() -> None:
    items = [
        (f"{sign})", f"a fence of {size} yards and a gate,") for sign, size in zip("abc", (10, 20, 30), strict=True)
    ]
    page = page_of(
        *(
            part
            for at, (sign, said) in enumerate(items)
            for part in (line(sign, top=100 + 14 * at), line(said, 80, 100 + 14 * at))
        )
    )

    rows = lay_out([page], None).rows

    assert [row.text for row in rows if row.grid] == []
    assert " ".join(row.text for row in rows).startswith("a) a fence of 10 yards and a gate, b) a fence")


def test_lay_out_joins_an_empty_cell_that_nothing_parts_from_the_one_before() -> None:
    page = ruled([HEADING, ("Roads",), ("1", "That holes are mended.", "All are."), ("2", "That hedges are cut.", "")])

    layout = lay_out([page], None)

    assert [(cell.text, cell.columns) for cell in layout.rows[1].cells] == [("Roads", 3)]
    assert [(cell.text, cell.columns) for cell in layout.rows[3].cells] == [
        ("2", 1),
        ("That hedges are cut.", 1),
        ("", 1),
    ]


def test_lay_out_drops_headings_printed_again_overleaf() -> None:
    first = ruled([HEADING, ("1", "That holes are mended.", "All are.")])
    second = ruled([HEADING, ("2", "That hedges are cut.", "Some are.")], page=2)

    layout = lay_out([first, second], None)

    assert [row.cells[0].text for row in layout.rows] == ["No", "1", "2"]
    assert len({row.grid for row in layout.rows}) == 1
    assert words_laid_out(layout) == visible_words([first, second])


def test_lay_out_keeps_lines_outside_tables_in_order() -> None:
    page = ruled([HEADING, ("1", "That holes are mended.", "All are.")], above=["Progress on roads"])
    page = replace(page, words=(*page.words, *line("Key: green is done", top=600, first=len(page.words))))

    layout = lay_out([page], None)

    assert [row.text for row in layout.rows if not row.grid] == ["Progress on roads", "Key: green is done"]
    assert layout.rows[0].text == "Progress on roads"
    assert layout.rows[-1].text == "Key: green is done"


def page_of(*set_lines: Sequence[Word], number: int = 1, height: float = 800) -> Page:
    words = [w for own in set_lines for w in own]
    return Page(number, 600, height, tuple(w._replace(index=i, page=number) for i, w in enumerate(words)))


def test_lay_out_joins_a_row_cut_by_the_page() -> None:
    rows = [HEADING, ("1", "That holes are mended.", "All are."), ("2", "That hedges are cut, and", "Some of them")]
    second = ruled([("", "that grass is mown.", "are."), ("3", "That bins are put up.", "None is.")], page=2)

    layout = lay_out([ruled(rows), second], None)

    assert [[cell.text for cell in row.cells] for row in layout.rows[2:]] == [
        ["2", "That hedges are cut, and that grass is mown.", "Some of them are."],
        ["3", "That bins are put up.", "None is."],
    ]
    assert layout.rows[2].joined


def test_lay_out_begins_a_row_overleaf_where_numbers_beside_a_theme_count_on() -> None:
    heading = ("Theme", "No", "Update")
    first = ruled([heading, ("Roads", "1", "All holes are mended."), ("", "2", "–")])
    second = ruled([("", "3", "The hedges are cut."), ("Bins", "4", "None is put up.")], page=2)

    layout = lay_out([first, second], None)

    assert [row.cells[1].text for row in layout.rows] == ["No", "1", "2", "3", "4"]


def test_lay_out_begins_a_row_overleaf_where_numbers_count_on() -> None:
    first = ruled([HEADING, ("1", "That holes are mended.", "All are."), ("2", "That hedges are cut", "Some are")])
    second = ruled([("3", "That bins are put up.", "None is.")], page=2)

    layout = lay_out([first, second], None)

    assert [row.cells[0].text for row in layout.rows] == ["No", "1", "2", "3"]


def test_lay_out_finds_columns_by_whitespace() -> None:
    texts = [("No", "Recommendation", "Update"), ("1", "Mend the holes.", "Done."), ("2", "Cut the hedges.", "Begun.")]
    printed = []
    for step, cells in enumerate(texts):
        for x, text in zip((50, 90, 300), cells, strict=True):
            printed.append(line(text, x, 100 + 30 * step))

    layout = lay_out([page_of(*printed)], None)

    assert [[cell.text for cell in row.cells] for row in layout.rows] == [list(cells) for cells in texts]
    assert {row.how for row in layout.rows} == {"white"}


def set_in_columns(rows: Sequence[Sequence[str]], lefts: Sequence[float], step: float = 12) -> list[list[Word]]:
    """Return lines of words from the top, each text at the left side of its column; "" for none."""
    printed = []
    for n, texts in enumerate(rows):
        printed += [line(text, x, 100 + step * n) for x, text in zip(lefts, texts, strict=False) if text]
    return printed


def test_lay_out_keeps_a_heading_with_its_columns_past_a_theme_below_it() -> None:
    rows = [HEADING, ("", "", ""), ("Roads and bridges of the town", "", "")]
    for n in (1, 2, 3):
        rows += [("", "", ""), (str(n), "Mend all the holes", "Done in May."), ("", "before the winter.", "")]

    layout = lay_out([page_of(*set_in_columns(rows, (50, 90, 300)))], None)

    assert layout.rows[0].grid == layout.rows[-1].grid
    assert [cell.text for cell in layout.rows[0].cells] == list(HEADING)


def test_lay_out_parts_a_word_that_touches_the_next_column_where_others_begin() -> None:
    rows = [HEADING]
    for n in (1, 2, 3):
        rows += [(str(n), "Mend the holes", "Amy Pond"), ("", "before winter", "")]
    printed = set_in_columns(rows, (50, 90, 300))
    near = line("forms and lists to be", 90, 190)
    shift = 299.5 - near[-1].box.x1
    near = [w._replace(box=Box(w.box.x0 + shift, w.box.top, w.box.x1 + shift, w.box.bottom)) for w in near]
    near[0] = near[0]._replace(box=near[0].box._replace(x0=90))
    last = [line("4", 50, 190), near, line("Rory Hill", 300, 190)]

    layout = lay_out([page_of(*printed, *last)], None)

    assert [cell.text for cell in layout.rows[-1].cells] == ["4", "forms and lists to be", "Rory Hill"]


def test_lay_out_takes_no_badges_on_ruled_rows_for_cells() -> None:
    printed, paint, rules = [], [], []
    for n in range(4):
        top = 100 + 40 * n
        printed += [line(str(n), 53, top), line("Mend the holes.", 90, top), line("Done", 404, top)]
        printed += [line("and the lanes.", 90, top + 12)]
        paint.append(Fill(Box(400, top - 1, 440, top + 11), "#2e7d32"))
        rules.append(Ruling(Box(50, top - 2.5, 500, top - 2.5), True, "#000000"))

    layout = lay_out([replace(page_of(*printed), fills=tuple(paint), rulings=tuple(rules))], None)

    assert [[cell.text for cell in row.cells] for row in layout.rows] == [
        [str(n), "Mend the holes. and the lanes.", "Done"] for n in range(4)
    ]


@pytest.mark.parametrize("striped", [1, 2])
def test_lay_out_reads_painted_stripes_as_rows_of_one_table(striped: int) -> None:
    rows = [HEADING]
    rows += [(str(n), "That holes are mended all over the town.", "Most of them are by now.") for n in (1, 2, 3, 4)]
    page = ruled(rows, lefts=(50, 100, 220, 320), full_grid=False)
    heights = sorted({rule.box.top for rule in page.rulings})
    paint = [Fill(Box(50, heights[n], 320, heights[n + 1]), "#dde3f0") for n in range(striped, 5, 2)]

    layout = lay_out([replace(page, fills=tuple(paint))], None)

    assert [[cell.text for cell in row.cells] for row in layout.rows] == [list(cells) for cells in rows]
    assert len({row.grid for row in layout.rows}) == 1


def test_lay_out_believes_one_rule_between_two_rows_of_a_ruled_table() -> None:
    lists = ("1) Mend the", "holes.", "2) Cut the", "hedges.", "3) Sweep the", "lanes.")
    words = list[Word]()
    for row in range(2):
        for n, text in enumerate(lists):
            top = 120 + 100 * row + 12 * n + 8 * (n // 2)
            words += line(text, 50, top) + line("Done here.", 350, top)
        words += line(str(row), 200, 120 + 100 * row)
    rules = tuple(Ruling(Box(50, y, 500, y), True, "#000000") for y in (116, 216, 310))

    layout = lay_out([replace(page_of(words), rulings=rules)], None)

    assert [row.cells[1].text for row in layout.rows] == ["0", "1"]


def test_lay_out_begins_a_row_at_each_label_of_a_form() -> None:
    form = [
        ("Response", "Agreed, if the money for it can be found in"),
        ("", "the budget that is set in March."),
        ("Owner", "Head of Roads"),
        ("Due", "May 2024"),
        ("Update", "Nine of the ten lanes have been mended since"),
        ("", "June and the last waits for the County"),
        ("", "Council."),
    ]
    printed = []
    for n, cells in enumerate(form):
        printed += [line(text, x, 100 + 12 * n) for x, text in zip((50, 130), cells, strict=True) if text]

    layout = lay_out([page_of(*printed)], None)

    assert [row.cells[0].text for row in layout.rows] == ["Response", "Owner", "Due", "Update"]


def test_lay_out_adds_unpainted_rows_above_a_painted_grid() -> None:
    printed = [line(text, x, 100) for x, text in zip((53, 83, 263), HEADING, strict=True)]
    for n, top in enumerate((120, 216), 1):
        printed += [
            line(str(n), 53, top),
            *(line(f"and the lanes of {n}{k}", x, top + 12 * k) for x in (83, 263) for k in range(7)),
        ]
    paint = tuple(Fill(Box(a, 212, b, 304), "#dde3f0") for a, b in ((50, 80), (80, 260), (260, 400)))

    layout = lay_out([replace(page_of(*printed), fills=paint)], None)

    assert [row.cells[0].text for row in layout.rows] == ["No", "1", "2"]
    assert len({row.grid for row in layout.rows}) == 1


def test_lay_out_finds_a_column_of_symbols_without_a_heading() -> None:
    texts = [("No", "Recommendation", "Update")]
    texts += [(str(n), "Mend the holes.", "Work is under way there.") for n in range(1, 5)]
    printed = [line(t, x, 100 + 30 * n) for n, row in enumerate(texts) for x, t in zip((50, 90, 300), row, strict=True)]
    dots = tuple(Shape(Box(500, 101 + 30 * n, 509, 110 + 30 * n), "#3aa655", "dot") for n in range(1, 5))

    layout = lay_out([replace(page_of(*printed), shapes=dots)], None)

    assert [[m.form for cell in row.cells if cell.column == 3 for m in cell.marks] for row in layout.rows] == [
        [],
        *[["dot"]] * 4,
    ]


def test_lay_out_gives_a_symbol_at_the_margin_to_the_text_level_with_it() -> None:
    printed = page_of(line("Recommendation 1", 50, 100), line("Mend the holes.", 50, 130))
    dot = Shape(Box(500, 101, 509, 110), "#3aa655", "dot")

    layout = lay_out([replace(printed, shapes=(dot,))], None)

    assert [[m.form for cell in row.cells for m in cell.marks] for row in layout.rows] == [["dot"], []]


def test_lay_out_reads_newspaper_columns_one_after_the_other() -> None:
    left = lines(*(f"left column line {n} goes on here and" for n in range(10)), x=40)
    right = lines(*(f"right column line {n} goes on here and" for n in range(10)), x=310)

    layout = lay_out([page_of(*left, *right)], None)

    said = " ".join(row.text for row in layout.rows)
    assert said.index("left column line 9") < said.index("right column line 0")


def test_lay_out_sets_footnotes_apart() -> None:
    body = lines("The roads are mended.1 And so", "on and on, for ever.", top=100)
    note = [w._replace(box=Box(w.box.x0, 740, w.box.x1, 740 + 0.8 * HEIGHT)) for w in line("1 A report of 2020.")]

    layout = lay_out([page_of(*body, note)], None)

    assert len(layout.footnotes) == 5
    assert "report" not in " ".join(row.text for row in layout.rows)


def test_lay_out_sets_a_footnote_apart_whose_reference_is_raised() -> None:
    body = lines("The roads are mended.¹ And so", "on and on, for ever.", top=100)
    note = [w._replace(box=Box(w.box.x0, 740, w.box.x1, 740 + 0.8 * HEIGHT)) for w in line("1. A report of 2020.")]

    assert len(lay_out([page_of(*body, note)], None).footnotes) == 5


def test_lay_out_takes_no_heading_for_a_header_where_each_record_has_a_page() -> None:
    tops = (40, 200, 220, 240, 260, 40, 300, 320, 340, 360, 380)
    pages = [
        page_of(line(f"Recommendation {n}", top=top), *lines("That holes are mended.", top=top + 30), number=n + 2)
        for n, top in enumerate(tops, 1)
    ]

    said = [row.text for row in lay_out(pages, None).rows]

    assert [text for text in said if text.startswith("Rec")] == [f"Recommendation {n}" for n in range(1, 12)]


def test_lay_out_takes_no_heading_with_a_number_of_its_own_for_a_header() -> None:
    pages = [
        page_of(line(f"Recommendation {n}", top=40), *lines("That holes are mended.", top=80 + n), number=number)
        for number, n in ((1, 4), (2, 7), (3, 9))
    ]

    layout = lay_out(pages, None)

    assert not len(layout.furniture)


def test_lay_out_takes_no_heading_that_counts_pages_by_chance_for_a_header() -> None:
    tops = {1: (1, 2, 3, 4), 2: (8, 5, 6, 7), 3: (9,)}  # two begin with a number that is six more than their page
    pages = [
        page_of(
            *(part for at, n in enumerate(own) for part in lines(f"Recommendation {n}", top=40 + 80 * at)),
            *lines("That holes are mended.", top=620 + number),
            number=number,
        )
        for number, own in tops.items()
    ]

    layout = lay_out(pages, None)

    assert not len(layout.furniture)


def test_lay_out_takes_a_label_at_the_top_of_pages_for_no_header_where_it_is_inside_of_others() -> None:
    said = ("That holes are mended.", "The Board's answer", "We will.", "The Board's answer", "All are.")
    pages = [
        page_of(
            line("The Board's answer", top=60),
            *(line(text, top=160 + 40 * at + n, first=20 * at + 10) for at, text in enumerate(said)),
            number=n,
        )
        for n in (1, 2, 3)
    ]

    assert not len(lay_out(pages, None).furniture)


def test_lay_out_takes_no_heading_with_a_status_of_its_own_for_a_header() -> None:
    states = ("On track", "Delayed", "On track", "On track")  # each record has a page and counts on with it
    pages = [
        page_of(line(f"Recommendation {n} {state}", top=40), *lines("That holes are mended.", top=80 + n), number=n + 1)
        for n, state in enumerate(states, 1)
    ]

    layout = lay_out(pages, None)

    assert not len(layout.furniture)


def test_lay_out_takes_a_line_that_counts_the_pages_for_a_footer() -> None:
    pages = [
        page_of(*lines("That holes are mended.", top=80 + n), line(f"Holes and hedges {n + 4}", top=800), number=n)
        for n in (1, 2, 3)
    ]

    layout = lay_out(pages, None)

    assert len(layout.furniture) == 12


@pytest.mark.parametrize("ends", [("Holes, 18.10.2022, p. 1", "Holes, 18.10.2022, p. 2"), ("Holes 1", "2 Holes")])
def test_lay_out_takes_lines_with_the_page_among_other_numbers_for_footers(ends: tuple[str, str]) -> None:
    pages = [
        page_of(*lines("That holes are mended.", top=80 + n), line(end, top=800), number=n)
        for n, end in enumerate(ends, 1)
    ]

    layout = lay_out(pages, None)

    assert len(layout.furniture) == sum(len(end.split()) for end in ends)


@pytest.mark.parametrize(("page", "found"), [(1, 1), (2, 2)])
def test_lay_out_takes_small_print_at_the_edge_of_a_page_for_no_text(page: int, found: int) -> None:
    small = [
        word._replace(box=word.box._replace(bottom=word.box.top + 0.8 * HEIGHT))
        for top in (30, 805)
        for word in line("Meadowside", top=top)
    ]
    before = [page_of(*lines("That hedges are cut."), number=n) for n in range(1, page)]

    layout = lay_out([*before, page_of(small, *lines("That holes are mended.", top=80), number=page)], None)

    assert len(layout.furniture) == found


def tagged(*rows: Sequence[int]) -> Element:
    """Rows of cells, each with one piece of marked content on page 1."""
    return Element(
        "Root",
        (
            Element(
                "Table", tuple(Element("TR", tuple(Element("TD", (Piece(1, mcid),)) for mcid in row)) for row in rows)
            ),
        ),
    )


def test_lay_out_reads_rows_by_tags_where_nothing_is_drawn() -> None:
    cells = ("One", "Mend the holes and fill them up", "Done", "Two", "Cut", "Begun")
    places = ((50, 100), (90, 100), (300, 100), (50, 112), (90, 112), (300, 112))
    printed = [line(t, x, y, look=style(mcid=n)) for n, (t, (x, y)) in enumerate(zip(cells, places, strict=True))]

    layout = lay_out([page_of(*printed)], tagged((0, 1, 2), (3, 4, 5)))

    assert [[cell.text for cell in row.cells] for row in layout.rows] == [list(cells[:3]), list(cells[3:])]
    assert {row.how for row in layout.rows} == {"tags"}


def test_lay_out_gives_a_symbol_a_cell_of_its_column_where_tags_leave_it_out() -> None:
    cells = ("No", "Progress", "Status", "One", "Half of the work is done")
    places = ((50, 100), (90, 100), (400, 100), (50, 130), (90, 130))
    printed = [line(t, x, y, look=style(mcid=n)) for n, (t, (x, y)) in enumerate(zip(cells, places, strict=True))]
    tick = Shape(Box(405, 130, 415, 140), "#2e7d32", "tick")

    layout = lay_out([replace(page_of(*printed), shapes=(tick,))], tagged((0, 1, 2), (3, 4)))

    assert [[mark.form for mark in cell.marks] for cell in layout.rows[1].cells] == [[], [], ["tick"]]


def test_lay_out_believes_drawn_grids_before_tags() -> None:
    page = ruled([("1", "Mend the holes", "Done"), ("2", "Cut the hedges", "Begun")])
    same = tuple(w._replace(style=style(mcid=0)) for w in page.words)

    layout = lay_out([replace(page, words=same)], tagged((0,)))

    assert [[cell.text for cell in row.cells] for row in layout.rows] == [
        ["1", "Mend the holes", "Done"],
        ["2", "Cut the hedges", "Begun"],
    ]


def test_lay_out_keeps_large_headings_that_count_with_the_pages() -> None:
    pages = []
    for number in range(1, 6):
        heading = [
            w._replace(box=w.box._replace(bottom=w.box.top + 18)) for w in line(f"Recommendation {number}", top=40)
        ]
        pages.append(
            page_of(heading, line("That holes are mended.", top=80), line("They are.", top=100), number=number)
        )

    layout = lay_out(pages, None)

    assert [row.text for row in layout.rows if row.text.startswith("Rec")] == [
        f"Recommendation {n}" for n in range(1, 6)
    ]


def texts_in(layout: Layout) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in layout.rows]


def test_lay_out_keeps_columns_whose_edges_are_a_few_points_out_of_line() -> None:
    above = ruled([HEADING, ("1", "That holes are mended.", "All are.")])
    foot = max(r.box.bottom for r in above.rulings)
    below = ruled([("2", "That hedges are cut.", "Some are.")], (46, 196, 346, 496), top=foot, bold_first=False)
    words = tuple(w._replace(index=n) for n, w in enumerate([*above.words, *below.words]))

    layout = lay_out([replace(above, words=words, rulings=above.rulings + below.rulings)], None)

    assert texts_in(layout) == [
        [*HEADING],
        ["1", "That holes are mended.", "All are."],
        ["2", "That hedges are cut.", "Some are."],
    ]


def test_lay_out_takes_the_second_line_of_a_label_for_no_row_where_rows_are_set_apart() -> None:
    rows = []
    for n in range(1, 5):
        rows += [("Officer", f"The engineer of the northern area of the county, number {n}."), ("", "")]
        rows += [("Position in", "The first round of all inspections is done and reported on.")]
        rows += [("May" if n == 4 else "", "A second follows in June."), ("", "")]

    layout = lay_out([page_of(*set_in_columns(rows, (50, 115)))], None)

    assert [row.cells[0].text for row in layout.rows][-2:] == ["Officer", "Position in May"]


def test_lay_out_adds_the_last_lines_of_one_cell_at_the_top_of_a_page_to_it() -> None:
    first = ruled([HEADING[1:], ("1. That holes are mended in", "All are.")], (50, 200, 350))
    second = page_of(line("Marsh Lane.", 53, 60), *lines("Young people", top=120), number=2)

    layout = lay_out([first, second], None)

    assert texts_in(layout)[1:] == [["1. That holes are mended in Marsh Lane.", "All are."], ["Young people"]]


def test_lay_out_knows_the_columns_of_the_page_before_past_a_heading_at_its_foot() -> None:
    rows = [HEADING, ("", "", ""), ("1", "Mend the holes.", "Done."), ("", "", ""), ("2", "Cut the hedges.", "Begun.")]
    overleaf = [("3", "Empty the bins every day", "They are."), ("", "of the week but", "")]
    first = page_of(*set_in_columns(rows, (50, 90, 203)), line("Bins", 50, 200))
    second = page_of(*set_in_columns(overleaf, (50, 90, 203)), number=2)

    layout = lay_out([first, second], None)

    assert texts_in(layout)[-1] == ["3", "Empty the bins every day of the week but", "They are."]


def test_lay_out_keeps_columns_overleaf_that_are_drawn_in_the_heading_alone() -> None:
    first = ruled([("", *HEADING[1:]), ("1", "That holes are mended.", "All are.")])
    second = ruled([("", *HEADING[1:]), ("2", "That hedges are cut.", "Some are.")], page=2)
    top = sorted({r.box.top for r in second.rulings})[1]
    foot = max(r.box.bottom for r in second.rulings) + 60
    rules = [r for r in second.rulings if r.box.top < top or r.horizontal]
    rules += [Ruling(Box(x, top, x, foot), False, "#000000") for x in (50, 350, 500)]

    layout = lay_out([first, replace(second, rulings=tuple(rules))], None)

    assert texts_in(layout)[-1] == ["2", "That hedges are cut.", "Some are."]
