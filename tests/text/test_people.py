"""People of a header line or a lead-officer cell."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.naming import covered, letters, name_tokens, person_spans, role_spans
from pipeline.text.people import officers, people

SAID = tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cllr Jane Doe", [("Jane Doe", None, None)]),
        ("Cllr Bill Roe", [("Bill Roe", None, None)]),
        ("Dean Roe / Jane Doe", [("Dean Roe", None, None), ("Jane Doe", None, None)]),
        ("Associate Dean Ann Ash", [("Ann Ash", "Associate Dean", None)]),
        ("ACO Martin Roe", [("Martin Roe", "ACO", None)]),
        ("Cllr Mark Hall", [("Mark Hall", None, None)]),
        ("Mark Hall (Head of Housing)", [("Mark Hall", "Head of Housing", None)]),
        ("Jane Doe, Head of Housing", [("Jane Doe", "Head of Housing", None)]),
        ("Jane Doe (Director) and John Roe", [("Jane Doe", "Director", None), ("John Roe", None, None)]),
        (
            "Ann Ash (on behalf of WSCB) / Tom Oak (on behalf of WCC)",
            [("Ann Ash", None, "WSCB"), ("Tom Oak", None, "WCC")],
        ),
        ("Head of Housing: Xanthe Brzezinski", [("Xanthe Brzezinski", "Head of Housing", None)]),
        (
            "Jane Doe, Service Director, Children's Services",
            [("Jane Doe", "Service Director, Children's Services", None)],
        ),
        ("Cllrs Doe and Roe", [("Doe", None, None), ("Roe", None, None)]),
        ("Mrs A. B. Carrow OBE", [("A. B. Carrow", None, None)]),
        ("Jane Doe and Aoibhe Orchard", [("Jane Doe", None, None), ("Aoibhe Orchard", None, None)]),
        ("Jane Doe and Active Travel", [("Jane Doe", None, None)]),
        ("Jane Doe\nJohn Roe", [("Jane Doe", None, None), ("John Roe", None, None)]),
        (
            "Cllr Ann Ash, Cabinet Member for Education, Skills and Children's Services and Cllr J Smith",
            [
                ("Ann Ash", "Cabinet Member for Education, Skills and Children's Services", None),
                ("J Smith", None, None),
            ],
        ),
    ],
)
def test_people_of_a_cell(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(p.name, p.role, p.organisation) for p in people(text)] == expected


def test_officers_stand_behind_their_departments() -> None:
    assert officers("ICT – M Solanki / Finance – P Osei / J Roe")[0] == ("M Solanki", "P Osei", "J Roe")


@pytest.mark.parametrize("text", SAID["a_cell_without_a_person_names_none"])
def test_a_cell_without_a_person_names_none(text: str) -> None:
    assert people(text) == ()


@given(st.text(alphabet="Jane Doe,/()&;.Cllr HeadofHousing\nand", max_size=80))
def test_every_name_is_printed_in_the_text(text: str) -> None:
    assert all(person.name and all(word in text for word in person.name.split()) for person in people(text))


@pytest.mark.parametrize(
    ("printed", "post"),
    [
        ("Maud Ings, Group Manager Street Scene", "Group Manager Street Scene"),
        ("Maud Ings, Service Manager, Fostering and Kinship", "Service Manager, Fostering and Kinship"),
        ("Maud Ings, Service Manager, and Tom Oak", "Service Manager"),
    ],
)
def test_a_post_goes_on_over_its_service_where_only_officers_stand(printed: str, post: str) -> None:
    line = name_tokens(printed)
    classes = letters(line)
    taken = covered(person_spans(line, classes))
    (found,) = role_spans(line, classes, taken, lists_people=True)
    assert printed[found.start : found.end] == post
