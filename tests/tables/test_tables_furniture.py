"""Running lines, and rows that only stand at the same height on two pages."""

from __future__ import annotations

import pytest

from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.tables.furniture.furniture import furniture_of
from tests import paper


def _pages(*texts: str, top: float = 60) -> list[Page]:
    return [
        Page(number, 600, 800, paper.line(text, top=top, page=number)) for number, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Scrutiny Committee", "Scrutiny Committee"),
        ("Progress report 2024 Page 3 of 9", "Progress report 2024 Page 4 of 9"),
        ("www.saltmere.gov.uk 7", "www.saltmere.gov.uk 8"),
    ],
)
def test_lines_that_are_printed_again(one: str, other: str) -> None:
    pages = _pages(one, other)
    assert len(furniture_of(pages, {})) == sum(len(p.words) for p in pages)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R7 Every gully is emptied", "R13 Every gully is emptied"),
        ("and told its members.", "and told its members."),
        ("Scrutiny Committee", "Audit Committee"),
    ],
)
def test_rows_that_look_alike_are_none(one: str, other: str) -> None:
    assert furniture_of(_pages(one, other), {}) == Places()


def test_a_heading_below_another_line_is_no_running_head_though_its_number_counts_the_pages() -> None:
    pages = [_under(1, "Pay", "Recommendation 4.1"), _under(2, "Culture", "Recommendation 5.1")]
    assert furniture_of(pages, {}) == Places()


def _headed(number: int, heading: str, *, higher: float = 0.0, bold: bool = False, folio: int = 0) -> Page:
    """A page that begins with a heading, with text below it and maybe its own number at its foot."""
    words = paper.line(heading, top=60, page=number, look=paper.BOLD if bold else paper.PLAIN)
    large = (w._replace(box=w.box._replace(bottom=w.box.bottom + higher)) for w in words)
    text = paper.line(f"What came of this one on page {number} is told here at length.", top=200, page=number, first=9)
    foot = paper.line(str(folio), top=780, page=number, first=40) if folio else ()
    return Page(number, 600, 800, (*large, *text, *foot))


@pytest.mark.parametrize(
    ("heading", "higher", "bold", "folio", "text"),
    [
        ("Recommendation {}", 5.0, False, 0, True),
        ("Recommendation {}", 0.0, True, 7, True),
        ("Recommendation {}", 0.0, False, 7, False),
        ("Progress report Page {}", 5.0, True, 7, False),
        ("Progress report | {}", 5.0, True, 7, False),
        ("Recommendation {}", 2.0, False, 0, False),  # over a table in small print
        ("Progress report {} of 9", 5.0, True, 7, False),
        ("Recommendation 4", 5.0, True, 7, False),  # the same on all pages
    ],
)
def test_a_heading_at_the_top_of_every_page_is_told_by_its_print(
    heading: str, higher: float, bold: bool, folio: int, text: bool
) -> None:
    pages = [
        _headed(number, heading.format(number), higher=higher, bold=bold, folio=folio and folio + number)
        for number in (1, 2, 3)
    ]
    found = furniture_of(pages, {})
    assert [any(w.box.top == 60 for w in found.among(page.words)) for page in pages] == [not text] * 3


def _under(number: int, theme: str, heading: str) -> Page:
    words = (*paper.line(theme, top=30, page=number), *paper.line(heading, top=60, page=number, first=9))
    return Page(number, 600, 800, words)


def test_a_heading_larger_than_the_text_is_no_running_head_though_its_number_counts_the_pages() -> None:
    def page(number: int, said: str, height: float) -> Page:
        head = [w._replace(box=w.box._replace(bottom=60 + height)) for w in paper.line(said, top=60, page=number)]
        text = [w for at in range(9) for w in paper.line("Text of the page", top=200 + 12 * at, page=number, first=9)]
        return Page(number, 600, 800, (*head, *text))

    assert furniture_of([page(2, "Recommendation 2", 19), page(3, "Recommendation 3", 19)], {}) == Places()
    assert len(furniture_of([page(2, "Recommendation 2", 10), page(3, "Recommendation 3", 10)], {})) == 4
    assert len(furniture_of([page(2, "Roads Panel", 19), page(3, "Roads Panel", 19)], {})) == 4


def test_a_label_that_two_pages_begin_with_is_no_running_head_where_it_stands_inside_them_too() -> None:
    def page(number: int, *tops: float) -> Page:
        lines = (paper.line("Update, May", 50, top, page=number, first=2 * at) for at, top in enumerate(tops))
        return Page(number, 600, 800, tuple(w for line in lines for w in line))

    assert furniture_of([page(1, 60, 300), page(2, 60, 400)], {}) == Places()
    assert len(furniture_of([page(1, 60), page(2, 60)], {})) == 4


