"""The list of what was forgotten, beside a dataset, and names of files as the settings let them be seen."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from pipeline.errors import Corrupt, OutputError
from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten
from pipeline.models.report import Document
from pipeline.safe_json import loads
from pipeline.settings import Settings

MARKS, KEY = "forgotten.json", "forgotten.key"
SECRET = (MARKS, KEY)  # never part of a set that is published
_SCHEMA = "scrutiny-forgotten/1"


def read_forgotten(dataset: Path) -> Forgotten:
    """What was forgotten in this dataset; nothing where it has no list.

    Raises Corrupt where the list or its key can't be read: then nothing may be written, or what was removed would
    come back.
    """
    if not (dataset / MARKS).exists() and not (dataset / KEY).exists():
        return NOTHING_FORGOTTEN
    try:
        entry = loads((dataset / MARKS).read_text(encoding="utf-8"))
        key = bytes.fromhex((dataset / KEY).read_text(encoding="ascii").strip())
        return Forgotten(key, frozenset(entry["marks"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        advice = "Restore both files; without them names that were removed would come back."
        raise Corrupt(f"{dataset / MARKS} or {KEY} beside it can't be read.", advice) from error


def key_of(dataset: Path) -> bytes:
    """The dataset's key; a new one where it has none."""
    return read_forgotten(dataset).key or secrets.token_bytes(32)


def remember(dataset: Path, key: bytes, marks: Iterable[str]) -> Forgotten:
    """Add marks to the dataset's list. Raises OutputError where it can't be written."""
    found = Forgotten(key, read_forgotten(dataset).marks | frozenset(marks))
    try:
        _write(dataset / KEY, key.hex() + "\n", 0o600)
        lines = json.dumps({"schema": _SCHEMA, "marks": sorted(found.marks)}, indent=1)
        _write(dataset / MARKS, lines + "\n", 0o644)
    except OSError as error:
        raise OutputError(f"The list of what was forgotten could not be written: {error.strerror}.") from error
    return found


def _write(path: Path, text: str, mode: int) -> None:
    """Whole or not at all."""
    waiting = path.with_name(f".{path.name}.new")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(waiting, path)


def hides(settings: Settings) -> bool:
    """Whether anything is to be taken out."""
    return settings.people != "all" or bool(settings.forgotten)


def seen(document: Document, settings: Settings) -> Document:
    """The document as it may be published."""
    if not hides(settings):
        return document
    from pipeline.privacy.masking import masked

    return masked(document, settings.people, settings.forgotten)


def view_by(settings: Settings) -> Callable[[Document], Document] | None:
    """What this run lets be seen of people in what the dataset held before; None where that is everybody."""
    return partial(seen, settings=settings) if hides(settings) else None
