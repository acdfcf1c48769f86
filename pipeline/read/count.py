"""How many pages a file has, counted by a second library: a reader that loses pages would not know it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.models.report import Issue
from pipeline.read.again import opened_again


def count_differs(path: Path, pages: int, password: str | None = None) -> Iterator[Issue]:
    """One issue where the second library counts other than `pages`, or can't follow the file's list of pages."""
    import pikepdf

    try:
        with opened_again(path, password) as pdf:
            other = len(pdf.pages)
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError):
        text = f"{pages} pages were read; a second reader can't follow the file's list of pages."
        yield Issue("PAGE_COUNT_MISMATCH", "warning", None, text)
        return
    if other != pages:
        text = f"{pages} pages were read; a second reader counts {other}."
        yield Issue("PAGE_COUNT_MISMATCH", "warning", None, text)
