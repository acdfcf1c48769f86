"""When it may be said that no mention of a promise was found, and when it may not."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.compare import alone, compare
from pipeline.models.page import Box
from pipeline.models.report import Flag
from pipeline.models.text import Locator
from tests.compare.rounds_by_hand import made, row

SAID = tomllib.loads(Path(__file__).with_name("compare_absence.toml").read_text(encoding="utf-8"))

ASKED = "That tenants are told more clearly what the repairs service will do."
HANDBOOK = "Agreed. A tenants' handbook will be published in May 2019."


def outcomes(response: str, update: str, recommendation: str = ASKED, others: str = "Nothing to add.") -> list[str]:
    report = made(
        "one",
        [row(1, recommendation, response=response, update=update), row(2, "That bins are mended.", update=others)],
        completion_date="2019-02-05", update_date="2019-11-12",
    )  # fmt: skip
    return [one.outcome for one in alone(report).commitments if one.field == "response"]


@pytest.mark.parametrize(
    "update",
    [
        "The booklet went to every home with the rent letters.",
        "It has been stood down for the time being.",
        "This slipped when the designer left.",
        "Not progressed owing to pressure of work.",
        "Copies can be had from the housing office.",
        "The matter is now with the printers.",
    ],
)
def test_what_may_be_a_mention_in_other_words_keeps_from_saying_so(update):
    assert "not_mentioned" not in outcomes(HANDBOOK, update)


@pytest.mark.parametrize(
    "update",
    [
        "Missed appointments are down by a third.",
        "Just over 3,400 tenants have signed up for the call centre's own survey.",
    ],
)
def test_what_speaks_of_something_else_is_no_mention(update):
    assert outcomes(HANDBOOK, update) == ["not_mentioned"]


@pytest.mark.parametrize(("response", "update"), SAID["what_hints_at_it_keeps_from_saying_so"])
def test_what_hints_at_it_keeps_from_saying_so(response, update):
    assert "not_mentioned" not in outcomes(response, update)


def test_where_all_is_done_what_an_update_promised_may_be_done_too():
    first = "A first course was given. A course for smaller hotels will be given in July 2019."
    earlier, later = (
        made(
            name,
            [row(1, ASKED, response="Agreed.", update=update, rag=rag)],
            completion_date="2019-02-05", update_date=day,
        )
        for name, update, rag, day in (
            ("a", first, "amber", "2019-05-12"), ("b", "Staff of 187 houses know how.", "complete", "2019-11-12"),
        )
    )  # fmt: skip
    assert "not_mentioned" not in [one.outcome for one in compare(earlier, later).commitments]


@pytest.mark.parametrize(
    ("response", "update", "others"),
    [
        (
            "Agreed. A toolkit for wardens will be issued in May 2019.",
            "Calls are answered sooner.",
            "A toolkit on vaping was issued in June.",
        ),
        (
            "Agreed. First figures will be published in May 2019.",
            "Calls are answered sooner.",
            "Void turnaround figures are now on the website.",
        ),
    ],
)
def test_another_thing_of_the_same_name_is_no_mention(response, update, others):
    assert outcomes(response, update, others=others) == ["not_mentioned"]


def test_a_short_form_is_a_mention():
    response = "Agreed. The Traffic Regulation Order will be advertised in May 2019."
    assert "not_mentioned" not in outcomes(response, "Objections to the TRO were heard.")


def test_put_off_is_not_held():
    response = "Agreed. The summit will be held in May 2019."
    update = "The summit was put off because the main speaker fell ill."
    assert outcomes(response, update) == ["overdue"]


def test_an_empty_cell_in_the_later_round_mentions_nothing_and_a_doubtful_one_is_looked_at_first():
    place = Locator(4, Box(1.0, 2.0, 3.0, 4.0))
    first = [row(1, ASKED, response=HANDBOOK, update="Calls are answered sooner.")]
    earlier = made("a", first, completion_date="2019-02-05", update_date="2019-04-12")
    blank = row(1, ASKED, response=HANDBOOK, sources=(("update", (place,)),))
    doubtful = replace(blank, flags=(Flag("ROW_JOIN_UNSURE", "update", "Two readings differ."),))
    for cell, places in ((blank, ()), (doubtful, (place,))):
        later = made("b", [cell], completion_date="2019-02-05", update_date="2019-11-12")
        found = compare(earlier, later).commitments
        assert [(one.outcome, one.basis, one.check_first) for one in found] == [("not_mentioned", "absence", places)]
