"""Tops of reports told by where and how things are printed: covers in a panel, small labels over values, packs."""

from __future__ import annotations

import pytest

from pipeline.cells.header.fields import header_of, merged
from pipeline.cells.header.forms import panelled
from pipeline.cells.header.front import in_front
from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.header.title_rows import labelled_rows
from pipeline.models.text import Text, concat
from tests import paper
from tests.cells.test_cells_far_headers import FIGURES, _page
from tests.cells.test_cells_reports import HEADS, ONE, TWO, reports

TEAL = paper.style(colour="#00695c")
FORM = [
    ["REPORT TO", "Place Scrutiny Panel"],
    ["DATE", "15 October 2031"],
    ["REPORT OF", "Councillor Ada Finch, Cabinet Member for Housing"],
    ["LEAD OFFICER", "Ann Reed, Head of Housing"],
    ["TITLE", "Warm Homes, Lower Bills: six-month progress report"],
]
PURPOSE = (
    "1.1 To inform the Panel of the progress since its inquiry “Warm Homes, Lower Bills” was completed on 9 April 2031."
)
HANDED = "3.1 Progress is shown in the table in Appendix A."
ANNEX = "Appendix A: progress against the recommendations of the inquiry"


def _header(*printed: str | Text, profile, running: tuple[str, ...] = ()):
    texts = [t if isinstance(t, Text) else paper.text(t, top=100 + 14 * at) for at, t in enumerate(printed)]
    return header_of(list(labelled_lines(texts, profile)), texts, running, profile)


def _lines(*printed: str, look=paper.BOLD) -> Text:
    """One paragraph of several lines."""
    return concat([paper.text(line, top=100 + 12 * at, look=look) for at, line in enumerate(printed)], " ")


@pytest.mark.parametrize(
    ("lines", "inquiry"),
    [
        (("Common Ground: parks and open spaces", "Eighteen-month progress report"), None),
        (("Scrutiny Review – Progress Against Recommendations", "Common Ground: Parks"), "Common Ground: Parks"),
        (("Following Up a Scrutiny Review", "The Night Bus"), "The Night Bus"),
        (("Following Up a Scrutiny Review", "Common Ground: Parks"), "Common Ground: Parks"),
        (("Revisiting Our Inquiry: Progress", "A Door of Their Own"), "A Door of Their Own"),
        (("Bus Fares", "Review Progress Report"), "Bus Fares Review"),
        (("Progress on Recommendations – Scrutiny", "Review of Bus Fares"), "Scrutiny Review of Bus Fares"),
        (("Progress on the Recommendations of the", "Night Bus Inquiry"), "Night Bus Inquiry"),
        (("Progress on the Scrutiny Review", "Into Night Buses"), "Night Buses"),
        (("Progress on the recommendations", "of the review of night buses"), "night buses"),
    ],
)
def test_a_line_that_says_what_kind_of_paper_it_is_ends_where_it_ends(lines, inquiry, profile) -> None:
    assert _header(_lines(*lines), profile=profile).inquiry == (inquiry or lines[0])


@pytest.mark.parametrize(
    "line", ["Following Up a Scrutiny Review", "Looking Back on Our Inquiry", "Revisiting a Review"]
)
def test_a_line_that_looks_back_at_a_review_names_none(line, profile) -> None:
    assert _header(line, profile=profile).inquiry is None
    assert _header("Ashby District Council", line, "Food for All", profile=profile).inquiry == "Food for All"


@pytest.mark.parametrize(
    ("title", "quoted", "inquiry"),
    [
        ("Empty homes: where we are a year on", "Empty Homes, Full Lists", "Empty Homes, Full Lists"),
        ("Full Lists: where we are a year on", "Empty Homes, Full Lists", "Empty Homes, Full Lists"),
        ("Bus lanes: where we are a year on", "Empty Homes, Full Lists", "Bus lanes"),
        ("Homes: where we are a year on", "Homesick", "Homes"),
    ],
)
def test_a_sentence_quotes_in_full_what_the_title_shortens(title, quoted, inquiry, profile) -> None:
    said = f"This is the update on the recommendations of the Housing Scrutiny Committee's inquiry ‘{quoted}’."
    assert _header(title, paper.text(said, top=140), profile=profile).inquiry == inquiry


