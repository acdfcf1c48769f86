"""Promises and what became of them, on pairs of rounds in prose that were labelled before any run on them.

`prose_held_out` is the set that nothing was fitted to. Its first run: 103 of 111 claims right, 1 of 2 of those that
nothing was found, 103 of 116 groups of promises found; what it showed and is general was then put right. The sets in
`prose` were held out once and then used: the 16 pairs of the first session; 12 in wilful, idiomatic wording (first run:
claims 70 of 88, found 68 of 105) and 12 more of these (claims 52 of 66, found 51 of 90), which tell how much is lost
where a council writes unlike the others. `prose_idioms` was written for what is not spoken of and what nearly is: first
run 35 of 56 claims right, of those that nothing was found 11 of 22, found 35 of 70.
`prose_voices` came after that had been put right, and a set by another hand too: first run 19 of 32 (nothing
found: 4 of 9), found 19 of 41, and after more work 16 of 25, found 16 of 31. So much is lost where a council
writes unlike all these.
`prose_rounds` has the statuses of both rounds, in the words that officers mostly use: first run 64 of 70 claims right,
5 of 5 that nothing was found, 64 of 81 groups found; what it showed was then put right. `prose_rounds_second` came
after that, in longer sentences: 38 of 44, 2 of 2, 38 of 53. In `prose_rounds_silent` a third of the promises is not
spoken of, beside much that is told in other words: 29 of 29, 6 of 6, 29 of 44.
`prose_strangers` has 23 of 30 pairs by two authors who had seen the labelling rules and not the code (the others change
their numbering). First runs of all 30, from papers: 67 of 75, 0 of 0 and 60 of 86 on six; 99 of 124, 1 of 2 and 94 of
146 on twelve; 116 of 152, 1 of 1 and 113 of 183 on twelve. After work on the six alone, and unseen, the other two gave
110 of 132, 2 of 4, 102 of 146, and 121 of 156, 4 of 5, 117 of 183: so much is right where nothing was fitted.
`prose_strangers_later` has 12 of 14 pairs by a further author (the others change their numbering). First run of all 14,
from papers: 100 of 152 claims right, 12 of 16 that nothing was found, 98 of 194 groups found. What was no promise and
what was a wrong day of a report was then put right: 82 of 111, 10 of 13, 81 of 162 of the twelve.
`prose_strangers_latest` has 11 of 14 pairs by one more author. First run of all 14, from papers: 120 of 142, 9 of 13,
119 of 190; by the code of a day before: 108 of 138, 9 of 13, 107.
`prose_strangers_fifth` has 14 pairs by a fifth stranger, in terse notes and chatty letters by turns. First run: 103 of
125, 1 of 3, 103 of 178. `prose_strangers_sixth` has 14 by a sixth: 96 of 126, 3 of 9, 95 of 158.
`prose_strangers_seventh` has 14 by a seventh: 126 of 149, 2 of 4, 125 of 197. `prose_strangers_eighth` has 14 by
an eighth: 102 of 118, 6 of 10, 102 of 139. `prose_strangers_ninth` has 14 by a ninth: 120 of 130, 0 of 0, 118 of 155;
after work on the others alone, and still unseen, 122 of 133, 0 of 0, 120 of 155. `prose_strangers_tenth` and
`prose_strangers_eleventh`, by two more, have 14 each: 115 of 128, 8 of 13, 114 of 163; 126 of 139, 4 of 7, 125 of 183.
`prose_strangers_twelfth` has 14 by a twelfth: 142 of 155, 5 of 5, 142 of 192.
The outcomes are chosen by weights learnt on all these pairs, so that the figures of a set tell that it is read no worse
than once, and not how it would be read unseen. That is what `tests/bench/outcomes.py` tells, by weights learnt without
an author: 92 % of the claims right on the pairs of the last ten strangers, of whose promises 77 % are found, and
37 of 38 of those that nothing was found; and some of that is owed to rules that were mended on what their pairs show.
Of the twelfth, on whose pairs no rule was mended, it is 90 % and 75 %.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from rounds_by_hand import Prose, labels_of, made, prose, row

from pipeline.compare import alone, compare


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


@pytest.mark.parametrize("folder", ["prose", "prose_held_out", "prose_rounds", "prose_rounds_second"])
def test_claims_are_right_and_most_promises_are_found(folder: str):
    got = figures(prose(folder))
    assert sum(got.claims) >= 0.9 * len(got.claims)
    assert got.absence
    assert sum(got.absence) >= 0.95 * len(got.absence)
    assert len(got.found & got.groups) >= 0.75 * len(got.groups)


@pytest.mark.parametrize("folder", ["prose_idioms", "prose_voices"])
def test_wilful_wording_gives_few_wrong_claims(folder: str):
    got = figures(prose(folder))
    assert sum(got.claims) >= 0.8 * len(got.claims)
    assert len(got.found & got.groups) >= 0.55 * len(got.groups)


@pytest.mark.parametrize(
    ("folder", "claims", "absence", "found"),
    [
        ("prose_strangers", 0.91, 0.77, 0.76),
        ("prose_strangers_later", 0.97, 0.95, 0.73),
        ("prose_strangers_latest", 0.96, 0.87, 0.7),
        ("prose_strangers_fifth", 0.97, 0.8, 0.78),
        ("prose_strangers_sixth", 0.95, 0.6, 0.72),
        ("prose_strangers_seventh", 0.94, 0.95, 0.74),
        ("prose_strangers_eighth", 0.96, 0.95, 0.78),
        ("prose_strangers_ninth", 0.96, 0.95, 0.82),
        ("prose_strangers_tenth", 0.95, 0.95, 0.77),
        ("prose_strangers_eleventh", 0.95, 0.95, 0.73),
        ("prose_strangers_twelfth", 0.95, 0.95, 0.77),
    ],
)
def test_pairs_by_strangers_are_read_no_worse_than_once(folder: str, claims: float, absence: float, found: float):
    got = figures(prose(folder))
    assert sum(got.claims) >= claims * len(got.claims)
    assert sum(got.absence) >= absence * len(got.absence)
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
    got = figures(prose("prose_idioms"))
    assert len(got.absence) >= 10
    assert sum(got.absence) >= 0.95 * len(got.absence)


def test_where_much_is_not_spoken_of_hardly_anything_else_is_said_to_be_so():
    got = figures(prose("prose_rounds_silent"))
    assert sum(got.claims) >= 0.95 * len(got.claims)
    assert len(got.absence) >= 6
    assert all(got.absence)
    assert len(got.found & got.groups) >= 0.65 * len(got.groups)


def test_offsets_lead_to_the_words():
    for pair in prose("prose"):
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