def test_labels_side_by_side_that_two_pages_begin_with_are_no_running_head_though_their_text_was_set_between() -> None:
    """As a browser prints them: the whole of the left column, then that of the right one."""

    def page(number: int, asked: str, said: str, *tops: float) -> Page:
        texts = ((("You asked", 50, 0), (asked, 50, 20), ("Cabinet said", 300, 0), (said, 300, 20)) for _ in tops)
        placed = ((text, x, top + down) for top, own in zip(tops, texts, strict=True) for text, x, down in own)
        lines = (paper.line(*line, page=number, first=9 * at) for at, line in enumerate(placed))
        return Page(number, 600, 800, tuple(w for line in lines for w in line))

    one, other = ("For ponds to be dug", "Agreed in full"), ("For hedges to be laid", "Not for now")
    assert furniture_of([page(1, *one, 60, 300), page(2, *other, 60, 400)], {}) == Places()
    assert len(furniture_of([page(1, *one, 60), page(2, *other, 60)], {})) == 8


def _numbered(*pages: tuple[str, float]) -> list[Page]:
    """Pages with a line of text that ends at 300 points, and their number at 500: (text, top of the number)."""
    made = []
    for number, (text, top) in enumerate(pages, start=1):
        words = (*paper.line(text, top=500, page=number), *paper.line(str(number), 500, top, page=number, first=9))
        made.append(Page(number, 600, 800, words))
    return made


def test_a_page_number_on_one_line_with_text_is_told_by_those_of_other_pages() -> None:
    pages = _numbered(("Ten bins go.", 750), ("Nine bins go.", 750), ("All bins go.", 750))
    low = paper.line("They were gone by May.", top=750, page=3, first=20)
    pages[2] = Page(3, 600, 800, (*pages[2].words, *low))
    found = furniture_of(pages, {})
    assert [w.text for p in pages for w in p.words if w in found.among(p.words)] == ["1", "2", "3"]


def test_a_figure_that_counts_no_pages_stays_where_it_stands() -> None:
    pages = _numbered(("Ten bins go.", 750), ("Nine bins go.", 750), ("All bins go.", 740))
    low = (*paper.line("Bins gone by May", top=750, page=3, first=20), *paper.line("7", 500, 750, page=3, first=30))
    pages[2] = Page(3, 600, 800, (*pages[2].words, *low))
    assert "7" not in [w.text for w in furniture_of(pages, {}).among(pages[2].words)]


@pytest.mark.parametrize(("scanned", "height", "found"), [(True, 2, 12), (False, 2, 0), (True, 40, 0)])
def test_what_a_fax_machine_prints_on_the_edge_of_pages_moves_and_tells_the_time(
    scanned: bool, height: float, found: int
) -> None:
    def page(number: int, said: str, top: float) -> Page:
        sent = paper.line(said, top=top, page=number)
        body = paper.line("The gate was mended", top=200 + 40 * number, page=number, first=len(sent))
        return Page(number, 600, 900, (*sent, *body), scanned=scanned)

    pages = [page(1, "04-MAR-2031 09:58 FROM MARL DC P.1/2", height)]
    pages += [page(2, "04-MAR-2031 10: 01 FROM MARL DC P.2/2", height + 9)]
    assert len(furniture_of(pages, {})) == (found and found + 1)


NAMES = ("Ann Ash", "Bo Birch", "Cy Cole", "Di Dale")
PROSE = "What came of number {} is told at length on its own slide."


def _slide(number: int, *, labels: bool = True, day: str = "", due: float = 350) -> Page:
    """A slide with a panel at the left, whose last label stands at its foot, and a running line below."""
    bold = paper.BOLD
    said: list[tuple[str, float, float, object]] = [
        ("Marl Council | Night buses", 20, 385, paper.PLAIN),
        (PROSE.format(number), 200, 150, paper.PLAIN),
    ]
    if labels:
        said += [("Reply", 200, 20, bold), (f"Agreed, for {'three' * number}.", 200, 60, paper.PLAIN)]
        said += [("Lead", 20, 300, bold), (NAMES[number - 2], 20, 312, paper.PLAIN)]
        said += [("How far we are", 200, 240, bold), ("Due", 20, due, bold), (day, 20, due + 12, paper.PLAIN)]
    words = [paper.line(text, x, top, page=number, look=look) for text, x, top, look in said if text]  # type: ignore[arg-type]
    return Page(number, 560, 400, tuple(w._replace(index=at) for at, w in enumerate(w for line in words for w in line)))


def _running(pages: list[Page]) -> set[str]:
    found = furniture_of(pages, {})
    return {" ".join(w.text for w in found.among(page.words)) for page in pages}