@pytest.mark.parametrize(
    ("running", "day"),
    [
        ("Ashby Borough Council | Place Scrutiny Panel | Position at 30 September 2031", "2031-09-30"),
        ("Allotments – position as at 30 September 2031", "2031-09-30"),
        ("Allotments 30 September 2031", None),
        ("Next update: 30 September 2031", None),
        ("Position at 30 September 2031, 10:31", None),
    ],
)
def test_a_running_head_tells_to_which_day_a_report_goes(running, day, profile) -> None:
    assert _header("Allotments", profile=profile, running=(running,)).update_date == day


def test_whom_a_memo_is_copied_to_may_be_the_cabinet_member(profile) -> None:
    memo = (
        "To: Members of the Leisure Scrutiny Committee",
        "From: Ann Reed, Leisure Manager",
        "Copy: Councillor Ada Finch, Cabinet Member for Leisure",
        "Date: 21 July 2031",
    )
    found = _header(
        *(paper.text(t, top=100 + 14 * at, bold_until=t.index(":")) for at, t in enumerate(memo)), profile=profile
    )
    assert [p.name for p in found.cabinet_members] == ["Ada Finch"]
    other = _header("Cabinet Member: Cllr Bo Birch", *memo, profile=profile)
    assert [p.name for p in other.cabinet_members] == ["Bo Birch"], "a label of its own tells it plainer"
    chaired = paper.text("Copy: Councillor Ada Finch, Chair of the Committee", bold_until=5)
    assert _header(chaired, profile=profile).cabinet_members == ()


def _row(*cells: tuple[str, float] | None):
    return paper.row(*(paper.cell(cell[0], x=cell[1]) if cell else "" for cell in cells))


@pytest.mark.parametrize(("left", "fields"), [(50, ["committee", "update_date", "cabinet_members"]), (90, [])])
def test_a_long_label_in_a_sheet_runs_over_a_blank_cell(left, fields, profile) -> None:
    """It belongs to the labels above it by where it begins, though it stands in the second column."""
    rows = [
        _row(("Committee", 50), None, ("Place Scrutiny Panel", 200), ("Updated", 400), ("31 March 2031", 500)),
        _row(None, ("Cabinet Member", left), ("Cllr Ada Finch", 200), None, None),
    ]
    found = [pair.field for pair in labelled_rows(rows, profile)]
    assert found == (fields or ["committee", "update_date"])


def test_where_a_meeting_is_held_is_no_committee(profile) -> None:
    lines = ("Meeting: Committee Room 2, County Hall", "Committee: Place Scrutiny Panel")
    assert _header(*lines, profile=profile).committee == "Place Scrutiny Panel"


def _low(text: Text, height: float) -> Text:
    """A text in lower print."""
    runs = [
        run._replace(word=run.word._replace(box=run.word.box._replace(bottom=run.word.box.top + height)))
        for run in text.runs
    ]
    return Text(text.value, type(text.runs).of(runs))


@pytest.mark.parametrize(
    ("height", "look", "found"),
    [(7, paper.BOLD, True), (7, TEAL, True), (10, TEAL, True), (7, paper.PLAIN, True), (10, paper.PLAIN, False)],
    ids=["bold and small", "coloured and small", "coloured", "small", "as the rest"],
)
def test_a_small_label_stands_over_its_value(height, look, found, profile) -> None:
    label = _low(paper.text("Report author", top=103, look=look), height)
    below = _low(paper.text("Committee", top=127, look=look), height)
    texts = [label, paper.text("Ann Reed", top=112), below, paper.text("Place Scrutiny Panel", top=136)]
    header = _header(*texts, profile=profile)
    assert [p.name for p in header.lead_officers] == (["Ann Reed"] if found else [])


@pytest.mark.parametrize("look", [paper.BOLD, TEAL])
def test_a_small_line_over_a_heading_is_no_label(look, profile) -> None:
    for line in ("Cabinet Member Councillor Ada Finch", "School attendance: progress on the inquiry"):
        texts = [_low(paper.text(line, top=103, look=TEAL), 7), paper.text("Purpose", top=112, look=look)]
        assert "Purpose" not in [pair.value.value for pair in labelled_lines(texts, profile)]
    members = paper.text("Cabinet Member Councillor Ada Finch", top=103)
    assert not list(labelled_lines([_low(members, 7), paper.text("Purpose", top=112)], profile))


