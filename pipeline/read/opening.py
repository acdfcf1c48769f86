"""Pages of a PDFium document and their text, opened and closed again.

The bindings tie a finalizer to all they open; what is closed where it was opened needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import Any

import pypdfium2.raw as pdfium_c

# PDFium can't be called by two threads at once, not even for two documents; and what it answers is read from places in
# memory that all threads share (`many`, `colours`, `objects`, …). So whoever opens a document or a page waits for it
# here, and keeps it to the end of the page. Of one file, pages are read one by one anyway.
TURN = RLock()


class Unopened(Exception):
    """PDFium can't open a page, or find its text."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page, as the bindings know it: its handle, and the document it belongs to."""

    raw: Any
    pdf: Any


@contextmanager
def page_of(pdf: Any, index: int) -> Iterator[OpenPage]:
    """A page of a document, from 0; until it is closed, no other thread opens one. Raises Unopened."""
    with TURN:
        page = pdfium_c.FPDF_LoadPage(pdf.raw, index)
        if not page:
            raise Unopened
        try:
            yield OpenPage(page, pdf)
        finally:
            pdfium_c.FPDF_ClosePage(page)


@contextmanager
def text_of(page: Any) -> Iterator[Any]:
    """The handle of a page's text. Raises Unopened."""
    text = pdfium_c.FPDFText_LoadPage(page.raw)
    if not text:
        raise Unopened
    try:
        yield text
    finally:
        pdfium_c.FPDFText_ClosePage(text)
