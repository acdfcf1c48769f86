"""Reports for commands that need one or a few of them: out of a PDF, another document, or a JSON that extract wrote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pipeline.errors import InputError, NoReport, SeveralReports
from pipeline.models.codes import meaning
from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten, People
from pipeline.models.report import Document, Report
from pipeline.profiles import load
from pipeline.read.own_output import OWN_OUTPUT
from pipeline.safe_json import loads
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.privacy import Hiding


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
