"""`datasette-metadata.json`: titles, what each column holds and facets, for Datasette to show beside the SQLite file.

`datasette dataset.sqlite --metadata datasette-metadata.json`
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from pipeline.publish.encode import indented
from pipeline.publish.metadata.dcat import DATABASE, DATASETTE, PACKAGE
from pipeline.publish.schema import TableSchema
from pipeline.safe_json import loads

# Columns that people narrow a table by, the most telling first, and how many of them fit side by side.
_FACETS = (
    "overdue", "direction", "outcome", "status", "rag", "progress", "officer_names", "who", "council", "committee",
    "decision", "stage", "kind", "code", "severity", "why",
)  # fmt: skip
_MOST = 4
_VIEWS: dict[str, dict[str, Any]] = {
    "rounds": {"title": "Every update of each recommendation, round by round", "facets": ["rag", "progress"]},
    "to_check": {"title": "What a person should check, and why", "facets": ["code"]},
    "status_by_inquiry": {"title": "How many of each status, by report", "facets": ["council"]},
}


def write_datasette(dataset: Path, out: Path, found: Iterable[TableSchema]) -> Path:
    """Write it for the tables `found`, with what the dataset's datapackage.json says of the whole."""
    package = loads((dataset / PACKAGE).read_text(encoding="utf-8"))
    described = {table.name: _table(table) for table in found}
    described |= {name.replace("-", "_"): one for name, one in described.items()}  # views bear names without hyphens
    licences = [one for one in package.get("licenses", ()) if "title" in one]
    whole = {"title": package["title"], "description": package["description"]}
    if len(licences) == 1:
        whole |= {"license": licences[0]["title"], "license_url": licences[0].get("path", "")}
    record = {**whole, "databases": {Path(DATABASE).stem: {**whole, "tables": described | _VIEWS}}}
    path = out / DATASETTE
    path.write_bytes(f"{indented(record)}\n".encode())
    return path


def _table(table: TableSchema) -> dict[str, Any]:
    """What the columns hold is folded: Datasette's own list of them would push the rows off the first screen."""
    facets = [name for name in _FACETS if name in table.names][:_MOST]
    columns = (f"<dt>{column.name}<dd>{escape(column.description)}" for column in table.columns)
    folded = f"<details><summary>What each column holds</summary><dl>{''.join(columns)}</dl></details>"
    described = {"title": table.title, "description_html": f"<p>{escape(table.description)}</p>{folded}"}
    return {**described, "facets": facets} if facets else described
