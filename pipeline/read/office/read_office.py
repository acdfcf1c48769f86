"""One file without pages → its words and tables, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from pipeline.read.kind import Kind
from pipeline.read.office.layout import OfficeRead


def read_office(path: Path, kind: Kind) -> OfficeRead:
    """The file at `path`, which is of `kind` (not "pdf"). Raises InputError."""
    if kind == "docx":
        from pipeline.read.office.docx import read_docx

        return read_docx(path)
    if kind == "xlsx":
        from pipeline.read.office.xlsx import read_xlsx

        return read_xlsx(path)
    from pipeline.read.office.html import read_html

    return read_html(path)
