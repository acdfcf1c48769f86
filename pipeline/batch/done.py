"""What a run has done, kept beside its results: killed at any moment, it goes on from there.

One file for each document, named by what it was made from (the file's content and name, the settings, the versions)
and put in place with a rename: it is there whole or not at all. Only the holder of the run's lock writes here.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError

_PART = ".part"  # a file that is being written


class Store:
    """Results by key. `whole` tells a result from the remains of one."""

    def __init__(self, folder: Path, earlier: Path, whole: Callable[[bytes], bool], *, resume: bool = True) -> None:
        """`folder` is this run's own; `earlier` is where a run that came to its end left its results.

        Without `resume` nothing that is there is looked at.
        """
        self._folder, self._earlier, self._whole, self._resume = folder, earlier, whole, resume
        if not resume:
            self.forget()
        for remains in folder.rglob(f"*{_PART}"):
            remains.unlink(missing_ok=True)

    def has(self, key: str) -> bool:
        """Whether the result is there, undamaged; one of an earlier run becomes one of this run."""
        own = self._path(key)
        if self._is_whole(own):
            return True
        earlier = self._earlier / own.relative_to(self._folder)
        if not self._resume or not self._is_whole(earlier):
            return False
        self.put(key, earlier.read_bytes())
        return True

    def get(self, key: str) -> bytes:
        """The result. Raises OutputError where it is gone."""
        try:
            return self._path(key).read_bytes()
        except OSError as error:
            raise OutputError(f"{self._folder} was changed while it was in use.", "Run the command again.") from error

    def put(self, key: str, result: bytes) -> None:
        """Keep a result. Raises OutputError where it can't be kept: then it counts as not done."""
        path = self._path(key)
        part = path.with_name(path.name + _PART)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(result)
            os.replace(part, path)
        except OSError as error:
            reason = error.strerror or "it failed"
            raise OutputError(f"What was read could not be written beside the results: {reason}.") from error

    def hand_on(self, keys: Collection[str]) -> None:
        """The run came to its end: these results, and no others, go where the next run finds them.

        They are a convenience, so that a disk which is full by now costs the next run time and this one nothing.
        """
        for path in self._folder.glob("??/*"):
            if path.name not in keys:
                path.unlink(missing_ok=True)
        shutil.rmtree(self._earlier, ignore_errors=True)
        with contextlib.suppress(OSError):
            os.replace(self._folder, self._earlier)

    def forget(self) -> None:
        """Forget what this run has read."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _is_whole(self, path: Path) -> bool:
        try:
            return self._whole(path.read_bytes())
        except OSError:
            return False

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key


def key_of(*made_from: Any) -> str:
    """A key for whatever JSON can say, the same in every run and on every machine."""
    text = json.dumps(made_from, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:32]
