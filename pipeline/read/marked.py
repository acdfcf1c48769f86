"""What a text object's marked content says of it: that it lies on a layer, or that its letters are others."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Word
from pipeline.read import raw

LAYER, TOLD = 1, 2  # optional content (PDF 32000-1, 8.11); /ActualText (14.9.4)
_NAME = ctypes.create_string_buffer(64)
_SIZE = ctypes.c_ulong()
_OC = "OC\0".encode("utf-16-le")


class Marks:
    """The marks of one page's text objects. `objects`: `id` of a word's style → its text object."""

    def __init__(self, objects: Mapping[int, int]) -> None:
        self._of: dict[int, int] = {}
        plain: set[int] = set()  # marked contents whose only mark was looked at
        for style, address in objects.items():
            count = raw.count_marks(address)
            content = raw.marked_content(address) if count == 1 else -1
            if count > 0 and (content < 0 or content not in plain):
                said = _said(address, count)
                if said:
                    self._of[style] = said
                elif content >= 0:
                    plain.add(content)

    def of(self, word: Word) -> int:
        """LAYER, TOLD, both or neither."""
        return self._of.get(id(word.style), 0)

    def __bool__(self) -> bool:
        return bool(self._of)


def _said(address: int, count: int) -> int:
    handle, said = raw.page_object_at(address), 0
    for i in range(count):
        mark = pdfium_c.FPDFPageObj_GetMark(handle, i)
        name = ctypes.cast(_NAME, ctypes.POINTER(ctypes.c_ushort))
        if pdfium_c.FPDFPageObjMark_GetName(mark, name, 64, _SIZE) and _NAME.raw[: len(_OC)] == _OC:
            said |= LAYER
        if pdfium_c.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") != pdfium_c.FPDF_OBJECT_UNKNOWN:
            said |= TOLD
    return said
