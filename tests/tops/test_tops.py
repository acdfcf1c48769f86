"""Tops of reports: no field is read worse than it once was, and hardly any is said that the paper does not say."""

from __future__ import annotations

from collections import Counter

from tests.tops.judge import outcomes

RIGHT, FALSE = 230, 3  # of 236 fields that are printed or were read; lower the first only with a reason in the commit


def test_tops_are_read_no_worse() -> None:
    found = list(outcomes())
    counts = Counter(outcome for _, _, outcome, meant, _ in found if meant or outcome != "right")
    wrong = [one for one in found if one[2] != "right"]
    told = [f"{name} {field}: {read!r} for {meant!r}" for name, field, _, meant, read in wrong]
    assert counts["right"] >= RIGHT, told
    assert counts["false"] <= FALSE, told
