"""A text that somebody corrected keeps what it knows of its words."""

from __future__ import annotations

from difflib import SequenceMatcher

from pipeline.models.runs import Runs, chained
from pipeline.models.text import Text

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
