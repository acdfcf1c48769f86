"""Splits, mergers and heavy rewording between rounds, in invented pairs that no rule was tuned on."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from pipeline.compare.pairing.links import link
from tests.quality.invented_rounds import make_pairs

# Recall and precision. A third of what is kept is worded anew in other words altogether: it counts as dropped and new.
FLOORS = {"kept": (0.7, 1), "split": (1, 1), "merged": (1, 1), "dropped": (1, 0.36), "new": (1, 0.41)}
ALIKE = 60  # percent of the letters


@pytest.fixture(scope="module")
def found() -> tuple[set, set]:
    """Every link of the truth and every one that was made, with the number of its pair."""
    true, made = set(), set()
    for number, pair in enumerate(make_pairs()):
        for item in pair.truth["items"]:
            kind = "new" if item["change"] == "added" else item["change"]
            true |= {(number, item["old_index"], new, kind) for new in item["new_indexes"] or [None]}
        links = link(*(report.recommendations for report in pair.rounds))
        made |= {(number, _index(one.earlier), _index(one.later), one.kind) for one in links}
    return true, made


def _index(position: int | None) -> int | None:
    return None if position is None else position + 1


@pytest.mark.parametrize("kind", FLOORS)
def test_link_finds_what_became_of_a_recommendation(found, kind):
    true, made = ({one for one in side if one[3] == kind} for side in found)
    recall, precision = FLOORS[kind]
    assert len(true & made) >= recall * len(true), sorted(true - made, key=str)
    assert len(true & made) >= precision * len(made), sorted(made - true, key=str)


def test_link_finds_everything_that_is_kept_in_like_words(found):
    _, made = found
    for number, pair in enumerate(make_pairs()):
        earlier, later = (report.recommendations for report in pair.rounds)
        for item in pair.truth["items"]:
            if item["change"] == "kept":
                old, (new,) = item["old_index"], item["new_indexes"]
                texts = earlier[old - 1].recommendation.value, later[new - 1].recommendation.value
                assert fuzz.ratio(*texts) < ALIKE or (number, old, new, "kept") in made
