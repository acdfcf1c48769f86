"""Running lines that say the paper's titles again, seen once; and heads of tables that such lines are taken for."""

from __future__ import annotations

from pipeline.models.page import Box, Page, Style, Word
from pipeline.tables.furniture.furniture import furniture_of
from pipeline.tables.overleaf.parts import part_of, without_running_head
from pipeline.tables.ruled.grid import Grid, Place
from tests import paper

TITLES = (("Saltmere Town Council", 40.0), ("Progress report on ponds and ditches", 64.0))
RUNNING = "Saltmere Town Council – Progress report on ponds and ditches"


def _sized(words: tuple[Word, ...], share: float) -> list[Word]:
    """Words printed larger or smaller from their top left corner."""
    x0, top = words[0].box.x0, words[0].box.top
    return [
        w._replace(box=Box(x0 + (w.box.x0 - x0) * share, top, x0 + (w.box.x1 - x0) * share, top + 10 * share))
        for w in words
    ]


def _page(number: int, words: list[Word]) -> Page:
    return Page(number, 600, 800, tuple(w._replace(index=at, page=number) for at, w in enumerate(words)))


def _found(running: str, share: float = 0.7, look: Style = paper.PLAIN) -> set[str]:
    first = [w for said, top in TITLES for w in _sized(paper.line(said, top=top), 1.4)]
    table = [*paper.line("and was painted", x=50, top=62), *paper.line("when it was dry", x=400, top=62)]
    second = [*_sized(paper.line(running, top=60, look=look), share), *table]
    pages = [_page(1, [*first, *paper.line("That it is mended", top=300)]), _page(2, second)]
    return {w.text for w in furniture_of(pages, {}).among(pages[1].words)}


def test_a_line_of_small_print_that_says_the_titles_again_stands_on_no_other_page() -> None:
    assert _found(RUNNING) == set(RUNNING.split())
    assert _found("Progress report on ponds and ditches") == set("Progress report on ponds and ditches".split())


def test_a_running_head_of_two_parts_stands_at_both_ends_of_its_line() -> None:
    titles = (("Saltmere Town Council · Ponds Panel", 40.0), TITLES[1])
    first = [w for said, top in titles for w in _sized(paper.line(said, top=top), 1.4)]
    text = paper.line("That it is mended", top=300)

    def found(*parts: tuple[str, float]) -> set[str]:
        heads = [w for said, x in parts for w in _sized(paper.line(said, x, 60), 0.7)]
        pages = [_page(1, [*first, *text]), _page(2, [*heads, *text])]
        return {w.text for w in furniture_of(pages, {}).among(pages[1].words)}

    title, council = TITLES[1][0], "Saltmere Town Council"
    assert found((title, 50), (council, 440)) == {*title.split(), *council.split()}
    assert found((title, 50), ("Response and action", 440)) == set(), "its other end is no title"


def test_other_lines_at_the_top_of_a_page_are_none() -> None:
    assert _found(RUNNING, share=1.4) == set(), "as large as the titles: the title of another report"
    assert _found(f"{RUNNING} and dams") == set(), "it says more"
    assert _found("Saltmere Town Council") == set(), "too few words"


def test_a_row_that_holds_nothing_but_a_running_head_is_none() -> None:
    lefts, tops = (50.0, 200.0, 350.0), (40.0, 60.0, 80.0)
    sides = [(r, c) for r in range(2) for c in range(2)]
    places = tuple(Place(Box(lefts[c], tops[r], lefts[c + 1], tops[r + 1]), r, c, 1, 1) for r, c in sides)
    heads = [*paper.line("Reply", 55, 45), *paper.line("Progress", 205, 45)]
    words = [*paper.line("and ended", 55, 65), *paper.line("in May", 205, 65)]
    part = part_of(Grid(2, Box(50, 40, 350, 80), lefts, tops, places), words)
    assert len(part.rows) == 2
    assert without_running_head(part, heads).rows == part.rows[1:]
    assert without_running_head(part, []) == part, "an empty row, as a form has it"
