"""What a text object's marked content says of it: that it lies on a layer, or that its letters are others."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Style
from pipeline.read import raw

LAYER, TOLD = 1, 2  # optional content (PDF 32000-1, 8.11); /ActualText (14.9.4)
_NAME, _SIZE = ctypes.create_string_buffer(64), ctypes.c_ulong()  # filled anew by each call
_NAME_AT, _SIZE_AT = ctypes.addressof(_NAME), ctypes.addressof(_SIZE)
_OC = "OC\0".encode("utf-16-le")


class Marks:
    """The marks of one page's text objects. `objects`: each with the style of its words."""

    def __init__(self, objects: Mapping[int, Style]) -> None:
        self._of: dict[int, int] = {}  # by the `id` of the style
        plain: set[int] = set()  # marked contents whose only mark was looked at
        for (address, style), count in zip(objects.items(), map(raw.count_marks, objects), strict=True):
            if count <= 0:  # of every object of a page without tags
                continue
            content = style.mcid
            single = count == 1 and content >= 0
            if not (single and content in plain):
                said = _said(address, count)
                if said:
                    self._of[id(style)] = said
                elif single:
                    plain.add(content)

    def of(self, style: Style) -> int:
        """What is said of the words of a style: LAYER, TOLD, both or neither."""
        return self._of.get(id(style), 0)

    def __bool__(self) -> bool:
        return bool(self._of)


def _said(address: int, count: int) -> int:
    said, own = 0, raw.pointer(address)
    for i in range(count):
        mark = raw.mark_at(own, i)
        if raw.mark_name(mark, _NAME_AT, len(_NAME), _SIZE_AT) and _NAME.raw.startswith(_OC):
            said |= LAYER
        if raw.mark_parameter(mark, b"ActualText") != pdfium_c.FPDF_OBJECT_UNKNOWN:
            said |= TOLD
    return said
