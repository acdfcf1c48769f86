"""Numbers and letters that recognition takes for others are read as the rest of their column asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cells.columns.look_alikes import with_look_alikes
from pipeline.models.runs import Run, Runs
from pipeline.models.table import Cell, Table
from pipeline.profiles import load
from tests import paper

HEADS = ["No", "Recommendation", "Progress"]
ASKED = ("That bins are emptied", "Done.")


def _recognised(cell: Cell | None) -> Cell | None:
    if cell is None or not cell.text:
        return cell
    runs = Runs.of(Run(run.start, run.end, run.word._replace(score=0.98)) for run in cell.text.runs)
    return cell._replace(text=replace(cell.text, runs=runs))


def _scanned(table: Table) -> Table:
    return replace(table, rows=tuple(r._replace(cells=tuple(map(_recognised, r.cells))) for r in table.rows))


def _column(table: Table, at: int) -> list[str]:
    return [cell.text.value if (cell := row.cells[at]) else "" for row in table.rows[1:]]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (["la", "1b", "2"], ["1a", "1b", "2"]),
        (["A. Workforce", "I", "2", "3"], ["A. Workforce", "1", "2", "3"]),
        (["I", "II", "III"], ["I", "II", "III"]),
        (["la", "lb", "2"], ["la", "lb", "2"]),
    ],
)
def test_numbers_that_were_read_as_letters(printed: list[str], meant: list[str]) -> None:
    table = paper.table(HEADS, *([number, *ASKED] for number in printed))
    assert _column(with_look_alikes(_scanned(table), load()), 0) == meant
    assert _column(with_look_alikes(table, load()), 0) == printed


def test_small_letters_that_were_read_as_capitals() -> None:
    heads = [HEADS[0], "", *HEADS[1:]]
    table = paper.table(heads, *([*own, *ASKED] for own in (["1", "a"], ["", "b"], ["", "C"], ["2", "a"])))
    assert _column(with_look_alikes(_scanned(table), load()), 1) == ["a", "b", "c", "a"]
    states = paper.table(heads, *([str(n), "C", *ASKED] for n in range(3)))
    assert _column(with_look_alikes(_scanned(states), load()), 1) == ["C", "C", "C"]
