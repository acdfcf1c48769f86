"""`scrutiny tables` prints logical tables in the contract's shape."""

from __future__ import annotations

import csv
import io
import json
import sys
from types import ModuleType

import pytest

from pipeline import cli
from pipeline.errors import NotAPdf
from pipeline.models.page import Box
from pipeline.models.table import Cell, Mark, Row, Table
from pipeline.models.text import Locator, Text

BOX = Box(10, 10, 90, 30)


def cell(text: str, *marks: Mark) -> Cell:
    return Cell(text=Text(text), marks=marks)


TABLES = (
    Table(
        "tags",
        rows=(
            Row((cell("No"), cell("Recommendation"), cell("Status"))),
            Row((cell("1"), cell("Mend the bridge,\nand the “road”."), cell("", Mark(2, BOX, "fill", "#00a046")))),
        ),
        boxes=(Locator(2, BOX), Locator(1, BOX)),
    ),
    Table("tags", rows=(Row((cell("Key"), None)),), boxes=(Locator(3, BOX),)),
)


@pytest.fixture
def asked(monkeypatch):
    """The arguments that the recipe was called with; it answers with TABLES, or says that x.txt is no PDF."""
    calls = []

    def tables(path, by, settings, watch):
        calls.append((by, settings.password))
        if path.suffix == ".txt":
            raise NotAPdf(f"{path} is not a PDF.")
        return TABLES

    stand_in = ModuleType("pipeline.open_file")
    stand_in.tables = tables  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pipeline.open_file", stand_in)
    return calls


def test_json_has_the_contract_s_shape(asked, capsys):
    assert cli.main(["tables", "x.pdf", "--by", "rulings", "--password", "open"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        "page": 1,
        "pages": [1, 2],
        "by": "tags",
        "rows": [["No", "Recommendation", "Status"], ["1", "Mend the bridge,\nand the “road”.", ""]],
        "marks": [{"row": 1, "column": 2, "evidence": "fill", "colour": "#00a046"}],
    }
    assert second["rows"] == [["Key", ""]]
    assert asked == [("rulings", "open")]


def test_csv_is_a_rectangle(asked, capsys):
    assert cli.main(["tables", "x.pdf", "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert {len(row) for row in rows} == {6}
    assert rows[0] == ["table", "page", "row", "column_1", "column_2", "column_3"]
    assert rows[2] == ["1", "1", "2", "1", "Mend the bridge,\nand the “road”.", ""]
    assert rows[3] == ["2", "3", "1", "Key", "", ""]


def test_what_cannot_be_read_is_one_line_and_exit_code_3(asked, capsys):
    assert cli.main(["tables", "x.txt"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "scrutiny: x.txt is not a PDF. Give the PDF that the council published.\n"
