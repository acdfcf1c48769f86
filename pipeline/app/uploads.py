"""Files out of an upload: each goes to disk as it comes, good ones are kept and of the others it is said why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from pipeline.app.papers import Arriving
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from python_multipart import MultipartParser

FIELD = "papers"
MOST_FILES = 200
MOST_BYTES = 4 << 30  # of all files together: as of an archive
_BROKEN_OFF = UsageError("The upload broke off.", "Drop the files again.")


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What came: papers that are kept now, and in words each file that is not."""

    kept: tuple[Path, ...]
    refused: tuple[str, ...]


async def uploaded(request: Request, folder: Path) -> Uploaded:
    """The files of a form, kept in the folder. Raises UsageError where it breaks off; then none is kept."""
    from python_multipart.exceptions import FormParserError

    try:
        with _arriving(request, folder) as (parser, found):
            async for chunk in request.stream():
                await run_in_threadpool(parser.write, chunk)
            parser.finalize()
            if not found.whole:
                raise _BROKEN_OFF
            return await run_in_threadpool(found.kept)
    except (FormParserError, ClientDisconnect) as error:
        raise _BROKEN_OFF from error


@contextmanager
def _arriving(request: Request, folder: Path) -> Iterator[tuple[MultipartParser, _Parts]]:
    """A parser of the form, and the parts it finds; nothing half is left behind."""
    from python_multipart import MultipartParser
    from python_multipart.multipart import parse_options_header

    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise _BROKEN_OFF
    found = _Parts(folder)
    parser = MultipartParser(
        options[b"boundary"],
        {
            "on_part_begin": found.begin,
            "on_header_field": found.header_field,
            "on_header_value": found.header_value,
            "on_header_end": found.header_end,
            "on_headers_finished": found.named,
            "on_part_data": found.data,
            "on_end": found.end,
        },
    )
    try:
        yield parser, found
    finally:
        found.drop()


class _Parts:
    """What the parser meets, in its words."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._left = folder, MOST_BYTES
        self._headers: dict[bytes, bytes] = {}
        self._field = self._value = b""
        self._files: list[Arriving] = []
        self._now: Arriving | None = None
        self._more = 0  # files beyond the number that is taken
        self.whole = False

    def begin(self) -> None:
        self._headers, self._now = {}, None

    def header_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        self._headers[self._field.lower()] = self._value
        self._field = self._value = b""

    def named(self) -> None:
        name = _file_name(self._headers)
        if not name:
            return
        if len(self._files) >= MOST_FILES:
            self._more += 1
            return
        self._now = Arriving(self._folder, name)
        self._files.append(self._now)

    def data(self, data: bytes, start: int, end: int) -> None:
        if self._now is None:
            return
        self._left -= end - start
        if self._left < 0:
            self._now.refuse("is too much for one upload.", f"Drop at most {MOST_BYTES >> 30} GB at once.")
        self._now.write(data[start:end])

    def end(self) -> None:
        self.whole = True

    def kept(self) -> Uploaded:
        """Every file that is whole and a paper, in its place."""
        kept: list[Path] = []
        refused: list[str] = []
        known = {*self._folder.iterdir()} if self._folder.is_dir() else set()
        for file in self._files:
            try:
                path = file.kept()
                if path in known:
                    refused.append(f"{file.name} is the same file as {path.name}, which is here already.")
                known.add(path)
                kept.append(path)
            except UsageError as error:
                refused.append(str(error))
        if self._more:
            refused.append(f"More than {MOST_FILES} files were dropped at once. Upload the others separately.")
        return Uploaded(tuple(kept), tuple(refused))

    def drop(self) -> None:
        for file in self._files:
            file.drop()


def _file_name(headers: Mapping[bytes, bytes]) -> str:
    """The name of the file that a part holds; empty where it holds none, or is not of the field for files."""
    from python_multipart.multipart import parse_options_header

    _, options = parse_options_header(headers.get(b"content-disposition", b""))
    if options.get(b"name") != FIELD.encode():
        return ""
    return options.get(b"filename", b"").decode("utf-8", "replace")
