"""What `brief` and `report` share: Word and Excel files beside their pages (`--also`), and the closing lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.closing import Tally, tally
from pipeline.commands.wording import printable
from pipeline.models.report import Document, Report
from pipeline.read.own_output import is_own_office
from pipeline.scratch import scratch

if TYPE_CHECKING:
    from pipeline.report.view import Brief


def may_write_office(folder: Path, page: str, forms: Sequence[str]) -> None:
    """Raises OutputError where one of the files would replace something that this tool did not make."""
    from pipeline.errors import OutputError

    for form in forms:
        path = folder / Path(page).with_suffix(f".{form}").name
        if path.exists() and not is_own_office(path):
            raise OutputError(f"{path} was not made by this tool; it was left as it is.")


def write_office(folder: Path, page: str, brief: Brief, forms: Sequence[str]) -> list[Path]:
    """Writes `brief` in these forms, under the name of its page; the same bytes each time."""
    from pipeline.publish.folder import writing
    from pipeline.publish.spreadsheet.workbook import repacked

    written = []
    for form in forms:
        path = folder / Path(page).with_suffix(f".{form}").name
        with writing(folder), scratch() as drafts:
            draft = drafts / path.name
            _made(brief, form).save(str(draft))
            repacked(draft, path)
        written.append(path)
    return written


def _made(brief: Brief, form: str) -> Any:
    if form == "docx":
        from pipeline.report.word import brief_document

        return brief_document(brief)
    from pipeline.report.workbook import brief_workbook

    return brief_workbook(brief)


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
