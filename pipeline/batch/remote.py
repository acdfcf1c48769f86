"""Files from elsewhere, where the user allows it: fetched by the parent, or by a cluster's worker, and then read.

Whatever fsspec can open by its address (https, s3, gs, …); what it needs for that it says itself. The bytes are
counted as they come, since a server may send more than it says.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.batch.archives import own_name
from pipeline.batch.inputs import Found
from pipeline.batch.limits import FILE_CAP
from pipeline.errors import InputError, NotFound, OutputError, TooLarge, UsageError

_CHUNK = 1 << 20
_ASKED_AT_ONCE = 16  # addresses
# What servers say of a file, each in words of its own, that is another when the file is.
_TELLING = ("etag", "lastmodified", "last-modified", "mtime", "updated", "md5hash", "content_md5", "created")


def fetched(item: Found, into: Path) -> Found:
    """The file at the address `item.name`, in a folder of its own; with its problem where it can't be had.

    Raises UsageError where the library that fetches is not installed.
    """
    try:
        import fsspec
    except ImportError as error:
        raise UsageError("--allow-remote needs fsspec.", "Install the extra `remote` (README, Install it).") from error
    target = into / name_of(item.name)
    try:
        into.mkdir(parents=True, exist_ok=True)
        with fsspec.open(item.name, "rb") as source, target.open("wb") as sink:
            _copy(source, sink, item.name)
    except ImportError as error:
        return Found(target, item.name, InputError(f"{item.name} can't be fetched: {error}.", ""))
    except InputError as problem:
        return Found(target, item.name, problem)
    except FileNotFoundError:
        return Found(target, item.name, NotFound(f"{item.name} is not there.", "Check the address."))
    except Exception as error:  # noqa: BLE001 - whatever a server or its library comes up with costs one file
        said = f"{item.name} can't be fetched ({type(error).__name__})."
        return Found(target, item.name, NotFound(said, "Check the address, or download it yourself."))
    return Found(target, item.name, archive=target.suffix.lower() == ".zip")


def name_of(address: str) -> str:
    """The name that the file at an address is published under."""
    return own_name(unquote(urlsplit(address).path) or "paper.pdf")


def states(addresses: Sequence[str]) -> Iterator[str]:
    """What tells, for each address, whether its file is another by now; where nothing does, it never says the same."""
    with ThreadPoolExecutor(_ASKED_AT_ONCE) as pool:
        yield from pool.map(_state, addresses)


def _state(address: str) -> str:
    try:
        import fsspec

        files, path = fsspec.core.url_to_fs(address)
        about = {name.lower(): str(value) for name, value in files.info(path).items()}
    except Exception:  # noqa: BLE001 - why it can't be had is said where it is fetched
        about = {}
    known = {name: about[name] for name in _TELLING if name in about}
    return json.dumps({**known, "size": about.get("size")}, sort_keys=True) if known else secrets.token_hex(8)


def _copy(source: object, sink: object, name: str) -> None:
    size = 0
    while chunk := source.read(_CHUNK):  # type: ignore[attr-defined]
        size += len(chunk)
        if size > FILE_CAP:
            raise TooLarge(f"{name} is larger than {FILE_CAP >> 20} MB.")
        try:
            sink.write(chunk)  # type: ignore[attr-defined]
        except OSError as error:
            raise OutputError(
                f"{name} can't be kept: {error.strerror}.", "Free some disk space for temporary files."
            ) from error
