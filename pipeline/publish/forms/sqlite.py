"""The dataset as one SQLite file with its keys, search and views, and as Datasette shows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.publish.encode import indented
from pipeline.publish.metadata.dcat import DATABASE, DATASETTE, PACKAGE
from pipeline.publish.rows import Value, tables_in, typed_rows
from pipeline.publish.schema import Column, TableSchema
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


FLAT = "recommendations-flat"
SEARCHED = ("title", "recommendation", "response", "update_text")
_TYPES = {
    "string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "object": "TEXT", "list": "TEXT",
}  # fmt: skip


def write_sqlite(dataset: Path, out: Path) -> list[Path]:
    """Writes `out/dataset.sqlite`, and what Datasette shows of it, from `dataset`. Raises OSError if it can't."""
    path = out / DATABASE
    path.unlink(missing_ok=True)
    found = _parents_first(tables_in(dataset))
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _fill(database, dataset, found)
    except sqlite3.OperationalError as error:  # a full disk, a folder that can't be written
        raise OSError(f"SQLite: {error}") from error
    return [path, write_datasette(dataset, out, found)]


def _fill(database: sqlite3.Connection, dataset: Path, found: Sequence[TableSchema]) -> None:
    run = database.execute
    # No journal and no waiting for the disk: the file is put in its place only when it is whole.
    run("PRAGMA page_size = 4096")
    run("PRAGMA journal_mode = OFF")
    run("PRAGMA synchronous = OFF")
    run("PRAGMA foreign_keys = OFF")
    run("BEGIN")
    for table in found:
        run(_created(table))
        places = ", ".join("?" * len(table.columns))
        database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", _values(dataset, table))
        for statement in _indexes(table):
            run(statement)
    for statement in (*_views(), *(_flat() if any(table.name == FLAT for table in found) else ())):
        run(statement)
    _search(database)
    run("COMMIT")
    run("VACUUM")


def _values(dataset: Path, table: TableSchema) -> Iterator[tuple[Value, ...]]:
    return typed_rows(dataset, table)


def _parents_first(found: list[TableSchema]) -> list[TableSchema]:
    """A table after the ones that it points to, so that keys hold at any moment."""
    order: list[TableSchema] = []
    waiting = {table.name: table for table in found}

    def place(table: TableSchema) -> None:
        waiting.pop(table.name, None)
        for key in table.foreign_keys:
            if key.table in waiting:
                place(waiting[key.table])
        order.append(table)

    while waiting:
        place(next(iter(waiting.values())))
    return order


def _created(table: TableSchema) -> str:
    lines = [_column(column) for column in table.columns]
    if table.primary_key:
        lines.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    for key in table.foreign_keys:
        lines.append(f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {_name(key.table)} ({_names(key.to)})")
    return f"CREATE TABLE {_name(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    must = " NOT NULL" if column.required else ""
    return f"{_name(column.name)} {_TYPES[column.type]}{must}"


def _indexes(table: TableSchema) -> Iterator[str]:
    for key in table.foreign_keys:
        if key.columns != table.primary_key[: len(key.columns)]:
            name = "_".join((table.name, *key.columns))
            yield f"CREATE INDEX {_name(name)} ON {_name(table.name)} ({_names(key.columns)})"


def _views() -> list[str]:
    text = files("pipeline.publish.forms").joinpath("views.sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";") if statement.strip()]


def _flat() -> Iterator[str]:
    """The file that most people open, by a name that needs no quotes."""
    yield f"CREATE VIEW recommendations_flat AS SELECT * FROM {_name(FLAT)}"


def _search(database: sqlite3.Connection) -> None:
    """Full-text search over what a recommendation says; Datasette finds it by its name and shows a search box.

    A Python whose SQLite was built without FTS5 writes everything else; `has_search` tells.
    """
    if not has_search():
        return
    columns = _names(SEARCHED)
    database.execute(
        f'CREATE VIRTUAL TABLE recommendations_fts USING fts5({columns}, content="recommendations", '
        "tokenize='unicode61 remove_diacritics 2')"
    )
    database.execute("INSERT INTO recommendations_fts(recommendations_fts) VALUES ('rebuild')")


def has_search() -> bool:
    """Whether this Python's SQLite can search full text."""
    with closing(sqlite3.connect(":memory:")) as database:
        options = {row[0] for row in database.execute("PRAGMA compile_options")}
    return "ENABLE_FTS5" in options


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))
