"""Headings in a table of their own; tables that repeat the headings of the records before them."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.columns.heads_alone import headed_alike, with_own_heads
from pipeline.models.table import Table
from pipeline.profiles import load
from tests import paper

HEADS = ["Code", "Recommendation", "Decision", "Narrative"]
NEWS = "The count was made in the spring and again in June."


def tables(heads: list[str], *tops: float) -> list[Table]:
    records = (paper.table(["S1", "That it ends", "Agreed", NEWS], top=top, bottom=top + 20) for top in tops)
    return [paper.table(heads, top=100, bottom=114), *records]


def test_a_table_of_headings_stands_over_those_of_a_record_each() -> None:
    (found,) = with_own_heads(tables(HEADS, 120, 150, 180), load())
    assert len(found.rows) == 4 and [place.box.top for place in found.boxes] == [100, 120, 150, 180]


@pytest.mark.parametrize(
    ("heads", "top"), [(HEADS, 300), (["Code", "Site", "Decision", "Narrative"], 120)], ids=["far", "other headings"]
)
def test_other_tables_stay_apart(heads: list[str], top: float) -> None:
    assert len(with_own_heads(tables(heads, top), load())) == 2


def test_a_table_may_repeat_the_headings_of_the_one_before() -> None:
    known = heading_of(paper.table(HEADS, ["S1", "That it ends", "Agreed", NEWS]), load())
    assert known
    assert headed_alike(paper.table(HEADS, ["S4", "That it stays", "No", "None."]), known) is known
    assert headed_alike(paper.table(["Code", "Risk", "Score", "Owner"], ["4", "Fire", "9", "A"]), known) is None
