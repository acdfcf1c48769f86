"""How characters are printed, asked once per text object and kept."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Style

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600
_UNSEEN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
NO_STYLE = Style("", False, False, "#000000", -1, False, 0)


# The same function with plain numbers in and out: an address is a key, and no pointer object is made per character.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


class Styles:
    """The styles of one text page; `turn` is the page's rotation in degrees clockwise."""

    def __init__(self, textpage: Any, turn: int) -> None:
        self._textpage = textpage
        self._address = ctypes.cast(textpage.raw, ctypes.c_void_p)
        self._turn = turn
        self._by_object: dict[int, Style] = {}
        self._by_font: dict[int, tuple[str, bool, bool]] = {}

    def at(self, index: int) -> Style:
        """The style of character `index`."""
        address = _text_object(self._address, index)
        if address is None:
            return NO_STYLE
        style = self._by_object.get(address)
        if style is None:
            handle = ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)
            style = self._by_object[address] = self._read(handle, index)
        return style

    def alike(self, first: int, last: int) -> bool:
        """Whether two characters belong to one marked content and weight."""
        if first == last:
            return True
        one, other = self.at(first), self.at(last)
        return one is other or (one.mcid == other.mcid and one.bold == other.bold)

    def drawn_apart(self, before: int, letter: int, mark: int) -> bool:
        """Whether character `mark` is a text object of its own, while the two before it share one."""
        return self.at(before) is self.at(letter) and self.at(letter) is not self.at(mark)

    def _read(self, handle: Any, index: int) -> Style:
        font, bold, italic = self._font(pdfium_c.FPDFTextObj_GetFont(handle))
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
        angle = pdfium_c.FPDFText_GetCharAngle(self._textpage.raw, index)
        quarter = round(max(angle, 0.0) * 2 / 3.141592653589793) * 90
        return Style(
            font,
            bold or mode == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE,
            italic,
            fill_colour(handle)[0],
            pdfium_c.FPDFPageObj_GetMarkedContentID(handle),
            mode in _UNSEEN_MODES,
            (self._turn - quarter) % 360 if quarter or self._turn else 0,
        )

    def _font(self, font: Any) -> tuple[str, bool, bool]:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._by_font:
            self._by_font[address] = _describe(font) if font else ("", False, False)
        return self._by_font[address]


def _describe(font: Any) -> tuple[str, bool, bool]:
    """Name without subset prefix, bold, italic: from the name first, the weight second."""
    buffer = ctypes.create_string_buffer(256)
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = _SUBSET.sub("", buffer.value.decode("utf-8", errors="replace"))
    bold = bool(_BOLD.search(name)) or pdfium_c.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    return name, bold, bool(_ITALIC.search(name))


def fill_colour(handle: Any) -> tuple[str, int]:
    """An object's fill as "#rrggbb" and its opacity (0–255)."""
    return _colour(pdfium_c.FPDFPageObj_GetFillColor, handle)


def stroke_colour(handle: Any) -> tuple[str, int]:
    """An object's stroke as "#rrggbb" and its opacity (0–255)."""
    return _colour(pdfium_c.FPDFPageObj_GetStrokeColor, handle)


_RED, _GREEN, _BLUE, _ALPHA = (ctypes.c_uint() for _ in range(4))  # filled anew by each call


def _colour(ask: Any, handle: Any) -> tuple[str, int]:
    if not ask(handle, _RED, _GREEN, _BLUE, _ALPHA):
        return "#000000", 255
    return f"#{_RED.value:02x}{_GREEN.value:02x}{_BLUE.value:02x}", _ALPHA.value
