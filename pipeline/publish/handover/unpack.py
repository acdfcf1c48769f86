"""A package → a folder, without trusting it: every name and size is checked before anything is put in place."""

from __future__ import annotations

import hashlib
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Corrupt, NotFound, NotPermitted, OutputError
from pipeline.publish.folder import is_dataset, writing
from pipeline.publish.handover.manifest import (
    DATASET,
    FILE,
    MANIFEST_CAP,
    PAPERS,
    Entry,
    read_manifest,
)

_CHUNK = 1024 * 1024
_CHANGED = "The package was damaged or changed on its way; nothing was unpacked."
_AGAIN = "Ask for it once more."


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
        raise Corrupt(f"{package} is no zip file.", _AGAIN) from error
    with archive:
        try:
            yield archive
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
            raise Corrupt(_CHANGED, _AGAIN) from error


def _extract(archive: zipfile.ZipFile, into: Path) -> None:
    """Exactly the files that the manifest names, no others, with the content that it says."""
    infos = {info.filename: info for info in archive.infolist()}
    if FILE not in infos or infos[FILE].file_size > MANIFEST_CAP or len(infos) != len(archive.infolist()):
        raise Corrupt("This zip is no package that `scrutiny pack` made.", _AGAIN)
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
