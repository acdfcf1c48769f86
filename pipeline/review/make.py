"""Corrections made from what a person says, and review sheets to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.errors import UsageError
from pipeline.models.page import Box
from pipeline.models.report import Recommendation, Report
from pipeline.models.review import HEADING, ROW, Assessment, Correction, CorrectionKind, Target
from pipeline.models.text import Locator
from pipeline.review.encode import HEADER, STATUS, checked_correction, place_line
from pipeline.review.find import header_value, target_of, value_of
from pipeline.review.queue import Task


def accepting(report: Report, index: int, field: str, who: str, why: str = "") -> Correction:
    """The cell is right as it is shown. `field` may be `row`: every cell of it.

    `index` counts from 1; a row that there is not raises IndexError, here and below.
    """
    row = _row(report, index)
    target = target_of(report, row, field)
    if field == ROW:
        cells = dict.fromkeys((*(name for name, _ in row.confidence), STATUS))
        shown = {name: value_of(row, name) for name in cells}
        return _new("accept", target, who, shown, shown, why)
    return _new("accept", target, who, _read(row, field), value_of(row, field), why)


def correcting(report: Report, index: int, field: str, value: Any, who: str, why: str = "") -> Correction:
    """The tool misread the cell: `value` stands there. For `rag` a status or {"rag", "progress"}; None: nothing.

    With index 0 the field is one of the header: `header/committee`.
    """
    if index == 0:
        name = field.removeprefix("header/")
        place = Locator(report.source.first_page, Box(0, 0, 0, 0))
        target = Target(report.source.sha256, place, f"header/{name}", file=report.source.file)
        before = header_value(report.header, name) if name in HEADER else None
        return _new("text", target, who, before, value, why)
    row = _row(report, index)
    if field == STATUS and not isinstance(value, Mapping):
        value = {"rag": value}
    kind: CorrectionKind = "status" if field == STATUS else "text"
    return _new(kind, target_of(report, row, field), who, _read(row, field), value, why)


def joining(report: Report, index: int, rest: Sequence[int], who: str, why: str = "") -> Correction:
    """The rows `rest` are parts of the row `index`, in this order."""
    rows = [_row(report, one) for one in rest]
    after = [
        {"place": place_line(target_of(report, row, "recommendation").place), "number": row.number, "index": row.index}
        for row in rows
    ]
    return _new("join", target_of(report, _row(report, index), "recommendation"), who, None, after, why)


def splitting(report: Report, index: int, parts: Sequence[Mapping[str, Any]], who: str, why: str = "") -> Correction:
    """The row `index` is several; each part says by field what stands in it. What none names stays with the first."""
    target = target_of(report, _row(report, index), "recommendation")
    return _new("split", target, who, None, [dict(part) for part in parts], why)


def heading_role(report: Report, heading: str, role: str, who: str, why: str = "") -> Correction:
    """The column headed so is a `role` (a heading of the profile), or `extra`: it has no place of its own."""
    column = next((c for c in report.columns if c.heading == heading), None)
    place = Locator(column.page if column else report.source.first_page, Box(0, 0, 0, 0))
    target = Target(report.source.sha256, place, f"{HEADING}{heading}", file=report.source.file)
    return _new("heading", target, who, column.role if column else None, role, why)


def withdrawing(correction: Correction, who: str, why: str = "") -> Correction:
    """Takes a correction back."""
    return _new("withdraw", correction.target, who, None, correction.id, why)


def assessing(
    report: Report,
    index: int,
    rag: str | None,
    who: str,
    *,
    progress: str | None = None,
    meeting: str | None = None,
    date: str | None = None,
    reason: str = "",
) -> Assessment:
    """What a committee decided of a recommendation whose status the paper leaves blank."""
    target = target_of(report, _row(report, index), STATUS)
    return Assessment("", who, "", target, rag, progress, meeting, date, reason)


def _row(report: Report, index: int) -> Recommendation:
    if not 1 <= index <= len(report.recommendations):
        raise IndexError(index)
    return report.recommendations[index - 1]


def _read(row: Recommendation, field: str) -> Any:
    """What the tool reads there: not what a person said before, which may stand in its place."""
    mark = next((c for c in row.checked if c.field == field and c.read is not None), None)
    return value_of(row, field) if mark is None else mark.read


def _new(kind: CorrectionKind, target: Target, who: str, before: Any, after: Any, why: str) -> Correction:
    return Correction("", who, "", kind, target, before, after, why)


RIGHT, INSTEAD, WHY = "right (y)", "should be", "why"
COLUMNS = ("file", "report_id", "index", "number", "field", "page", "cause", "message", "shown", RIGHT, INSTEAD, WHY)
NEEDED = ("report_id", "index", "field", RIGHT, INSTEAD)
NOTHING = "(nothing)"  # for a cell in which nothing stands
_YES = frozenset({"y", "yes", "1", "true", "x", "ok", "✓"})


def sheet_rows(tasks: Iterable[Task]) -> Iterator[dict[str, object]]:
    """One row for each cell or row of the queue; sorted by cause, so that one answer can be filled down."""
    for task in tasks:
        if task.index is not None:
            row = {name: getattr(task, name) for name in COLUMNS if hasattr(task, name)}
            yield {**row, "field": "row" if task.field is None else task.field}


def corrections_of_sheet(
    rows: Sequence[Mapping[str, str]], reports: Iterable[Report], who: str
) -> tuple[Correction, ...]:
    """What was filled in: `right (y)` accepts the cell as shown, `should be` corrects it ("(nothing)": it is empty).

    For the status: red, amber, green, complete or (nothing). Raises UsageError, naming the line, for what can't be,
    before anything is kept.
    """
    known = {report.report_id: report for report in reports}
    found = []
    for number, row in enumerate(rows, start=2):
        if row[RIGHT].lower() not in _YES and not row[INSTEAD]:
            continue
        try:
            found.append(checked_correction(_correction(row, known, who)))
        except (UsageError, KeyError, ValueError, IndexError) as error:
            said = error.message if isinstance(error, UsageError) else "its report or row is not in the dataset."
            raise UsageError(f"Line {number} of the sheet: {said}", "Fix it; nothing has been saved yet.") from error
    return tuple(found)


def _correction(row: Mapping[str, str], known: Mapping[str, Report], who: str) -> Correction:
    report, index, field = known[row["report_id"]], int(row["index"]), row["field"] or "row"
    why = row.get(WHY, "")
    if not row[INSTEAD]:
        return accepting(report, index, field, who, why)
    value: str | None = None if row[INSTEAD] == NOTHING else row[INSTEAD]
    return correcting(report, index, field, value.lower() if field == STATUS and value else value, who, why)
