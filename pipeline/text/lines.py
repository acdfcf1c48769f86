"""Words → printed lines, by where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from pipeline.models.page import Box, Word

Line = tuple[Word, ...]


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """All words as lines from top to bottom, each from left to right.

    Two words share a line when their boxes overlap by more than half of the lower one: a raised "th" or a
    larger heading word stays in its line.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.page, w.box.top + w.box.bottom, w.box.x0)):
        if lines and _beside(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(tuple(sorted(line, key=lambda w: (w.box.x0, w.index))) for line in lines)


def runs_of(words: Sequence[Word]) -> tuple[Line, ...]:
    """Words that are already in reading order, cut where a new printed line begins."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _beside(lines[-1][-1:], word) and word.box.x0 >= lines[-1][-1].box.x0 - 1:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(tuple(line) for line in lines)


def _beside(line: Sequence[Word], word: Word) -> bool:
    last = line[-1]
    if last.page != word.page:
        return False
    top, bottom = max(last.box.top, word.box.top), min(last.box.bottom, word.box.bottom)
    return bottom - top > 0.5 * min(last.box.height, word.box.height)


def box_of(words: Iterable[Word]) -> Box:
    """The box around all words; there must be at least one."""
    boxes = [w.box for w in words]
    return Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))


def spoken(line: Sequence[Word]) -> str:
    """A line as plain text."""
    return "".join(w.text if w.glued or not i else f" {w.text}" for i, w in enumerate(line))


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance from line to line in points (median of the small ones); 0 where there is one line."""
    tops = [(line[0].page, median(w.box.bottom for w in line)) for line in lines]
    steps = [b[1] - a[1] for a, b in zip(tops, tops[1:], strict=False) if a[0] == b[0] and b[1] > a[1]]
    if not steps:
        return 0.0
    least = min(steps)
    return median(s for s in steps if s <= 1.3 * least + 0.5)
