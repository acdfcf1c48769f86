"""One heading has one meaning in one report: by its words, by what is below it and by its neighbours."""

from __future__ import annotations

import pytest

from pipeline.models.records import Column, Heading, Printed
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import load
from pipeline.records.build import rounds_of
from pipeline.records.roles import LabelClass, assign_roles
from pipeline.records.words import content_scores

ASKED = ("That a register of bus stops be published within the year", "That all stops be lit at night by 2030")
ANSWER = (
    "The register is kept by the county, which has been asked for it and will publish it in the autumn of this year.",
    "Lighting is a matter for the parishes. The council will write to each of them and offer to share half the cost.",
)
NEWS = (
    "The register was published on 4 May and has been looked at by nine hundred people since then, most of them twice.",
    "Twelve parishes have answered the letter and seven of them have lit their stops, at a cost of £8,000 in total.",
)
DECISIONS = ("Agreed", "Agreed in part")
STATES = ("Complete", "Moving along")


def _roles(**columns: tuple[str, ...]) -> dict[str, str | None]:
    """The role of each label; underscores are spaces, a double one parts the rows of a heading."""
    labels = {name.replace("__", "\n").replace("_", " "): said for name, said in columns.items()}
    classes = {
        label: LabelClass(label, label, [Cell(text=Text(text)) for text in said], {*labels} - {label}, order)
        for order, (label, said) in enumerate(labels.items())
    }
    assign_roles(classes, load(None))
    return {name: own.role for name, own in zip(columns, classes.values(), strict=True)}


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        pytest.param(
            {"Executive_response__Decision": DECISIONS, "Executive_response__Comment": ANSWER, "Progress": NEWS},
            ["decision", "response", "update"],
            id="two-storeys",
        ),
        pytest.param(
            {"Cabinet_response": ANSWER, "Progress_Status": NEWS}, ["response", "update"], id="status-that-is-prose"
        ),
        pytest.param(
            {"Decision_and_response": (*DECISIONS, ANSWER[0]), "Progress": NEWS},
            ["response", "update"],
            id="decision-and-response",
        ),
        pytest.param(
            {"Accepted?": DECISIONS, "Response:_action_taken_or_planned": ("The county will keep a register.",) * 2},
            ["decision", "response"],
            id="heading-before-a-colon",
        ),
    ],
)
def test_assign_roles_names_each_column(columns: dict[str, tuple[str, ...]], roles: list[str]) -> None:
    found = _roles(Recommendation=ASKED, **columns)
    assert list(found.values()) == ["recommendation", *roles]


def test_assign_roles_tells_the_rows_of_a_heading_that_names_two_things() -> None:
    label = "What the Panel recommended and what has been done"
    classes = {
        "first": LabelClass("first", label, [Cell(text=Text(text)) for text in ASKED], {"below", "response"}, 0),
        "response": LabelClass(
            "response", "Cabinet decision", [Cell(text=Text(text)) for text in ANSWER], {"first", "below"}, 1
        ),
        "below": LabelClass("below", label, [Cell(text=Text(text)) for text in NEWS], {"first", "response"}, 2),
    }
    assign_roles(classes, load(None))
    assert [own.role for own in classes.values()] == ["recommendation", "response", "update"]


def test_assign_roles_takes_the_text_in_front_of_the_answer_for_the_recommendation() -> None:
    asked = tuple(f"{at} Free breakfasts. {text}" for at, text in enumerate(ASKED, start=1))
    found = _roles(**{"We_said…": asked, "Cabinet_replied…": ANSWER, "What_has_been_done": NEWS})
    assert list(found.values()) == ["recommendation", "response", "update"]


def test_assign_roles_leaves_a_strange_status_beside_a_named_one() -> None:
    found = _roles(Recommendation=ASKED, Progress=NEWS, Status=("Green", "Amber"), DoT=("↑", "↓"))
    assert found["Status"] == "status"
    assert found["DoT"] is None


@pytest.mark.parametrize(
    ("areas", "role"),
    [
        pytest.param(("Place", "Place", "Finance", "Finance"), "theme", id="together"),
        pytest.param(("Place", "Finance", "Place", "Finance"), None, id="scattered"),
    ],
)
def test_assign_roles_takes_an_area_for_a_theme_where_it_stands_together(
    areas: tuple[str, ...], role: str | None
) -> None:
    assert _roles(Area=areas, Recommendation=ASKED * 2, Progress=NEWS * 2)["Area"] == role


