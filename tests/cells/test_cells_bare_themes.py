"""Themes that nothing but their want of a number tells."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.rows import printed_records
from tests import paper

HEADS = ["Recommendation", "Response", "Progress"]
RECORDS = [[f"R{n} That pond {n} is dug", "Agreed", "Work went on"] for n in (1, 2, 3)]


def _themes(profile, *rows):
    table = paper.table(HEADS, *rows)
    found = printed_records(table.rows[1:], heading_of(table, profile), profile)
    return [(r.theme.value if r.theme else None) for r in found]


def test_words_alone_without_a_number_head_the_records_below(profile):
    assert _themes(profile, ["Ponds", "", ""], RECORDS[0], RECORDS[1], ["Ditches", "", ""], RECORDS[2]) == [
        "Ponds",
        "Ponds",
        "Ditches",
    ]


@pytest.mark.parametrize(
    "rest",
    ["and filled again", "Filled again.", "R4 That it is filled"],
    ids=["goes on", "a sentence", "has a number"],
)
def test_the_rest_of_a_record_heads_none(profile, rest):
    assert set(_themes(profile, *RECORDS, [rest, "", ""])) == {None}


def test_where_a_record_has_no_number_nothing_tells_a_theme(profile):
    bare = ["That pond 4 is dug", "Agreed", "Work went on"]
    assert set(_themes(profile, ["Ponds", "", ""], *RECORDS, bare)) == {None}
