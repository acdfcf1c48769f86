"""The dataset in other forms beside its CSVs: Parquet and marked CSVs here, SQLite and workbook elsewhere."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.publish.folder import keep_edited_forms, must_be_dataset, writing
from pipeline.publish.forms.sqlite import has_search, write_sqlite
from pipeline.publish.metadata.dcat import DATABASE, MARKED, PARQUET, WORKBOOK, write_dcat
from pipeline.publish.rows import Value, read_csv, tables_in, typed_rows
from pipeline.publish.schema import Column, TableSchema
from pipeline.publish.spreadsheet.workbook import mark, write_workbook
from pipeline.settings import Form

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


def write_marked_csv(dataset: Path, out: Path) -> list[Path]:
    """Writes `out/for-excel/<table>.csv`: Excel opens them with a double click, and no cell runs as a formula.

    `formulas.strip` gives a cell back as the paper has it.
    """
    folder = out / MARKED
    folder.mkdir(exist_ok=True)
    return [_write_marked(dataset / table.file, folder / table.file) for table in tables_in(dataset)]


def _write_marked(source: Path, path: Path) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, lineterminator="\r\n").writerows(map(mark, line) for line in read_csv(source))
    return path


_MAKERS: dict[Form, Callable[[Path, Path], list[Path]]] = {
    "xlsx": write_workbook,
    "sqlite": write_sqlite,
    "parquet": write_parquet,
    "excel-csv": write_marked_csv,
}

_PLACES: dict[Form, str] = {"xlsx": WORKBOOK, "sqlite": DATABASE, "parquet": PARQUET, "excel-csv": MARKED}


def notices(forms: Collection[Form]) -> list[str]:
    """What can't be made as asked for on this machine, in words."""
    found = [missing() if "parquet" in forms else None]
    if "sqlite" in forms and not has_search():
        found.append("This Python's SQLite can't search full text: dataset.sqlite is written without it.")
    return [notice for notice in found if notice]


def forms_in(folder: Path) -> list[Form]:
    """Return the forms that were made in a dataset's folder."""
    return [form for form, name in _PLACES.items() if (folder / name).exists()]


def makeable(forms: Collection[Form]) -> list[Form]:
    """The forms that can be made here, each once, in the order of the list above."""
    return [form for form in _MAKERS if form in forms and not (form == "parquet" and missing())]


def write_forms(dataset: Path, out: Path, forms: Collection[Form]) -> list[Path]:
    """Makes the forms of `dataset` in the folder `out`; gives back the files. Raises OSError, Corrupt."""
    found: list[Path] = []
    for form in makeable(forms):
        found += _MAKERS[form](dataset, out)
    return found


def export(dataset: Path, forms: Collection[Form], out: Path | None = None) -> list[str]:
    """Makes other forms of a dataset that stands: in it, or in the folder `out`; an earlier one is replaced.

    Gives back the names of what was made, as they stand in the folder. Raises NotFound where `dataset` is none,
    OutputError where `out` can't be written.
    """
    must_be_dataset(dataset)
    folder = out or dataset
    keep_edited_forms(folder)
    staging = folder / ".exporting"
    with writing(folder):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
    try:
        with writing(folder):
            made = [path.relative_to(staging).as_posix() for path in write_forms(dataset, staging, forms)]
            for name in sorted({Path(name).parts[0] for name in made}):
                _put(staging / name, folder / name)
            if folder == dataset:
                write_dcat(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return made


def _put(new: Path, place: Path) -> None:
    """A file is replaced in one step; a folder's old files go first, since none of another dataset may stay."""
    if place.is_dir():
        shutil.rmtree(place)
    new.replace(place)
