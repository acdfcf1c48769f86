"""Headers that stand apart from the records: on a page in front of them that holds other tables, or behind them."""

from __future__ import annotations

from pipeline.models.page import Page
from tests import paper
from tests.cells.test_cells_reports import HEADS, ONE, TWO, reports

ABOUT = [
    ["Council", "Ashby District Council"],
    ["Committee", "Place Scrutiny Panel"],
    ["Inquiry", "Getting There: Night Buses"],
    ["Stage", "12 months, final report"],
    ["Inquiry completed", "19 April 2031"],
    ["Date of this update", "2 May 2032"],
    ["Lead officer", "Ann Reed"],
    ["Executive Member", "Councillor Ada Finch"],
]
APART = 1000  # words of a page count on from here: those of tables from 0
FIGURES = [["Sector", "2029", "2030"], ["Transport", "208", "204"], ["Homes", "161", "149"]]
FRONT = (
    "Getting There: eighteen-month progress report",
    "Overview and Scrutiny Committee",
    "Lead officer: Ann Reed, Head of Roads",
    "The working group published Getting There on 16 March 2031.",
)


def _page(number: int, *lines: str, top: float = 40) -> Page:
    words = []
    for at, line in enumerate(lines):
        words += paper.line(line, top=top + 24 * at, page=number, first=APART + len(words))
    return Page(number, 595, 842, tuple(words))


def _records(page: int = 1, top: float = 100):
    return paper.table(HEADS, ONE, TWO, page=page, top=top, bottom=top + 100)


def _only(*tables, pages, profile):
    (found,) = reports(*tables, pages=pages, profile=profile)
    return found.header


def test_a_table_behind_the_records_holds_the_header(profile):
    pages = [_page(1, "Getting There")]
    header = _only(_records(), paper.table(*ABOUT, top=300, bottom=500), pages=pages, profile=profile)
    assert (header.council, header.committee) == ("Ashby District Council", "Place Scrutiny Panel")
    assert (header.inquiry, header.stage, header.stage_months) == ("Getting There: Night Buses", "final", 12)
    assert (header.completion_date, header.update_date) == ("2031-04-19", "2032-05-02")
    assert [p.name for p in (*header.lead_officers, *header.cabinet_members)] == ["Ann Reed", "Ada Finch"]


def test_a_table_on_a_page_behind_is_the_reports_where_it_names_its_inquiry(profile):
    behind = paper.table(*ABOUT, page=2)
    own = _only(_records(), behind, pages=[_page(1, "Getting There"), _page(2)], profile=profile)
    other = _only(_records(), behind, pages=[_page(1, "Bus Lanes"), _page(2)], profile=profile)
    assert (own.committee, other.committee) == ("Place Scrutiny Panel", None)


def test_a_table_behind_is_not_asked_where_labels_in_front_tell_of_the_report(profile):
    pages = [_page(1, "Review: Bus Lanes", "Lead officer: Bo Ash")]
    header = _only(_records(), paper.table(*ABOUT, top=300, bottom=500), pages=pages, profile=profile)
    assert (header.inquiry, header.committee) == ("Bus Lanes", None)


def test_a_page_in_front_is_the_reports_whatever_tables_stand_on_it(profile):
    pages = [_page(1, *FRONT), _page(2, "Recommendations")]
    figures = paper.table(*FIGURES, top=300, bottom=400)
    for tables in ([figures, _records(2)], [_records(2)]):
        header = _only(*tables, pages=pages, profile=profile)
        assert (header.inquiry, header.committee) == ("Getting There", "Overview and Scrutiny Committee")
        assert (header.stage_months, header.completion_date) == (18, "2031-03-16")
        assert [p.name for p in header.lead_officers] == ["Ann Reed"]


def test_a_page_in_front_of_an_annex_stays_a_covering_report(profile):
    pages = [_page(1, *FRONT), _page(2, "Annex 1")]
    (found,) = reports(_records(2), pages=pages, profile=profile)
    assert found.first_page == 2
    (found,) = reports(_records(2), pages=[pages[0], _page(2, "Recommendations")], profile=profile)
    assert found.first_page == 1
