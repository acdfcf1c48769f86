"""Faces of the fonts that PDFium knows no name of, from the file opened once more.

Chromium draws letter by letter (Type 3) what it can't embed: variable fonts, those with PostScript outlines, bold that
it makes itself. PDFium tells no name of such fonts, no weight and no flags, though the file does; nor does it say which
font of the file one of its own is. How wide each of their letters is tells that.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.read import raw
from pipeline.read.emboldened import emboldened, face_name, font_name
from pipeline.read.font_names import family_of, says_bold
from pipeline.read.letter_codes import letters_at
from pipeline.read.tags_and_count import opened_again

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

UNIT = 1000  # parts of the size of print, in which widths are told
MOST_LETTERS = 5000  # that the fonts of one file may have together: each font of a page is asked for all of them
BOLD = 700  # the weight of what the file does not name as bold, though it is printed so
DEEPEST = 8  # forms within forms
_NO_LETTER = 0xFFFD  # as wide as PDFium says that this is, it says of every letter that a font does not have
_Widths = frozenset[tuple[int, int]]  # each letter of a font, and how wide it is


class Face(NamedTuple):
    """What a file says of a font: its name, its weight (400 plain, 700 bold, 0 not said) and its flags."""

    name: str = ""
    weight: int = 0
    flags: int = 0


NO_FACE = Face()


class Faces:
    """The faces of a file's nameless fonts. The file is opened at the first of them: never where all have names."""

    def __init__(self, path: Path | None, password: str | None = None) -> None:
        self._path, self._password = path, password
        self._known: dict[_Widths, Face] | None = None
        self._letters: list[int] = []
        self._bold: frozenset[str] | None = None

    def of(self, font: int) -> Face:
        """The face of a font of PDFium's; none where the file does not say, or where two may be meant."""
        if self._known is None:
            self._known = _read(self._path, self._password) if self._path else {}
            self._letters = sorted({letter for widths in self._known for letter, _ in widths})
        if not 0 < len(self._letters) <= MOST_LETTERS:
            return NO_FACE
        return self._known.get(self._widths(font), NO_FACE)

    def has_bold(self, family: str) -> bool:
        """Whether a font of the file is named as the bold face of a family."""
        if self._bold is None:
            names = _names(self._path, self._password) if self._path else ()
            self._bold = frozenset(family_of(name) for name in names if says_bold(name))
        return family in self._bold

    def _widths(self, font: int) -> _Widths:
        width = ctypes.c_float()
        at = ctypes.addressof(width)

        def of(letter: int) -> int:
            return round(width.value) if raw.glyph_width(font, letter, UNIT, at) else 0

        none = of(_NO_LETTER)
        return frozenset((letter, wide) for letter in self._letters if (wide := of(letter)) != none)


NO_FACES = Faces(None)


def _read(path: Path, password: str | None) -> dict[_Widths, Face]:
    """The face of each font that the file draws and names, by the widths of its letters."""
    found = defaultdict[_Widths, set[Face]](set)
    with suppress(*_broken()), opened_again(path, password) as pdf:
        fonts = list(_fonts(pdf))
        drawn = [font for font in fonts if _is_drawn(font)]
        others = {face_name(_name(font)) for font in fonts if not _is_drawn(font)}
        fat = emboldened(drawn, others)
        for font in drawn:
            found[_widths_in(font)].add(_face(font, fat))
        return {widths: faces.pop() for widths, faces in found.items() if widths and len(faces) == 1}
    return {}  # such print is then neither bold nor slanted


def _names(path: Path, password: str | None) -> tuple[str, ...]:
    """The names of the fonts that the file does not draw."""
    with suppress(*_broken()), opened_again(path, password) as pdf:
        return tuple(_name(font) for font in _fonts(pdf) if not _is_drawn(font))
    return ()


def _name(font: Any) -> str:
    return str(font.get("/BaseFont", "/"))[1:]


def _broken() -> tuple[type[Exception], ...]:
    """What may go wrong with the fonts of a file that is broken there."""
    import pikepdf

    usual = OSError, RuntimeError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError
    return pikepdf.PdfError, *usual


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """Every font of the pages, and of the forms on them, once."""
    met: set[tuple[int, int]] = set()

    def new(thing: Object) -> bool:
        known = thing.objgen in met
        if thing.is_indirect:
            met.add(thing.objgen)
        return not known

    def within(resources: Any, depth: int) -> Iterator[Object]:
        if resources is None or depth > DEEPEST or not new(resources):
            return
        for font in resources.get("/Font", {}).values():
            if new(font):
                yield font
        for form in resources.get("/XObject", {}).values():
            if form.get("/Subtype") == "/Form" and new(form):
                yield from within(form.get("/Resources"), depth + 1)

    for page in pdf.pages:
        yield from within(page.resources, 0)


def _is_drawn(font: Any) -> bool:
    return bool(font.get("/Subtype") == "/Type3")


def _widths_in(font: Any) -> _Widths:
    """How wide PDFium will say that each letter of a font is: the one at the lowest code, where several print it."""
    import pikepdf

    if not isinstance(font.get("/ToUnicode"), pikepdf.Stream):
        return frozenset()
    first = int(font.get("/FirstChar", 0))
    scale = UNIT * math.hypot(float(font.FontMatrix[0]), float(font.FontMatrix[1]))
    widths = dict(enumerate((round(float(width) * scale) for width in font.Widths), start=first))
    letters: dict[int, int] = {}
    for code, letter in sorted(letters_at(font.ToUnicode.read_bytes()).items()):
        letters.setdefault(letter, widths.get(code, 0))
    none = widths.get(0, 0)
    return frozenset((letter, wide) for letter, wide in letters.items() if wide != none)


def _face(font: Any, fat: Collection[str]) -> Face:
    if "/FontDescriptor" not in font:
        return NO_FACE
    told, name = font.FontDescriptor, font_name(font)
    weight = BOLD if name in fat else int(told.get("/FontWeight", 0))
    return Face(face_name(name), weight, int(told.get("/Flags", 0)))
