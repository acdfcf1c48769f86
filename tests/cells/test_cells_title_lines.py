"""Lines that join who reports to whom and when; a cover in front of an appendix; the agenda in front of a pack."""

from __future__ import annotations

import pytest

from pipeline.cells.header.bodies import bodies_in
from pipeline.cells.header.cover import with_cover
from pipeline.cells.header.fields import header_of, merged
from pipeline.cells.header.front import in_front, of_front
from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.header.named import named_in
from pipeline.cells.header.subject import subject_of
from pipeline.cells.themes import lists_states
from pipeline.models.text import Text
from pipeline.profiles import load
from tests import paper


def page(number: int, *lines: str) -> tuple[Text, ...]:
    return tuple(paper.text(line, page=number, top=80 + 14 * i) for i, line in enumerate(lines))


@pytest.mark.parametrize(
    ("line", "council", "committee"),
    [
        ("Ashby Council – Place Scrutiny Panel – 3 May 2031", "Ashby Council", "Place Scrutiny Panel"),
        ("Ashby District Council · Place Scrutiny Panel", "Ashby District Council", "Place Scrutiny Panel"),
        ("Ashby Council, Place Panel, 3 May 2031", "Ashby Council", "Place Panel"),
        ("Place Scrutiny Commission, 10 October 2031", None, "Place Scrutiny Commission"),
        ("Children, Young People and Skills Committee", None, "Children, Young People and Skills Committee"),
        ("Progress report to the Homes, Parks and Ports Panel", None, "Homes, Parks and Ports Panel"),
        ("Report to: Health Committee", None, "Health Committee"),
        ("Metropolitan Borough of Ashby", "Metropolitan Borough of Ashby", None),
    ],
)
def test_bodies_in_one_line(line: str, council: str | None, committee: str | None) -> None:
    found = header_of((), page(1, line), (), load())
    assert (found.council, found.committee, found.inquiry) == (council, committee, None)


def test_the_end_of_a_name_on_a_line_of_its_own_belongs_to_the_line_above() -> None:
    lines = ("Six month progress report to the Place Scrutiny Panel, Merrow Vale District", "Council")
    above = tuple(paper.text(line, top=80 + 12 * at) for at, line in enumerate(lines))
    found = header_of((), above, (), load())
    assert (found.council, found.committee) == ("Merrow Vale District Council", "Place Scrutiny Panel")


def test_a_label_of_a_day_in_the_middle_of_a_line_is_whole() -> None:
    line = "Review report published: 9 April 2031 Update to Joint Committee: 24 October 2031"
    found = header_of(tuple(labelled_lines(page(1, line), load())), (), (), load())
    assert (found.completion_date, found.update_date) == ("2031-04-09", "2031-10-24")


@pytest.mark.parametrize(
    ("second", "committee", "inquiry"),
    [
        ("Ashby County Council, Adult Care Scrutiny Committee", "Adult Care Scrutiny Committee", "Home Care"),
        ("Ashby County Council", "Home Care Scrutiny Working Group", None),
    ],
)
def test_a_working_group_beside_a_committee_names_the_inquiry(second: str, committee: str, inquiry: str | None) -> None:
    title = "Appendix 2: Home Care Scrutiny Working Group – Progress against recommendations"
    found = header_of((), page(1, title, second), (), load())
    assert (found.committee, found.inquiry) == (committee, inquiry)


def test_what_has_happened_is_no_part_of_a_subject() -> None:
    found = header_of((), page(1, "Floods of 12 July: what has happened since"), (), load())
    assert found.inquiry == "Floods of 12 July"


def test_an_inquiry_is_named_in_front_of_what_is_said_of_it() -> None:
    found = header_of((), page(1, "Appendix 2", "3 May 2031", "Bus review – progress on recommendations"), (), load())
    assert found.inquiry == "Bus"


