"""What was decided, and the columns and headings that say so: in the words of councils that nobody here had met."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.guessed import guessed_heading
from pipeline.cells.columns.headings import heading_of
from pipeline.cells.columns.settle import settled
from pipeline.cells.decisions import decision_of_response
from pipeline.cells.status.headed import state_of
from pipeline.models.text import Text
from pipeline.profiles import load
from tests import paper

NEWS = "Scaffolding went up in April and the contractor expects to finish in September."


@pytest.mark.parametrize(
    ("response", "decided"),
    [
        ("Rejected following objections from those who live beside it.", "rejected"),
        ("Accepted, but for the Council’s own staff only. For others it is for the firm.", "partially_agreed"),
        ("Approved by Cabinet, with six places instead of ten", "partially_agreed"),
        ("Agreed, with ten years as the minimum.", "partially_agreed"),
        ("Agreed, but this will take time.", "agreed"),
        ("Agreed. Officers will use buses instead of cars.", "agreed"),
        ("Agreed from 1 April 2017.", "agreed"),
        ("Not accepted at this time. Cabinet will look at it again.", "rejected"),
        ("The Mayor accepts this recommendation. A study will be made.", "agreed"),
        ("The Mayor accepts this recommendation in part. A target will be set.", "partially_agreed"),
        ("The Executive Member for Homes does not support this recommendation.", "rejected"),
        ("The enforcement team supports this recommendation and will build it into its plan.", None),
        ("The Executive agreed to this recommendation in part, for those who live alone.", "partially_agreed"),
        ("The Mayor agrees to the recommendation in part.", "partially_agreed"),
        ("The Executive did not agree to this recommendation, having been advised against it.", "rejected"),
        ("The Cabinet was unable to accept this recommendation.", "rejected"),
        ("The Director agrees. A study will be made.", "agreed"),
        ("The Director agrees that trees matter.", None),
        ("The Board accepts that trees matter.", None),
        ("Response from the Ashby Clinical Commissioning Group: Accepted. It will be asked for.", "agreed"),
        ("Executive 12/6/31: not agreed. The vans are leased.", "rejected"),
        ("Executive Board, 12 June 2031: agreed in part – for two vans.", "partially_agreed"),
        ("Cabinet (12.6.31): accepted.", "agreed"),
        ("We don’t agree with this.", "rejected"),
        ("We agree with part of this. Seven of the ponds are ours.", "partially_agreed"),
        ("Accepted (partially)", "partially_agreed"),
        ("Yes – in part. The ponds are ours.", "partially_agreed"),
        ("Agreed, partly because the ponds are ours.", "agreed"),
        ("The Executive supports the recommendation in part.", "partially_agreed"),
        ("Agreed for the ponds; the rest is not accepted.", "partially_agreed"),
        ("Agreed. It was not accepted by the company before.", "agreed"),
        ("We accept the first half only.", "partially_agreed"),
        ("Cabinet accepted the aim but rejected the target.", "partially_agreed"),
        ("The Executive is not able to support the recommendation.", "rejected"),
        ("Broadly agreed.", "agreed"),
        ("Accepted.\nResponse: We will write to all schools.", "agreed"),
        ("Agreed. As part of this, those who are not supported will be asked.", "agreed"),
        ("Accepted. Other councils do not support this, but we will try it.", "agreed"),
        ("Agreed, in the second half of 2031.", "agreed"),
        ("Agreed on the understanding that it is advisory only", "agreed"),
        ("We agree to part-fund the scheme.", "agreed"),
        ("Approved in part by the Executive. Fuel is essential.", "partially_agreed"),
        ("Not endorsed. The Forum gives such advice.", "rejected"),
        ("The Cabinet is happy to give this assurance.\nDecision: supported in part", "partially_agreed"),
        ("Executive agreed, subject to the board’s consent.", "agreed"),
        ("The Executive accepts that it is needed but does not accept the figure.", "partially_agreed"),
        ("The Executive accepts the first part of the recommendation.", "partially_agreed"),
        ("Agreed. The first part of this is done.", "agreed"),
        ("Cabinet agreed that it be drawn up but felt that it would not be right to print it.", "partially_agreed"),
        ("Approved as amended by the Mayor: the sum to be £400.", "partially_agreed"),
        ("Decline in visitor numbers means that the service is being looked at.", None),
        ("Agreed as to the bridge. The cost of the ford would be £400.", "partially_agreed"),
        ("Agreed. The Council does not agree with any delay and will start now.", "agreed"),
        ("Agreed. The Executive did not agree with them when they asked before.", "agreed"),
    ],
)
def test_a_response_decides_in_many_words(response: str, decided: str | None) -> None:
    assert decision_of_response(response, load()) == decided


@pytest.mark.parametrize(
    ("cells", "role"),
    [(["Yes", "In part"], "decision"), (["Agreed", "Rejected"], "response"), (["Yes", "Yes, next year"], "response")],
)
def test_yes_and_no_are_decisions_under_any_heading(cells: list[str], role: str) -> None:
    table = paper.table(["Recommendation", "Executive agreed?", "Update"], *(["That it ends", c, NEWS] for c in cells))
    found = heading_of(table, load())
    assert found
    assert settled(found, table, load()).columns[1].role == role


@pytest.mark.parametrize(("beside", "role"), [("Action", "decision"), ("Lead officer", "decision")])
def test_a_decision_alone_is_not_the_whole_answer(beside: str, role: str) -> None:
    heads = ["Recommendation", "Cabinet decision", beside, "Update"]
    table = paper.table(heads, *(["That it ends", c, "Ann Ash", NEWS] for c in ("Agreed", "Agreed", "Not agreed")))
    found = heading_of(table, load())
    assert found
    assert settled(found, table, load()).columns[1].role == role


@pytest.mark.parametrize(
    ("heads", "role"),
    [
        (["Recommendation", "Lead", "RAG", "Comments"], "update"),
        (["Recommendation", "Comments", "RAG", "Lead"], "response"),
        (["Recommendation", "Update", "RAG", "Comments"], "response"),
        (["Recommendation", "Agreed", "Lead", "Comments"], "update"),
        (["Recommendation", "Agreed", "Comments", "Lead"], "response"),
    ],
)
def test_remarks_behind_the_status_are_the_news_where_nothing_else_is(heads: list[str], role: str) -> None:
    said = {"Recommendation": "That it ends", "Lead": "Ann Lee", "RAG": "Green", "Comments": NEWS}
    said |= {"Update": NEWS, "Agreed": "Yes"}
    table = paper.table(heads, *([said[head] for head in heads] for _ in range(2)))
    found = heading_of(table, load())
    assert found
    assert settled(found, table, load()).columns[heads.index("Comments")].role == role


@pytest.mark.parametrize(
    ("said", "role"),
    [
        (["In place since March.", "Two were held on 16 June and 9 October.", "Cabinet saw no need."], "update"),
        (["It can be done by March.", "To be looked at when the contract ends in May.", "No need."], "response"),
        (["The team was reviewed in 2021.", "Members prefer the present way.", "No money."], "response"),
    ],
)
def test_remarks_behind_the_decision_are_the_news_where_they_tell_of_days_gone_by(said: list[str], role: str) -> None:
    heads = ["No.", "Recommendation", "Responsibility", "Agreed", "Comments", "Date"]
    rows = ([str(at), "That it ends", "Head of Roads", "Yes", text, "-"] for at, text in enumerate(said, start=1))
    table = paper.table(heads, *rows)
    found = heading_of(table, load())
    assert found
    assert settled(found, table, load()).columns[4].role == role


@pytest.mark.parametrize(
    ("heads", "role"),
    [
        (["Recommendation", "Cabinet", "Latest"], "update"),
        (["Recommendation", "Update", "Latest"], None),
        (["Latest", "Recommendation", "Cabinet"], None),
    ],
)
def test_a_column_headed_latest_holds_the_news(heads: list[str], role: str | None) -> None:
    said = {"Recommendation": "That it ends", "Cabinet": "Agreed", "Latest": "Begun.", "Update": NEWS}
    table = paper.table(heads, *([said[head] for head in heads] for _ in range(2)))
    found = heading_of(table, load()) or guessed_heading(table, load(), lambda: True)
    assert found
    assert settled(found, table, load()).columns[heads.index("Latest")].role == role


@pytest.mark.parametrize(
    ("areas", "role"),
    [(["Place", "Adults", "Place"], None), (["Place", "Place", "Adults"], "theme"), (["Place", "", "Adults"], "theme")],
)
def test_areas_that_come_back_are_parts_of_the_council(areas: list[str], role: str | None) -> None:
    rows = (["1", area, "That it ends", NEWS] for area in areas)
    table = paper.table(["Ref", "Area", "Recommendation", "Update"], *rows)
    found = heading_of(table, load())
    assert found
    assert settled(found, table, load()).columns[1].role == role


def test_action_taken_beside_the_news_is_the_action() -> None:
    heads = ["Recommendation", "Action taken", "Latest position", "Status"]
    table = paper.table(heads, *(["That it ends", "Letters sent.", NEWS, "Ongoing"] for _ in range(2)))
    found = heading_of(table, load())
    assert found
    assert [c.role for c in settled(found, table, load()).columns] == ["recommendation", "action", "update", "status"]


@pytest.mark.parametrize(
    ("heading", "rag"),
    [("B. On track", "green"), ("(ii) Complete", "complete"), ("C) At risk", "amber"), ("B. Bins", None)],
)
def test_a_letter_in_front_of_a_state_is_no_part_of_it(heading: str, rag: str | None) -> None:
    assert state_of(Text(heading), load()).rag == rag


def _roles(heads: list[str], *rows: list[str]) -> list[str | None]:
    profile = load()
    table = paper.table(heads, *rows)
    heading = heading_of(table, profile)
    assert heading
    return [column.role for column in settled(heading, table, profile).columns]


def test_of_two_columns_of_news_the_one_that_decides_is_the_answer() -> None:
    heads = ["Recommendation", "Outcome", "Who", "What has been done"]
    told = [["That vans be bought.", "Executive 12/6/31: agreed.", "Ann Ash", NEWS] for _ in range(3)]
    assert _roles(heads, *told) == ["recommendation", "response", "lead_officer", "update"]
    news = [["That vans be bought.", "Two came.", "Ann Ash", NEWS] for _ in range(3)]
    assert _roles(heads, *news)[1] != "response"
    dated = ["Recommendation", "Update May 2031", "Who", "Update May 2032"]
    assert _roles(dated, *told)[1] == "update"
    answered = [[*row, "Agreed"] for row in told]
    assert _roles([*heads, "Response"], *answered)[1] == "update"


SAID = "Talks will be held with the owners of both mills before anything is promised."


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        (["Our answer", "First thoughts", "Update"], ["decision", "response", "update"]),
        (["Our answer", "Council response", "Update"], ["decision", "response", "update"]),
        (["First thoughts", "Our answer", "Update"], ["response", "decision", "update"]),
        (["Our answer", "First thoughts", "Hereabouts"], ["decision", "response", "update"]),
        (["Our answer", "Evidence", "Update"], ["response", None, "update"]),
    ],
)
def test_an_answer_that_only_decides_is_the_decision_where_prose_answers(heads: list[str], roles: list[str]) -> None:
    answers = ("Accepted", "Accepted in part", "Not accepted at this time")
    rows = (["That it ends", *(a if head == "Our answer" else SAID for head in heads), "Green"] for a in answers)
    table = paper.table(["Recommendation", *heads, "RAG"], *rows)
    found = heading_of(table, load())
    assert found
    assert [column.role for column in settled(found, table, load()).columns[1:-1]] == roles


def test_an_answer_that_goes_on_stays_the_response_beside_other_prose() -> None:
    rows = (["That it ends", a, SAID, NEWS] for a in ("Accepted", "Accepted. Two will be built at the mill in 2031."))
    table = paper.table(["Recommendation", "Our answer", "First thoughts", "Update"], *rows)
    found = heading_of(table, load())
    assert found
    assert settled(found, table, load()).columns[1].role == "response"
