"""The pages' content as Word and Excel files, beside the pages: `--also docx,xlsx` of `brief` and `report`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from pipeline.read.own_output import is_own_office
from pipeline.scratch import scratch

if TYPE_CHECKING:
    from pipeline.report.view import Brief

Office = Literal["docx", "xlsx"]
_KNOWN: tuple[Office, ...] = get_args(Office)


def office_forms(text: str) -> tuple[Office, ...]:
    """`docx,xlsx` → its parts; anything else is a wrong use."""
    named = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [part for part in named if part not in _KNOWN]
    if unknown or not named:
        raise argparse.ArgumentTypeError(f"give {' or '.join(_KNOWN)}, with a comma between")
    return tuple(form for form in _KNOWN if form in named)


def may_write_office(folder: Path, page: str, forms: Sequence[Office]) -> None:
    """Raises OutputError where one of the files would replace something that this tool did not make."""
    from pipeline.errors import OutputError

    for form in forms:
        path = folder / Path(page).with_suffix(f".{form}").name
        if path.exists() and not is_own_office(path):
            raise OutputError(f"{path} was not made by this tool; it was left as it is.")


def write_office(folder: Path, page: str, brief: Brief, forms: Sequence[Office]) -> list[Path]:
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


def _made(brief: Brief, form: Office) -> Any:
    if form == "docx":
        from pipeline.report.word import brief_document

        return brief_document(brief)
    from pipeline.report.workbook import brief_workbook

    return brief_workbook(brief)
