"""Fills that a workbook gives by rule: "green where the cell says Complete". What has no such rule has none.

Read are rules that compare the cell, or one other cell of its row, with a text or number that is written out: no
formula is worked out.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

from pipeline.read.office.xlsx_colours import colour_of

MOST_RULES = 200  # every one is asked of every cell
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge,
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
}
_HELD: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, part: part in text,
    "notContainsText": lambda text, part: part not in text,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}
_OTHER_CELL = re.compile(r"^(\$?)([A-Z]{1,3})(\$?)(\d+)=(.+)$")

Ranged = tuple[Any, Any]  # a range of cells, a rule


def rules_of(sheet: Any) -> list[Ranged]:
    """The rules of a sheet, the one that counts first in front."""
    found = [
        (cells, rule)
        for ranges in sheet.conditional_formatting
        for rule in ranges.rules
        for cells in ranges.sqref.ranges
        if rule.dxf is not None and rule.dxf.fill is not None
    ]
    return sorted(found, key=lambda pair: pair[1].priority or 0)[:MOST_RULES]


def fill_by_rule(rules: list[Ranged], sheet: Any, row: int, column: int, theme: tuple[str, ...]) -> str | None:
    """The fill that the first fitting rule gives a cell."""
    for cells, rule in rules:
        inside = cells.min_row <= row <= cells.max_row and cells.min_col <= column <= cells.max_col
        if inside and _fits(rule, cells, sheet, row, column):
            fill = rule.dxf.fill
            return colour_of(fill.bgColor, theme) or colour_of(fill.fgColor, theme)
    return None


def _fits(rule: Any, cells: Any, sheet: Any, row: int, column: int) -> bool:
    value = sheet.cell(row, column).value
    if rule.type == "cellIs" and rule.operator in _COMPARED and rule.formula:
        return _compared(_COMPARED[rule.operator], value, _constant(rule.formula[0]))
    if rule.type in _HELD and rule.text:
        return value is not None and _HELD[rule.type](str(value).lower(), rule.text.lower())
    if rule.type == "expression" and rule.formula and (other := _OTHER_CELL.match(rule.formula[0].replace(" ", ""))):
        value = _named(other, cells, sheet, row, column)
        return _compared(operator.eq, value, _constant(rule.formula[0].split("=", 1)[1]))
    return False


def _named(found: re.Match[str], cells: Any, sheet: Any, row: int, column: int) -> Any:
    """The value of the cell that a formula names for the top left cell of its range, moved along with the cell."""
    from openpyxl.utils import column_index_from_string

    across = 0 if found[1] else column - cells.min_col
    down = 0 if found[3] else row - cells.min_row
    return sheet.cell(int(found[4]) + down, column_index_from_string(found[2]) + across).value


def _constant(formula: str) -> str | float | None:
    """A text in quotes, or a number; None for anything that would have to be worked out."""
    plain = formula.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        return plain[1:-1].lower()
    try:
        return float(plain)
    except ValueError:
        return None


def _compared(compare: Callable[[Any, Any], bool], value: Any, constant: str | float | None) -> bool:
    if isinstance(constant, str):
        return compare(str(value if value is not None else "").strip().lower(), constant)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return constant is not None and number and compare(float(value), constant)
