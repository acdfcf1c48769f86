"""What a worker of a cluster does with one document: the same as here, in a killable process of its own.

What comes and goes is made of plain values, and no error leaves this module: what Dask itself raises is then never a
document's or a disk's doing.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.batch.crew import Job, attempt, timed
from pipeline.batch.inputs import Found
from pipeline.batch.limits import FILE_CAP, Limits
from pipeline.batch.remote import fetched
from pipeline.batch.station import Answer, Station
from pipeline.errors import where
from pipeline.scratch import private_copy, scratch
from pipeline.work.recognising import Desk
from pipeline.work.versions import versions

DOCUMENT = "document"  # the name that a document's own bytes are sent under
PROFILE, CORRECTIONS, REPORTS = "profile", "corrections", "reports"  # and those of files that an order names
_own = threading.local()


def serve(
    made_with: Mapping[str, str], stage: str, limits: Mapping[str, Any], job: Mapping[str, Any],
    contents: Mapping[str, bytes],
) -> dict[str, Any]:  # fmt: skip
    """Return what became of one document, by its `kind`, and the address of this worker.

    - answer: an `Answer`, as a dict
    - problem: the file can't be had from its address; `code` and `message`
    - send: this machine can't reach the path, or finds another file there
    - fault: this machine could not do it; `why`
    - differs: this machine would read otherwise; `by` names what differs, there and here
    """
    try:
        own = versions()
        if own != made_with:
            by = [(name, own.get(name, ""), made_with.get(name, "")) for name in sorted({*own, *made_with})]
            found: dict[str, Any] = {"kind": "differs", "by": [entry for entry in by if entry[1] != entry[2]]}
        else:
            found = _answered(stage, Limits(**limits), job, contents)
    except Exception as error:  # noqa: BLE001 - a full disk or memory here costs no document: another worker has it
        found = {"kind": "fault", "why": _why(error), "memory": isinstance(error, MemoryError)}
    return {**found, "worker": _address()}


def _answered(stage: str, limits: Limits, job: Mapping[str, Any], contents: Mapping[str, bytes]) -> dict[str, Any]:
    with scratch() as folder:
        for name, data in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if job["address"]:
            item = fetched(Found(Path(job["address"]), job["address"], remote=True), folder / "fetched")
            if item.problem is not None:
                return {"kind": "problem", "code": item.problem.code, "message": str(item.problem)}
            return _read(stage, limits, job, item.path, folder)
        if DOCUMENT in contents:  # under its own name, since that is published
            (folder / "own").mkdir()
            named = folder / "own" / Path(job["order"]["path"]).name
            (folder / DOCUMENT).rename(named)
            return _read(stage, limits, job, named, folder)
        shared = Path(job["order"]["path"])
        if not (shared.is_file() and os.access(shared, os.R_OK)):
            return {"kind": "send"}
        with private_copy(shared, folder, FILE_CAP) as copy:
            if copy.sha256 != job["sha256"]:  # of the same name here, or changed meanwhile
                return {"kind": "send"}
            return _read(stage, limits, job, copy.path, folder)


def _read(stage: str, limits: Limits, job: Mapping[str, Any], path: Path, folder: Path) -> dict[str, Any]:
    order = {**job["order"], "path": str(path)}
    if "settings" in order:
        named = {name: str(folder / name) for name in (PROFILE, CORRECTIONS) if (folder / name).exists()}
        order["settings"] = {**order["settings"], **named}
    if REPORTS in order:
        order[REPORTS] = [str(folder / REPORTS / str(at)) for at in range(len(order[REPORTS]))]
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    station = _station(stage, limits)
    with timed([station]):
        answer = attempt(station, Job(job["key"], job["name"], order), limits, _desk())
    if answer.outside:
        return {"kind": "fault", "why": answer.where, "memory": False}
    return {"kind": "answer", **{entry.name: getattr(answer, entry.name) for entry in fields(Answer)}, "sha256": sha256}


def _station(stage: str, limits: Limits) -> Station:
    """Return this thread's place for a process; that of an earlier run, which worked otherwise, is cleared."""
    known: tuple[str, Limits, Station] | None = getattr(_own, "station", None)
    if known is None or known[:2] != (stage, limits):
        if known is not None:
            known[2].close()
        known = _own.station = stage, limits, Station(stage, limits)
    return known[2]


@cache
def _desk() -> Desk:
    """Return this machine's one text recogniser."""
    return Desk(Limits().scan_page_seconds)


def _why(error: Exception) -> str:
    """Return what happened, in the system's words where it was the system's doing; no file's name."""
    said = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else ""
    return f"{where(error)}: {said}" if said else where(error)


def _address() -> str:
    from distributed import get_worker

    return str(get_worker().address)
