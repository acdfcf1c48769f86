"""`csv-metadata.json`: the same description as CSV on the Web (W3C), found by its name beside every CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.publish.encode import indented
from pipeline.publish.metadata.dcat import PACKAGE, said_of
from pipeline.publish.metadata.package import present
from pipeline.publish.schema import SEPARATOR, Column, ForeignKey, TableSchema
from pipeline.safe_json import loads

FILE = "csv-metadata.json"  # the name that the standard looks for in the CSV's own folder
_KINDS = {
    "string": "string", "integer": "integer", "number": "double", "boolean": "boolean", "object": "json",
    "list": "string",
}  # fmt: skip


def write_csvw(folder: Path) -> None:
    """Writes it beside the CSVs in `folder`, with what their datapackage.json says of the set."""
    package = loads((folder / PACKAGE).read_text(encoding="utf-8"))
    base = package["scrutiny"].get("base_url")
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": package["title"],
        "dc:description": package["description"],
        **_renamed(said_of(package)),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tables": [_table(table, base) for table in present(folder)],
    }
    text = indented(group)
    (folder / FILE).write_bytes(f"{text}\n".encode())


def _renamed(value: Any) -> Any:
    """Properties of DCAT, with Dublin Core's terms by the prefix that this standard knows them by."""
    if isinstance(value, dict):
        return {_renamed(key): _renamed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one) for one in value]
    return f"dc:{value.removeprefix('dct:')}" if value.startswith("dct:") else value


def _table(table: TableSchema, base: str | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    keys = [key for key in table.foreign_keys if _always_set(table, key)]
    if keys:
        schema["foreignKeys"] = [
            {
                "columnReference": list(key.columns),
                "reference": {"resource": f"{key.table}.csv", "columnReference": list(key.to)},
            }
            for key in keys
        ]
    entry = {"url": table.file, "dc:title": table.title, "dc:description": table.description, "tableSchema": schema}
    return {**entry, "dcat:downloadURL": {"@id": f"{base}{table.file}"}} if base else entry


def _always_set(table: TableSchema, key: ForeignKey) -> bool:
    """Validators of this standard refuse a pointer that may be empty, so such a one is left to datapackage.json."""
    required = {column.name for column in table.columns if column.required}
    return required.issuperset(key.columns)


def _column(column: Column) -> dict[str, Any]:
    entry = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.heading,
        "dc:description": column.description,
        "datatype": _datatype(column),
    }
    if column.type == "list":
        entry["separator"] = SEPARATOR
    return {**entry, "required": True} if column.required else entry


def _datatype(column: Column) -> str | dict[str, Any]:
    """Values that a column is held to are a regular expression here: the standard knows no list of values."""
    base = _KINDS[column.type]
    limits: dict[str, Any] = {}
    if column.values:
        limits["format"] = f"^({'|'.join(column.values)})$"
    elif column.pattern and base == "string":
        limits["format"] = column.pattern
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    return {"base": base, **limits} if limits else base
