"""Words that lack a letter another word of the paper has, though both are printed as wide: the letter was lost.

No list of words is asked, so this holds for names and for any language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.models.page import Word

SHORTEST = 4  # letters: of shorter words too many are like another one
SAME = 0.05  # heights of a line by which two prints of one word may differ; the narrowest letter takes 0.17
_Face = tuple[str, bool, bool]


def lesser(words: Sequence[Word]) -> frozenset[tuple[int, int]]:
    """(page, index) of each such word."""
    faces: dict[_Face, dict[str, list[tuple[float, Word]]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        text, _, (x0, top, x1, bottom), (font, bold, italic, _, _, _, angle), *_ = word
        if len(text) >= SHORTEST and word.score == 1 and angle == 0 and word.spot is None and bottom > top:
            faces[font, bold, italic][text].append(((x1 - x0) / (bottom - top), word))
    return frozenset(place for printed in faces.values() for place in _of_face(printed))


def _of_face(printed: dict[str, list[tuple[float, Word]]]) -> list[tuple[int, int]]:
    found = []
    for text, fuller in printed.items():
        width = fuller[0][0]
        for at in range(len(text)):
            if (short := text[:at] + text[at + 1 :]) in printed and text[at].isalpha():
                found += [(w.page, w.index) for own, w in printed[short] if abs(own - width) < SAME]
    return found