def test_an_appendix_has_the_header_of_its_cover() -> None:
    pages = {2: page(2, "Bus review: progress report", "Report of: Ann Ash"), 3: page(3, "Bus review: six months on")}
    own = list(pages[3])
    assert with_cover(own, pages, (3, 200.0), (1, 400.0), load()) == [*pages[2], *own]
    assert with_cover(own, pages, (3, 200.0), (3, 50.0), load()) == own, "a table stands between"
    other = {2: page(2, "Tram review: progress report"), 3: pages[3]}
    assert with_cover(own, other, (3, 200.0), (1, 400.0), load()) == own
    item = {2: page(2, "Agenda item 6: Bus task group: progress", "Contact: Ann Ash"), 3: pages[3]}
    assert with_cover(own, item, (3, 200.0), (1, 400.0), load()) == [*item[2], *own], "one subject, in other words"


def test_a_pack_names_its_council_and_committee_in_front() -> None:
    agenda = {1: page(1, "Place Scrutiny Panel", "Agenda"), 3: page(3, "Ashby Council", "Minutes of the Port Panel")}
    found = merged(list(of_front(agenda, {}, load())), ())
    assert (found.council, found.committee) == ("Ashby Council", "Place Scrutiny Panel")
    assert merged(list(of_front({}, {3: ["ASHBY COUNCIL"]}, load())), ()).council == "Ashby Council"
    assert merged(list(of_front({1: page(1, "Minutes of the Port Panel")}, {}, load())), ()).committee is None


@pytest.mark.parametrize(("named", "day"), [("Annex 1", "2030-11-29"), ("Annex 2", None)])
def test_a_covering_report_speaks_for_the_annex_that_it_names(named: str, day: str | None) -> None:
    told = page(1, "The Panel's report was agreed on 29 November 2030.", f"The tracker is at {named}.")
    pages = {1: (*told, *(paper.text("Here stands more. " * 60, page=1, top=300),)), 2: page(2, "Annex 1: Tracker")}
    assert merged(list(in_front(2, (), pages, load())), ()).completion_date == day


def test_a_name_behind_a_dash_keeps_its_article() -> None:
    said = subject_of("Children's Services Select Committee – A Door of Their Own: Homes for Care Leavers", load())
    assert said
    assert said.name == "A Door of Their Own: Homes for Care Leavers"


def test_the_chair_in_front_of_a_committee_is_no_part_of_its_name() -> None:
    (found,) = bodies_in("Chair, Leisure Scrutiny Panel", load())
    assert found.name == "Leisure Scrutiny Panel"


@pytest.mark.parametrize(
    ("lines", "listed"),
    [
        (("Progress on bridges", "Colours:", "Done for good", "Going well", "Not done"), True),
        (("Progress on bridges", "Completed", "Going well", "Not done"), True),
        (("Progress on bridges", "Asked by: the panel", "Going well now", "Not done"), False),
    ],
    ids=["behind a colon", "below a state", "lines of a title"],
)
def test_the_last_line_of_a_key_heads_nothing(lines: tuple[str, ...], listed: bool) -> None:
    above = [paper.text(line, top=80 + 14 * at) for at, line in enumerate(lines)]
    assert lists_states(above, load()) == listed


def test_the_item_of_an_agenda_is_no_part_of_its_subject() -> None:
    said = subject_of("7. Night Buses – progress on recommendations", load())
    assert said is not None and said.name == "Night Buses"


def test_what_a_report_is_its_own_of_is_nobody() -> None:
    """ "The report of its Quiet Streets working party": the words behind "its" name a thing."""
    said = "The Board met on 3 May 2031 when it signed off the report of its Quiet Streets working party."
    assert not list(named_in(said, load()))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("The Group’s final report was completed on 29 November 2030.", "2030-11-29"),
        ("The report of the Empty Homes Task Group was agreed on 29 November 2030.", "2030-11-29"),
        ("The works at Ash Road were completed on 29 November 2030.", None),
    ],
)
def test_the_prose_in_front_may_name_the_inquiry_s_report_alone(said: str, day: str | None) -> None:
    pages = {1: page(1, "Title: Empty Homes: six month progress report", "Here stands more. " * 60, said)}
    claims = list(in_front(2, (), pages, load(), ["Empty Homes"]))
    assert merged(claims, ()).completion_date == day
