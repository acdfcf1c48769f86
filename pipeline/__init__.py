"""UK council scrutiny progress reports → data that people can trust.

The front door: `extract` reads one report, `extract_all` every report of a file, `frames` gives pandas tables.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame

    from pipeline.models.report import Document, Report
    from pipeline.settings import Settings

__all__ = ["extract", "extract_all", "frames"]


def extract(path: str | Path, settings: Settings | None = None) -> Report:
    """The one progress report of a PDF.

    Raises an InputError where the file can't be read or holds none, SeveralReports where it holds more.
    """
    from pipeline.errors import InputError, NoReport, SeveralReports

    document = extract_all(path, settings)
    if document.status == "failed":
        raise InputError(document.issues[0].message, "")
    if not document.reports:
        raise NoReport(f"{document.file} holds no progress report.")
    if len(document.reports) > 1:
        raise SeveralReports(f"{document.file} holds {len(document.reports)} reports.")
    return document.reports[0]


def extract_all(path: str | Path, settings: Settings | None = None) -> Document:
    """Every progress report of a PDF, with what happened on the way; nothing is raised for a bad file."""
    from pipeline.run import read_document

    return read_document(Path(path), settings)


def frames(report: Report) -> dict[str, DataFrame]:
    """The report as pandas tables, by name: recommendations, updates, entities, issues."""
    from pipeline.publish.frames import frames as made

    return made(report)
