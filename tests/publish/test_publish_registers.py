"""people.csv and organisations.csv: who is one and who is two, codes of councils, and any order the same."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest

from pipeline.publish.registers import Registers, mentions
from pipeline.text.councils import council_by_code, council_by_name, councils


def document(report_id: str, council: str | None, *entities: dict[str, Any], day: str = "2019-05-14") -> dict[str, Any]:
    header = {"council": council, "update_date": day, "lead_officers": [], "cabinet_members": []}
    return {"report_id": report_id, "inquiry_id": f"inquiry-{report_id}", "header": header, "entities": list(entities)}


def entity(kind: str, text: str, value: str | None = None, holder: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "text": text, "value": value or text, "holder": holder}


def registers(documents: Iterable[dict[str, Any]]) -> Registers:
    found = Registers()
    for one in documents:
        found.add(one, mentions(one))
    return found


PAPERS = [
    document(
        "a",
        "Penmarsh District Council",
        entity("person", "Cllr Jane Ashby", "Jane Ashby"),
        entity("role", "Cabinet Member for Leisure", holder="Jane Ashby"),
        entity("organisation", "Kent County Council"),
        entity("organisation", "Youth Forum"),
    ),
    document(
        "b",
        "Penmarsh District Council",
        entity("person", "J. Ashby"),
        entity("person", "Ashby"),
        entity("organisation", "Youth Forum"),
        day="2020-05-14",
    ),
    document("c", "Wexmoor Council", entity("person", "Jane Ashby"), entity("organisation", "Youth Forum")),
    document("d", None, entity("person", "Jane Ashby"), entity("organisation", "Kent CC", "Kent County Council")),
]


def test_one_name_in_two_councils_is_two_people() -> None:
    rows = list(registers(PAPERS).people_rows())
    assert [(row["name"], row["council"], row["report_ids"]) for row in rows] == [
        ("Jane Ashby", None, "d"),
        ("Jane Ashby", "Penmarsh District Council", "a; b"),
        ("Jane Ashby", "Wexmoor Council", "c"),
    ]
    assert len({row["person_id"] for row in rows}) == 3
    penmarsh = rows[1]
    assert (penmarsh["standing"], penmarsh["roles"], penmarsh["mentions"]) == (
        "member",
        "Cabinet Member for Leisure",
        3,
    )
    assert (penmarsh["first_named"], penmarsh["last_named"]) == ("2019-05-14", "2020-05-14")


def test_a_surname_that_fits_two_people_stays_alone() -> None:
    papers = [*PAPERS[:2], document("e", "Penmarsh District Council", entity("person", "John Ashby"))]
    # "J. Ashby" and "Ashby" may be either, so they are neither.
    assert [row["name"] for row in registers(papers).people_rows()] == ["Ashby", "J. Ashby", "Jane Ashby", "John Ashby"]


def test_councils_with_a_code_are_one_body_everywhere() -> None:
    rows = list(registers(PAPERS).body_rows())
    kent = next(row for row in rows if row["code"])
    assert (kent["code"], kent["name"], kent["report_ids"], kent["council"]) == (
        "E10000016", "Kent County Council", "a; d", None,
    )  # fmt: skip
    assert kent["also_printed"] == "Kent CC"
    assert [row["council"] for row in rows if row["name"] == "Youth Forum"] == [
        "Penmarsh District Council",
        "Wexmoor Council",
    ]
    assert {row["name"] for row in rows if row["reporting"]} == {"Penmarsh District Council", "Wexmoor Council"}


def test_any_order_gives_the_same_rows() -> None:
    first = registers(PAPERS)
    for seed in range(5):
        other = registers(random.Random(seed).sample(PAPERS, len(PAPERS)))
        assert list(other.people_rows()) == list(first.people_rows())
        assert list(other.body_rows()) == list(first.body_rows())


@pytest.mark.parametrize(
    ("name", "code", "successors"),
    [
        ("Buckinghamshire County Council", "E10000002", ("E06000060",)),
        ("Buckinghamshire Council", "E06000060", ()),
        ("Cumbria County Council", "E10000006", ("E06000063", "E06000064")),
        ("the London Borough of Camden", "E09000007", ()),
        ("Camden Council", "E09000007", ()),
        ("Royal Borough of Windsor & Maidenhead", "E06000040", ()),
        ("Somerset Council", "E06000066", ()),
        ("Somerset County Council", "E10000027", ("E06000066",)),
        ("King’s Lynn and West Norfolk Borough Council", "E07000146", ()),
        ("Cardiff Council", "W06000015", ()),
    ],
)
def test_councils_are_known_by_their_names(name: str, code: str, successors: tuple[str, ...]) -> None:
    council = council_by_name(name)
    assert council is not None
    assert (council.code, council.successors) == (code, successors)


@pytest.mark.parametrize(
    "name",
    ["Durham City Council", "Wells City Council", "Worthing Town Council", "Council", "Reading", "Penmarsh Council"],
)
def test_no_code_is_better_than_a_wrong_one(name: str) -> None:
    assert council_by_name(name) is None


def test_the_list_of_councils_holds_together() -> None:
    alive = [one.code[:3] for one in councils() if not one.abolished]
    # Principal councils since April 2023: England 63 + 164 + 36 + 33 + 21, Wales 22, Scotland 32, Northern Ireland 11.
    assert {kind: alive.count(kind) for kind in set(alive)} == {
        "E06": 63, "E07": 164, "E08": 36, "E09": 33, "E10": 21, "W06": 22, "S12": 32, "N09": 11,
    }  # fmt: skip
    for one in councils():
        assert bool(one.abolished) == bool(one.successors)
        assert all(council_by_code(code) for code in one.successors)
        assert council_by_name(one.name) == one
