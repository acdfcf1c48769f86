"""Where the drafts of a run's reports wait until all are known: one file, so that none has to stay in memory."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

from pipeline.publish.draft import Body, Draft, body_of
from pipeline.publish.schema import JsonObject

Key = tuple[str, int]  # the file's hash, and which of its reports


@dataclass(slots=True)
class Spool:
    """Set down in any order, taken back in any order; what is set down again counts from then on."""

    path: Path
    _stream: IO[bytes] | None = None
    _places: dict[Key, tuple[int, int, int]] = field(default_factory=dict)  # where it starts, lengths of top and body

    def put(self, key: Key, draft: Draft) -> None:
        """Raises OSError where there is no room."""
        stream = self._opened()
        top = json.dumps(draft.top, ensure_ascii=False).encode("utf-8")
        self._places[key] = stream.seek(0, 2), len(top), len(draft.body)
        stream.write(top)
        stream.write(draft.body)

    def get(self, key: Key) -> tuple[JsonObject, Body]:
        """Top and body of a draft that was set down."""
        stream, (start, top, body) = self._opened(), self._places[key]
        stream.seek(start)
        return json.loads(stream.read(top)), body_of(stream.read(body))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left of it."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self.path.unlink(missing_ok=True)

    def _opened(self) -> IO[bytes]:
        if self._stream is None:
            self._stream = self.path.open("w+b")
        return self._stream
