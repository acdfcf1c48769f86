"""Steps that can be left out, and how often each fires."""

from __future__ import annotations

import pytest

from pipeline import steps
from pipeline.steps import Step, active, count_firing, counted_steps, register, registered


@pytest.fixture
def own(monkeypatch):
    monkeypatch.setattr(steps, "_known", {})
    return register(Step("rows", list), Step("bands", tuple, "rows that are titles"))


def test_registered_is_sorted_by_name(own):
    assert [step.name for step in registered()] == ["bands", "rows"]


def test_register_refuses_a_name_twice(own):
    with pytest.raises(ValueError, match="'rows'"):
        register(Step("rows", set))


def test_active_leaves_out_what_is_named_and_only_inside(own):
    with counted_steps(without={"rows"}):
        assert [step.name for step in active(own)] == ["bands"]
    assert [step.name for step in active(own)] == ["rows", "bands"]


def test_count_firing_counts_for_the_document_being_read(own):
    with counted_steps() as outer:
        count_firing("rows")
        with counted_steps() as inner:
            count_firing("bands")
        count_firing("rows")
    assert (outer, inner) == ({"rows": 2, "bands": 1}, {"bands": 1})
