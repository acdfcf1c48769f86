"""Tops of reports: no field is read worse than it once was, and hardly any is said that the paper does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from tests.tops.boroughs import BOROUGHS
from tests.tops.cases import TOPS, Top
from tests.tops.dressed import DRESSED
from tests.tops.judge import outcomes
from tests.tops.last import LAST
from tests.tops.later import LATER
from tests.tops.towns import TOWNS
from tests.tops.trapped import TRAPPED
from tests.tops.worn import WORN

# How many fields must be right, and how many may be false; lower the first only with a reason in the commit.
FLOORS = {
    "plain": ((*TOPS, *LATER), 234, 0),
    "dressed": (DRESSED, 109, 0),
    "worn": (WORN, 70, 0),
    "trapped": (TRAPPED, 48, 0),
    "boroughs": (BOROUGHS, 54, 2),
    "last": (LAST, 52, 0),
    "towns": (TOWNS, 98, 0),
}


@pytest.mark.parametrize(("tops", "right", "false"), FLOORS.values(), ids=FLOORS)
def test_tops_are_read_no_worse(tops: Sequence[Top], right: int, false: int) -> None:
    found = list(outcomes(tops))
    counts = Counter(outcome for _, _, outcome, meant, _ in found if meant or outcome != "right")
    wrong = [one for one in found if one[2] != "right"]
    told = [f"{name} {field}: {read!r} for {meant!r}" for name, field, _, meant, read in wrong]
    assert counts["right"] >= right, told
    assert counts["false"] <= false, told
