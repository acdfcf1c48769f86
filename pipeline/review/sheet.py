"""The review queue as a sheet that people fill in, and what they filled in as corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.errors import UsageError
from pipeline.models.report import Report
from pipeline.models.review import Correction
from pipeline.review.encode import STATUS, checked_correction
from pipeline.review.make import accepting, correcting
from pipeline.review.queue import Task

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
            raise UsageError(f"Line {number} of the sheet: {said}", "Mend it; nothing was kept yet.") from error
    return tuple(found)


def _correction(row: Mapping[str, str], known: Mapping[str, Report], who: str) -> Correction:
    report, index, field = known[row["report_id"]], int(row["index"]), row["field"] or "row"
    why = row.get(WHY, "")
    if not row[INSTEAD]:
        return accepting(report, index, field, who, why)
    value: str | None = None if row[INSTEAD] == NOTHING else row[INSTEAD]
    return correcting(report, index, field, value.lower() if field == STATUS and value else value, who, why)
