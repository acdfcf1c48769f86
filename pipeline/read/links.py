"""Link annotations of a page: where they stand and where they lead."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Link
from pipeline.read.frame import Frame

MAX_LINKS = 2000


def read_links(page: Any, frame: Frame) -> Iterator[Link]:
    """All links of the page that lead to an address; links inside the document are left out."""
    position, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    for _ in range(MAX_LINKS):
        if not pdfium_c.FPDFLink_Enumerate(page.raw, position, link):
            return
        target = _target(page, link)
        rect = pdfium_c.FS_RECTF()
        if target and pdfium_c.FPDFLink_GetAnnotRect(link, rect):
            yield Link(frame.box(rect.left, rect.bottom, rect.right, rect.top), target)


def _target(page: Any, link: Any) -> str:
    action = pdfium_c.FPDFLink_GetAction(link)
    if not action:
        return ""
    length = pdfium_c.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
    buffer = array("B", bytes(max(1, length)))
    pdfium_c.FPDFAction_GetURIPath(page.pdf.raw, action, buffer.buffer_info()[0], length)
    return buffer.tobytes().partition(b"\0")[0].decode("utf-8", errors="replace")
