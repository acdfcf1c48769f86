"""The folder where dropped papers are kept, and which of them a report was read from."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.read.document import sha256_of

KINDS = (".pdf", ".docx", ".html", ".htm", ".xlsx")
LARGEST = 200 * 1024 * 1024  # bytes: as for a file that `scrutiny extract` reads
LONGEST_STEM = 80  # characters


def kept(folder: Path, name: str, content: bytes) -> Path:
    """The content as a file of `folder`, under a harmless form of its name; the same content is kept once.

    Raises UsageError, in words, for what is no paper.
    """
    stem, kind = _harmless(name)
    if kind not in KINDS:
        raise UsageError(f"{stem}{kind} is no PDF, Word, web page or Excel file.", "Drop the report itself.")
    if not content:
        raise UsageError(f"{stem}{kind} is empty.", "Download it again.")
    digest = hashlib.sha256(content).hexdigest()
    known = papers_by_hash(folder).get(digest)
    if known is not None:
        return known
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}{kind}"
    if path.exists():
        path = folder / f"{stem}-{digest[:8]}{kind}"
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)
    return path


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
