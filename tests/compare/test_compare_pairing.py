"""Which recommendation is which: renumbered, reordered, reworded, split, merged, gone, new."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.pairing.links import assign, link
from pipeline.models.report import Recommendation
from pipeline.models.text import Text
from tests.compare.rounds_by_hand import BINS, GRANT, PATHS, SIGNS, TREES


def rows(*texts: str | tuple[str | None, str]) -> list[Recommendation]:
    found = [(str(at), one) if isinstance(one, str) else one for at, one in enumerate(texts, 1)]
    return [Recommendation(at, number=n, recommendation=Text(text)) for at, (n, text) in enumerate(found, 1)]


def links(earlier: list[Recommendation], later: list[Recommendation]) -> set[tuple[int | None, int | None, str]]:
    return {(one.earlier, one.later, one.kind) for one in link(earlier, later)}


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 50), max_size=16))
@settings(deadline=None)
def test_no_other_assignment_is_worth_more(scores):
    def worth(order: tuple[int, ...]) -> int:
        return sum(scores.get((left, right), 0) for left, right in enumerate(order))

    found = assign(scores)
    assert len(set(found.values())) == len(found)
    assert sum(scores[pair] for pair in found.items()) == max(map(worth, permutations(range(5))))


def test_the_best_over_all_beats_the_best_for_one():
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7}) == {0: 1, 1: 0}


COSTS = "Costs should be contained within existing budgets."


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ((TREES, BINS, PATHS), (PATHS, TREES, BINS), {(0, 1, "kept"), (1, 2, "kept"), (2, 0, "kept")}),
        (((None, TREES), (None, BINS)), ((None, BINS), (None, TREES)), {(0, 1, "kept"), (1, 0, "kept")}),
        ((TREES, BINS), (TREES, SIGNS), {(0, 0, "kept"), (1, None, "dropped"), (None, 1, "new")}),
        ((f"{TREES} {BINS}", PATHS), (("1a", TREES), ("1b", BINS), ("2", PATHS)),
         {(0, 0, "split"), (0, 1, "split"), (1, 2, "kept")}),
        ((TREES, BINS, PATHS), (("1", f"{TREES} {BINS}"), ("2", PATHS)),
         {(0, 0, "merged"), (1, 0, "merged"), (2, 1, "kept")}),
        ((f"{TREES} {COSTS}",), (f"{TREES} {COSTS}", f"{SIGNS} {COSTS}"), {(0, 0, "kept"), (None, 1, "new")}),
    ],
    ids=["reordered", "without numbers", "gone and new", "split", "merger", "a sentence of the form"],
)  # fmt: skip
def test_which_is_which(earlier, later, expected):
    assert links(rows(*earlier), rows(*later)) == expected


def test_reworded_beyond_recognition_is_held_by_its_number():
    other = "That two hundred trees are put into the ground each year where streets have least shade."
    (found,) = link(rows(TREES), rows(other))
    assert (found.kind, found.matched_by, found.ambiguous) == ("kept", "number+text", False)


def test_twins_are_said_to_be_ambiguous():
    found = link(rows((None, TREES), (None, TREES)), rows((None, TREES), (None, TREES)))
    assert [(one.earlier, one.later, one.ambiguous) for one in found] == [(0, 0, True), (1, 1, True)]


@given(st.permutations([TREES, BINS, PATHS, SIGNS, GRANT]), st.integers(0, 5), st.integers(0, 5))
def test_every_recommendation_stands_in_a_link(order, first, last):
    earlier, later = rows(*order[:first]), rows(*order[::-1][:last])
    found = link(earlier, later)
    assert {one.earlier for one in found} - {None} == set(range(len(earlier)))
    assert {one.later for one in found} - {None} == set(range(len(later)))


def test_the_same_number_and_answer_link_what_is_worded_anew():
    answer = "Agreed. All 2,100 stop flags are to be audited by the autumn and screens put up by March."
    earlier, later = (
        [Recommendation(1, number="1", recommendation=Text(text), response=Text(answer))]
        for text in ("That roadside information is accurate.", "That the timetables shown at stops can be relied on.")
    )
    (found,) = link(earlier, later)
    assert (found.kind, found.ambiguous) == ("kept", True)
