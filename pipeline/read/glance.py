"""The text of a PDF's pages and nothing else, as fast as PDFium gives it: what `scrutiny scan` looks at."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.read.opening import Unopened, page_of

FEW = 150  # characters: a page with fewer may be a picture of text
COVERED = 0.5  # share of the page that its pictures cover, if it is one
GARBLED = 0.3  # share of characters without a meaning
MOST_OBJECTS = 40  # of a page that is looked at for pictures: a scan has few


@dataclass(frozen=True, slots=True)
class Glanced:
    """One page's text in the file's own order, and whether it is (as far as text goes) only a picture."""

    number: int
    text: str
    picture: bool = False


def glance(pdf: Any) -> Iterator[Glanced]:
    """The pages of an open PDFium document; one that can't be opened counts as a picture."""
    for index in range(pdfium_c.FPDF_GetPageCount(pdf.raw)):
        try:
            with page_of(pdf, index) as page:
                found = _glanced(index + 1, page.raw)
        except Unopened:
            found = Glanced(index + 1, "", picture=True)
        yield found


def _glanced(number: int, page: Any) -> Glanced:
    text = _text(page)
    return Glanced(number, text, (len(text) < FEW and _is_picture(page)) or _is_garbled(text))


def _text(page: Any) -> str:
    textpage = pdfium_c.FPDFText_LoadPage(page)
    if not textpage:
        return ""
    try:
        count = pdfium_c.FPDFText_CountChars(textpage)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        got = pdfium_c.FPDFText_GetText(textpage, 0, count, buffer)
        return bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", errors="replace")
    finally:
        pdfium_c.FPDFText_ClosePage(textpage)


def _is_picture(page: Any) -> bool:
    area = pdfium_c.FPDF_GetPageWidthF(page) * pdfium_c.FPDF_GetPageHeightF(page)
    covered = 0.0
    for number in range(min(MOST_OBJECTS, pdfium_c.FPDFPage_CountObjects(page))):
        handle = pdfium_c.FPDFPage_GetObject(page, number)
        if pdfium_c.FPDFPageObj_GetType(handle) != pdfium_c.FPDF_PAGEOBJ_IMAGE:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if pdfium_c.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            covered += abs((right.value - left.value) * (top.value - bottom.value))
    return bool(covered >= COVERED * max(1.0, area))


def _is_garbled(text: str) -> bool:
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or (c < " " and c not in "\r\n\t\x02") for c in text)
    return len(text) >= FEW and odd >= GARBLED * len(text)
