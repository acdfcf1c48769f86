"""PDFium functions with plain addresses in and out.

The bindings wrap every handle in a pointer object, which costs more than the call itself; for what is asked
once per word or per page object, a number does as well, and is a key too. Even to turn numbers into addresses takes
longer than most calls: what is asked most takes its arguments as they are, addresses as `pointer`s and `place`s.
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


def _bare(function: Any, result: Any) -> Callable[..., Any]:
    """The same for arguments as they are: `int` where the function takes one, `pointer` or `place` for an address."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, _HANDLE).value or 0)


pointer = _HANDLE.from_param  # an address, made ready for any number of calls
place = ctypes.byref  # in memory of our own: (what holds it, bytes from its beginning)


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
glyph_width = _plain(pdfium_c.FPDFFont_GetGlyphWidth, _INT, _HANDLE, ctypes.c_uint, _FLOAT, _HANDLE)
object_type = _plain(pdfium_c.FPDFPageObj_GetType, _INT, _HANDLE)
form_objects = _plain(pdfium_c.FPDFFormObj_CountObjects, _INT, _HANDLE)
form_object = _plain(pdfium_c.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
mark_name = _plain(pdfium_c.FPDFPageObjMark_GetName, _INT, _HANDLE, _HANDLE, ctypes.c_ulong, _HANDLE)
mark_parameter = _plain(pdfium_c.FPDFPageObjMark_GetParamValueType, _INT, _HANDLE, ctypes.c_char_p)
count_marks = _plain(pdfium_c.FPDFPageObj_CountMarks, _INT, _HANDLE)
# Bare, since they are asked for hundreds of times a page:
text_object = _bare(pdfium_c.FPDFText_GetTextObject, _HANDLE)
loose_box = _bare(pdfium_c.FPDFText_GetLooseCharBox, _INT)
char_angle = _bare(pdfium_c.FPDFText_GetCharAngle, _FLOAT)
font_of = _bare(pdfium_c.FPDFTextObj_GetFont, _HANDLE)
render_mode = _bare(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT)
marked_content = _bare(pdfium_c.FPDFPageObj_GetMarkedContentID, _INT)
fill_colour = _bare(pdfium_c.FPDFPageObj_GetFillColor, _INT)
stroke_colour = _bare(pdfium_c.FPDFPageObj_GetStrokeColor, _INT)
page_object = _bare(pdfium_c.FPDFPage_GetObject, _HANDLE)
path_segment = _bare(pdfium_c.FPDFPath_GetPathSegment, _HANDLE)
segment_point = _bare(pdfium_c.FPDFPathSegment_GetPoint, _INT)
draw_mode = _bare(pdfium_c.FPDFPath_GetDrawMode, _INT)
count_segments = _bare(pdfium_c.FPDFPath_CountSegments, _INT)
stroke_width = _bare(pdfium_c.FPDFPageObj_GetStrokeWidth, _INT)
object_matrix = _bare(pdfium_c.FPDFPageObj_GetMatrix, _INT)
bounds = _bare(pdfium_c.FPDFPageObj_GetBounds, _INT)
mark_at = _bare(pdfium_c.FPDFPageObj_GetMark, _HANDLE)
remove_mark_parameter = _bare(pdfium_c.FPDFPageObjMark_RemoveParam, _INT)
segment_type = _bare(pdfium_c.FPDFPathSegment_GetType, _INT)
segment_closes = _bare(pdfium_c.FPDFPathSegment_GetClose, _INT)
