"""One run at a time for one folder of results.

The operating system holds the lock and lets go of it when its holder dies, however that happens: a dead run's lock is
nobody's. Who holds it is written beside it, for the message.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.safe_json import loads

_LOCK, _HOLDER = "lock", "holder.json"


@contextmanager
def only_one(results: Path) -> Iterator[Path]:
    """The working folder beside `results`, ours inside; it is made, and removed again where nothing is kept in it.

    Raises OutputError at once where another run holds it, or it can't be made.
    """
    from filelock import FileLock, Timeout

    whole = results.resolve()
    if not whole.name:
        raise OutputError(f"{results} is not a folder.", "Choose another folder with -o.")
    folder = whole.with_name(f".{whole.name}.scrutiny-work")
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        (folder / _HOLDER).write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}), "utf-8")
    except Timeout as error:
        raise _taken(results, folder / _HOLDER) from error
    except OSError as error:
        said = error.strerror or "it failed"
        raise OutputError(f"Nothing can be written beside the results in {whole.parent}: {said}.") from error
    try:
        yield folder
    finally:
        (folder / _HOLDER).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # Windows keeps an open file; there it is removed once it is let go
            (folder / _LOCK).unlink()
        lock.release()
        with contextlib.suppress(OSError):
            folder.rmdir()


def _taken(results: Path, holder: Path) -> OutputError:
    try:
        found = loads(holder.read_text("utf-8"))
        who = f" (process {int(found['pid'])} on {found['host']})"
    except (OSError, ValueError, KeyError, TypeError):
        who = ""
    said = f"Another run{who} is writing to {results}."
    return OutputError(said, "Wait until it has ended, or choose another folder with -o.")
