"""Lines that are printed in the middle of pages too, as labels are: no running heads, wherever a page turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.models.page import Page, Word
from pipeline.text.lines import Line

FEWEST = 2  # times


def printed_inside(line: Line, pages: Iterable[Page], edge: float) -> int:
    """How often the words of a line are a whole line elsewhere, further from the pages' ends than `edge` (a share)."""
    said = [word.text for word in line]
    return sum(_inside(said, page.words, edge * page.height, (1 - edge) * page.height) for page in pages)


def _inside(said: Sequence[str], words: Sequence[Word], top: float, foot: float) -> int:
    first = said[0]
    starts = [at for at, word in enumerate(words) if word[0] == first and top < word[2][1] < foot]
    return sum(_is_said_on_end(said, words, at) or _is_beside(said, words, words[at]) for at in starts)


def _is_said_on_end(said: Sequence[str], words: Sequence[Word], at: int) -> bool:
    """Whether a line is printed from a word on, and nothing else on its line right before or after it."""
    length = len(said)
    before, after = words[at - 1] if at else None, words[at + length] if at + length < len(words) else None
    begins = before is None or not before.box.level(words[at].box)
    whole = begins and [w.text for w in words[at : at + length]] == said
    return whole and (after is None or not after.box.level(words[at + length - 1].box))


def _is_beside(said: Sequence[str], words: Sequence[Word], first: Word) -> bool:
    """Whether all that is level with a word is the line: two labels side by side, each printed with what it heads."""
    _, top, _, bottom = first.box
    row = [w for w in words if w[2][1] < bottom and w[2][3] > top]
    return len(row) == len(said) and [w.text for w in sorted(row, key=lambda w: w.box.x0)] == said
