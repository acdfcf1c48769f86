"""Writing a dataset: all files in a new folder, checked, put in place; with a record of the run."""

from __future__ import annotations

import json
import os
import platform
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError
from pipeline.models.comparison import Followed
from pipeline.models.own_mark import HTML_MARK
from pipeline.models.report import Document
from pipeline.publish.check import faults
from pipeline.publish.collect import Collected
from pipeline.publish.comparisons import write_tracker
from pipeline.publish.encode import clean
from pipeline.publish.folder import claim, derived_in, is_same_dataset, mark_stale, staged, stale_in, writing
from pipeline.publish.forms.write_forms import forms_in, write_forms
from pipeline.publish.history.succession import Succession, with_earlier, write_history
from pipeline.publish.metadata.about import About
from pipeline.publish.metadata.dcat import describe
from pipeline.publish.metadata.package import write_package
from pipeline.publish.parcel import Prepared
from pipeline.publish.release.mark import Release, mark_release
from pipeline.publish.sources import Sources, read_sources
from pipeline.publish.write_tables import removed_from, source_rows, write_tables
from pipeline.settings import Form, Settings


def write_run(
    folder: Path, settings: Settings, run: Mapping[str, Any], counts: Mapping[str, int], removed: Mapping[str, int]
) -> None:
    """`settings` (no password, and of paths the last name only), `run` as the caller measured it, `counts` of what
    was written, `removed`: how much was taken out so that it may be published.
    """
    record = {
        "schema": "scrutiny-run/1",
        "tool": {"name": "scrutiny-pipeline", "version": _version()},
        "python": platform.python_version(),
        "system": platform.system(),
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "settings": {entry.name: _bare(getattr(settings, entry.name)) for entry in fields(settings) if entry.repr},
        "counts": dict(counts),
        "removed": dict(removed),
        "run": dict(run),
    }
    text = json.dumps(clean(record), ensure_ascii=False, indent=1, default=str)
    (folder / "run.json").write_bytes(f"{text}\n".encode())


def _bare(value: object) -> object:
    return value.name if isinstance(value, Path) else value


def _version() -> str:
    try:
        return version("scrutiny-pipeline")
    except PackageNotFoundError:  # run from a folder, not installed
        return "unknown"


@dataclass(frozen=True, slots=True)
class Written:
    """What now stands in `folder`. `needs_review`: recommendations that a person should look at."""

    folder: Path
    documents: int
    complete: int
    partial: int
    failed: int
    empty: int
    reports: int
    recommendations: int
    needs_review: int
    kept: int = 0  # documents of the earlier dataset that were added to
    replaced: int = 0  # reports of it that a later version has taken the place of
    gone: tuple[str, ...] = ()  # files of it that were not given again and are no longer in it
    stale: tuple[str, ...] = ()  # kept, though made from the dataset as it was before
    dropped: tuple[str, ...] = ()  # made from the dataset as it was before, and removed


def write_dataset(
    documents: Iterable[Document | Prepared],
    out: Path,
    *,
    sources: Sources | Path | None = None,
    settings: Settings | None = None,
    run: Mapping[str, Any] | None = None,
    people_register: bool | None = None,
    also: Collection[Form] = (),
    release: Release | None = None,
    add: bool = False,
    view: Callable[[Document], Document] | None = None,
    keep_derived: bool = True,
    follow: Callable[[Path, Path], Iterable[Followed]] | None = None,
) -> Written:
    """Writes one dataset over all documents, in any order, in bounded memory.

    `sources`: a sources file or what was read from one. `settings`, `run`: for run.json. `people_register`: whether
    people.csv is written (where people are hidden, only if asked for). `also`: further forms of the tables.
    `release`: the documents are a dataset's own, made ready for the public, and keep their ids. `add`: an earlier
    dataset in `out`, which stays unless the new one is whole, is added to; `view`: what may be shown of it by now.
    Other forms in `out` are made anew; comparisons and pages are marked as stale, or removed unless `keep_derived`.
    `follow` (new folder, folder with answers): compares the rounds, for the tracker.
    Raises UsageError for a wrong sources file, OutputError where `out` may not or can't be written.
    """
    stated = read_sources(sources) if isinstance(sources, Path) else sources or Sources()
    folder = claim(out, sources_given=sources is not None)
    succession = Succession(folder, with_earlier(stated, folder) if add else stated, add, view)
    dropped = () if keep_derived else derived_in(folder)
    with staged(folder, dropped) as new:
        register = _asked(people_register, settings)
        collected, counts = write_tables(new, folder, documents, succession, register, public=release is not None)
        with writing(folder):
            write_history(folder, new, succession.past, view)
            write_tracker(new, follow(new, folder) if follow else None)
            write_package(new, source_rows(collected), release.about if release else About())
            _shape(new, release, {*also, *forms_in(folder)})
            write_run(new, settings or Settings(), run or {}, counts, removed_from(collected.inputs))
            _must_be_right(new)
            stale = _mark_stale(folder, new) if keep_derived else ()
    return replace(_written(folder, collected, counts, succession), stale=stale, dropped=dropped)


