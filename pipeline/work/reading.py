"""The stage that a worker runs: a job's file is read by the recipe, page by page under the parent's eyes."""

from __future__ import annotations

import math
import time
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.batch.limits import PAGES_SHARE
from pipeline.batch.worker import Talk
from pipeline.models.privacy import Forgotten
from pipeline.read.scan.engine import Recogniser
from pipeline.read.watch import Watch
from pipeline.settings import Settings

STAGE = "pipeline.work.reading:read"
_PATHS = {"profile", "corrections"}  # of the settings


def prepare() -> None:
    """Load what every document needs; the model for names waits for the first page (`Watched.begins`)."""
    import numpy  # noqa: F401
    import pikepdf  # noqa: F401

    import pipeline.publish.parcel
    import pipeline.run  # noqa: F401
    from pipeline.text.lexicon import english

    english()


def order(path: Path, settings: Settings) -> dict[str, Any]:
    """What a worker needs to know of a job, as JSON."""
    chosen = {entry.name: getattr(settings, entry.name) for entry in fields(settings)}
    as_text = {name: str(value) if isinstance(value, Path) else value for name, value in chosen.items()}
    as_text["forgotten"] = [settings.forgotten.key.hex(), *sorted(settings.forgotten.marks)]
    return {"path": str(path), "settings": as_text}


def read(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """The document of `order`, as a parcel."""
    from pipeline.publish.parcel import parcel, prepared
    from pipeline.run import read_document

    settings = settings_of(job)
    if settings.entities or settings.people != "all":
        from pipeline.tag import forget

        forget()  # so that no document's result depends on those before it
    until = time.monotonic() + PAGES_SHARE * job["seconds"]
    document = read_document(Path(job["path"]), settings, Watched(talk, job, settings, until))
    return {"status": document.status, "reason": document.reason, "sha256": document.sha256}, parcel(prepared(document))


def settings_of(job: dict[str, Any]) -> Settings:
    """The settings of `order`."""
    chosen = job["settings"]
    paths: dict[str, Any] = {name: Path(chosen[name]) for name in _PATHS if chosen[name]}
    key, *marks = chosen["forgotten"]
    forgotten = Forgotten(bytes.fromhex(key), frozenset(marks))
    return Settings(**(chosen | paths | {"forgotten": forgotten, "without": tuple(chosen["without"])}))


class Watched(Watch):
    """Tells the parent where it is; leaves out what cost a worker before, and what is not begun by `until`."""

    def __init__(self, talk: Talk, job: dict[str, Any], settings: Settings, until: float = math.inf) -> None:
        self._talk, self._until = talk, until
        self._names = settings.entities or settings.people != "all"
        self._skip: dict[str, str] = job.get("skip", {})
        self.recogniser = _recogniser(talk, settings)

    def begins(self, number: int, of: int) -> str | None:
        if self._names:
            _load_model()
        if number and (problem := self._skip.get(str(number))):
            return problem
        if number and time.monotonic() > self._until:
            return "PARTIAL_TIMEOUT"
        self._talk.page(number, of)
        return None


@cache
def _load_model() -> None:
    """Load the model before any page stands in memory, since loading takes much for a moment; a bad file needs none."""
    from pipeline.tag import warm

    warm()


def _recogniser(talk: Talk, settings: Settings) -> Recogniser | None:
    from pipeline.read.scan.engine import installed
    from pipeline.work.recognising import ByMessage

    return ByMessage(talk) if settings.ocr == "auto" and installed() else None
