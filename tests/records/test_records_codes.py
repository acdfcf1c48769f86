"""Decisions printed as codes, explained in lines of text."""

from __future__ import annotations

import pytest

from pipeline.models.text import Text
from pipeline.records.report import codes_of

CODES = frozenset({"A1", "B2"})


@pytest.mark.parametrize("also", ["", "The Committee met twice.", "It spoke of road A1 and of nothing else."])
def test_lines_without_a_code_say_nothing(profile, also):
    lines = [Text(also), Text("A1 = accepted; B2 = rejected")]
    assert dict(codes_of(CODES, (), lines, profile).meanings) == {"A1": "accepted", "B2": "rejected"}