def _mark_stale(folder: Path, new: Path) -> tuple[str, ...]:
    """Mark, in the new dataset, what was made from the earlier one in `folder` and no longer fits it."""
    names = stale_in(folder) if is_same_dataset(folder, new) else derived_in(folder)
    mark_stale(new, names)
    return names


def _must_be_right(new: Path) -> None:
    """Raises OutputError where what was written is not what it says it is."""
    for fault in faults(new, contents=False):
        raise OutputError(
            f"The result was not written, since it would be wrong: {fault}.",
            "This is a bug in the tool: please report it with the file.",
        )


def _shape(new: Path, release: Release | None, also: Collection[Form]) -> None:
    """What is made of the tables: the marks of a set for the public, other forms, the records that list them all."""
    mark_release(new, release)
    write_forms(new, new, also)
    describe(new)


def _asked(people_register: bool | None, settings: Settings | None) -> bool:
    """Whether people.csv is written: where people are hidden, only on request."""
    return (settings is None or settings.people == "all") if people_register is None else people_register


def _written(folder: Path, collected: Collected, counts: Mapping[str, int], succession: Succession) -> Written:
    statuses = Counter(entry.row["status"] for entry in collected.inputs)
    return Written(
        folder,
        len(collected.inputs),
        statuses["complete"],
        statuses["partial"],
        statuses["failed"],
        statuses["empty"],
        reports=counts["reports"],
        recommendations=counts["recommendations"],
        needs_review=counts["needs_review"],
        kept=succession.kept,
        replaced=len(succession.past),
        gone=tuple(succession.gone),
    )


_HEAD = 4096  # bytes in which it stands


def write_pages(folder: Path, pages: Iterable[tuple[str, str]], *, whole: bool = False) -> list[Path]:
    """Writes `pages` (name, text) into `folder`, one by one as they come; returns where they are.

    `whole`: pages of an earlier run that are not made any more go. Raises OutputError where a page can't be written,
    or would replace a file that this tool did not make.
    """
    with writing(folder):
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is not a folder.")
        folder.mkdir(parents=True, exist_ok=True)
        written = [_write(folder / name, text) for name, text in pages]
        if whole:
            for path in sorted(folder.glob("*.html")):
                if path not in written and is_ours(path):
                    path.unlink()
    return written


def may_write(path: Path) -> None:
    """Raises OutputError where `path` holds something that this tool did not make."""
    with writing(path.parent):
        taken = os.path.lexists(path) and not is_ours(path)
    if taken:
        raise OutputError(f"{path} was not made by this tool; it was left as it is.")


def is_ours(path: Path) -> bool:
    """Whether a file is a page that this tool wrote."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return HTML_MARK.encode() in file.read(_HEAD)


def _write(path: Path, text: str) -> Path:
    """Beside its place first, then renamed: nobody ever sees half a page."""
    may_write(path)
    waiting = path.with_name(f".{path.name}.new")
    try:
        waiting.write_text(text, encoding="utf-8", newline="\n")
        os.replace(waiting, path)
    finally:
        waiting.unlink(missing_ok=True)
    return path
