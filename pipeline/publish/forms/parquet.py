"""The tables as Parquet: one file each, typed, for pandas, DuckDB, R and the like. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.publish.metadata.dcat import PARQUET
from pipeline.publish.schema import Column, TableSchema
from pipeline.publish.typed_rows import Value, tables_in, typed_rows

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP = 5_000  # rows that are held at a time; the same everywhere, so that the bytes are too


def missing() -> str | None:
    """What is missing to write Parquet, in words; None where nothing is."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is not None:
        return None
    return "Parquet is not written: the package pyarrow is not installed. It comes with the extra “parquet”."


def write_parquet(dataset: Path, out: Path) -> list[Path]:
    """Writes `out/parquet/<table>.parquet` from the CSVs of `dataset`; gives back the files.

    Raises UsageError where pyarrow is not installed, OSError where a file can't be written.
    """
    lacking = missing()
    if lacking:
        raise UsageError(lacking, "")
    folder = out / PARQUET
    folder.mkdir(exist_ok=True)
    return [_write(dataset, table, folder / f"{table.name}.parquet") for table in tables_in(dataset)]


def _write(dataset: Path, table: TableSchema, path: Path) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([_field(column) for column in table.columns], metadata={"description": table.description})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(typed_rows(dataset, table)):
            columns = list(zip(*rows, strict=True))
            arrays = [pa.array(list(values), field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return path


def _groups(rows: Iterable[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    running = iter(rows)
    while group := list(islice(running, _GROUP)):
        yield group


def _field(column: Column) -> pa.Field:
    import pyarrow as pa

    kinds = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    kind = kinds.get(column.type, pa.string())
    return pa.field(column.name, kind, nullable=not column.required, metadata={"description": column.description})
