"""What the first words of an answer decide."""

from __future__ import annotations

import pytest

from pipeline.profiles import load
from pipeline.records.decisions import decision_of_response


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        ("The government accepts recommendations 1(i) and 1(ii).", "agreed"),
        ("The Government rejects recommendations 12, 13 and 14.", "rejected"),
        ("We accept recommendation 4a in part.", "partially_agreed"),
        ("2.1 The government agrees with the Committee's recommendation.", "agreed"),
        ("Recommendation 4 is the hardest of all.", None),
    ],
)
def test_decision_of_response_knows_recommendations_by_their_numbers(said: str, decision: str | None) -> None:
    assert decision_of_response(said, load(None)) == decision
