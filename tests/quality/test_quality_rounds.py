"""Splits, mergers and heavy rewording between rounds, in 25 invented pairs that no rule was tuned on."""

from __future__ import annotations

import pytest

from pipeline.compare.pairing.links import link
from tests.quality.made_rounds import made_pairs

FLOORS = {
    "kept": (0.97, 0.95),
    "split": (0.8, 0.95),
    "merged": (0.8, 0.95),
    "dropped": (0.95, 0.85),
    "new": (0.95, 0.85),
}


@pytest.fixture(scope="module")
def found() -> tuple[set, set]:
    """Every link of the truth and every one that was made, with the name of its pair."""
    true, made = set(), set()
    for pair in made_pairs(25, 1):
        true |= {(pair.name, *one) for one in pair.truth}
        made |= {(pair.name, one.earlier, one.later, one.kind) for one in link(pair.earlier, pair.later)}
    return true, made


@pytest.mark.parametrize("kind", FLOORS)
def test_link_finds_what_became_of_a_recommendation(found, kind):
    true, made = ({one for one in side if one[3] == kind} for side in found)
    recall, precision = FLOORS[kind]
    assert len(true & made) >= recall * len(true), sorted(true - made, key=str)
    assert len(true & made) >= precision * len(made), sorted(made - true, key=str)


def test_made_pairs_are_the_same_for_the_same_seed():
    one, other = (list(made_pairs(3, 1)) for _ in range(2))
    assert one == other
