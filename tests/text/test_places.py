"""A set of words behaves like the set of their (page, index) pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.places import Places
from tests import paper

WORDS = tuple(paper.word(f"w{i}", 50, page=page, index=i) for page in (1, 2, 7) for i in (0, 1, 5, 300))
SOME = st.sets(st.sampled_from(range(len(WORDS))))


def pairs(chosen: set[int]) -> set[tuple[int, int]]:
    return {(WORDS[at].page, WORDS[at].index) for at in chosen}


@given(SOME, SOME)
def test_as_sets_of_pairs(some, other):
    one, two = Places.of(WORDS[at] for at in some), Places.of(WORDS[at] for at in other)
    assert list(one) == sorted(pairs(some))
    assert len(one) == len(some)
    assert list(one | two) == sorted(pairs(some | other))
    assert one.shared(two) == len(some & other)
    assert {at for at, word in enumerate(WORDS) if word in one} == some
    assert one.without(WORDS) == [word for at, word in enumerate(WORDS) if at not in some]
    assert (one == two) == (some == other)
