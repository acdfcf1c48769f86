"""Fills that a workbook gives by rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from pipeline.run import read_document
from pipeline.settings import Settings

HEAD = ["Ref", "Recommendation", "Progress update", "Hidden", "Status"]


def _fill(colour: str) -> PatternFill:
    return PatternFill(bgColor=colour)


def _holding(text: str, colour: str) -> Rule:
    style = DifferentialStyle(fill=_fill(colour))
    return Rule(type="containsText", operator="containsText", text=text, dxf=style, formula=["x"])


def _statuses(folder: Path, values: list[Any], *rules: Rule) -> list[tuple[str | None, str]]:
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    for number, value in enumerate(values, start=1):
        book.active.append([number, "That the clock is mended.", "Done.", number, value])
    for rule in rules:
        book.active.conditional_formatting.add("E2:E9", rule)
    book.save(folder / "tracker.xlsx")
    (report,) = read_document(folder / "tracker.xlsx", Settings(entities=False)).reports
    return [(r.rag, r.status.evidence) for r in report.recommendations]


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        (["p", "q"], [CellIsRule(operator="equal", formula=['"p"'], fill=_fill("FF00B050")),
                      CellIsRule(operator="equal", formula=['"Q"'], fill=_fill("FFFF0000"))]),
        ([3, 1], [CellIsRule(operator="greaterThan", formula=["2"], fill=_fill("FF00B050")),
                  CellIsRule(operator="lessThanOrEqual", formula=["2"], fill=_fill("FFFF0000"))]),
        (["See note", "No note"], [_holding("see", "FF00B050"), _holding("no", "FFFF0000")]),
        ([None, None], [FormulaRule(formula=["$D2=1"], fill=_fill("FF00B050")),
                        FormulaRule(formula=["$D2=2"], fill=_fill("FFFF0000"))]),
    ],
    ids=["text", "number", "part", "other cell"],
)  # fmt: skip
def test_a_rule_gives_the_fill(tmp_path: Path, values: list[Any], rules: list[Rule]) -> None:
    assert [rag for rag, _ in _statuses(tmp_path, values, *rules)] == ["green", "red"]


def test_a_formula_that_would_have_to_be_worked_out_gives_none(tmp_path: Path) -> None:
    rule = FormulaRule(formula=["TODAY()>$D2"], fill=_fill("FFFF0000"))
    assert _statuses(tmp_path, ["On track"], rule) == [("green", "word")]
    assert _statuses(tmp_path, [None], rule) == [(None, "none")]
