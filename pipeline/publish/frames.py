"""A report as pandas tables, with the columns and meanings of the CSVs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.models.report import Report
from pipeline.publish.document import report_document
from pipeline.publish.encode import encode
from pipeline.publish.rows import (
    REPORT_TABLES,
    Row,
    cell,
    flag_issues,
    issue_rows,
    record,
    report_row,
    tables_in,
    totals,
    typed_rows,
)
from pipeline.publish.schema import Column, TableSchema, tables

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {
    "string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "object": "object",
    "list": "string",
}  # fmt: skip


def frames_of(reports: Sequence[Report]) -> dict[str, pd.DataFrame]:
    """`recommendations`, `updates`, `entities`, `issues` and `reports` of some reports.

    Missing values are `pandas.NA`; columns of fixed values are categories, `rag` ordered from red to complete.
    Ids that only a dataset gives (`recommendation_id`, `inquiry_id`) are missing unless the report has them.
    """
    rows: dict[str, list[Row]] = {name: [] for name in (*REPORT_TABLES, "issues", "reports")}
    for report in reports:
        document = report_document(report)
        digest = hashlib.sha256(encode(document).encode("utf-8")).hexdigest()
        for name, make in REPORT_TABLES.items():
            rows[name] += make(document)
        rows["issues"] += issue_rows(document, flag_issues(document))
        rows["reports"].append({**report_row(document, totals(document), "", digest), "document_id": None})
    return {name: _frame(entries, tables()[name]) for name, entries in rows.items()}


def folder_frames(folder: Path) -> dict[str, pd.DataFrame]:
    """Every table of a dataset's folder. Raises Corrupt."""
    return {
        table.name: _frame((record(table, row) for row in typed_rows(folder, table)), table)
        for table in tables_in(folder)
    }


def _frame(rows: Iterable[Row], table: TableSchema) -> pd.DataFrame:
    import pandas as pd

    entries = list(rows)
    return pd.DataFrame({column.name: _series(entries, column) for column in table.columns})


def _series(rows: list[Row], column: Column) -> Any:
    import pandas as pd

    values = [row.get(column.name) for row in rows]
    if column.values:
        return pd.Series(pd.Categorical(values, categories=list(column.values), ordered=column.ordered))
    if column.type == "string":
        values = [None if value is None else cell(value) for value in values]
    return pd.Series(values, dtype=_DTYPES[column.type])
