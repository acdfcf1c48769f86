"""PDFium functions with plain addresses in and out.

The bindings wrap every handle in a pointer object, which costs more than the call itself; for what is asked
once per word or per page object, a number does as well, and is a key too.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

_HANDLE, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same C function, taking and giving numbers; too short a call to let other threads in meanwhile."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _HANDLE).value or 0)


def address_of(handle: Any) -> int:
    """The address behind a handle of the bindings; 0 for none.

    Casting the handle would do as well, and leave it in a circle of references, for the collector to find.
    """
    return ctypes.addressof(handle.contents) if handle else 0


def page_object_at(address: int) -> Any:
    """A page object as the bindings know it."""
    return ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)


meta_text = _plain(pdfium_c.FPDF_GetMetaText, ctypes.c_ulong, _HANDLE, ctypes.c_char_p, _HANDLE, ctypes.c_ulong)
page_text = _plain(pdfium_c.FPDFText_GetText, _INT, _HANDLE, _INT, _INT, _HANDLE)
text_object = _plain(pdfium_c.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
loose_box = _plain(pdfium_c.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
char_angle = _plain(pdfium_c.FPDFText_GetCharAngle, _FLOAT, _HANDLE, _INT)
glyph_width = _plain(pdfium_c.FPDFFont_GetGlyphWidth, _INT, _HANDLE, ctypes.c_uint, _FLOAT, _HANDLE)
font_of = _plain(pdfium_c.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
render_mode = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
marked_content = _plain(pdfium_c.FPDFPageObj_GetMarkedContentID, _INT, _HANDLE)
fill_colour = _plain(pdfium_c.FPDFPageObj_GetFillColor, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
stroke_colour = _plain(pdfium_c.FPDFPageObj_GetStrokeColor, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
page_object = _plain(pdfium_c.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
object_type = _plain(pdfium_c.FPDFPageObj_GetType, _INT, _HANDLE)
path_segment = _plain(pdfium_c.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _INT)
segment_type = _plain(pdfium_c.FPDFPathSegment_GetType, _INT, _HANDLE)
segment_point = _plain(pdfium_c.FPDFPathSegment_GetPoint, _INT, _HANDLE, _HANDLE, _HANDLE)
segment_closes = _plain(pdfium_c.FPDFPathSegment_GetClose, _INT, _HANDLE)
draw_mode = _plain(pdfium_c.FPDFPath_GetDrawMode, _INT, _HANDLE, _HANDLE, _HANDLE)
count_segments = _plain(pdfium_c.FPDFPath_CountSegments, _INT, _HANDLE)
stroke_width = _plain(pdfium_c.FPDFPageObj_GetStrokeWidth, _INT, _HANDLE, _HANDLE)
object_matrix = _plain(pdfium_c.FPDFPageObj_GetMatrix, _INT, _HANDLE, _HANDLE)
form_objects = _plain(pdfium_c.FPDFFormObj_CountObjects, _INT, _HANDLE)
form_object = _plain(pdfium_c.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
bounds = _plain(pdfium_c.FPDFPageObj_GetBounds, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
mark_at = _plain(pdfium_c.FPDFPageObj_GetMark, _HANDLE, _HANDLE, ctypes.c_ulong)
mark_name = _plain(pdfium_c.FPDFPageObjMark_GetName, _INT, _HANDLE, _HANDLE, ctypes.c_ulong, _HANDLE)
mark_parameter = _plain(pdfium_c.FPDFPageObjMark_GetParamValueType, _INT, _HANDLE, ctypes.c_char_p)
remove_mark_parameter = _plain(pdfium_c.FPDFPageObjMark_RemoveParam, _INT, _HANDLE, _HANDLE, ctypes.c_char_p)
count_marks = _plain(pdfium_c.FPDFPageObj_CountMarks, _INT, _HANDLE)
