"""The inputs that a command names: reports, datasets, papers, and what is read of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pipeline.errors import InputError, NoReport, SeveralReports, UsageError
from pipeline.models.codes import meaning
from pipeline.models.picture import PagePicture
from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten, People
from pipeline.models.report import Document, Report
from pipeline.profiles import load
from pipeline.read.own_output import OWN_OUTPUT
from pipeline.safe_json import loads
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.models.page import Box, Page
    from pipeline.privacy import Hiding
    from pipeline.report.view import Brief
    from pipeline.work.picturing import Studio


def reports_in(paths: Sequence[Path], settings: Settings) -> list[tuple[Report, ...]]:
    """The reports of each file, with their names and dates. Raises InputError, or NoReport where a file holds none.

    A profile that is wrong is refused before anything is read.
    What extract wrote is read here, all else in a worker.
    """
    from pipeline.follow import with_entities
    from pipeline.publish import read_report

    if settings.profile is not None:
        load(settings.profile)
    papers = [path for path in paths if path.suffix.lower() != ".json"]
    read = iter(_read(papers, settings)) if papers else iter(())
    return [next(read) if path in papers else (with_entities(read_report(path)),) for path in paths]


def _read(papers: Sequence[Path], settings: Settings) -> list[tuple[Report, ...]]:
    from pipeline.work.apart import documents

    return [_reports(path, one) for path, one in zip(papers, documents(papers, settings), strict=True)]


def _reports(path: Path, document: Document) -> tuple[Report, ...]:
    from pipeline.follow import with_entities

    if document.status == "failed":
        why = document.issues[0].message
        raise InputError(why if path.name in why else f"{path.name}: {why}", "")
    if document.reason == OWN_OUTPUT:
        raise NoReport(f"{path.name} was made by this tool.", meaning(OWN_OUTPUT).advice)
    if not document.reports:
        raise NoReport(f"{path.name} holds no progress report that can be read ({document.reason}).")
    return tuple(map(with_entities, document.reports))


def only(found: tuple[Report, ...], path: Path) -> Report:
    """The one report of a file. Raises SeveralReports where it holds more."""
    if len(found) > 1:
        raise SeveralReports(
            f"{path.name} holds {len(found)} reports.",
            "Extract it first, then compare two files of the folder reports/.",
        )
    return found[0]


def stricter(people: People, dataset: Path) -> People:
    """What the user asks for, or what the dataset was made with, if that names fewer: pages must not undo it."""
    asked = get_args(People)
    try:
        made = loads((dataset / "run.json").read_text(encoding="utf-8"))["settings"]["people"]
    except (OSError, ValueError, KeyError, TypeError):
        return people
    found: People = max(people, made if made in asked else "all", key=asked.index)
    return found


def seen_together(
    reports: Sequence[Report], people: People, forgotten: Forgotten = NOTHING_FORGOTTEN
) -> tuple[Report, ...]:
    """Reports that will be shown together, with the names that the user wants: what is made of them has no others."""
    if people == "all" and not forgotten:
        return tuple(reports)
    from pipeline.privacy import masked_reports

    return masked_reports(reports, people, forgotten)


def hidden_in(reports: Sequence[Report], people: People, forgotten: Forgotten = NOTHING_FORGOTTEN) -> Hiding | None:
    """What must not be seen on pictures of these reports' pages."""
    if people == "all" and not forgotten:
        return None
    from pipeline.privacy import hiding_of

    return hiding_of(reports, people, forgotten)


def find_papers(folder: Path, wanted: Mapping[str, str]) -> dict[str, Path]:
    """`wanted`: sha256 → file name; returns sha256 → where it is, as far as `folder` or a folder in it holds it.

    A name only says where to look first: what counts is that the bytes are the same. Raises UsageError.
    """
    from pipeline.read.document import sha256_of

    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder.", "Give the folder that holds the PDFs.")
    names = set(wanted.values())
    found: dict[str, Path] = {}
    for path in sorted(_pdfs(folder), key=lambda path: (path.name not in names, str(path))):
        if len(found) == len(wanted):
            break
        try:
            digest = sha256_of(path)
        except InputError:
            continue  # a file that can't be read is none that was read
        if digest in wanted:
            found.setdefault(digest, path)
    return found


def _pdfs(folder: Path) -> Iterator[Path]:
    """Every PDF below a folder; symbolic links are not followed."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if name.lower().endswith(".pdf") and not path.is_symlink():
                yield path


def pictures(
    brief: Brief, papers: Mapping[str, Path], password: str | None, hidden: Hiding | None, studio: Studio
) -> dict[tuple[int, int], PagePicture]:
    """(round, page) → how it looks, for the pages that `brief` points at; a report whose PDF is not there has none.

    What `hidden` says is painted over; a page that can't be searched for it, or not be drawn, is not shown.
    """
    from pipeline.report.view import pages_shown

    paint = partial(_paint, hidden) if hidden else None
    found: dict[tuple[int, int], PagePicture] = {}
    for round_, pages in pages_shown(brief).items():
        path = papers.get(brief.rounds[round_].sha256)
        for one in studio.pictures(path, pages, password, paint) if path else ():
            found[round_, one.page] = one
    return found


def _paint(hidden: Hiding, page: Page) -> tuple[Box, ...] | None:
    from pipeline.privacy import paint_over

    return paint_over(page, hidden)
