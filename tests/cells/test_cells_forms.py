"""What forms have: labels in words of their own, boxes to tick, prompts that nobody filled in, lamps beside words."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import role_of
from pipeline.cells.status.printed import read_status
from tests import paper

GREEN, RED = "#38a169", "#c53030"


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Wording", "recommendation"),
        ("The Panel’s exact wording", "recommendation"),
        ("Amended wording", None),
        ("Executive reasons and planned action", "response"),
        ("Reasons for the decision", "response"),
        ("Reasons and intended action", "response"),
        ("Reason for recommendation", "recommendation"),
    ],
)
def test_labels_of_forms(label, role, profile):
    assert role_of(label, profile) == role


def test_a_lamp_beside_a_word_that_nobody_knows_is_the_status(profile):
    lamp = paper.mark("shape", GREEN, "dot")
    shown = read_status(paper.cell("Rolling along", lamp), profile)
    assert (shown.shown, shown.rag) == ("Rolling along", "green")
    assert read_status(paper.cell("Rolling along", lamp, paper.mark("shape", RED, "dot")), profile).rag is None
    assert read_status(paper.cell("Rolling along", paper.mark("shape", GREEN, "tick")), profile).rag is None
