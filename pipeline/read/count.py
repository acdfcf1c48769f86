"""How many pages a file has, counted by a second library: a reader that loses pages would not know it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.models.report import Issue

if TYPE_CHECKING:
    from pikepdf import Pdf


def count_pages(pdf: Pdf) -> int | None:
    """The pages of an open file; None where its list of pages can't be followed."""
    import pikepdf

    try:
        return len(pdf.pages)
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError):
        return None


def count_differs(pages: int, other: int | None) -> Iterator[Issue]:
    """One issue where the second library counts other than `pages`, or can't follow the file's list of pages (None)."""
    if other is None:
        text = f"{pages} pages were read; a second reader can't follow the file's list of pages."
        yield Issue("PAGE_COUNT_MISMATCH", "warning", None, text)
    elif other != pages:
        text = f"{pages} pages were read; a second reader counts {other}."
        yield Issue("PAGE_COUNT_MISMATCH", "warning", None, text)
