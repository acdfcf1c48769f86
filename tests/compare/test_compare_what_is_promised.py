"""What is a promise at all, and of which day, sentence by sentence; and that the published flag says the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.compare import with_commitments
from pipeline.compare.language.clauses import clauses
from pipeline.compare.promises.promises import promises
from pipeline.models.report import Report
from tests.compare.rounds_by_hand import made, row

SAID = tomllib.loads(Path(__file__).with_name("compare_what_is_promised.toml").read_text(encoding="utf-8"))


def report(text: str, field: str = "update") -> Report:
    """Recommended on 5 February 2019, told on 12 November."""
    fields = {} if field == "recommendation" else {field: text}
    asked = text if field == "recommendation" else "That the service is improved."
    return made(
        "one", [row(1, asked, **fields)], completion_date="2019-02-05", update_date="2019-11-12",
        council="Ousley District Council",
    )  # fmt: skip


def days(text: str, field: str = "update") -> list[str]:
    return [one.due for one in promises(clauses(report(text, field))) if one.clause.field == field]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("New rota from 1 Dec.", ["2019-12-01"]),
        ("Signs up at Hexby. Lining Q4 2019/20.", ["2020-01/2020-03"]),
        ("Order placed, install w/e 14.02.20.", ["2020-02-14"]),
        ("Resurfacing is programmed for spring 2020.", ["2020-03/2020-05"]),
        ("The remaining 12 units to be done by March.", ["2020-03"]),
        ("Tenders back 6 December, contract award January.", ["2019-12-06", "2020-01"]),
        ("Hall provisionally held for 14 January.", ["2020-01-14"]),
        ("Go-live date: 3 February 2020.", ["2020-02-03"]),
        ("The supplier, Talgarth UK Ltd, says that the system will be ready on 6 January.", ["2020-01-06"]),
        ("The two lodges that have not sold will be offered again in March 2020.", ["2020-03"]),
        ("Homes not yet heard from will be telephoned next month.", ["2019-12"]),
        ("The clinic will not now open until April 2020.", ["2020-04"]),
        ("It will be in the Winter Service Plan that goes to Cabinet in December.", ["2019-12"]),
        ("The 2020 festival will be held on 4 July.", ["2020-07-04"]),
        ("The first set (Q2 2019/20) will be on the web by 31 December.", ["2019-12-31"]),
        ("The budget for 2020/21 will be set on 26 February 2020.", ["2020-02-26"]),
        ("Delivery of bins slipped from October to January 2020.", ["2020-01"]),
        ("Objections are to be heard by the Licensing Committee on 6 December.", ["2019-12-06"]),
        ("It will be advertised in January 2020 and, if nobody objects, confirmed in March.", ["2020-01"]),
        ("No date was given, and from December there will be one.", ["2019-12"]),
        ("It is not now expected until February 2020.", ["2020-02"]),
        ("Ombudsman training for supervisors in March 2020.", ["2020-03"]),
        ("Notice was given that the rents would come in from April 2020.", ["2020-04"]),
        ("Hoist ordered, fitting Jan.", ["2020-01"]),
        ("A new date of 30 June 2020 has been agreed with the builder.", ["2020-06-30"]),
        ("Cabinet approved it on 5 November and it comes into force on 1 January.", ["2020-01-01"]),
        ("We had hoped for December 2019; spring 2020 is now more likely.", ["2020-03/2020-05"]),
        ("They meet each term, next on 3 December.", ["2019-12-03"]),
        ("Migration is replanned for 2020-02-15/16.", ["2020-02-15/2020-02-16"]),
    ],
)
def test_the_day_is_that_of_the_deed(text: str, due: list[str]) -> None:
    assert days(text) == due


@pytest.mark.parametrize("text", SAID["what_describes_ends_or_is_of_others_is_no_promise"])
def test_what_describes_ends_or_is_of_others_is_no_promise(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("That the Council explain how it will become carbon neutral by 2030.", []),
        ("That the scheme, due to start in June 2019, be widened.", []),
        ("That families know by 31 July each year what transport they will have in September.", []),
        ("That free parking is offered. (Added by the Committee at its meeting in May 2019.)", []),
        ("That glyphosate is no longer used in any park from 1 January 2020.", ["2020-01-01"]),
        ("A plan setting out what will and will not be done should be adopted by March 2020.", ["2020-03"]),
        ("Every house should be inspected within a year, whether or not anybody complains.", ["2019-02-05/2020-02-05"]),
        ("Free wi-fi should be provided in all lounges within one year.", ["2019-02-05/2020-02-05"]),
        ("A second centre, or a service like it, should be running by 31 March 2020.", ["2020-03-31"]),
    ],
)
def test_what_is_asked_for_by_a_day(text: str, due: list[str]) -> None:
    assert days(text, "recommendation") == due


@pytest.mark.parametrize(
    "text",
    [
        "New rota from 1 Dec.",
        "The 2020 festival will be held on 4 July.",
        "Natural England will designate the site in 2020.",
        "Training will be held on 22 and 29 January 2020.",
    ],
)
def test_the_published_flag_is_that_of_the_promises(text: str) -> None:
    marked = with_commitments(report(text))
    promised = {day.start for one in promises(clauses(marked)) for day in one.days}
    assert {one.start for one in marked.entities if one.kind == "date" and one.commitment} == promised


def test_nothing_found_is_not_said_where_something_of_the_promised_month_is_told() -> None:
    from pipeline.compare import compare

    def rounds(update: str, day: str, name: str) -> Report:
        return made(name, [row(1, "That the post is filled.", update=update)], update_date=day)

    earlier = rounds("An agency officer is expected to start next month.", "2019-07-12", "a")
    later = rounds("Ann Lea was with us from 17 August to 18 December.", "2020-01-12", "b")
    assert "not_mentioned" not in [one.outcome for one in compare(earlier, later).commitments]