@pytest.mark.parametrize("due", [350, 340])
def test_labels_of_slides_stay_where_they_reach_into_the_margin_and_so_do_values_below_them(due: float) -> None:
    days = ("May 2031", "June 2031", "June 2031", "July 2031")
    slides = [_slide(number, day=day, due=due) for number, day in enumerate(days, start=2)]
    assert _running([_slide(1, labels=False), *slides]) == {"Marl Council | Night buses"}


def test_a_running_line_that_pages_without_a_form_have_too_is_no_label_however_it_is_printed() -> None:
    def with_foot(page: Page) -> Page:
        foot = paper.line("Marl Council", 20, 350, page=page.number, first=90, look=paper.BOLD)
        return Page(page.number, 560, 400, (*(w for w in page.words if w.box.top not in (350, 362, 385)), *foot))

    slides = [_slide(number, day="May 2031") for number in (2, 3, 4, 5)]
    assert _running([with_foot(page) for page in (_slide(1, labels=False), *slides)]) == {"Marl Council"}


def test_headings_of_a_table_on_every_page_do_not_make_labels_of_running_lines() -> None:
    def page(number: int) -> Page:
        head = paper.line("Place Panel", 50, 60, page=number, look=paper.BOLD)
        columns = paper.line("Rec. Reply", 50, 130, page=number, first=9, look=paper.BOLD)
        text = paper.line(PROSE.format(number), 50, 300, page=number, first=20)
        last = paper.line(NAMES[number], 50, 320, page=number, first=40)
        return Page(number, 600, 800, (*head, *columns, *text, *last))

    assert _running([page(1), page(2), page(3)]) == {"Place Panel"}


HEAD = "Borough of Ashby - Health Panel"


@pytest.mark.parametrize(
    ("first", "second", "top", "left"),
    [
        (((HEAD, 40), ("Agenda Item 6", 450)), HEAD, 14, 40),
        (((HEAD, 40), ("Appendix 2", 450)), HEAD, 14, 40),
        ((("Agenda Item 6", 40), (HEAD, 300)), HEAD, 14, 300),
        (((HEAD, 40), ("Page 1 of 9", 300), ("Agenda Item 6", 450)), None, 14, 40),
    ],
    ids=["a stamp of an agenda", "of an appendix", "at the left", "beside the number of a page"],
)
def test_a_stamp_on_one_page_leaves_the_running_line_beside_it_what_it_is(
    first: tuple[tuple[str, float], ...], second: str | None, top: float, left: float
) -> None:
    pages = [_beside(1, *first, top=top), _beside(2, *(((second, left),) if second else NUMBERED), top=top)]
    found = furniture_of(pages, {})
    assert {w.text for w in pages[1].words if w in found} >= {*HEAD.split()}
    assert {w.text for w in pages[0].words if w in found} >= {*HEAD.split()}


NUMBERED = ((HEAD, 40), ("Page 2 of 9", 300))


@pytest.mark.parametrize(
    ("second", "top", "left"),
    [("The Health Panel", 14, 300), ("The Health Panel", 75, 40), ("Panel", 14, 40)],
    ids=["at another place", "where text may stand", "a word alone"],
)
def test_a_cell_that_says_what_another_page_begins_with_is_no_running_line(
    second: str, top: float, left: float
) -> None:
    pages = [_beside(1, (second, 40), ("Agreed in part", 450), top=top), _beside(2, (second, left), top=top)]
    assert furniture_of(pages, {}) == Places()


def _beside(number: int, *parts: tuple[str, float], top: float) -> Page:
    """A page with a line in several parts at its top, and text below."""
    words = [w for text, left in parts for w in paper.line(text, left, top, page=number)]
    words += paper.line(f"What came of this on page {number} is told here.", top=200, page=number)
    return Page(number, 600, 800, tuple(w._replace(index=at) for at, w in enumerate(words)))


@pytest.mark.parametrize(
    ("x", "top", "runs"),
    [(400, 40, True), (50, 40, False), (400, 58, False)],  # at the left it may head what is below; close, be a label
)
@pytest.mark.parametrize(("title", "named"), [("Old Walls", True), ("Old Lanes", False)])
def test_a_line_flush_right_over_headings_printed_again_is_a_running_line(
    title: str, named: bool, x: float, top: float, runs: bool
) -> None:
    def page(number: int, above: tuple[Word, ...], y: float) -> Page:
        heads = [*paper.line("Recommendation", 50, y, page=number, first=20)]
        heads += paper.line("Progress", 300, y, page=number, first=30)
        text = paper.line("The wall was mended in May.", 300, y + 30, page=number, first=40)
        return Page(number, 600, 800, (*above, *heads, *text))

    line = paper.line("Old Walls - progress report", x, top, page=2)
    found = furniture_of([page(1, paper.line(title, 50, 60), 300), page(2, line, 70)], {})
    assert found == (Places.of(line) if runs and named else Places())
