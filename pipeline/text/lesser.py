"""Words that lack a letter another word of the paper has, though both are printed as wide: the letter was lost.

No list of words is asked, so this holds for names and for any language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.text.faces import Faces, Print

SHORTEST = 4  # letters: of shorter words too many are like another one
SAME = 0.05  # heights of a line by which two prints of one word may differ; the narrowest letter takes 0.17
END = 2  # letters at either end by which words are looked up: one that lacks a letter keeps one end at least


def lesser(faces: Faces) -> frozenset[tuple[int, int]]:
    """(page, index) of each such word."""
    return frozenset(place for own in faces for place in _of_face(own))


def _of_face(words: Sequence[Print]) -> list[tuple[int, int]]:
    printed: dict[str, list[Print]] = defaultdict(list)
    for one in words:
        if len(one[0]) >= SHORTEST:
            printed[one[0]].append(one)
    heads = {(text[:END], len(text)) for text in printed}
    tails = {(text[-END:], len(text)) for text in printed}
    found = []
    for text, fuller in printed.items():
        length = len(text) - 1  # of a word that lacks a letter of this one
        head, tail = (text[:END], length) in heads, (text[-END:], length) in tails
        if not head and not tail:
            continue
        for at in range(0 if tail else length + 1 - END, length + 1 if head else END):
            if (short := text[:at] + text[at + 1 :]) in printed and text[at].isalpha():
                width = fuller[0][1]
                found += [(w.page, w.index) for _, own, w in printed[short] if abs(own - width) < SAME]
    return found
