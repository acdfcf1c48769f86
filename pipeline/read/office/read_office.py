"""One file without pages → its words and tables, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from pipeline.models.own_mark import TOOL
from pipeline.models.places import Places
from pipeline.read.kind import Kind
from pipeline.read.office.layout import OfficeRead
from pipeline.read.own_output import is_own_office, is_own_page, own_page_numbers, texts_of
from pipeline.text.lexicon import lexicon


def read_office(path: Path, kind: Kind) -> OfficeRead:
    """The file at `path`, which is of `kind` (not "pdf"); nothing of one that this tool made. Raises InputError."""
    if is_own_page(path) if kind == "html" else is_own_office(path):
        return _OWN
    read = _read(path, kind)
    return _OWN if own_page_numbers(texts_of(read.pages)) else read


_OWN = OfficeRead((), (), Places(), lexicon(()), TOOL)


def _read(path: Path, kind: Kind) -> OfficeRead:
    if kind == "docx":
        from pipeline.read.office.docx import read_docx

        return read_docx(path)
    if kind == "xlsx":
        from pipeline.read.office.xlsx import read_xlsx

        return read_xlsx(path)
    from pipeline.read.office.html import read_html

    return read_html(path)
