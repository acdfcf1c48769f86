"""Words that lack a letter another word of the paper has, though both are printed as wide: the letter was lost.

No list of words is asked, so this holds for names and for any language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.text.faces import Face

SHORTEST = 4  # letters of a word that lacks one: of shorter ones too many are like another one
SAME = 0.05  # heights of a line by which two prints of one word may differ; the narrowest letter takes 0.17
HEAD = 2  # letters in front by which words are looked up: where one of them was lost, all behind them are there


def lesser(faces: Sequence[Face]) -> frozenset[tuple[int, int]]:
    """(page, index) of each such word."""
    return frozenset(place for face in faces for place in _of_face(face))


def _of_face(face: Face) -> list[tuple[int, int]]:
    width_of = face.width_of
    heads = {(text[:HEAD], len(text)) for text in width_of}
    fuller: dict[str, list[float]] = defaultdict(list)  # word that lacks a letter → widths of those that have it
    for text, width in width_of.items():
        if (length := len(text)) > SHORTEST:
            first = 0 if text[1:] in width_of or text[0] + text[HEAD:] in width_of else HEAD
            for at in range(first, length if (text[:HEAD], length - 1) in heads else HEAD):
                if (short := text[:at] + text[at + 1 :]) in width_of and text[at].isalpha():
                    fuller[short].append(width)
    lacking = [one for one in face.words if one[0] in fuller] if fuller else []
    return [(w.page, w.index) for text, own, w in lacking if any([abs(own - full) < SAME for full in fuller[text]])]
