"""All objects painted on a page, forms opened up: (handle, kind, matrix to file space)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.read import raw
from pipeline.read.frame import IDENTITY, Matrix, combine

PATH = pdfium_c.FPDF_PAGEOBJ_PATH
IMAGE = pdfium_c.FPDF_PAGEOBJ_IMAGE
FORM = pdfium_c.FPDF_PAGEOBJ_FORM
MAX_FORM_DEPTH = 8


def walk(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Paths and images in painting order."""
    address = raw.address_of(page.raw)
    for i in range(pdfium_c.FPDFPage_CountObjects(page.raw)):
        found = raw.page_object(address, i)
        if found and raw.object_type(found) != pdfium_c.FPDF_PAGEOBJ_TEXT:
            yield from _open(ctypes.cast(found, pdfium_c.FPDF_PAGEOBJECT), IDENTITY, 0)


def _open(handle: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    kind = pdfium_c.FPDFPageObj_GetType(handle)
    if kind in (PATH, IMAGE):
        yield handle, kind, outer
    elif kind == FORM and depth < MAX_FORM_DEPTH:
        inner = combine(matrix_of(handle), outer)
        for i in range(pdfium_c.FPDFFormObj_CountObjects(handle)):
            yield from _open(pdfium_c.FPDFFormObj_GetObject(handle, i), inner, depth + 1)


def matrix_of(handle: Any) -> Matrix:
    """An object's own matrix."""
    m = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(handle, m):
        return IDENTITY
    return (m.a, m.b, m.c, m.d, m.e, m.f)
