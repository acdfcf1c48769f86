"""Round nought: the response to an inquiry is the first of its rounds, and what it promises is followed to the last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.compare import compare, rounds_of
from pipeline.follow import follow
from pipeline.inquiry_pages import brief_of, followed
from pipeline.models.comparison import Pair
from pipeline.models.report import Report
from pipeline.publish import write_dataset
from tests.compare.rounds_by_hand import BINS, SIGNS, TREES, document, made, row
from tests.tables import rows

ANSWERS = (
    "Two hundred trees will be planted by November 2021.",
    "The bins will be emptied on Sundays from May 2021.",
    "The signs are the railway's, not ours.",
)
LATER = {
    "six": ("2021-04-30", "amber", ("Sites were surveyed.", "A rota has been agreed.", "We wrote to the railway.")),
    "twelve": ("2021-12-15", "red", ("No tree has been planted.", "Bins are emptied on Sundays.", "No answer came.")),
}


def response() -> Report:
    decided = ("agreed", "agreed", "rejected")
    answered = [row(at, text, response=said, decision=decision) for at, (text, said, decision) in enumerate(
        zip((TREES, BINS, SIGNS), ANSWERS, decided, strict=True), 1)]  # fmt: skip
    blank = [replace(one, status=replace(one.status, blank="not_assessed")) for one in answered]
    names = {"inquiry": "Green streets", "council": "Ashby"}
    return made("answer", blank, stage="response", stage_months=0, response_date="2020-11-20", **names)


def later(name: str, **header: object) -> Report:
    day, rag, updates = LATER[name]
    told = [row(at, text, update=said, rag=rag) for at, (text, said) in enumerate(
        zip((TREES, BINS, SIGNS), updates, strict=True), 1)]  # fmt: skip
    return made(name, told, update_date=day, inquiry="Green streets", council="Ashby", **header)


def test_a_response_comes_before_a_round_that_is_not_known():
    unknown = replace(later("six"), header=replace(later("six").header, update_date=None))
    (found,) = rounds_of([unknown, response()])
    assert [one.report_id for one in found] == ["answer", "six"]


def test_one_row_as_it_is_now_with_the_decision_of_the_response(tmp_path):
    reports = [later("twelve"), response(), later("six")]
    documents = [document(one, mark) for one, mark in zip(reports, "abc", strict=True)]
    write_dataset(documents, tmp_path / "three", follow=follow)
    write_dataset(documents[1:], tmp_path / "two", follow=follow)

    three, two = (rows(tmp_path / name, "recommendations-flat") for name in ("three", "two"))

    assert [one["decision"] for one in three] == ["Agreed", "Agreed", "Rejected"]
    assert [one["response"] for one in three] == list(ANSWERS)
    assert {(one["report_date"], one["direction"]) for one in three} == {("2021-12-15", "worsened")}
    assert {(one["direction"], one["first_status"]) for one in two} == {("no status before", "Amber")}
    trees = [one for one in rows(tmp_path / "three", "commitments") if one["due_to"] == "2021-11-30"]
    assert [(one["outcome"], one["said_in"], one["evidence"]) for one in trees] == [
        ("overdue", "response", "No tree has been planted.")
    ]


def test_the_brief_speaks_of_the_response_and_of_what_it_promised():
    rounds = [response(), later("six"), later("twelve")]
    alone, two, three = (brief_of(rounds[:count], followed(rounds[:count], None)) for count in (1, 2, 3))
    assert [one.label for one in two.rounds] == ["response", "report of 30 April 2021"]
    assert two.rounds[0].day == "20 November 2020"
    assert [one.then[0].status.words for one in two.recommendations] == ["Agreed", "Agreed", "Rejected"]
    assert [one.said.text for one in three.recommendations[0].promises] == [ANSWERS[0]]
    assert alone.assessment is None
    assert alone.sentence.startswith("2 agreed, 1 rejected; ")


@pytest.mark.parametrize(
    ("said", "change"),
    [(f"Decision: Agreed\n{ANSWERS[0]}", "unchanged"), (f"Agreed. We have begun. {ANSWERS[0]}", "edited")],
)
def test_a_decision_printed_in_front_of_the_same_answer_is_no_change(said, change):
    other = made("six", [row(1, TREES, response=said, decision="agreed", update="Work has begun.")])
    pair: Pair = compare(response(), other).pairs[0]
    assert pair.response == change
    assert ("response_changed" in pair.signals) == (change == "edited")
