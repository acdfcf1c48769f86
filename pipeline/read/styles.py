"""How characters are printed, asked once per text object and kept."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Style
from pipeline.read import raw
from pipeline.read.colours import fill_colours
from pipeline.read.faces import NO_FACES, Faces
from pipeline.read.font_names import family_of, less_subset, says_bold, says_italic, says_plain
from pipeline.read.footnotes import FIGURES, with_marks_raised
from pipeline.read.kerned import may_have_white, parts_of

_BOLD_WEIGHT = 600
_SLANTED, _FORCED = 0x40, 0x40000  # flags of a font: italic, bold (PDF 32000-1, table 123)
ASLANT = 10  # degrees from upright or lying
_UNSEEN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_STROKED = pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE
_NAME = ctypes.create_string_buffer(256)  # of a font: filled anew by each call
_new = tuple.__new__  # a named tuple made so takes half the time, and some pages have an object for every word
NO_STYLE = Style("", False, False, "#000000", -1, False, 0)


class Styles:
    """The styles of one text page; `turn` is the page's rotation in degrees clockwise.

    `faces` of its file tell those of fonts that PDFium knows no name of; `drawn` holds the `id` of their styles.
    """

    def __init__(self, textpage: Any, turn: int, faces: Faces = NO_FACES) -> None:
        self._raw = textpage
        self._textpage = raw.pointer(raw.address_of(textpage))
        self._turn = turn
        self._faces = faces
        self._nameless: set[int] = set()
        self.drawn: set[int] = set()
        self._by_object: dict[int | None, Style] = {None: NO_STYLE}
        self._by_font: dict[int | None, tuple[str, bool, bool]] = {}

    def at(self, index: int) -> Style:
        """The style of character `index`."""
        address = raw.text_object(self._textpage, index)
        style = self._by_object.get(address)
        if style is None:
            style = self._by_object[address] = self._read([address], [index])[0]
        return style

    def of(self, indexes: Sequence[int]) -> list[Style]:
        """The style of each of many characters, asked for in one go."""
        known = self._by_object
        owners = list(map(raw.text_object, repeat(self._textpage), indexes))
        new = dict(zip(owners, indexes, strict=True))
        for address in known.keys() & new.keys():
            del new[address]
        known |= zip(new, self._read(list(new), list(new.values())), strict=True)
        return list(map(known.__getitem__, owners))

    def objects(self) -> dict[int, Style]:
        """Every text object that was asked about, with its style."""
        return {address: style for address, style in self._by_object.items() if address is not None}

    def alike(self, first: int, last: int) -> bool:
        """Whether two characters belong to one marked content and weight."""
        if first == last:
            return True
        return alike(self.at(first), self.at(last))

    def may_have_white(self, words: Sequence[tuple[int, int]]) -> list[bool]:
        """Whether each of some words, by their first character and that behind them, may have to be cut at white."""
        return may_have_white(self._textpage, words)

    def parts_of(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A word's characters, cut where white stands between them."""
        return parts_of(self._textpage, text, start, end)

    def drawn_apart(self, before: int, letter: int, mark: int) -> bool:
        """Whether character `mark` is a text object of its own, while the two before it share one."""
        return self.at(before) is self.at(letter) and self.at(letter) is not self.at(mark)

    def marked(self, text: str, first: int) -> str:
        """A word that begins with character `first`, the mark of a footnote behind it raised."""
        return with_marks_raised(text, self._raw, first) if text[-1:] in FIGURES else text

    def _read(self, objects: Sequence[int], indexes: Sequence[int]) -> list[Style]:
        """The styles of text objects; `indexes`: a character of each."""
        handles, turn = list(map(raw.pointer, objects)), self._turn
        fonts = list(map(raw.font_of, handles))
        known = self._by_font
        known |= {font: self._described(font) for font in set(fonts) - known.keys()}
        styles = [
            _new(
                Style,
                (
                    name,
                    bold or mode == _STROKED,
                    italic,
                    colour,
                    mcid,
                    mode in _UNSEEN_MODES,
                    (turn + _degrees(angle)) % 360 if angle > 0 else turn,
                    0,
                ),
            )
            for (name, bold, italic), mode, mcid, angle, (colour, _) in zip(
                map(known.__getitem__, fonts),
                map(raw.render_mode, handles),
                map(raw.marked_content, handles),
                map(raw.char_angle, repeat(self._textpage), indexes),
                fill_colours(handles),
                strict=True,
            )
        ]
        if self._nameless:
            self.drawn |= {id(style) for style, font in zip(styles, fonts, strict=True) if font in self._nameless}
        return styles

    def _described(self, font: int | None) -> tuple[str, bool, bool]:
        """Name, bold, italic: as PDFium says, or, where it has no name, as the file does.

        Ghostscript writes stems of which PDFium makes the weight of bold: not where the family has a bold face, too.
        """
        told, heavy = _describe(font)
        if font is None or told[0]:
            plain = heavy and not says_bold(told[0]) and self._faces.has_bold(family_of(told[0]))
            return (told[0], False, told[2]) if plain else told
        self._nameless.add(font)
        face = self._faces.of(font)
        return _look(face.name, face.flags, heavy=False, sure=face.weight >= _BOLD_WEIGHT) if face.name else told


def alike(one: Style, other: Style) -> bool:
    """Whether two styles are of one marked content and weight."""
    return one is other or (one.mcid == other.mcid and one.bold == other.bold)


def _describe(address: int | None) -> tuple[tuple[str, bool, bool], bool]:
    """Name without subset prefix, bold, italic, as PDFium says; and whether it is heavy, whatever its name says."""
    if address is None:
        return ("", False, False), False
    font = ctypes.cast(address, pdfium_c.FPDF_FONT)
    _NAME[0] = b"\0"
    pdfium_c.FPDFFont_GetBaseFontName(font, _NAME, len(_NAME))
    flags = max(0, pdfium_c.FPDFFont_GetFlags(font))  # -1: it has none
    heavy = pdfium_c.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or bool(flags & _FORCED)
    return _look(_NAME.value.decode("utf-8", errors="replace"), flags, heavy), heavy


@lru_cache(maxsize=1 << 10)
def _look(name: str, flags: int, heavy: bool, sure: bool = False) -> tuple[str, bool, bool]:
    """Name without subset prefix, bold, italic: from the name first; weight and flags only where that says neither.

    PDFium makes a weight of the stems that browsers write, far too heavy for some fonts named "Regular"; `sure`: the
    file says that it is bold. A variable font keeps the name "Regular" in every weight.
    """
    name = less_subset(name)
    bold = sure or says_bold(name) or (heavy and not says_plain(name))
    return name, bold, bool(flags & _SLANTED) or says_italic(name)


def _degrees(radians: float) -> int:
    """An angle in whole degrees; print that is a little askew, as on a scanned sheet, stands straight."""
    degrees = round(math.degrees(radians))
    quarter = round(degrees / 90) * 90
    return quarter if abs(degrees - quarter) < ASLANT else degrees