def test_small_labels_side_by_side_are_not_one(profile) -> None:
    looks = [
        _low(paper.text(label, x=x, top=103, look=paper.BOLD), 7) for label, x in (("Panel", 50), ("Updated", 250))
    ]
    values = [paper.text("Place Scrutiny Panel", top=112), paper.text("9 October 2031", x=250, top=112)]
    found = list(labelled_lines([concat(looks, " "), concat(values, " ")], profile))
    assert "Panel Updated" not in [pair.label for pair in found]


def test_a_large_line_is_no_label_of_what_stands_below(profile) -> None:
    value = _low(paper.text("Bus Lanes", top=112), 7)
    texts = [paper.text("Review", top=100, look=paper.BOLD), value]
    assert not list(labelled_lines(texts, profile))


def test_a_cover_may_stand_in_a_panel(profile) -> None:
    """Painted over half a page, it is a table of one cell."""
    lines = (
        "London Borough of Ashby",
        "Who Cares?",
        "Progress report one year on",
        "Care Scrutiny Panel",
        "12 July 2031",
    )
    texts = [paper.text(line, top=60 + 30 * at, look=paper.BOLD) for at, line in enumerate(lines)]
    panel = paper.table([paper.cell("")._replace(text=concat(texts, "\n"))], top=50, bottom=300)
    pages = {
        1: [paper.text("Inquiry report published", top=400, look=TEAL), paper.text("29 June 2030", top=412)],
        2: [paper.text("Recommendations and progress", page=2)],
    }
    claims = in_front(2, (), pages, profile, (), panelled([panel], page=1))
    found = merged(list(claims), ())
    assert (found.council, found.committee) == ("London Borough of Ashby", "Care Scrutiny Panel")
    assert (found.inquiry, found.stage_months) == ("Who Cares?", 12)
    assert (found.completion_date, found.update_date) == ("2030-06-29", "2031-07-12")
    assert not panelled([panel], page=2)
    assert not panelled([paper.table(["Who Cares?", "a list"])], page=1), "cells side by side are no panel"


def _form(number: int, title: str = FORM[-1][1]):
    """The labels that head a report on a page of a pack."""
    rows = [*FORM[:-1], ["TITLE", title]]
    return paper.table(*([paper.cell(c, page=number) for c in row] for row in rows), page=number, top=60, bottom=200)


def _pack(handed: str, annex: str, profile):
    pages = [_page(number, "Other papers.") for number in range(1, 7)]
    pages += [_page(7, "1. Purpose", PURPOSE, top=300), _page(8, handed), _page(9, annex)]
    form, figures = _form(7), paper.table(*FIGURES, page=8, top=300, bottom=400)
    records = paper.table(HEADS, ONE, TWO, page=9, top=100, bottom=200)
    return reports(form, figures, records, pages=pages, profile=profile)


def test_a_report_in_a_pack_speaks_for_the_annex_that_it_hands_over(profile) -> None:
    (found,) = _pack(HANDED, ANNEX, profile)
    header = found.header
    assert (header.committee, header.inquiry) == ("Place Scrutiny Panel", "Warm Homes, Lower Bills")
    assert (header.completion_date, header.update_date, header.stage_months) == ("2031-04-09", "2031-10-15", 6)
    assert [p.name for p in (*header.lead_officers, *header.cabinet_members)] == ["Ann Reed", "Ada Finch"]


@pytest.mark.parametrize(
    ("handed", "annex"),
    [("3.1 Nothing is handed over.", ANNEX), (HANDED, "Appendix C: another one"), (HANDED, "Progress")],
    ids=["no annex", "another one", "no annex of a report"],
)
def test_no_other_report_of_a_pack_speaks_for_an_annex(handed, annex, profile) -> None:
    (found,) = _pack(handed, annex, profile)
    assert found.header.committee is found.header.update_date is None


def test_each_annex_of_a_pack_has_the_report_in_front_of_it(profile) -> None:
    pages, tables = [_page(number, "Other papers.") for number in range(1, 7)], []
    for number, title in ((7, "Warm Homes"), (10, "Night Buses")):
        pages += [_page(number, PURPOSE, top=300), _page(number + 1, HANDED), _page(number + 2, ANNEX)]
        tables.append(_form(number, f"{title}: six-month progress report"))
        tables.append(paper.table(*FIGURES, page=number + 1, top=300, bottom=400))
        tables.append(paper.table(HEADS, ONE, TWO, page=number + 2, top=100, bottom=200))
    found = reports(*tables, pages=pages, profile=profile)
    assert [report.header.inquiry for report in found] == ["Warm Homes", "Night Buses"]
