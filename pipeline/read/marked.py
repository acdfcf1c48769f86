"""What a text object's marked content says of it: that it lies on a layer, or that its letters are others."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Word
from pipeline.read import raw

LAYER, TOLD = 1, 2  # optional content (PDF 32000-1, 8.11); /ActualText (14.9.4)
_NAME, _SIZE = ctypes.create_string_buffer(64), ctypes.c_ulong()  # filled anew by each call
_NAME_AT, _SIZE_AT = ctypes.addressof(_NAME), ctypes.addressof(_SIZE)
_OC = "OC\0".encode("utf-16-le")


class Marks:
    """The marks of one page's text objects. `objects`: `id` of a word's style → its text object."""

    def __init__(self, objects: Mapping[int, int]) -> None:
        self._of: dict[int, int] = {}
        plain: set[int] = set()  # marked contents whose only mark was looked at
        addresses = list(objects.values())
        for style, address, count in zip(objects, addresses, map(raw.count_marks, addresses), strict=True):
            if count <= 0:  # of every object of a page without tags
                continue
            content = raw.marked_content(raw.pointer(address))
            single = count == 1 and content >= 0
            if not (single and content in plain):
                said = _said(address, count)
                if said:
                    self._of[style] = said
                elif single:
                    plain.add(content)

    def of(self, word: Word) -> int:
        """LAYER, TOLD, both or neither."""
        return self._of.get(id(word.style), 0)

    def __bool__(self) -> bool:
        return bool(self._of)


def _said(address: int, count: int) -> int:
    said = 0
    for i in range(count):
        mark = raw.mark_at(address, i)
        if raw.mark_name(mark, _NAME_AT, len(_NAME), _SIZE_AT) and _NAME.raw.startswith(_OC):
            said |= LAYER
        if raw.mark_parameter(mark, b"ActualText") != pdfium_c.FPDF_OBJECT_UNKNOWN:
            said |= TOLD
    return said
