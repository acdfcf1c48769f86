"""The folder of a dataset: written whole or not at all, and what of it is out of date."""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import NotFound, OutputError
from pipeline.journal import JOURNALS, held
from pipeline.publish.metadata.dcat import CSVW_FILE as CSVW
from pipeline.publish.metadata.dcat import DATASETTE, FORMS, edited
from pipeline.publish.metadata.dcat import FILE as DCAT
from pipeline.publish.metadata.package import FILE, SCHEMA
from pipeline.publish.schema import tables
from pipeline.safe_json import loads

STALE = "stale.json"
DERIVED = ("comparisons", "timelines", "pages")  # made from a dataset by `compare` and `report`
STALE_SCHEMA = "scrutiny-stale/1"


def derived_in(folder: Path) -> tuple[str, ...]:
    """Return what lies in the folder that is made from a dataset, by name."""
    return tuple(name for name in DERIVED if (folder / name).exists())


def stale_in(folder: Path) -> tuple[str, ...]:
    """Return what in the dataset was made from an earlier state of it."""
    try:
        named = loads((folder / STALE).read_text(encoding="utf-8"))["made_before"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(name for name in derived_in(folder) if name in named)


def mark_stale(folder: Path, names: Iterable[str]) -> None:
    """Write which of the dataset's files were made from an earlier state of it; no file where none were."""
    kept = [name for name in DERIVED if name in set(names)]
    if kept:
        document = {"schema": STALE_SCHEMA, "made_before": kept}
        (folder / STALE).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8", newline="")
    else:
        (folder / STALE).unlink(missing_ok=True)


def mark_fresh(folder: Path, names: Collection[str]) -> None:
    """Take names off the list: these were made from the dataset as it is now."""
    if (folder / STALE).exists():
        mark_stale(folder, [name for name in stale_in(folder) if name not in names])


def is_same_dataset(one: Path, other: Path) -> bool:
    """Return True if two folders hold the same tables and reports, so that what is made from them is the same."""
    return _contents(one) == _contents(other)


def _contents(folder: Path) -> dict[str, bytes]:
    paths = [folder / "datapackage.json", *sorted((folder / "reports").glob("*.json"))]
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


# What the tool makes itself, but for what is made from a dataset (stale.DERIVED): that is kept when it is written anew.
KEPT = ".scrutiny"  # what the next run needs not read again; nobody else looks into it
_OWN = {
    FILE, CSVW, DCAT, DATASETTE, STALE, "run.json", "reports", "history", "verification.json", KEPT, *FORMS,
    *(table.file for table in tables().values()),
}  # fmt: skip
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}  # left by file managers, nobody's data
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some disk space, or choose another folder with -o."),
    getattr(errno, "EDQUOT", -1): (
        "your disk quota is used up",
        "Free some disk space, or choose another folder with -o.",
    ),
    errno.EACCES: ("you do not have permission to write there", "Choose another folder with -o."),
    errno.EPERM: ("you do not have permission to write there", "Choose another folder with -o."),
    errno.EROFS: ("it is read-only", "Choose another folder with -o."),
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
            raise OutputError(f"{folder} is not a folder.", "Choose another folder with -o.")
        taken = folder.exists() and any(entry.name not in _LITTER for entry in folder.iterdir())
    if taken and not is_dataset(folder):
        raise OutputError(
            f"{folder} holds files that are not a dataset of this tool; nothing was changed.",
            "Choose a new or empty folder with -o.",
        )
    if taken and not sources_given and _edited(folder, "sources.csv"):
        raise OutputError(
            f"{folder / 'sources.csv'} was edited and would be lost; nothing was changed.",
            f"Pass it with --sources {folder / 'sources.csv'}, or delete it.",
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
