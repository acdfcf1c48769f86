"""The folder where dropped papers are kept, and which of them a report was read from."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pipeline.batch.limits import FILE_CAP
from pipeline.errors import UsageError
from pipeline.read.document import sha256_of

KINDS = (".pdf", ".docx", ".html", ".htm", ".xlsx")
LONGEST_STEM = 80  # characters
PART = (".upload-", ".part")  # what is being written begins and ends so
_LEFT_AFTER = 3600  # seconds without a byte: nobody writes that part any more


class Arriving:
    """One file of an upload, written to disk as it comes: however large it is, memory is not.

    What turns out to be no paper is let go by, and `kept` says why.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._stem, self._kind = _harmless(name)
        self._digest, self._size = hashlib.sha256(), 0
        self._part: tuple[Path, BinaryIO] | None = None
        self._problem: UsageError | None = None
        if self._kind not in KINDS:
            self.refuse("is not a PDF, Word, web page or Excel file.", "Drop the report itself.")

    @property
    def name(self) -> str:
        """Its name in a harmless form."""
        return f"{self._stem}{self._kind}"

    def refuse(self, why: str, advice: str) -> None:
        """It is not kept; what came of it so far goes at once."""
        self._problem = UsageError(f"{self.name} {why}", advice)
        self.drop()

    def write(self, data: bytes) -> None:
        """The next bytes of it."""
        self._size += len(data)
        if self._problem is not None:
            return
        if self._size > FILE_CAP:
            self.refuse(f"is larger than {FILE_CAP >> 20} MB.", "Split it, and drop the part that matters.")
            return
        self._digest.update(data)
        try:
            self._file().write(data)
        except OSError as error:
            self._unwritten(error)

    def kept(self) -> Path:
        """The whole file, in the folder under a harmless name; the same content is kept once.

        Raises UsageError, in words, where it is no paper or could not be written.
        """
        if self._problem is None and not self._size:
            self.refuse("is empty.", "Download it again.")
        try:
            path = self._placed() if self._problem is None else None
        except OSError as error:
            self._unwritten(error)
            path = None
        finally:
            self.drop()
        if path is None:
            raise self._problem or UsageError(f"{self.name} could not be kept.")
        return path

    def drop(self) -> None:
        """Takes away what was written and is not kept."""
        if self._part is not None:
            path, file = self._part
            self._part = None
            with suppress(OSError):  # its last bytes may find no room; they are not wanted any more
                file.close()
            path.unlink(missing_ok=True)

    def _file(self) -> BinaryIO:
        if self._part is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / secrets.token_hex(8).join(PART)
            self._part = path, path.open("xb")
        return self._part[1]

    def _placed(self) -> Path:
        self._file().close()
        part, digest = Path(self._file().name), self._digest.hexdigest()  # the name it was opened by
        if known := papers_by_hash(self._folder).get(digest):
            return known
        for stem in (self._stem, f"{self._stem}-{digest[:8]}"):
            path = self._folder / f"{stem}{self._kind}"
            if _placed_as(part, path):
                return path
        return path

    def _unwritten(self, error: OSError) -> None:
        why = error.strerror or "it failed"
        self.refuse(f"could not be kept: {why}.", f"Free some space in {self._folder}, or choose another folder.")


def _placed_as(part: Path, path: Path) -> bool:
    """Whether the part is there under its own name now; never in the place of another file."""
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without links
        if path.exists():
            return False
        os.replace(part, path)
    return True


def sweep(folder: Path) -> None:
    """Takes away what servers that were killed left half written."""
    for path in folder.glob(f"{PART[0]}*{PART[1]}") if folder.is_dir() else ():
        try:
            if time.time() - path.lstat().st_mtime > _LEFT_AFTER:
                path.unlink()
        except OSError:  # gone by now, or somebody else's
            continue


def _harmless(name: str) -> tuple[str, str]:
    """Stem and kind: letters, figures and dashes only, no path, no name that a system keeps for itself."""
    plain = unicodedata.normalize("NFKD", name.replace("\\", "/").rsplit("/", 1)[-1]).encode("ascii", "ignore").decode()
    stem, dot, kind = plain.rpartition(".")
    stem = re.sub(r"[^A-Za-z0-9]+", "-", stem if dot else plain).strip("-")[:LONGEST_STEM].strip("-")
    if not stem or re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", stem):
        stem = f"paper-{stem}".strip("-")
    return stem, f"{dot}{kind.lower()}" if dot and kind.isalnum() else ""


def papers_by_hash(folder: Path) -> dict[str, Path]:
    """sha256 → paper, for every paper in the folder; what was hashed before is not hashed again."""
    if not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink() and path.suffix.lower() in KINDS and not path.name.startswith("."):
            stat = path.stat()
            found[_hash(path, stat.st_mtime_ns, stat.st_size)] = path
    return found


_HASHES: dict[tuple[Path, int, int], str] = {}


def _hash(path: Path, changed: int, size: int) -> str:
    key = path, changed, size
    if key not in _HASHES:
        _HASHES[key] = sha256_of(path)
    return _HASHES[key]
