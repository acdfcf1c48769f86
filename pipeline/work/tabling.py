"""The stages of a worker that is asked for tables, for what each reading has in one cell, or for all readings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.batch.worker import Talk
from pipeline.errors import InputError
from pipeline.models.page import Box
from pipeline.models.table import Cell, Table
from pipeline.models.text import Locator
from pipeline.profiles import load
from pipeline.read.document import opened
from pipeline.read.kind import kind_of
from pipeline.read.watch import ALONE, Watch
from pipeline.records.readings import Reading
from pipeline.settings import Settings
from pipeline.steps import counted_steps, registered
from pipeline.work.reading import Watched, prepare, settings_of

__all__ = ["READINGS", "STAGE", "prepare", "record", "tabled", "weighed"]
STAGE, READINGS = f"{__name__}:tabled", f"{__name__}:weighed"


def tabled(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """By each reading in `job["by"]` the tables, or, where there are `places` (page and box), the words there."""
    from pipeline.open_file import tables
    from pipeline.trust.explain import seen_by

    settings = settings_of(job)
    places = None if job["places"] is None else [Locator(page, Box(*box)) for page, *box in job["places"]]
    said: dict[str, Any] = {}
    try:
        for by in job["by"]:
            found = tables(Path(job["path"]), by, settings, Watched(talk, job, settings))
            said[by] = [record(table) for table in found] if places is None else seen_by(found, places)
    except InputError as error:
        return {"problem": str(error)}, b""
    left_out = sorted(map(int, job.get("skip", {})))
    return {"left_out": left_out}, json.dumps(said, ensure_ascii=True).encode("ascii")


def weighed(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """The readings of a document, the best first, and the steps that fired in it."""
    settings = settings_of(job)
    try:
        best, fired = weigh_readings(Path(job["path"]), settings, Watched(talk, job, settings))
    except InputError as error:
        return {"problem": str(error)}, b""
    does = {step.name: step.does for step in registered()}
    told = [{**_told(own), "how": does[own.by]} for own in (best, *best.alternatives) if own.scores]
    steps = {name: said for name, said in does.items() if fired.get(name)}
    left_out = sorted(map(int, job.get("skip", {})))
    return {"left_out": left_out}, json.dumps({"readings": told, "steps": steps}).encode("ascii")


def weigh_readings(
    path: Path, settings: Settings | None = None, watch: Watch = ALONE
) -> tuple[Reading, Mapping[str, int]]:
    """The best reading of one file, with its alternatives, and how often each step fired. Raises InputError."""
    from pipeline.open_file import lay_out_file
    from pipeline.read.office.read_office import read_office
    from pipeline.records.read_reports import weigh_layout, weigh_tables

    settings = settings or Settings()
    profile = load(settings.profile)
    with counted_steps(settings.without) as fired:
        kind = kind_of(path)
        if kind != "pdf":
            read = read_office(path, kind)
            return weigh_tables(read.pages, read.tables, read.furniture, profile, read.words, {}), fired
        with opened(path, settings.password) as document:
            pages, words, tables, _ = lay_out_file(path, document, settings, "auto", watch)
            assert tables.layout is not None
            return weigh_layout(pages, tables.layout, tables.tables, profile, words, {}), fired


def _told(reading: Reading) -> dict[str, Any]:
    """A reading as the command prints it, its parts summed over its tables; of shares the lowest counts."""
    likely = min(score.likely for score in reading.scores)
    parts = {
        "complete": sum(score.complete for score in reading.scores),
        "counting": sum(score.counting for score in reading.scores),
        "likeness": min(score.likeness for score in reading.scores),
        "opening": sum(score.opening for score in reading.scores),
        "likely": likely,
    }
    return {"by": reading.by, "records": reading.records, "score": round(reading.score, 2),
            "parts": {name: round(value, 2) for name, value in parts.items()}}  # fmt: skip


def record(table: Table) -> dict[str, Any]:
    """The contract's shape. A mark's `row` and `column` count from 0: `rows[row][column]` is its cell."""
    return {
        "page": table.pages[0],
        "pages": list(table.pages),
        "by": table.by,
        "rows": [_texts(row.cells) for row in table.rows],
        "marks": list(_marks(table)),
    }


def _texts(cells: Sequence[Cell | None]) -> list[str]:
    """A place that a neighbour spans over is an empty string, so that all rows have the same length."""
    return ["" if cell is None else cell.text.value for cell in cells]


def _marks(table: Table) -> Iterator[dict[str, Any]]:
    for row_number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            for mark in cell.marks if cell else ():
                yield {"row": row_number, "column": column, "evidence": mark.evidence, "colour": mark.colour}
