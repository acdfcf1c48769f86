"""One field printed as several narrow columns: the heading of the one that is ticked is its value."""

from __future__ import annotations

import pytest

from pipeline.models.table import Cell, Table
from pipeline.profiles import load
from pipeline.records.tick_boxes import with_ticked
from tests import paper

ASKED = ("That bins are emptied", "They are emptied each Monday now.")


def _values(table: Table, column: int) -> list[str | None]:
    return [c.text.value if (c := row.cells[column]) else None for row in table.rows]


def _said(heads: list[str], ticks: list[tuple[str, ...]]) -> Table:
    rows = [[*ASKED, *tick] for tick in ticks]
    return with_ticked(paper.table(["Recommendation", "Progress", *heads], *rows), load())


@pytest.mark.parametrize(
    ("heads", "ticks", "found"),
    [
        (["R", "A", "G"], [("", "", "X"), ("x", "", ""), ("", "✓", "")], ["Status", "G", "R", "A"]),
        (["Red", "Green"], [("", "●"), ("●", ""), ("", "")], ["Status", "Green", "Red", ""]),
        (
            ["Complete", "Ongoing", "Not started"],
            [("✓", "", ""), ("", "✓", ""), ("", "", "✓")],
            ["Status", "Complete", "Ongoing", "Not started"],
        ),
        (["Accepted", "Rejected"], [("X", ""), ("X", ""), ("", "X")], ["Decision", "Accepted", "Accepted", "Rejected"]),
        (["Y", "N"], [("Y", ""), ("Y", ""), ("", "N")], ["Decision", "Y", "Y", "N"]),
        (["R", "A", "G"], [("", "X", "X"), ("X", "", ""), ("", "", "X")], ["Status", "A/G", "R", "G"]),
    ],
)
def test_the_heading_of_the_ticked_column_is_the_value(
    heads: list[str], ticks: list[tuple[str, ...]], found: list[str]
) -> None:
    table = _said(heads, ticks)
    assert table.width == 3
    assert _values(table, 2) == found


@pytest.mark.parametrize(
    ("heads", "ticks"),
    [
        (["Green", "Red"], [("12 trees", "none"), ("4 trees", "2"), ("9", "3")]),
        (["Agreed", "Complete"], [("X", ""), ("X", "X"), ("", "X")]),
        (["R", "A"], [("X", "X"), ("X", "X"), ("X", "X")]),
        (["Status", "Notes"], [("X", ""), ("", "X"), ("X", "")]),
    ],
)
def test_columns_that_do_not_share_a_field_stay_apart(heads: list[str], ticks: list[tuple[str, ...]]) -> None:
    assert _said(heads, ticks).width == 4


def test_a_colour_in_one_of_the_columns_is_a_tick() -> None:
    painted = paper.cell("", paper.mark("fill", "#00aa44"))
    rows = [[*ASKED, "", painted, ""], [*ASKED, painted, "", ""]]
    table = with_ticked(paper.table(["Recommendation", "Progress", "R", "A", "G"], *rows), load())
    assert _values(table, 2) == ["Status", "A", "R"]


def test_one_heading_over_all_of_them_heads_the_field() -> None:
    over: list[str | Cell | None] = ["Recommendation", "Progress", paper.cell("RAG", columns=3), None, None]
    theme: list[str | Cell | None] = [paper.cell("Parks", columns=5), None, None, None, None]
    rows = [[*ASKED, "", "", "X"], [*ASKED, "X", "", ""]]
    table = with_ticked(paper.table(over, ["", "", "R", "A", "G"], theme, *rows), load())
    assert _values(table, 2) == ["RAG", "", None, "G", "R"]
    assert table.rows[0].cells[2] is not None and table.rows[0].cells[2].columns == 1
    assert table.rows[2].cells[0] is not None and table.rows[2].cells[0].columns == 3
