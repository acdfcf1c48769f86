"""What was forgotten for good: marks of names and files, which re-runs know again and nobody can read.

A mark is a keyed hash (HMAC-SHA256) of the name without title, small letters only. The key stands in a file of its own
beside the marks. Neither file is ever published: whoever has both can try a name that they already suspect.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator

from pipeline.models.privacy import Forgotten
from pipeline.privacy.edits import Edit
from pipeline.privacy.who import REMOVED
from pipeline.text.naming import name_words

FORGOTTEN = "forgotten names"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST = 5  # words of a name
_NEAR = 4  # characters between two words of one name: "Doe, Jane", "jane.doe", "J. Doe"


def marks_of_name(key: bytes, name: str) -> frozenset[str]:
    """The marks under which a name is known again: as it is, surname first, with an initial, with a title."""
    words = _words(name)
    forms = {" ".join(words)}
    if len(words) > 1:
        first, last = words[0], words[-1]
        forms |= {" ".join([last, *words[:-1]]), f"{first} {last}", f"{first[0]} {last}", f"{last} {first[0]}"}
        forms |= {first + last, f"title {last}"}
    return frozenset(_mark(key, form) for form in forms)


def mark_of_file(key: bytes, sha256: str) -> str:
    """The mark under which a file's content is known again."""
    return _mark(key, f"file {sha256.lower()}")


def forgets(forgotten: Forgotten, name: str) -> bool:
    """Whether this name, as a whole, was forgotten."""
    return bool(forgotten) and _mark(forgotten.key, " ".join(_words(name))) in forgotten.marks


def forgets_file(forgotten: Forgotten, sha256: str | None) -> bool:
    """Whether a file of this content was forgotten."""
    return bool(forgotten) and sha256 is not None and mark_of_file(forgotten.key, sha256) in forgotten.marks


def forgotten_edits(forgotten: Forgotten, text: str) -> Iterator[Edit]:
    """Every run of words that is a forgotten name, whatever its case and joints."""
    if not forgotten:
        return
    words = list(_WORD.finditer(text))
    titles = name_words()["titles"]
    tried: dict[str, bool] = {}
    for at, first in enumerate(words):
        form, end = "", first.start()
        for count, word in enumerate(words[at : at + _LONGEST]):
            if count and word.start() - end > _NEAR:
                break
            plain = word[0].lower().replace("’", "'")
            titled = not count and plain in titles
            form = f"{form} {'title' if titled else plain}".strip()
            end = word.end()
            if form not in tried:
                tried[form] = _mark(forgotten.key, form) in forgotten.marks
            if tried[form]:
                yield Edit(first.start(), end, REMOVED, FORGOTTEN)


def _words(name: str) -> list[str]:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(name)]
    while len(words) > 1 and words[0] in name_words()["titles"]:
        words.pop(0)
    return words


def _mark(key: bytes, form: str) -> str:
    return hmac.new(key, form.encode("utf-8"), hashlib.sha256).hexdigest()
