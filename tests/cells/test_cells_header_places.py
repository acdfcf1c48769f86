"""Where a header stands: on the page before its table, in two cells without lines between, beside a stamp."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.cells.first_pages import with_first_page
from pipeline.cells.header.bodies import bodies_in
from pipeline.cells.header.fields import header_of
from pipeline.cells.header.labels import labelled_cells
from pipeline.cells.header.lines import running_sides
from pipeline.cells.outside import Paragraphs, between
from pipeline.cells.stanzas.cards import with_cards
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.runs import Run, Runs
from pipeline.models.table import Cell, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import spoken
from tests import paper

LABELS = ("Committee", "Date of this update", "Title of inquiry", "Report stage", "Lead officer", "Cabinet Member")
VALUES = ("Place Scrutiny Panel", "9 May 2031", "Bus Fares", "Six month report", "Ann Ash", "Councillor Bo Box")
FORM = tuple(zip(LABELS, VALUES, strict=True))


def stack(values: Sequence[str], x: float, tops: Sequence[float] = (), look=paper.PLAIN) -> Cell:
    """A cell whose lines stand below one another."""
    words: list[Word] = []
    runs: list[Run] = []
    for at, value in enumerate(values):
        top = tops[at] if tops else 100 + 16 * at
        words += paper.line(value, x, top, first=len(words), look=look)
    text, at = "\n".join(values), 0
    for word in words:
        at = text.index(word.text, at)
        runs.append(Run(at, at + len(word.text), word))
        at += len(word.text)
    return Cell(text=Text(text, Runs.of(runs)))


def test_labels_and_values_in_two_cells_are_level_line_by_line(profile: Profile) -> None:
    table = paper.table([stack(LABELS, 50, look=paper.BOLD), stack(VALUES, 300)])
    told = {pair.label: (pair.field, pair.value.value) for pair in labelled_cells(table, profile)}
    assert told["Committee"] == ("committee", "Place Scrutiny Panel")
    assert told["Date of this update"] == ("update_date", "9 May 2031")
    assert told["Title of inquiry"] == ("inquiry", "Bus Fares")
    assert told["Report stage"] == ("stage", "Six month report")
    assert told["Cabinet Member"] == ("cabinet_members", "Councillor Bo Box")


def test_a_value_of_two_lines_stands_beside_one_of_several_labels(profile: Profile) -> None:
    labels, tops = ("Committee:", "Inquiry:", "Lead officer:"), (100, 132, 148)
    values = stack(("Children and Young", "People's Panel", "Bus Fares", "Ann Ash"), 300)
    table = paper.table([stack(labels, 50, tops), values])
    told = {pair.field: " ".join(pair.value.value.split()) for pair in labelled_cells(table, profile)}
    assert told == {
        "committee": "Children and Young People's Panel",
        "inquiry": "Bus Fares",
        "lead_officers": "Ann Ash",
    }


def test_a_label_of_two_lines_beside_a_long_value_is_one(profile: Profile) -> None:
    label = stack(("Select Committee Inquiry Report Completion", "Date:"), 50)
    value = stack(("12 May 2030 (presented to the Panel on 3 June", "2030, to Cabinet on 30 June 2030)"), 300)
    table = paper.table([label, value], ["Committee:", "Place Panel"], ["Inquiry:", "Bus Fares"])
    first = labelled_cells(table, profile)[0]
    assert first.field == "completion_date"
    assert "3 June\n2030" in first.value.value


def lines(number: int, *printed: str | tuple[str, str], top: float = 100, foot: str = "", heads: bool = True) -> Page:
    """A page of lines set well apart; two parts of one are a bold label and its value, a number heads a part."""
    words: list[Word] = []
    for at, line in enumerate(printed):
        parts = line if isinstance(line, tuple) else (line,)
        bold = len(parts) > 1 or (heads and line[0].isdigit())
        for x, part in zip((50, 250), parts, strict=False):
            look = paper.BOLD if bold and x == 50 else paper.PLAIN
            words += paper.line(part, x, top + 24 * at, page=number, first=len(words), look=look)
    words += paper.line(foot, 50, 800, page=number, first=len(words)) if foot else ()
    return Page(number, 595.0, 842.0, tuple(words))


def above(profile: Profile, *pages: Page, ended: tuple[int, float] = (0, 0.0)) -> str:
    """What is taken for the top of a report whose table begins on the last of these pages."""
    folios = [w for page in pages for w in page.words if w.box.top == 800]
    paragraphs = Paragraphs(pages, Places.of(folios), Lexicon())
    start = (pages[-1].number, 400.0)
    own = between(paragraphs, (start[0], 0.0), start)
    return " / ".join(" ".join(text.value.split()) for text in with_first_page(own, paragraphs, start, ended, profile))


def test_a_form_on_the_page_before_its_table_is_the_reports_own(profile: Profile) -> None:
    front = lines(7, "Ashby Borough Council", *FORM)
    assert "Bus Fares" in above(profile, front, lines(8, "People first"))
    assert above(profile, front, lines(8, "People first"), ended=(8, 20.0)) == "People first", "a table stands between"
    assert "Bus Fares" in above(profile, front, lines(8, "All members were told."), lines(9, "People first"))


def test_a_report_that_says_whose_it_is_needs_no_page_before_it(profile: Profile) -> None:
    front = lines(7, *FORM)
    assert above(profile, front, lines(8, "Port Scrutiny Panel")) == "Port Scrutiny Panel"
    assert above(profile, front, lines(8, "Appendix 1", "Trams")) == "Appendix 1 / Trams"
    other = lines(8, "Item 9: Trams")
    assert above(profile, lines(7, "Item 8: Bus Fares", *FORM), other) == "Item 9: Trams"


def test_headings_that_count_on_over_the_page_are_of_one_report(profile: Profile) -> None:
    front = lines(1, "1. Purpose of this report", "The inquiry “Bus Fares” ended.", "2. Background", "It rained.")
    assert "Bus Fares" in above(profile, front, lines(2, "3. Position on the recommendations"))
    assert "Bus Fares" not in above(profile, front, lines(2, "5. Position on the recommendations"))
    plain = lines(2, "3. Position on the recommendations", heads=False)
    assert "Bus Fares" not in above(profile, front, plain), "a heading is printed as the others are"


def test_pages_that_are_counted_from_one_are_of_one_report(profile: Profile) -> None:
    front = lines(7, "The inquiry into bus fares ended in May 2030.", foot="Page 1 of 3")
    own = lines(8, "People first", foot="Page 2 of 3")
    assert "bus fares" in above(profile, front, own)
    assert "bus fares" not in above(profile, lines(7, "The inquiry into bus fares.", foot="Page 7 of 9"), own)


def test_pages_of_the_whole_file_are_no_evidence(profile: Profile) -> None:
    front = lines(1, "The inquiry into bus fares ended in May 2030.", foot="Page 1 of 2")
    assert above(profile, front, lines(2, "People first", foot="Page 2 of 2")) == "People first"


def form(*rows: tuple[str, ...], wide: int) -> Table:
    """A table of labels and values, its first row over the whole width."""
    top, *others = rows
    return paper.table([paper.cell(*top, columns=wide), *[None] * (wide - 1)], *others)


@pytest.mark.parametrize(
    "table",
    [
        form(("Scrutiny of bus fares",), ("Lead officer", "Ann Ash"), ("Date of this update", "3 May 2031"), wide=2),
        form(
            ("Follow-up of a scrutiny review",),
            ("Review", "Bus Fares"),
            ("Status", "Final"),
            ("Progress report", "Twelve months"),
            ("Lead officer", "Ann Ash"),
            wide=2,
        ),
        form(
            ("Completion",),
            ("Committee:", "Place Panel", "Date of this update:", "3 May 2031"),
            ("Inquiry:", "Bus Fares", "Lead officer:", "Ann Ash"),
            wide=4,
        ),
    ],
)
def test_a_header_below_a_title_is_no_card(profile: Profile, table: Table) -> None:
    assert with_cards([table], profile, lambda _: None) == [table]


def test_a_card_whose_recommendation_has_no_label_is_one_still(profile: Profile) -> None:
    news = "Drivers were told on 3 May 2031, and all of those who were asked had understood by the end of June."
    rows = ("That drivers are told.",), ("Lead officer", "Ann Ash"), ("Response", "Agreed."), ("Update, May 2031", news)
    (table,) = with_cards([form(*rows, wide=2)], profile, lambda _: None)
    assert [cell.text.value for cell in table.rows[0].cells if cell][1] == "Recommendation"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("OFFICIAL Ashby Borough Council", ["Ashby Borough Council"]),
        ("OFFICIAL-SENSITIVE London Borough of Fenmere", ["London Borough of Fenmere"]),
        ("UNCLASSIFIED Place Scrutiny Panel", ["Place Scrutiny Panel"]),
        ("London Borough of Fenmere Place Scrutiny Panel", ["London Borough of Fenmere", "Place Scrutiny Panel"]),
        ("City of Fenmere Overview and Scrutiny Board", ["City of Fenmere", "Overview and Scrutiny Board"]),
        (
            "London Borough of Barking and Dagenham Health Scrutiny Committee",
            ["London Borough of Barking and Dagenham", "Health Scrutiny Committee"],
        ),
        (
            "London Borough of Tower Hamlets Housing Scrutiny Sub-Committee",
            ["London Borough of Tower Hamlets", "Housing Scrutiny Sub-Committee"],
        ),
        ("City of Fenmere Metropolitan District Council", ["City of Fenmere Metropolitan District Council"]),
    ],
)
def test_what_stands_beside_a_councils_name_is_no_part_of_it(profile: Profile, line: str, names: list[str]) -> None:
    assert [body.name for body in bodies_in(line, profile)] == names


def head(*parts: str, white: float) -> tuple[Word, ...]:
    """A running head of several parts with white between them."""
    words: list[Word] = []
    for part in parts:
        x = words[-1].box.x1 + white if words else 50
        words += paper.line(part, x, 30, first=len(words))
    return tuple(words)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (head("OFFICIAL", "Ashby Borough Council", white=12), ["OFFICIAL", "Ashby Borough Council"]),
        (head("Borough of Ashby", "Place Panel", "3 May", white=16), ["Borough of Ashby", "Place Panel", "3 May"]),
        (head("Borough of Ashby", "Place Panel", white=6), ["Borough of Ashby Place Panel"]),
        (head("Borough of Ashby", "Place Panel", "3", white=40), ["Borough of Ashby", "Place Panel 3"]),
        (head("Ashby", "Borough", "Council", white=12), ["Ashby Borough Council"]),
    ],
)
def test_a_running_head_is_parted_by_white_unlike_its_spaces(line: tuple[Word, ...], parts: list[str]) -> None:
    assert [spoken(part) for part in running_sides(line)] == parts


def told(profile: Profile, *printed: str):
    """The header that some lines tell."""
    texts: list[Text] = [paper.text(line, top=100 + 14 * at) for at, line in enumerate(printed)]
    return header_of((), texts, (), profile)


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("Members are asked whether they need a further report at twelve months.", None),
        ("The next report, after six months, will say more of it.", None),
        ("Members asked for an account after six months, and this is it.", 6),
        ("A further report was asked for. Twelve months on, this is what was done.", 12),
    ],
)
def test_a_report_to_come_is_not_this_one(profile: Profile, sentence: str, months: int | None) -> None:
    assert told(profile, sentence).stage_months == months


def test_the_number_of_a_part_makes_no_title(profile: Profile) -> None:
    found = told(profile, "Recommendation Tracking", "1. Purpose of this report", "4. Progress on each recommendation")
    assert found.title == "Recommendation Tracking"