def test_assign_roles_takes_a_stage_that_spans_records_and_tells_no_status_for_the_theme() -> None:
    columns = {"Stage": ("Before the event",), "Recommendation": ASKED, "Progress": NEWS, "": ("✔", "✘")}
    classes = {
        label: LabelClass(
            label, label, [Cell(text=Text(t), rows=3 - len(said)) for t in said], {*columns} - {label}, at
        )
        for at, (label, said) in enumerate(columns.items())
    }
    assign_roles(classes, load(None))
    assert [own.role for own in classes.values()] == ["theme", "recommendation", "update", "status"]


@pytest.mark.parametrize(("label", "role"), [("Exec_Date", None), ("Date", "target_date"), ("By_when", "target_date")])
def test_assign_roles_takes_a_date_for_the_target_date_by_its_label(label: str, role: str | None) -> None:
    found = _roles(Recommendation=ASKED, **{label: ("14 January 2025", "12 March 2025"), "Progress": NEWS})
    assert found[label] == role


def test_assign_roles_leaves_a_share_beside_the_status() -> None:
    found = _roles(Recommendation=ASKED, Progress=NEWS, Status=("Open", "On track"), **{"Overall_%": ("20", "60")})
    assert (found["Status"], found["Overall_%"]) == ("status", None)


@pytest.mark.parametrize(
    ("columns", "role"),
    [
        pytest.param(("Agreed", "Lead", "Comments"), "update", id="behind-decision-and-lead"),
        pytest.param(("Lead", "Agreed", "Comments"), "response", id="behind-the-decision"),
    ],
)
def test_assign_roles_takes_remarks_for_news_by_their_place(columns: tuple[str, ...], role: str) -> None:
    said = {"Agreed": ("Yes", "In part"), "Lead": ("Ann Ash", "Ben Ode"), "Comments": ("Paid for.", "Shops may offer.")}
    assert _roles(Recommendation=ASKED, **{name: said[name] for name in columns})["Comments"] == role


def test_content_scores_take_single_capitals_for_statuses() -> None:
    cells = [Cell(text=Text(letter)) for letter in "DDLSP"]
    assert content_scores(cells, load(None))["status"] == max(content_scores(cells, load(None)).values())


def test_assign_roles_keeps_news_that_not_every_record_with_an_answer_has() -> None:
    keys = {"asked": ("Recommendation", ASKED), "answer": ("Cabinet’s response", ANSWER), "news": ("Progress", NEWS)}
    keys["remark"] = ("", ("Paid.", "Told."))  # of a record without an answer
    apart = {"answer": {"asked", "news"}, "remark": {"asked", "news"}}
    classes = {
        key: LabelClass(key, label, [Cell(text=Text(text)) for text in said], apart.get(key, {*keys} - {key}), order)
        for order, (key, (label, said)) in enumerate(keys.items())
    }
    assign_roles(classes, load(None), answers=True)
    assert (classes["answer"].role, classes["news"].role) == ("response", "update")


def test_rounds_of_takes_the_last_day_for_the_own_round_wherever_it_is_printed() -> None:
    days = (
        ("The council’s updates", None),
        ("July 2023", "2023-07"),
        ("January 2024", "2024-01"),
        ("May 2023", "2023-05"),
    )
    heading = Heading(tuple(Column(x, "update", label, dated=day) for x, (label, day) in enumerate(days)), 0)
    record = Printed((Cell(), *[Cell(text=Text(label)) for label, _ in days[1:]]))
    rounds = rounds_of(heading, [record])
    assert [own and own.heading for own in (rounds.own, rounds.previous)] == ["January 2024", "July 2023"]


@pytest.mark.parametrize("label", ["Impact_achieved", "Impact_achieved_(March_2031)"])
def test_assign_roles_leaves_an_aside_with_a_day_beside_the_news(label: str) -> None:
    assert _roles(Recommendation=ASKED, **{label: ANSWER, "Progress": NEWS})[label] is None
