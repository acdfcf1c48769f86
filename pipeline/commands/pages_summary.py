"""The end of `brief` and `report`: what was written, for people and for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.closing import Tally, tally
from pipeline.commands.wording import printable
from pipeline.models.report import Document, Report

if TYPE_CHECKING:
    from pipeline.report.view import Brief


def tallies(reports: Iterable[Report]) -> list[Tally]:
    """One tally for each report, as if each were a file of its own."""
    return [
        tally(Document(one.source.file, one.source.sha256, one.source.pages, one.status, "OK", (one,)))
        for one in reports
    ]


def say(briefs: Iterable[tuple[str, Brief]]) -> None:
    """One line for each page: whose it is, and its sentence."""
    for _, one in briefs:
        print(printable(f"{one.title}: {one.sentence}"), file=sys.stderr)


def print_pages_summary(
    folder: Path | None, briefs: Iterable[tuple[str, Brief]], message: str, code: int, unsure: Sequence[str] = ()
) -> None:
    """The same as one JSON object on standard output."""
    summary = {
        "schema": "scrutiny-pages-summary/1",
        "folder": None if folder is None else str(folder),
        "exit_code": code,
        "message": message,
        "pages": [
            {
                "file": name,
                "title": one.title,
                "reports": [each.report_id for each in one.rounds],
                "recommendations": len(one.recommendations),
                "message": one.sentence,
            }
            for name, one in briefs
        ],
        "unsure": list(unsure),
    }
    sys.stdout.write(json.dumps(summary, ensure_ascii=True, indent=1) + "\n")
