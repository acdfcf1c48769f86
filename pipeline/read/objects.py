"""All objects painted on a page, forms opened up: (address, kind, matrix to file space)."""

from __future__ import annotations

import ctypes
import itertools
import operator
import struct
from collections.abc import Iterator, Sequence
from typing import Any, cast

import pypdfium2.raw as pdfium_c

from pipeline.read import raw
from pipeline.read.frame import IDENTITY, Matrix, combine

TEXT = pdfium_c.FPDF_PAGEOBJ_TEXT
PATH = pdfium_c.FPDF_PAGEOBJ_PATH
IMAGE = pdfium_c.FPDF_PAGEOBJ_IMAGE
FORM = pdfium_c.FPDF_PAGEOBJ_FORM
_PAINTED = frozenset((TEXT, PATH, IMAGE))
MAX_FORM_DEPTH = 8
_MATRIX = (ctypes.c_float * 6)()  # a to f: the fields of FS_MATRIX, filled anew by each call
_AT, _SIX = raw.place(_MATRIX), struct.Struct("6f").unpack
MAX_FORM_CALLS = 5000  # forms painted on one page, those in forms included


class TooManyForms(Exception):
    """A page paints more forms than any report does."""


def objects_of(page: Any) -> list[int]:
    """The objects of the page itself in painting order, forms unopened."""
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    return list(
        filter(None, map(raw.page_object, itertools.repeat(raw.pointer(raw.address_of(page.raw))), range(count)))
    )


def own_texts(objects: Sequence[int]) -> tuple[list[tuple[int, Matrix]], Sequence[int]]:
    """The texts among a page's objects, and all others; none, and all of them themselves, where forms may hold more."""
    kinds = list(map(raw.object_type, objects))
    if FORM in kinds:
        return [], objects
    are_texts = [kind == TEXT for kind in kinds]
    texts = zip(itertools.compress(objects, are_texts), itertools.repeat(IDENTITY), strict=False)
    return list(texts), list(itertools.compress(objects, map(operator.not_, are_texts)))


def walk(objects: Sequence[int]) -> Iterator[tuple[int, int, Matrix]]:
    """Texts, paths and images of a page's objects, in painting order. Raises TooManyForms."""
    calls = itertools.count(1)
    for handle, kind in zip(objects, map(raw.object_type, objects), strict=True):
        if kind in _PAINTED:  # nearly every object
            yield handle, kind, IDENTITY
        else:
            yield from _open(handle, IDENTITY, 0, calls)


def _open(handle: int, outer: Matrix, depth: int, calls: Iterator[int]) -> Iterator[tuple[int, int, Matrix]]:
    kind = raw.object_type(handle)
    if kind in _PAINTED:
        yield handle, kind, outer
    elif kind == FORM and depth < MAX_FORM_DEPTH:
        if next(calls) > MAX_FORM_CALLS:
            raise TooManyForms
        inner = combine(matrix_of(raw.pointer(handle)), outer)
        for i in range(raw.form_objects(handle)):
            yield from _open(raw.form_object(handle, i), inner, depth + 1, calls)


def matrix_of(handle: Any) -> Matrix:
    """An object's own matrix, by its pointer."""
    if not raw.object_matrix(handle, _AT):
        return IDENTITY
    return cast("Matrix", _SIX(_MATRIX))
