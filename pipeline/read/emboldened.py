"""Bold that a browser makes itself of a face that has none: the same letters, drawn a little fatter.

Chromium keeps them in a drawn font (Type 3) of their own, under the name and weight of the plain one.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object

MOST_ALIKE = 100  # fonts of one face: even joined files have few
GROWN = 0.01  # of the size of print, to each side: Skia makes it a sixty-fourth
# Advance across and down, left, bottom, right, top (PDF 32000-1, table 113).
_BOX = re.compile(rb"\s*((?:[-+.\d]+\s+){6})d1\b")
_Letters = Mapping[str, Sequence[float]]


def emboldened(drawn: Sequence[Object], others: Collection[str]) -> set[str]:
    """The names, whole, of the drawn fonts that are such; `others`: the faces, in short, that the file embeds."""
    found: set[str] = set()
    rivals: dict[tuple[str, int], dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for font in drawn:
        if "/FontDescriptor" in font:
            name = font_name(font)
            rivals[face_name(name), int(font.FontDescriptor.get("/FontWeight", 0))][name].append(font)
    for (face, _), fonts in rivals.items():
        if face in others:  # it could have been embedded as it is
            found |= fonts.keys()
        elif 1 < len(fonts) <= MOST_ALIKE:
            letters = {name: _letters(alike) for name, alike in fonts.items()}
            pairs = itertools.permutations(letters, 2)
            found |= {fat for fat, thin in pairs if _fatter(letters[fat], letters[thin])}
    return found


def font_name(font: Any) -> str:
    """A font's name as its descriptor has it."""
    return str(font.FontDescriptor.get("/FontName", "/"))[1:]


def face_name(name: str) -> str:
    """The name without the letters that each subset of a font has in front."""
    return name.rpartition("+")[2]


def _letters(fonts: Sequence[Any]) -> _Letters:
    """The advance and the box of each letter that has ink, in parts of the size of print."""
    found: dict[str, Sequence[float]] = {}
    for font in fonts:
        scale = abs(float(font.FontMatrix[0]))
        for name, drawing in font.CharProcs.items():
            if told := _BOX.match(drawing.read_bytes()):
                advance, _, *sides = (scale * float(number) for number in told[1].split())
                box = advance, *sides
                if any(sides) and found.setdefault(name, box) != box:
                    return {}  # files were joined in which one name stands for two fonts
    return found


def _fatter(one: _Letters, other: _Letters) -> bool:
    """Whether all letters that two fonts share reach farther to every side in the first, and take the same room."""
    shared = one.keys() & other.keys()
    return bool(shared) and all(_is_fatter(one[name], other[name]) for name in shared)


def _is_fatter(fat: Sequence[float], thin: Sequence[float]) -> bool:
    advance, left, bottom, right, top = (own - its for own, its in zip(fat, thin, strict=True))
    return abs(advance) < GROWN and max(left, bottom) <= -GROWN and min(right, top) >= GROWN
