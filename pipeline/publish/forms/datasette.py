"""`datasette-metadata.json`: titles, what each column holds and facets, for Datasette to show beside the SQLite file.

`datasette dataset.sqlite --metadata datasette-metadata.json`
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.publish.encode import indented
from pipeline.publish.metadata.dcat import DATABASE, DATASETTE, PACKAGE
from pipeline.publish.schema import TableSchema
from pipeline.safe_json import loads

# Columns that people narrow a table by, in the order shown, and how many of them: each is a question to the database.
_FACETS = (
    "overdue", "direction", "outcome", "status", "officer_names", "who", "council", "committee", "rag", "progress",
    "decision", "stage", "kind", "code", "severity", "why",
)  # fmt: skip
_MOST = 6
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
    record = {
        "title": package["title"],
        "description": package["description"],
        **({"license": licences[0]["title"], "license_url": licences[0].get("path")} if len(licences) == 1 else {}),
        "databases": {Path(DATABASE).stem: {"tables": described | _VIEWS}},
    }
    path = out / DATASETTE
    path.write_bytes(f"{indented(record)}\n".encode())
    return path


def _table(table: TableSchema) -> dict[str, Any]:
    facets = [name for name in _FACETS if name in table.names][:_MOST]
    return {
        "title": table.title,
        "description": table.description,
        "columns": {column.name: f"{column.heading}. {column.description}" for column in table.columns},
        **({"facets": facets} if facets else {}),
    }
