"""Documents out of a zip archive, without trusting it.

Members are written under a folder of ours with names of ours, so that `../` in a name climbs nowhere; the bytes that
come out are counted as they come, so that a bomb stops at the cap whatever its directory claims.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pipeline.batch.inputs import DOCUMENTS, Found, is_document
from pipeline.batch.limits import FILE_CAP
from pipeline.errors import Corrupt, Encrypted, InputError, NotFound, NotPermitted, OutputError, TooLarge

ARCHIVE_CAP = 4 * 1024 * 1024 * 1024  # bytes of all PDFs of one archive
MEMBERS_CAP = 20_000
CHUNK = 1024 * 1024
NAME_LENGTH = 150  # bytes: well under what any file system takes


def unpacked(archive: Found, into: Path) -> Iterator[Found]:
    """The documents in `archive`, one by one, each written into a folder of its own below `into`.

    A member that can't be had comes with its problem; an archive that can't be opened is one Found with a problem.
    """
    try:
        with zipfile.ZipFile(archive.path) as opened:
            yield from _members(opened, archive, into)
    except PermissionError:
        yield _failed(archive, NotPermitted(f"{archive.name} may not be read."))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield _failed(archive, Corrupt(f"{archive.name} is not a zip archive that can be opened ({error})."))


def _members(opened: zipfile.ZipFile, archive: Found, into: Path) -> Iterator[Found]:
    members = sorted(
        (info for info in opened.infolist() if not info.is_dir() and _is_read(info.filename)),
        key=lambda info: info.filename,
    )
    if not members:
        yield _failed(archive, NotFound(f"{archive.name} holds no PDF, .docx, .html or .xlsx.", "Name the files."))
    if len(members) > MEMBERS_CAP:
        yield _failed(archive, TooLarge(f"{archive.name} holds more than {MEMBERS_CAP:,} documents."))
        return
    left = ARCHIVE_CAP
    for position, info in enumerate(members):
        target = into / f"{position:05d}" / own_name(info.filename)
        name = f"{archive.name}/{info.filename}"
        try:
            left -= _write(opened, info, target, min(FILE_CAP, left), name)
        except InputError as problem:
            yield Found(target, name, problem)
        else:
            yield Found(target, name)


def _is_read(filename: str) -> bool:
    """Return True for a document that is in no hidden folder of the archive."""
    folders = re.split(r"[/\\]", filename)[:-1]
    return is_document(filename) and not any(name.startswith(".") and name.strip(".") for name in folders)


def _write(opened: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, cap: int, name: str) -> int:
    """The member's bytes into `target`; how many there were."""
    if info.flag_bits & 0x1:
        raise Encrypted(f"{name} is locked with a password inside the zip.", "Unpack it yourself first.")
    size = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(info) as source, target.open("wb") as sink:
            while chunk := _next(source, name):
                size += len(chunk)
                if size > cap:
                    raise TooLarge(f"{name} is larger than {FILE_CAP // CHUNK} MB when unpacked.")
                sink.write(chunk)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise _damaged(name) from error
    except (TooLarge, Corrupt):
        target.unlink(missing_ok=True)
        raise
    except OSError as error:
        raise OutputError(
            f"{name} can't be unpacked: {error.strerror}.", "Free some disk space for temporary files."
        ) from error
    return size


def _next(source: IO[bytes], name: str) -> bytes:
    """The next bytes of a member; what each way of packing raises for damage is said alike."""
    try:
        return source.read(CHUNK)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> Corrupt:
    return Corrupt(f"{name} is damaged inside the zip.", "Make or download the zip again.")


def own_name(filename: str) -> str:
    """The member's last part, without anything that a file system could take for more than a name."""
    last = re.split(r"[/\\]", filename)[-1]
    kept = re.sub(r'[\x00-\x1f\x7f<>:"|?*]', "_", last).strip(". ")
    short = kept.encode("utf-8", "replace")[-NAME_LENGTH:].decode("utf-8", "ignore")  # its end says what it is
    return short if short.lower().endswith(DOCUMENTS) else f"{short}.pdf"


def _failed(archive: Found, problem: InputError) -> Found:
    return Found(archive.path, archive.name, problem)
