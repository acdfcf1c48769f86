"""Files from elsewhere, where the user allows it: fetched here, in the parent, before any worker sees them.

Whatever fsspec can open by its address (https, s3, gs, …); what it needs for that it says itself. The bytes are
counted as they come, since a server may send more than it says.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.batch.archives import own_name
from pipeline.batch.inputs import Found
from pipeline.batch.limits import FILE_CAP
from pipeline.errors import InputError, NotFound, OutputError, TooLarge, UsageError

_CHUNK = 1 << 20


def fetched(item: Found, into: Path) -> Found:
    """The file at the address `item.name`, in a folder of its own; with its problem where it can't be had.

    Raises UsageError where the library that fetches is not installed.
    """
    try:
        import fsspec
    except ImportError as error:
        said = "Install it: pip install scrutiny-pipeline[remote]"
        raise UsageError("--allow-remote needs fsspec.", said) from error
    target = into / own_name(unquote(urlsplit(item.name).path) or "paper.pdf")
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


def _copy(source: object, sink: object, name: str) -> None:
    size = 0
    while chunk := source.read(_CHUNK):  # type: ignore[attr-defined]
        size += len(chunk)
        if size > FILE_CAP:
            raise TooLarge(f"{name} is larger than {FILE_CAP >> 20} MB.")
        try:
            sink.write(chunk)  # type: ignore[attr-defined]
        except OSError as error:
            raise OutputError(f"{name} can't be kept: {error.strerror}.", "Make room for temporary files.") from error
