"""What stands between and in cards: feet and bars that look like a table, boxes, second labels, states in bars."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cells.card_seams import is_seam
from pipeline.cells.columns.values_apart import with_values_apart
from pipeline.cells.status.bars import bar_of
from pipeline.cells.text_boxes import without_boxes
from pipeline.models.page import Box
from pipeline.models.table import Cell
from pipeline.profiles import load
from pipeline.text.lines import spoken
from tests import paper


@pytest.mark.parametrize(
    ("rows", "seam"),
    [
        ([["Lead: Ann Ash", "|", "Due: May 2031"]], True),
        ([["Lead: Ann Ash", "Due: May 2031"], ["Recommendation 2 Storage"]], True),
        ([["Recommendation 2 Storage", "Agreed"]], False),
        ([["The lead is known: it is Ann Ash"], ["Recommendation 2 Storage"]], False),
        ([["Lead: Ann Ash"], ["Recommendation 2"], ["That sheds are built"]], False),
    ],
)
def test_the_foot_of_a_card_and_the_bar_of_the_next_are_no_table(rows: list[list[str]], seam: bool) -> None:
    width = max(map(len, rows))
    table = paper.table(*[[*row, *[None] * (width - len(row))] for row in rows])
    assert is_seam(table, load()) is seam


def test_a_box_that_white_parts_is_one_where_others_are_drawn_alike() -> None:
    boxes = [paper.table(["Recommendation 1"], ["Mend it"]), paper.table(["Recommendation 2"], ["Paint it"])]
    parted = paper.table(["Recommendation 3", "Status: Done"], ["Ring it", None])
    wider = replace(parted, boxes=(parted.boxes[0]._replace(box=Box(47, 100, 560, 300)),))
    assert without_boxes([*boxes, parted, wider], load()) == [wider]
    assert without_boxes([boxes[0], parted], load()) == [parted]


def _said(*parts: str) -> Cell:
    """A cell of one line, its parts well apart."""
    text = paper.text((8 * " ").join(parts))
    whole = " ".join(" ".join(parts).split())
    starts = [whole.index(run.word.text) for run in text.runs]
    runs = [run._replace(start=at, end=at + len(run.word.text)) for run, at in zip(text.runs, starts, strict=True)]
    return paper.cell("x")._replace(text=type(text)(whole, text.runs.of(runs)))


@pytest.mark.parametrize("parts", [("Due: May 2031",), ("Due", "May 2031")])
def test_a_second_label_behind_a_short_value_has_a_column(parts: tuple[str, ...]) -> None:
    rows = [["1", "Mend the wall", _said(name, *parts)] for name in ("Ann Ash", "Bo Birch")]
    found = with_values_apart(paper.table(["No.", "Recommendation", "Lead officer"], *rows), load())
    assert [[cell.text.value if cell else "" for cell in row.cells[2:]] for row in found.rows] == [
        ["Lead officer", "Due"],
        ["Ann Ash", "May 2031"],
        ["Bo Birch", "May 2031"],
    ]
    assert spoken(found.repeated).replace(":", "") == "Due Due"


def test_a_bracket_closed_in_front_of_a_second_label_stays() -> None:
    rows = [["1", "Mend it", _said(name, "Due: May 2031")] for name in ("Ann Ash (Housing)", "Bo Birch [Parks].")]
    found = with_values_apart(paper.table(["No.", "Recommendation", "Lead officer"], *rows), load())
    assert [row.cells[2].text.value for row in found.rows[1:]] == ["Ann Ash (Housing)", "Bo Birch [Parks]"]


def test_one_second_label_is_what_the_value_says() -> None:
    rows = [["1", "Mend it", _said("Ann Ash", "Due: May 2031")], ["2", "Paint it", "Bo Birch"]]
    table = paper.table(["No.", "Recommendation", "Lead officer"], *rows)
    assert with_values_apart(table, load()) is table


def test_a_state_behind_a_title_in_a_bar_of_two_cells() -> None:
    row = paper.row("Recommendation 4", _said("– Storage", "Some delay"))
    found = bar_of(row, load())
    assert found is not None
    assert [cell.text.value for cell in found] == ["Recommendation 4 Storage", "Some delay"]


def test_a_title_in_such_a_bar_keeps_its_bracket() -> None:
    found = bar_of(paper.row("Recommendation 4", _said("– Storage (sheds)", "Some delay")), load())
    assert found is not None
    assert [cell.text.value for cell in found] == ["Recommendation 4 Storage (sheds)", "Some delay"]
