"""Printed lines outside tables → paragraphs: parted by whitespace, font style, labels, numbers and bullets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.layout.rows import ENDS, is_number
from pipeline.layout.rules import Rule
from pipeline.layout.sheet import Line
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box, Word
from pipeline.models.stream import Cell, Piece, Row, line_text
from pipeline.text.lines import box_of
from pipeline.text.paragraphs import is_bullet

_LABEL = re.compile(r"[A-Z][\w’' /&()-]{2,58}?:(?: |$)")
LABEL_WORDS = 9
LONGEST_LABEL = 40  # letters


@dataclass(frozen=True, slots=True)
class _Part:
    """A line, or one of several values that share it, with how it is printed."""

    words: tuple[Word, ...]
    box: Box
    size: float
    bold: bool
    italic: bool
    look: tuple[str, str] | None  # font and colour, where all its words share them
    alone: bool  # nothing else is on its line

    @property
    def ended(self) -> bool:
        """Return True if it ends as a sentence or label does."""
        return self.words[-1].text[-1:] in ENDS


def make_paragraphs(lines: Sequence[Line], page: int, right: float, across: Sequence[Rule] = ()) -> list[Row]:
    """Return the paragraphs of lines; `right`: where their room ends, `across`: rules that part them."""
    usual = _usual_step(lines)
    parts = [part for line in lines for part in _parts(line)]
    edge = max((part.box.x1 for part in parts), default=right)
    rows: list[Row] = []
    current: list[_Part] = []
    for part in parts:
        if current and _begins(current[-1], part, usual, edge, across):
            rows.append(_make_row(current, page, edge))
            current = []
        current.append(part)
    if current:
        rows.append(_make_row(current, page, edge))
    return rows


def _usual_step(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next, in points."""
    steps = [b.box.bottom - a.box.bottom for a, b in itertools.pairwise(lines)]
    steps = sorted(step for step in steps if 0 < step < T.widest_step * USUAL_SIZE)
    return steps[len(steps) // 4] if steps else USUAL_SIZE


USUAL_SIZE = 12.0


def _parts(line: Line) -> list[_Part]:
    """Return a line as one part, or parted where labels with values are side by side on it."""
    pieces: list[tuple[Word, ...]] = []
    own: tuple[Word, ...] = ()
    for words, box in line.runs:
        if not words:
            continue
        if own and box.x0 - own[-1].box.x1 > T.reading_gap * box.height and _are_values(own, words):
            pieces.append(own)
            own = ()
        own = (*own, *words)
    if own:
        pieces.append(own)
    return [_make_part(words, len(pieces) == 1) for words in pieces]


def _are_values(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Return True if what follows wide whitespace is no value of the label in front."""
    return ":" in line_text(right)[:LONGEST_LABEL] or ":" not in line_text(left)


def _make_part(words: tuple[Word, ...], alone: bool) -> _Part:
    size = median([w.box.height for w in words])
    styles = {w.style for w in words}
    looks = {(style.font, style.colour) for style in styles}
    look = looks.pop() if len(looks) == 1 else None
    return _Part(words, box_of(words), size, all(s.bold for s in styles), words[0].style.italic, look, alone)


def _begins(above: _Part, part: _Part, usual: float, edge: float, across: Sequence[Rule]) -> bool:
    """Return True if a line begins a paragraph."""
    if not (part.alone and above.alone) or is_bullet(part.words[0]):
        return True
    step = part.box.bottom - above.box.bottom
    most = T.line_step * min(usual, max(part.size, above.size) * T.open_step) + T.slack
    change = T.size_change if part.italic == above.italic else T.slant_change
    if step < 0 or step > most or abs(part.size - above.size) > change * max(part.size, above.size):
        return True
    if any(_is_between(rule, above.box, part.box) for rule in across):
        return True
    return _changes_style(above, part) or _opens(above, part, edge)


def _is_between(rule: Rule, above: Box, below: Box) -> bool:
    level = above.bottom - 2 < rule.at < below.top + 2 * T.slack
    return level and rule.end > below.x0 and rule.start < below.x1


def _changes_style(above: _Part, part: _Part) -> bool:
    first, last = part.words[0], part.words[-1]
    if first.text.startswith("(") and last.text.endswith(")"):
        return False  # "(Paragraph 34)" behind a recommendation in bold
    goes_on = above.bold and first.style.bold and not above.ended
    if above.bold != part.bold and not goes_on and (above.bold or above.ended or _is_lead(part)):
        return True
    if above.ended and above.look and part.look and above.look != part.look:
        return True
    return above.italic != part.italic and above.words[-1].text[-1:] in ".:?!”"


def _opens(above: _Part, part: _Part, edge: float) -> bool:
    """Return True if a line opens with a label or number, or the one above stops short of the edge."""
    if _LABEL.match(line_text(part.words[:LABEL_WORDS])) and (above.ended or part.words[0].style.bold):
        return True
    if _is_lead(part) and (above.ended or above.bold):
        return True
    room = T.short_line * (edge - above.box.x0)
    return above.ended and above.box.x1 < edge - room


def _is_lead(part: _Part) -> bool:
    """Return True if a line begins with a number, or with words in bold."""
    first = part.words[0]
    if is_number(first.text) and len(part.words) > 1:
        return True
    return first.style.bold and not part.words[-1].style.bold


def _make_row(parts: Sequence[_Part], page: int, right: float) -> Row:
    first = parts[0].box
    x0, x1 = min(p.box.x0 for p in parts), max(p.box.x1 for p in parts)
    reach = max(right, x1) if all(p.alone for p in parts) else x1
    box = Box(x0, first.top, reach, max(p.box.bottom for p in parts))
    cell = Cell([Piece(page, box, tuple(part.words for part in parts))])
    return Row([cell], 0, page, first.top, size=parts[0].size)
