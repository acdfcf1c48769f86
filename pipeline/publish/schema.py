"""The one place that knows the layout of what is published: `schemas/*.json`, read once.

`report.schema.json` describes a report's JSON; `tables.json` names the columns of every CSV and points to
the report's field that a column repeats (`of`), so that type, values and description are written once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

ColumnType = Literal["string", "integer", "number", "boolean", "object", "list"]
JsonObject = dict[str, Any]
SEPARATOR = "; "  # between the values of a list in one cell
_READ_FIRST = (
    "recommendations-flat", "commitments", "changes", "recommendations", "reports", "updates", "entities", "issues",
    "documents", "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a CSV."""

    name: str
    type: ColumnType
    description: str
    values: tuple[str, ...] = ()  # the only values it may hold
    ordered: bool = False  # the values stand from worst to best
    required: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    title: str = ""  # for people, where its name does not say it
    unit: str = ""  # of numbers: what is counted

    @property
    def heading(self) -> str:
        """The column's heading for people: `status_shown` → `Status shown`."""
        return self.title or self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values stand in the columns `to` of the table `table`."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One CSV of the dataset."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    optional: bool = False  # a dataset may leave it out

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


@cache
def load(name: str) -> JsonObject:
    """A published JSON Schema by name: `report`, …"""
    return _read(f"{name}.schema.json")


@cache
def tables() -> dict[str, TableSchema]:
    """Every CSV of the dataset, by name, in the order of the contract."""
    return {name: _table(name, entry) for name, entry in _read("tables.json").items()}


def in_reading_order() -> list[TableSchema]:
    """Every CSV, the one that most people open first; what only machines need comes last."""
    known = tables()
    first = [known[name] for name in _READ_FIRST]
    return [*first, *(table for name, table in known.items() if name not in _READ_FIRST)]


def question_tables() -> dict[str, TableSchema]:
    """The CSVs that comparing asks a person with; they are answered, not published."""
    return {name: _table(name, entry) for name, entry in _read("questions.json").items()}


def _read(file: str) -> JsonObject:
    text = files("pipeline.publish").joinpath("schemas", file).read_text(encoding="utf-8")
    content: JsonObject = json.loads(text)
    return content


def _table(name: str, entry: JsonObject) -> TableSchema:
    keys = (ForeignKey(tuple(k["fields"]), k["resource"], tuple(k["to"])) for k in entry.get("foreignKeys", ()))
    return TableSchema(
        name,
        entry["title"],
        entry["description"],
        tuple(_column(field) for field in entry["fields"]),
        tuple(entry.get("primaryKey", ())),
        tuple(keys),
        entry.get("optional", False),
    )


def _column(field: Mapping[str, Any]) -> Column:
    """The column's own words first, then those of the report's field it repeats."""
    own = {**report_field(field["of"]), **field} if "of" in field else field
    types = [own["type"]] if isinstance(own.get("type"), str) else own.get("type", ["string"])
    values = tuple(value for value in own.get("enum", ()) if value is not None)
    return Column(
        name=own["name"],
        type=next(kind for kind in types if kind != "null"),
        description=own["description"],
        values=values,
        ordered=own.get("ordered", False),
        required=own.get("required", False),
        pattern=own.get("pattern"),
        minimum=own.get("minimum"),
        maximum=own.get("maximum"),
        title=field.get("title", ""),
        unit=field.get("unit", ""),
    )


def report_field(path: str) -> JsonObject:
    """The schema of a field of the report, such as `recommendation.rag`, references followed."""
    schema = load("report")
    part, name = path.split(".")
    owner = schema if part == "report" else schema["definitions"][part]
    field: JsonObject = owner["properties"][name]
    if "$ref" in field:
        field = {**schema["definitions"][field["$ref"].rsplit("/", 1)[-1]], **field}
    return {key: value for key, value in field.items() if key != "$ref"}
