"""The arithmetic of comparisons, and the pairs that are made by lot."""

from __future__ import annotations

import pytest

from tests.quality.invented_rounds import PAIRS, make_pairs
from tests.quality.rounds_scoring import overlap, score_pairs, score_promises, update_class

EARLIER = [{"update": "The map is drawn."}, {"update": "A rota is agreed."}]
LATER = [{"update": "The map is drawn."}, {"update": "Opening began."}, {"update": "Counted."}]
KEPT = {"change": "kept", "old_index": 1, "new_indexes": [1], "rag_moved": ["up"]}
SPLIT = {"change": "split", "old_index": 2, "new_indexes": [2, 3]}


def link(earlier, later, kind="kept", **more):
    sides = ({"index": at} if at else None for at in (earlier, later))
    return dict(zip(("earlier", "later"), sides, strict=True)) | {"kind": kind} | more


def scored(*links, items=(KEPT, SPLIT), **truth):
    return score_pairs({"pairs": links}, {"items": items, **truth}, EARLIER, LATER)


RIGHT = link(1, 1, rag={"direction": "improved"}, update="unchanged")


def test_score_pairs_finds_a_perfect_comparison_perfect():
    found = scored(RIGHT, link(2, 2, "split"), link(2, 3, "split"))
    assert found == {"pairing": (2, 2), "kind": (2, 2), "movement": (1, 1), "update": (1, 1)}


def test_score_pairs_counts_half_a_split_as_wrong_and_its_false_links_too():
    found = scored(RIGHT, link(2, 2), link(None, 3, "new"))
    assert found["pairing"] == (1, 3)
    assert found["kind"] == (1, 2)


def test_score_pairs_lets_what_was_complete_be_left_out():
    done = {"change": "dropped", "old_index": 2, "new_indexes": [], "rag_old": "complete"}
    truth = {"items": [KEPT, done]}
    found = score_pairs({"pairs": [RIGHT], "not_listed": [{"index": 2}]}, truth, EARLIER, LATER)
    assert found["pairing"] == found["kind"] == (2, 2)


def test_score_pairs_wants_no_links_between_two_inquiries():
    assert scored(RIGHT, items=(), same_inquiry=False)["pairing"] == (0, 2)
    assert scored(items=(), same_inquiry=False)["pairing"] == (1, 1)


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("One two.", "one  two.", "unchanged"),
        (None, "One.", "added"),
        ("One.", None, "removed"),
        ("a b c d e", "a b c d x", "edited"),
        ("a b c d e", "v w x y e", "rewritten"),
    ],
)
def test_update_class_is_the_contract_s(earlier, later, said):
    assert update_class(earlier, later) == said


PROMISE = {
    "made_in": "earlier", "index": 1, "field": "update", "text": "open in May", "due": "2024-05", "outcome": "kept",
}  # fmt: skip


def promised(*claims, either=(), **label):
    rounds = {"earlier": [{"update": "We will open in May and close in June."}], "later": [{"update": "Opened."}]}
    said = {"earlier": "a", "later": "b", "commitments": [{**PROMISE, "made_in": "a", **claim} for claim in claims]}
    return score_promises(said, {"commitments": [PROMISE | label], "either": either}, rounds)


def test_score_promises_counts_claims_days_and_promises():
    assert promised({}) == {"claims": (1, 1), "absence": (0, 0), "due": (1, 1), "promises": (1, 1)}
    assert promised() == {"claims": (0, 0), "absence": (0, 0), "due": (0, 0), "promises": (0, 1)}


def test_score_promises_counts_a_wrong_outcome_and_a_wrong_day():
    found = promised({"outcome": "not_mentioned"}, {"due": "2025"})
    assert found == {"claims": (1, 2), "absence": (0, 1), "due": (1, 2), "promises": (1, 1)}


def test_score_promises_leaves_out_what_may_be_read_either_way():
    other = {**PROMISE, "text": "close in June"}
    assert promised({"text": "close in June"}, either=[other])["claims"] == (0, 0)
    assert promised({"text": "close in June"})["claims"] == (0, 1)


def test_overlap_wants_half_of_the_shorter():
    assert overlap("we will open in May", "will open in", "open in May")
    assert not overlap("we will open in May", "we will open", "open in May")
    assert not overlap("we will open", "", "open")


def test_made_pairs_hold_every_kind_and_are_always_the_same():
    first, second = make_pairs(), make_pairs()
    assert len(first) == PAIRS and [made.truth for made in first] == [made.truth for made in second]
    kinds = {item["change"] for made in first for item in made.truth["items"]}
    assert kinds == {"kept", "split", "merged", "dropped", "added"}
    numbers = {row.number for made in first for row in made.rounds[1].recommendations}
    assert any(number and number.endswith("b") for number in numbers)


def test_made_pairs_account_for_every_recommendation():
    for made in make_pairs():
        items = made.truth["items"]
        earlier, later = (len(report.recommendations) for report in made.rounds)
        assert {item["old_index"] for item in items} - {None} == set(range(1, earlier + 1))
        assert {new for item in items for new in item["new_indexes"]} == set(range(1, later + 1))
