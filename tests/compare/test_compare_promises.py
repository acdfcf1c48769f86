"""Promises and what became of them, on pairs of rounds in prose that were labelled before any run on them.

Figures of first runs, before anything was put right on what they showed (claims right, of which that nothing was
found, groups of promises found): `held-out`, to which nothing was fitted, 103 of 111, 1 of 2, 103 of 116; `idioms`,
for what is not spoken of and what nearly is, 35 of 56, 11 of 22, 35 of 70; `voices`, where councils write unlike all
others, 19 of 32, 4 of 9, 19 of 41; `statuses`, with those of both rounds, 64 of 70, 5 of 5, 64 of 81;
`long-sentences` 38 of 44, 2 of 2, 38 of 53; `silence`, where a third is not spoken of, 29 of 29, 6 of 6, 29 of 44.
The sets that are named by a service are by authors who had seen the labelling rules and not the code, as `author` in
each file tells; of theirs g and h began with 293 of 351, 2 of 3, 276 of 415; n 100 of 152, 12 of 16, 98 of 194; p 120
of 142, 9 of 13, 119 of 190; v 103 of 125, 1 of 3, 103 of 178; x 96 of 126, 3 of 9, 95 of 158; y 126 of 149, 2 of 4,
125 of 197; z 102 of 118, 6 of 10, 102 of 139; k 120 of 130, 0 of 0, 118 of 155; a 115 of 128, 8 of 13, 114 of 163; b
126 of 139, 4 of 7, 125 of 183; c 142 of 155, 5 of 5, 142 of 192.
Outcomes are chosen by weights learnt on all these pairs: the figures of a set tell that it is read no worse than
once. How one would be read unseen is told by `tests/bench/outcomes.py`, by weights learnt without an author.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.compare import alone, compare
from tests.compare.rounds_by_hand import Prose, labels_of, made, prose, row


@dataclass
class Figures:
    """Right ones of all claims, of the claims that nothing was found, and groups of promises found."""

    claims: list[bool]
    absence: list[bool]
    found: set[tuple[str, str]]
    groups: set[tuple[str, str]]


def figures(pairs: list[Prose]) -> Figures:
    got = Figures([], [], set(), set())
    for pair in pairs:
        got.groups |= pair.groups
        for claim in compare(pair.earlier, pair.later).commitments:
            labels = [
                one
                for one in labels_of(claim, pair, pair.labels)
                if claim.due in (one["due"], *one.get("also_due", []))
            ]
            if not labels and any(labels_of(claim, pair, pair.either)):
                continue
            right = [one for one in labels if claim.outcome in (one["outcome"], *one.get("also", []))]
            got.claims.append(bool(right))
            got.absence += [bool(right)] * (claim.outcome == "not_mentioned")
            got.found |= {(pair.name, one.get("group", one["text"])) for one in right}
    return got


@pytest.mark.parametrize("folder", ["wordings", "held-out", "statuses", "long-sentences"])
def test_claims_are_right_and_most_promises_are_found(folder: str):
    got = figures(prose(folder))
    assert sum(got.claims) >= 0.9 * len(got.claims)
    assert got.absence
    assert sum(got.absence) >= 0.95 * len(got.absence)
    assert len(got.found & got.groups) >= 0.75 * len(got.groups)


@pytest.mark.parametrize("folder", ["idioms", "voices"])
def test_wilful_wording_gives_few_wrong_claims(folder: str):
    got = figures(prose(folder))
    assert sum(got.claims) >= 0.8 * len(got.claims)
    assert len(got.found & got.groups) >= 0.55 * len(got.groups)


@pytest.mark.parametrize(
    ("folder", "claims", "found"),
    [
        ("cemeteries-markets-and-planning", 0.96, 0.81),
        ("children", 0.96, 0.81),
        ("council-services", 0.98, 0.85),
        ("culture", 0.96, 0.76),
        ("environment", 0.97, 0.82),
        ("health", 0.98, 0.84),
        ("homes", 0.94, 0.78),
        ("leisure", 0.97, 0.82),
        ("licensing", 0.98, 0.9),
        ("roads", 0.97, 0.81),
        ("safety", 0.96, 0.84),
        ("travel", 0.97, 0.83),
    ],
)
def test_claims_on_a_service_are_right_and_promises_found_as_often_as_once(folder: str, claims: float, found: float):
    got = figures(prose(folder))
    assert sum(got.claims) >= claims * len(got.claims)
    assert all(got.absence)
    assert len(got.found & got.groups) >= found * len(got.groups)


def test_what_stands_on_the_promised_thing_is_not_the_thing():
    found = outcomes(
        response="Agreed. A revised website will be completed by June 2019.",
        update="The resources on our website have been updated. A microsite is being planned.",
    )
    assert "kept" not in [outcome for _, _, outcome in found]


def test_a_long_update_on_what_stands_on_the_promised_thing_is_not_of_the_thing_either():
    found = outcomes(
        response="Carers will be asked in April 2019, with a revised website completed by June 2019.",
        update="The guides on the website have been updated since the inquiry and can be found here. The team will see "
        "to it that they stay so. A survey was held with carers in every part of the county. As a result the Board "
        "agreed in September to commission a separate microsite for carers, which will look different. We are planning "
        "a group of carers that works on the content of the site. We will keep the Committee informed.",
    )
    assert ("response", "2019-06", "kept") not in found


def test_where_it_is_unclear_both_what_was_done_and_what_is_still_planned_are_shown():
    update = (
        "The leaflets on the tourist website were corrected in May. A survey was held of the present pages of the "
        "website. As a result the forum agreed in October to order a separate site for walkers, apart from the "
        "website. Maps have been printed."
    )
    response = "Agreed. A new website ready by June 2019."
    rows = [row(1, "That visitors find what they need.", response=response, update=update)]
    only = made("only", rows, completion_date="2019-01-10", update_date="2019-11-05")
    found = alone(only)
    assert not found.commitments
    spans = next(one.mentioned for one in found.undertakings if one.due == "2019-06")
    shown = [update[one.start : one.end] for one in spans]
    assert [one.split()[1] for one in shown] == ["leaflets", "a"]


def test_nothing_found_is_said_where_it_is_so_and_hardly_elsewhere():
    """In wilful wording: most of what is kept is told in other words, and what is not spoken of has a namesake."""
    got = figures(prose("idioms"))
    assert len(got.absence) >= 10
    assert sum(got.absence) >= 0.95 * len(got.absence)


def test_where_much_is_not_spoken_of_hardly_anything_else_is_said_to_be_so():
    got = figures(prose("silence"))
    assert sum(got.claims) >= 0.95 * len(got.claims)
    assert len(got.absence) >= 6
    assert all(got.absence)
    assert len(got.found & got.groups) >= 0.65 * len(got.groups)


def test_offsets_lead_to_the_words():
    for pair in prose("wordings"):
        reports = {report.report_id: report for report in (pair.earlier, pair.later)}
        found = compare(pair.earlier, pair.later)
        for one in (*found.commitments, *found.undertakings):
            assert (
                str(getattr(reports[one.made_in].recommendations[one.index - 1], one.field))[one.start : one.end]
                == one.text
            )
        for span in (span for one in found.commitments for span in one.evidence):
            assert str(getattr(reports[span.report_id].recommendations[span.index - 1], span.field))[
                span.start : span.end
            ]


def outcomes(**fields: str) -> list[tuple[str, str, str]]:
    report = made(
        "one", [row(1, fields.pop("recommendation", "That the service is improved."), **fields)],
        completion_date="2019-02-05", update_date="2019-11-12",
    )  # fmt: skip
    return [(one.field, one.due, one.outcome) for one in alone(report).commitments]


@pytest.mark.parametrize(
    "recommendation",
    [
        "That the Board holds a Road Safety Day in 2019 for all junior schools.",
        "We recommend that the Board run a Road Safety Day in 2019 to refresh its casualty plan and to get the police, "
        "governors and bus firms to sign up to making drivers aware of schoolchildren.",
    ],
)
def test_one_report_is_followed_within_itself(recommendation):
    asked = outcomes(
        recommendation=recommendation,
        response="Agreed in principle.",
        update="Two road safety days have been planned for March next year.",
    )
    assert asked == [("recommendation", "2019", "later_than_asked"), ("update", "2020-03", "not_due")]


@pytest.mark.parametrize(
    "response",
    [
        "If funds allow, a warden will be appointed in May 2019.",
        "A warden will not be appointed before May 2019.",
        "The Department for Transport will publish its guidance in May 2019.",
        "Subject to a bid, a warden could be appointed in May 2019.",
        "A warden was appointed in January 2019.",
        "A warden will be appointed.",
    ],
)
def test_what_is_no_promise(response):
    assert outcomes(response=response, update="Officers met in June.") == []


@pytest.mark.parametrize(
    ("update", "outcome"),
    [
        ("A warden was appointed on 20 May 2019.", "kept"),
        ("A warden was appointed in July 2019.", "kept"),
        ("A warden will now be appointed in January 2020.", "moved"),
        ("No warden has yet been appointed.", "overdue"),
        ("The hedges were trimmed and the gates painted.", "not_mentioned"),
    ],
)
def test_the_first_rule_that_fits(update, outcome):
    found = outcomes(response="Agreed. A warden will be appointed in May 2019.", update=update)
    assert found[0] == ("response", "2019-05", outcome)


@pytest.mark.parametrize(
    "update", ["", "Complete.", "The scheme has been delayed.", "Interviews for the warden took place."]
)
def test_finding_nothing_is_not_said_lightly(update):
    found = outcomes(response="Agreed. A warden will be appointed in May 2019.", update=update)
    assert "not_mentioned" not in [outcome for _, _, outcome in found]


def test_without_a_day_nothing_is_due():
    report = made(
        "one", [row(1, "That it is done.", response="A warden will be appointed in May 2019.", update="Gates.")]
    )
    found = alone(report)
    assert {one.outcome for one in found.commitments} <= {"kept", "moved"}
    assert found.notes
    assert [one.outcome for one in alone(report, "2020-01-01").commitments] == ["not_mentioned"]


def test_the_undated_are_an_open_list():
    update = (
        "The event had to be cancelled. We will hold it again once the hall is ready. Officers will continue to meet."
    )
    report = made("one", [row(1, "That it is done.", update=update)], update_date="2019-11-12")
    assert [one.text for one in alone(report).undertakings] == ["We will hold it again once the hall is ready."]


def test_the_same_words_printed_again_are_no_new_promise():
    rows = [row(1, "That it is done.", update="A warden will be appointed in February.")]
    earlier = made("a", rows, update_date="2019-11-12")
    later = made("b", rows, update_date="2020-05-12")
    found = compare(earlier, later).commitments
    assert [(one.made_in, one.due, one.outcome) for one in found] == [("a", "2020-02", "overdue")]
