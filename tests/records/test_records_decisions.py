"""What the first words of an answer decide."""

from __future__ import annotations

import pytest

from pipeline.profiles import load
from pipeline.records.decisions import decision_of_column, decision_of_response


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


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        ("Accepted in principle. The sites are not known yet.", "agreed"),
        ("The Government partially agrees. Leases will be longer.", "partially_agreed"),
        ("The Government does not agree in full. Burning is banned already.", "partially_agreed"),
        ("This is partially accepted. Patrols will be doubled.", "partially_agreed"),
        ("The Government agrees with both recommendations and takes them together.", "agreed"),
        ("Agreed, except in an emergency.", "agreed"),
        ("Decline. The law leaves no choice.", "rejected"),
        ("✔ Accepted", "agreed"),
        ("✘ Not accepted", "rejected"),
        ("The Health Board accepts all three parts.", "agreed"),
        ("The University agrees, in part. The audit will be of one year.", "partially_agreed"),
    ],
)
def test_decision_of_response_tells_how_far_it_is_agreed(said: str, decision: str) -> None:
    assert decision_of_response(said, load(None)) == decision


@pytest.mark.parametrize(
    ("said", "decision"), [("✔ Accepted", "agreed"), ("◐ Partially accepted", "partially_agreed"), ("☐ Agreed", None)]
)
def test_decision_of_column_passes_over_a_sign(said: str, decision: str | None) -> None:
    assert decision_of_column(said, load(None)) == decision
