"""What a machine of a cluster does with one document: the same as here, in a killable worker of its own."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.batch.crew import Job, attempt
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer, Station
from pipeline.scratch import scratch
from pipeline.work.recognising import Desk
from pipeline.work.versions import versions

_TICK = 0.1  # seconds between two looks at the clock
_own = threading.local()


class AnotherVersion(RuntimeError):
    """This machine would read otherwise than the one that asks."""


def read_there(
    stage: str, limits: Limits, made_with: Mapping[str, str], job: Job, content: bytes, beside: Mapping[str, bytes]
) -> Answer:
    """One document's answer. `content` is its file, `beside` what the settings name, by path below the job's folder.

    Nothing is left behind. Raises AnotherVersion.
    """
    if versions() != made_with:
        raise AnotherVersion
    with scratch() as folder:
        for name, data in {f"paper/{Path(job.order['path']).name}": content, **beside}.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        here = Job(job.key, job.name, _order_in(folder, job.order))
        answer = attempt(_station(stage, limits), here, limits, _desk())
        return replace(answer, sha256=hashlib.sha256(content).hexdigest())


def _order_in(folder: Path, order: Mapping[str, Any]) -> dict[str, Any]:
    """The same order, for files that now stand in `folder`."""
    settings = dict(order["settings"])
    for name in ("profile", "corrections"):
        settings[name] = str(Path(folder, name)) if settings[name] else None
    return {**order, "path": str(Path(folder, "paper", Path(order["path"]).name)), "settings": settings}


def _station(stage: str, limits: Limits) -> Station:
    """This thread's worker; one for each stage and limits that it was ever asked for."""
    known: dict[tuple[str, Limits], Station] = _own.__dict__.setdefault("stations", {})
    if (stage, limits) not in known:
        station = known[stage, limits] = Station(stage, limits)
        threading.Thread(target=_keep_time, args=(station,), daemon=True).start()
    return known[stage, limits]


def _keep_time(station: Station) -> None:
    while True:
        time.sleep(_TICK)
        station.check()


@cache
def _desk() -> Desk:
    """This machine's one text recogniser."""
    return Desk(Limits().scan_page_seconds)
