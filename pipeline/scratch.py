"""Temporary folders that a killed process does not leave behind for good, and private copies of files in them.

Each folder has a lock beside it that the system lets go of when its owner dies; the next command of the same user takes
away what nobody holds any more. A private copy can be changed by nobody else: what was hashed is what is read.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import TooLarge

_CHUNK = 1 << 20  # bytes
_TRIES = 3  # of copying a file that is being written
_PREFIX, _LOCK = "scrutiny-scratch-", ".lock"


def is_scratch(folder: Path) -> bool:
    """Return True if `scratch` made the folder."""
    return folder.name.startswith(_PREFIX)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that only this user can look into; it goes with the block."""
    from filelock import FileLock

    parent = Path(tempfile.gettempdir())
    _sweep(parent)
    folder = parent / f"{_PREFIX}{secrets.token_hex(8)}"
    lock = FileLock(_lock_of(folder), mode=0o600)
    with lock:
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            _forget(folder)
    _forget(folder)  # Windows gives up an open file only now


def _sweep(parent: Path) -> None:
    from filelock import FileLock, Timeout

    for lock in parent.glob(f"{_PREFIX}*{_LOCK}"):
        folder = lock.with_name(lock.name.removesuffix(_LOCK))
        if not _is_ours(lock):
            continue
        try:
            with FileLock(lock, timeout=0, mode=0o600):
                if folder.is_dir() and not folder.is_symlink():
                    shutil.rmtree(folder, ignore_errors=True)
                _forget(folder)
        except (Timeout, OSError):  # somebody works there
            continue


def _is_ours(path: Path) -> bool:
    """Whether it is a file of this user; other users may write to the temporary folder too."""
    try:
        return not path.is_symlink() and path.is_file() and (os.name != "posix" or path.stat().st_uid == os.getuid())
    except OSError:
        return False


def _forget(folder: Path) -> None:
    with suppress(OSError):
        _lock_of(folder).unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a copy is, and the hash of its bytes."""

    path: Path
    sha256: str


@contextmanager
def private_copy(file: Path, folder: Path, cap: int) -> Iterator[Copy]:
    """A copy of the file below `folder`, under its own name; gone with the block. Raises OSError, TooLarge."""
    own = folder / secrets.token_hex(8)
    own.mkdir(mode=0o700)
    try:
        path, digest = own / file.name, ""
        for _ in range(_TRIES):
            before = state_of(file)
            digest = _copied(file, path, cap)
            if state_of(file) == before:
                break
        yield Copy(path, digest)
    finally:
        shutil.rmtree(own, ignore_errors=True)


def state_of(file: Path) -> tuple[int, ...]:
    """Changes when the file does. Raises OSError."""
    found = file.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _copied(file: Path, path: Path, cap: int) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source, path.open("wb") as sink:
        while block := source.read(_CHUNK):
            digest.update(block)
            sink.write(block)
            if sink.tell() > cap:
                raise TooLarge(f"{file.name} is larger than {cap >> 20} MB by now.")
    return digest.hexdigest()
