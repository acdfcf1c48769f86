"""A package unpacked without trusting it, and corrections of two datasets made one."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import Corrupt, NotFound, NotPermitted, OutputError
from pipeline.journal import ASSESSMENTS, JOURNALS, append, entries
from pipeline.publish.folder import is_dataset, writing
from pipeline.publish.handover.pack import DATASET, FILE, MANIFEST_CAP, PAPERS, Entry, read_manifest

_CHUNK = 1024 * 1024
_CHANGED = "The package was damaged or changed on its way; nothing was unpacked."
_AGAIN = "Ask for it again."


@contextmanager
def opened(package: Path, beside: Path) -> Iterator[Path]:
    """The package's files in a folder of ours beside `beside`, all checked; the folder goes when the block ends.

    Raises NotFound, NotPermitted, Corrupt, or OutputError where there is no room.
    """
    staging = beside.resolve().with_name(f".{beside.resolve().name}.scrutiny-unpack")
    with writing(beside):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
    try:
        with _archive(package) as archive, writing(beside):
            _extract(archive, staging)
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _archive(package: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(package)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFound(f"There is no package {package}.") from error
    except PermissionError as error:
        raise NotPermitted(f"{package} may not be read.") from error
    except zipfile.BadZipFile as error:
        raise Corrupt(f"{package} is not a zip file.", _AGAIN) from error
    with archive:
        try:
            yield archive
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
            raise Corrupt(_CHANGED, _AGAIN) from error


def _extract(archive: zipfile.ZipFile, into: Path) -> None:
    """Exactly the files that the manifest names, no others, with the content that it says."""
    infos = {info.filename: info for info in archive.infolist()}
    if FILE not in infos or infos[FILE].file_size > MANIFEST_CAP or len(infos) != len(archive.infolist()):
        raise Corrupt("This zip is not a package that `scrutiny pack` made.", _AGAIN)
    with archive.open(infos[FILE]) as stream:
        entries = read_manifest(stream.read(MANIFEST_CAP))
    if set(infos) != {FILE, *entries} or any(stat.S_ISLNK(info.external_attr >> 16) for info in infos.values()):
        raise Corrupt(_CHANGED, _AGAIN)
    for name, entry in entries.items():
        _one(archive, infos[name], entry, into / name)


def _one(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry, path: Path) -> None:
    """One file; its bytes are counted as they come, so that a bomb stops where its directory says it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with archive.open(info) as source, path.open("xb") as target:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > entry.size:
                raise Corrupt(_CHANGED, _AGAIN)
            digest.update(chunk)
            target.write(chunk)
    if size != entry.size or digest.hexdigest() != entry.sha256:
        raise Corrupt(_CHANGED, _AGAIN)


def put(staging: Path, folder: Path) -> None:
    """The package as a new dataset in `folder`, the papers in its folder `papers`. Raises OutputError, Corrupt."""
    dataset = staging / DATASET
    if not is_dataset(dataset):
        raise Corrupt("The package holds no dataset.", _AGAIN)
    with writing(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputError(f"{folder} holds files of its own; nothing was changed.", "Choose another with -o.")
        if (staging / PAPERS).is_dir():
            (staging / PAPERS).rename(dataset / PAPERS)
        if folder.exists():
            folder.rmdir()
        folder.parent.mkdir(parents=True, exist_ok=True)
        dataset.rename(folder)


Line = dict[str, Any]
Side = Literal["mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people said different things of one cell: the last word of each side."""

    journal: str
    mine: Line
    theirs: Line


@dataclass(frozen=True, slots=True)
class Merged:
    """`added`: lines by journal; `conflicts` were settled as the user chose."""

    added: dict[str, int]
    conflicts: tuple[Conflict, ...]


def merge_journals(theirs: Path, mine: Path, take: Side = "mine") -> Merged:
    """Adds to the journals of the dataset `mine` what those of `theirs` say beyond them.

    Of two that contradict each other, `take` says whose is followed: theirs are then added, and being later they win;
    or they are left out. Raises OutputError where a journal can't be written.
    """
    added, conflicts = {}, []
    for journal in JOURNALS:
        old, new = _lines(mine / journal), _lines(theirs / journal)
        met = _conflicts(journal, old, new)
        conflicts += met
        refused = {_place(journal, one.theirs) for one in met} if take == "mine" else set()
        lines = _new(journal, old, new, refused)
        if lines:
            append(mine, journal, lines)
        added[journal] = len(lines)
    return Merged(added, tuple(conflicts))


def _lines(path: Path) -> list[Line]:
    return [line for _, line in entries(path) if line is not None and isinstance(line.get("id"), str)]


def _new(journal: str, old: list[Line], new: list[Line], refused: set[str]) -> list[Line]:
    """Their lines that I have not, without those about a refused cell and those that take such a line back."""
    known = {line["id"] for line in old}
    left_out = {line["id"] for line in new if line["id"] not in known and _place(journal, line) in refused}
    fresh = (line for line in new if line["id"] not in known | left_out)
    return [line for line in fresh if line.get("kind") != "withdraw" or line.get("to") not in left_out]


def _conflicts(journal: str, old: list[Line], new: list[Line]) -> list[Conflict]:
    mine, theirs = _standing(journal, old), _standing(journal, new)
    both = sorted(mine.keys() & theirs.keys())
    known = {line["id"] for line in old}
    return [
        Conflict(journal, mine[place], theirs[place])
        for place in both
        if theirs[place]["id"] not in known and _said(mine[place]) != _said(theirs[place])
    ]


def _standing(journal: str, lines: Iterable[Line]) -> dict[str, Line]:
    """The last word on every cell, without what was taken back."""
    found = list(lines)
    taken_back = {str(line.get("to")) for line in found if line.get("kind") == "withdraw"}
    return {
        _place(journal, line): line for line in found if line.get("kind") != "withdraw" and line["id"] not in taken_back
    }


def _place(journal: str, line: Line) -> str:
    """Which cell a line speaks of."""
    names = ("document", "place", "field", "number", "index")
    field = "assessment" if journal == ASSESSMENTS else None
    return json.dumps([field, *(line.get(name) for name in names)], sort_keys=True)


def _said(line: Line) -> str:
    """What it says of the cell, apart from who said it and when."""
    return json.dumps([line.get(name) for name in ("to", "rag", "progress")], sort_keys=True)
