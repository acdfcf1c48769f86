"""Cards of labels and values whose paint is their status: a band over each, the ground of its title, a stripe."""

from __future__ import annotations

import pytest

from tests import paper
from tests.cells.test_cells_reports import reports

BLUE, GREEN, AMBER, RED = "#1f77b4", "#2ca02c", "#ff9f1c", "#d62728"
COLOURS = (AMBER, GREEN, RED)


def card(at: int, colour: str, kind: str):
    """One card, painted: "band", "title", "stripe", or all of it ("whole")."""
    own, fill = f"Recommendation {at}: Part {at}", paper.mark("fill", colour)
    told = [paper.cell("The masons came in May", *([fill] if kind == "whole" else []))]
    rows = [
        ["Recommendation", f"That part {at} of the walls is looked after"],
        ["Response", "Agreed"],
        ["Progress", *told],
    ]
    if kind == "stripe":
        side = [paper.cell("", fill, rows=4), None, None, None]
        rows = [[paper.cell(own, columns=2), None], *rows]
        return paper.table(*([cell, *row] for cell, row in zip(side, rows, strict=True)), top=100 * at)
    title = paper.cell(own, *([] if kind == "band" else [fill]), columns=2)
    band = [[paper.cell("", fill, columns=2), None]] if kind == "band" else []
    return paper.table(*band, [title, None], *rows, top=100 * at)


def rags(kind: str, colours, profile):
    (report,) = reports(*(card(at, colour, kind) for at, colour in enumerate(colours, start=1)), profile=profile)
    assert [(r.number, str(r.title)) for r in report.recommendations] == [(str(n), f"Part {n}") for n in (1, 2, 3)]
    return [r.rag for r in report.recommendations]


@pytest.mark.parametrize("kind", ["band", "title", "stripe", "whole"])
def test_the_paint_of_a_card_is_its_status(kind, profile):
    assert rags(kind, COLOURS, profile) == ["amber", "green", "red"]


@pytest.mark.parametrize("kind", ["band", "title", "stripe"])
def test_paint_that_does_not_differ_is_decoration(kind, profile):
    assert rags(kind, (GREEN,) * 3, profile) == [None] * 3
