"""Headings that are printed again for every record: the same line, at the same places across, over and over.

"Response | Due | Status" below each recommendation. Nothing else repeats several words apart from one another so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.models.page import Word
from pipeline.tables.draft import letters_of
from pipeline.tables.white.white_themes import white_in
from pipeline.text.lines import Line, box_of, spoken
from pipeline.text.medians import median

FEWEST = 2  # times
SAME = 2.0  # points by which the words of one heading may stand elsewhere across
ASLANT = 8.0  # and all of them together on a scanned sheet, which is never set quite straight from head to foot
CLOSE = 0.8  # heights of print between two lines of one heading
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Head:
    """One print of the headings: the lines from `start` to `end` of a document."""

    start: int
    end: int
    words: tuple[Word, ...]


def repeated_heads(lines: Sequence[Line]) -> list[list[Head]]:
    """The headings of each kind that are printed again, in the order of the document."""
    found: list[list[Head]] = []
    taken: set[int] = set()
    for places in _same_lines(lines):
        if any(at in taken for at in places):
            continue
        first, last = _reach(lines, places, -1), _reach(lines, places, 1)
        spans = [(at - first, at + last + 1) for at in places]
        taken |= {i for start, end in spans for i in range(start, end)}
        found.append([Head(a, b, tuple(w for line in lines[a:b] for w in line)) for a, b in spans])
    return found


def _same_lines(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Where lines stand that say the same words at the same places, with white between some of them."""
    by_letters: dict[str, list[int]] = {}
    for at in _opening_alike(lines):
        line = lines[at]
        if white_in(line) and any(map(str.isalpha, said := spoken(line))):
            by_letters.setdefault(letters_of(said), []).append(at)
    for places in (own for own in by_letters.values() if len(own) >= FEWEST):
        alike = [at for at in places if _is_again(lines[places[0]], lines[at])]
        if len(alike) >= FEWEST:
            yield alike


def _opening_alike(lines: Sequence[Line]) -> list[int]:
    """Where lines stand that have as many words as others, and the same first one: few others say all the same."""
    places: dict[tuple[int, str], list[int]] = {}
    for at, line in enumerate(lines):
        if len(line) > 1:
            places.setdefault((len(line), letters_of(line[0][0])), []).append(at)
    return sorted(at for own in places.values() if len(own) >= FEWEST for at in own)


def _is_again(one: Line, other: Line) -> bool:
    """Whether one line is the other printed again."""
    if len(one) != len(other) or letters_of(spoken(one)) != letters_of(spoken(other)):
        return False
    steps = [b.box.x0 - a.box.x0 for a, b in zip(one, other, strict=True)]
    aside = median(steps) if _is_recognised(one) and _is_recognised(other) else 0.0
    placed = abs(aside) <= ASLANT and all(abs(step - aside) <= SAME for step in steps)
    return placed and one[0].style.bold == other[0].style.bold


def _is_recognised(line: Line) -> bool:
    """Whether a line was read from a picture: some word of it is less sure than the letters of a file."""
    return any(word.score < 1 for word in line)


def _reach(lines: Sequence[Line], places: Sequence[int], step: int) -> int:
    """How many lines above (-1) or below (1) are of the heading too: the same, as close, wherever it is printed."""
    for count in range(1, MOST_LINES):
        own = [at + step * count for at in places]
        if own[0] < 0 or own[-1] >= len(lines):
            return count - 1
        if not all(_is_again(lines[own[0]], lines[at]) and _goes_on(lines[at - step], lines[at]) for at in own):
            return count - 1
    return MOST_LINES - 1


def _goes_on(one: Line, other: Line) -> bool:
    """Whether two lines of one page stand close and are printed alike."""
    if one[0].page != other[0].page or one[0].style.look != other[0].style.look:
        return False
    boxes = box_of(one), box_of(other)
    white = max(b.top for b in boxes) - min(b.bottom for b in boxes)
    return white <= CLOSE * min(b.height for b in boxes)
