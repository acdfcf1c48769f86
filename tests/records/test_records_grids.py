"""Which rows of a table are its heading."""

from __future__ import annotations

import pytest

from pipeline.models.table import Cell, Row
from pipeline.models.text import Text
from pipeline.profiles import load
from pipeline.records.grids import heading_depth
from pipeline.records.words import label_role


@pytest.mark.parametrize(
    ("cells", "depth"),
    [
        pytest.param(("Recommendation", "Cabinet response", "Progress", "Status"), 1, id="labels"),
        pytest.param(("Decision", "Agreed", "Officer", "Teresa Nwosu"), 0, id="labels-and-values"),
        pytest.param(("Decision", "Agreed", "Status", "Green"), 0, id="labels-and-states"),
        pytest.param(("Cabinet response", "Agreed"), 0, id="label-and-decision"),
    ],
)
def test_heading_depth_counts_rows_of_labels(cells: tuple[str, ...], depth: int) -> None:
    row = Row(tuple(Cell(text=Text(said)) for said in cells))
    assert heading_depth([row], 0, load(None)) == depth


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Executive response\nDecision", "decision"),
        ("Executive response\nComment", "response"),
        ("Progress at twelve months\nRAG", "status"),
        ("No What did the Panel recommend?", "recommendation"),
    ],
)
def test_label_role_of_rows_and_columns_in_one(label: str, role: str) -> None:
    assert label_role(label, load(None))[0] == role
