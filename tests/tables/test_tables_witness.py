"""What the witness (`make witness`) found and what was mended; and the witness itself over the samples."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.models.page import Box, Fill, Page
from pipeline.models.table import Table
from pipeline.tables.draft import Draft
from pipeline.tables.read_tables import read_tables
from pipeline.tables.tags.beside import with_torn_doubted
from pipeline.text.lexicon import Lexicon
from tests import paper

ROOT = Path(__file__).parents[2]
HEAD = ("Headline", "Officer", "Year one", "Year two")
LEFTS = (50, 200, 300, 400, 500)
PAINT = "#4f6228"


def ruled_tables(*pages: Page) -> tuple[Table, ...]:
    return read_tables(pages, None, Lexicon(), "rulings").tables


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(c.text.value.replace("\n", " ") if c else "" for c in r.cells) for r in table.rows]


def band(page: Page, top: float, *values: str, lefts: tuple[float, ...] = LEFTS, height: float = 16) -> Page:
    """The page with a painted row without a line around it."""
    words = page.words
    for left, value in zip(lefts, values, strict=False):
        words += paper.line(value, left + 3, top + 3, page=page.number, first=len(words), look=paper.BOLD)
    fill = Fill(Box(LEFTS[0], top, LEFTS[-1], top + height), PAINT)
    return replace(page, words=words, fills=(*page.fills, fill))


def test_a_painted_heading_and_total_without_lines_belong_to_the_table():
    page = paper.ruled([("Buses", "Ann Reed", "10.0", "12.0")], LEFTS, top=116, bold_first=False)
    foot = max(r.box.bottom for r in page.rulings)
    page = band(band(page, 100, *HEAD), foot, "Total", "", "10.0", "12.0")
    (table,) = ruled_tables(page)
    assert cells(table) == [HEAD, ("Buses", "Ann Reed", "10.0", "12.0"), ("Total", "", "10.0", "12.0")]


def test_a_painted_title_over_all_columns_is_one_cell():
    page = paper.ruled([HEAD, ("Buses", "Ann Reed", "10.0", "12.0")], LEFTS, top=116)
    (table,) = ruled_tables(band(page, 100, "Savings that the Cabinet agreed for both of the years ahead"))
    first = table.rows[0].cells[0]
    assert first and first.columns > 1 and cells(table)[1:] == [HEAD, ("Buses", "Ann Reed", "10.0", "12.0")]


def test_a_painted_area_that_does_not_touch_stays_outside():
    page = paper.ruled([HEAD, ("Buses", "Ann Reed", "10.0", "12.0")], LEFTS, top=150)
    (table,) = ruled_tables(band(page, 100, "A notice", "in colour"))
    assert cells(table) == [HEAD, ("Buses", "Ann Reed", "10.0", "12.0")]


def test_a_total_drawn_as_one_cell_is_read_by_columns_and_a_theme_is_not():
    theme = "Transport and roads of the county as a whole"
    page = paper.ruled([HEAD, ("Buses", "Ann Reed", "10.0", "12.0"), (theme,), ("x",)], LEFTS)
    place = next(w.box.top for w in page.words if w.text == "x")
    words = tuple(w for w in page.words if w.text != "x")
    for left, value in zip(LEFTS, ("Total of all services", "", "10.0", "12.0"), strict=False):
        words += paper.line(value, left + 3, place, first=len(words))
    (table,) = ruled_tables(replace(page, words=words))
    assert cells(table)[2:] == [(theme, "", "", ""), ("Total of all services", "", "10.0", "12.0")]


def horizontal(page: Page, *, keep: tuple[float, ...] | None = None) -> Page:
    """The page with its horizontal lines only, drawn a piece a cell; `keep`: only those at these heights."""
    lines = tuple(r for r in page.rulings if r.horizontal and (keep is None or round(r.box.top, 1) in keep))
    return replace(page, rulings=lines)


@pytest.mark.parametrize("middle", ["one line", "no line"])
def test_a_long_row_of_horizontal_lines_goes_on_over_a_page(middle):
    three = LEFTS[:4]
    cut = ("1. That the wall is mended", "Agreed.", "Work began with the")
    first = horizontal(paper.ruled([HEAD[:3], cut], three))
    foot = max(r.box.top for r in first.rulings)
    first = replace(first, rulings=tuple(r for r in first.rulings if r.box.top < foot))
    going_on = ("", "", "north side and then\nthe west side and")
    second = horizontal(paper.ruled([going_on], three, page=2, bold_first=False))
    top = min(r.box.top for r in second.rulings)
    second = replace(second, rulings=tuple(r for r in second.rulings if middle == "one line" and r.box.top == top))
    rest, two = ("", "", "the south side."), ("2. That the roof is mended", "Not agreed.", "No work was done.")
    third = horizontal(paper.ruled([rest, two], three, page=3, bold_first=False))
    (table,) = ruled_tables(first, second, third)
    update = "Work began with the north side and then the west side and the south side."
    assert cells(table) == [HEAD[:3], (*cut[:2], update), two]


def test_prose_on_the_page_after_a_table_is_not_its_row():
    first = horizontal(paper.ruled([HEAD, ("Buses", "Ann Reed", "10.0", "12.0")], LEFTS))
    prose = Page(2, 595.0, 842.0, paper.line("What follows is a letter that the Cabinet wrote to all schools", page=2))
    (table,) = ruled_tables(first, prose)
    assert table.pages == (1,)


def test_a_table_goes_on_over_pages_though_another_stands_in_its_cell():
    head = ("Issue", "Response")
    inner = paper.ruled([("Year", "Cost"), ("2031", "£2k")], (285, 340, 390), top=140)
    outer = paper.ruled([head, ("The cost is not given", "See below.\nx\nx\nx\nx\nx\nx")], (50, 275, 500))
    words = tuple(w for w in outer.words if w.text != "x")
    inside = tuple(w._replace(index=500 + w.index) for w in inner.words)
    first = replace(outer, words=words + inside, rulings=outer.rulings + inner.rulings)
    second = paper.ruled([head, ("The date is not given", "It is May.")], (50, 275, 500), page=2)
    found = ruled_tables(first, second)
    assert [t.pages for t in found if not t.nested] == [(1, 2)]


def test_tags_that_tear_a_table_apart_by_columns_are_not_believed():
    def draft(x: float, *values: str) -> Draft:
        made = read_tables([paper.ruled([(v, "x") for v in values], (x, x + 90, x + 120))], None, Lexicon(), "rulings")
        return Draft("tags", made.tables[0].rows, made.tables[0].boxes)

    names, figures, alone = draft(50, "Core", "External"), draft(300, "10.0", "12.0"), draft(50, "Core", "External")
    assert [d.doubts for d in with_torn_doubted((names, figures))] == [("TAGS_UNRELIABLE",)] * 2
    assert [d.doubts for d in with_torn_doubted((names, alone))] == [(), ()]


def witness():
    spec = importlib.util.spec_from_file_location("witness", ROOT / "tests" / "bench" / "witness.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["witness"] = module
    spec.loader.exec_module(module)
    return module


def test_rulings_give_the_rows_of_the_tags_on_every_tagged_sample(tmp_path):
    found = [f for paper_ in witness().papers([ROOT / "samples"]) for f in witness().findings(paper_, tmp_path)]
    assert len(found) >= 10
    assert [(f.paper, f.table.pages, f.reason) for f in found if f.verdict != "same"] == []


@pytest.mark.soak
def test_rulings_give_the_rows_of_the_tags_on_real_papers(shared, tmp_path):
    module = witness()
    found = [f for paper_ in module.papers([shared / "reports" / "real"]) for f in module.findings(paper_, tmp_path)]
    counted = [f for f in found if f.verdict in ("same", "differs")]
    differing = {(f.paper, f.table.pages[0]) for f in counted if f.verdict == "differs"}
    assert differing == {("kent-equality-assessment", 1), ("kent-equality-assessment", 4)}
    assert sum(f.verdict == "same" for f in counted) >= 25
    torn = {f.paper for f in found if f.verdict == "unreliable"}
    assert torn == {"kent-budget-templates", "kent-decision-report"}
