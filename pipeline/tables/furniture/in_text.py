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
    count, length = 0, len(said)
    for at, word in enumerate(words):
        if word.text != said[0] or not top < word.box.top < foot:
            continue
        whole = [w.text for w in words[at : at + length]] == said
        before, after = words[at - 1] if at else None, words[at + length] if at + length < len(words) else None
        begins = before is None or not before.box.level(word.box)
        ends = after is None or not after.box.level(words[at + length - 1].box)
        count += whole and begins and ends
    return count
