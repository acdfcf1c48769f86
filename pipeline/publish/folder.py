"""The dataset's folder: built beside it under another name, and put in its place only when it is whole."""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import NotFound, OutputError
from pipeline.journal import JOURNALS, held
from pipeline.publish.metadata.csvw import FILE as CSVW
from pipeline.publish.metadata.dcat import DATASETTE, FORMS, edited
from pipeline.publish.metadata.dcat import FILE as DCAT
from pipeline.publish.metadata.package import FILE, SCHEMA
from pipeline.publish.schema import tables
from pipeline.publish.stale import DERIVED
from pipeline.publish.stale import FILE as STALE
from pipeline.safe_json import loads

# What the tool makes itself, but for what is made from a dataset (stale.DERIVED): that is kept when it is written anew.
KEPT = ".scrutiny"  # what the next run needs not read again; nobody else looks into it
_OWN = {
    FILE, CSVW, DCAT, DATASETTE, STALE, "run.json", "reports", "history", "verification.json", KEPT, *FORMS,
    *(table.file for table in tables().values()),
}  # fmt: skip
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}  # left by file managers, nobody's data
_REASONS = {
    errno.ENOSPC: ("there is no room left", "Make room, or choose another folder with -o."),
    getattr(errno, "EDQUOT", -1): ("your share of the disk is used up", "Make room, or choose another folder with -o."),
    errno.EACCES: ("you may not write there", "Choose another folder with -o."),
    errno.EPERM: ("you may not write there", "Choose another folder with -o."),
    errno.EROFS: ("it can only be read", "Choose another folder with -o."),
    errno.ENAMETOOLONG: ("a name in it would be too long", "Choose a shorter folder with -o."),
}


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turns what the operating system refuses into an OutputError that says why and what to do."""
    try:
        yield
    except OSError as error:
        reason, advice = _REASONS.get(error.errno or 0, (error.strerror or "it failed", OutputError.advice))
        raise OutputError(f"The result could not be written to {folder}: {reason}.", advice) from error


def made_by_tool() -> frozenset[str]:
    """What may be handed on of a dataset's folder: files and folders by name; what others put there is not named."""
    return frozenset((_OWN - {KEPT}) | {*DERIVED, *JOURNALS})


def is_dataset(folder: Path) -> bool:
    """Whether the folder holds a dataset that this tool wrote."""
    try:
        package = loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    mark = package.get("scrutiny") if isinstance(package, dict) else None
    return isinstance(mark, dict) and mark.get("schema") == SCHEMA


def must_be_dataset(folder: Path) -> None:
    """Raises NotFound where the folder holds no dataset that this tool wrote."""
    if not is_dataset(folder):
        raise NotFound(f"{folder} is not a dataset.", "Give the folder that `scrutiny extract` wrote.")


def claim(out: Path, *, sources_given: bool = True) -> Path:
    """The folder's full path, if a dataset may be written there: it is new, empty, or an earlier dataset.

    An earlier dataset that a crash left under its waiting name is put back first. Raises OutputError otherwise,
    and where somebody worked on the earlier sources.csv and it is not handed in (`sources_given`).
    """
    folder = out.resolve()
    with writing(folder):
        waiting = _beside(folder, "old")
        if waiting.exists() and not folder.exists():
            waiting.rename(folder)
        if not folder.name or (folder.exists() and not folder.is_dir()):
            raise OutputError(f"{folder} is no folder for a dataset.", "Choose another folder with -o.")
        taken = folder.exists() and any(entry.name not in _LITTER for entry in folder.iterdir())
    if taken and not is_dataset(folder):
        raise OutputError(
            f"{folder} holds files that are not a dataset of this tool; nothing was changed.",
            "Choose a new or empty folder with -o.",
        )
    if taken and not sources_given and _edited(folder, "sources.csv"):
        raise OutputError(
            f"{folder / 'sources.csv'} was edited and would be lost; nothing was changed.",
            f"Hand it in with --sources {folder / 'sources.csv'}, or delete it.",
        )
    keep_edited_forms(folder)
    return folder


def keep_edited_forms(folder: Path) -> None:
    """Raises OutputError where somebody worked in a workbook or the like that would be written over."""
    for name in edited(folder):
        raise OutputError(
            f"{folder / name} was edited and would be lost; nothing was changed.",
            "Save it under another name, or delete it.",
        )


def _edited(folder: Path, file: str) -> bool:
    """Whether a file of the dataset differs from what its data package says."""
    package = loads((folder / FILE).read_text(encoding="utf-8"))
    hashes = {entry.get("path"): entry.get("hash") for entry in package.get("resources", ())}
    path = folder / file
    return path.is_file() and hashes.get(file) != f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


@contextmanager
def staged(folder: Path, without: Collection[str] = ()) -> Iterator[Path]:
    """An empty folder beside `folder` to write into; it takes the place of `folder` when the block ends well.

    Files in `folder` that the tool did not make (corrections, assessments, notes) and what was made from the dataset
    are carried over, but for those `without` names. Where the block or the replacing fails, `folder` stays as it was.
    Raises OutputError where it can't be replaced.
    """
    new = _beside(folder, "new")
    with writing(folder):
        _remove(new)
        new.mkdir(parents=True)
    try:
        yield new
        with writing(folder), held(folder):  # nobody may add a correction between the copy and the exchange
            _carry_over(folder, new, _OWN | {*without})
            _replace(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.scrutiny-{what}")


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _carry_over(folder: Path, new: Path, without: Collection[str]) -> None:
    for entry in sorted(folder.iterdir()) if folder.exists() else ():
        if entry.name in without or (new / entry.name).exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def _replace(folder: Path, new: Path) -> None:
    """Two renames; a crash between them leaves the earlier dataset under its waiting name, where `claim` finds it."""
    old = _beside(folder, "old")
    _remove(old)
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
