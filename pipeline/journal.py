"""Files beside a dataset to which lines are only ever added: several people may write at once, a crash loses nothing.

A line is one JSON object. It is written with a single call to the end of the file, under a lock that also keeps the
dataset's folder from being replaced meanwhile, and is on disk before the caller goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError
from pipeline.safe_json import loads

CORRECTIONS, ASSESSMENTS = "corrections.jsonl", "assessments.jsonl"
JOURNALS = (CORRECTIONS, ASSESSMENTS)
DEEPEST = 20  # lists in lists of one line: far more than any of ours has
LONGEST_WAIT = 60  # seconds for another writer; putting a dataset in its place takes far less


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keeps every other writer of this dataset's journals out. Raises OutputError where one does not let go."""
    from filelock import FileLock, Timeout

    lock = folder.resolve().with_name(f".{folder.resolve().name}.scrutiny-journal.lock")
    try:
        with FileLock(lock, timeout=LONGEST_WAIT), _removed(lock):
            yield
    except Timeout as error:
        raise OutputError(
            f"{folder} is being written by somebody else.", "Wait until that has ended, then try again."
        ) from error


@contextmanager
def _removed(lock: Path) -> Iterator[None]:
    """Takes the file away before it is let go: whoever waits for it sees that and asks for a new one."""
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps an open file; there the lock removes it itself
            lock.unlink()


def append(folder: Path, file: str, entries: Sequence[Mapping[str, Any]]) -> None:
    """Adds the entries as lines to `file` in the dataset's folder. Raises OutputError where that can't be done."""
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    try:
        with held(folder):
            _write(folder / file, text.encode("utf-8"))
    except OSError as error:
        raise OutputError(f"{folder / file} could not be written: {error.strerror}.", _KEEP) from error


_KEEP = (
    "Nothing was lost: the earlier content is still there. Free some disk space, or ask for permission to write there."
)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
    try:
        size = os.fstat(handle).st_size
        if size:  # a crash in mid-line must not swallow the next one
            os.lseek(handle, size - 1, os.SEEK_SET)
            content = content if os.read(handle, 1) == b"\n" else b"\n" + content
        while content:
            content = content[os.write(handle, content) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def entries(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """(line number, object) of every line that says something; None for one that is no JSON object."""
    if not path.is_file():
        return
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = loads(line, DEEPEST)
        except ValueError:
            entry = None
        yield number, entry if isinstance(entry, dict) else None
