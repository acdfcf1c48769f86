"""Letters that nobody sees: left out, or made visible; and texts that say no more than another."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from pipeline.models.runs import Runs, chained
from pipeline.models.text import Text
from pipeline.text.letter_widths import Face

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, marks without a shape, halves of letters, no letters at all
_KEPT = {"\n", "\t", "\u00ad", "\u200c", "\u200d"}  # line ends; a soft hyphen and joiners belong to words


def without_unseen(text: str) -> str:
    """The text without them; its lines end as ours do."""
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(letter for letter in lines if letter in _KEPT or unicodedata.category(letter) not in _UNSEEN)


def single_line(text: str) -> str:
    """The same in one line, spaces in a row as one."""
    plain = "".join(letter if letter.isprintable() or letter in _KEPT else " " for letter in text)
    return " ".join(plain.split())


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


LONGEST_COMPARED = 20_000  # characters; a longer text is taken as new


def retold(old: Text | None, new: str) -> Text:
    """`new` as a text; the parts that stand in `old` too lead back to their printed words."""
    if not old or not old.runs or max(len(old), len(new)) > LONGEST_COMPARED:
        return Text(new)
    at = old.value.find(new)
    if new and at >= 0:
        return old.slice(at, at + len(new))
    matcher = SequenceMatcher(None, old.value, new, autojunk=False) if len(new) < 2_000 else None
    shifts = matcher.get_matching_blocks() if matcher else _by_words(old.value, new)
    runs = list[Runs]()
    for start, to, size in shifts:
        part = old.slice(start, start + size) if size else Text()
        runs.append(part.runs.moved(to))
    return Text(new, chained(runs))


def _by_words(old: str, new: str) -> list[tuple[int, int, int]]:
    """Matching blocks in characters, found word by word: quick for long texts."""
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, [w for _, w in before], [w for _, w in after], autojunk=False)
    blocks = []
    for one, other, size in matcher.get_matching_blocks():
        blocks += [(before[one + i][0], after[other + i][0], len(before[one + i][1])) for i in range(size)]
    return blocks


def _words(text: str) -> list[tuple[int, str]]:
    at, found = 0, []
    for word in text.split():
        at = text.index(word, at)
        found.append((at, word))
        at += len(word)
    return found


REPLACEMENT = "\ufffd"


def visible(value: Any) -> Any:
    """A string with every character that cannot be seen replaced by one that can; other values as they are."""
    if not isinstance(value, str) or hasattr(value, "__html__") or (value.isascii() and value.isprintable()):
        return value
    return "".join(
        REPLACEMENT if unicodedata.category(letter) in _UNSEEN and letter not in _KEPT else letter for letter in value
    )
