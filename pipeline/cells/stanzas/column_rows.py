"""The rows of two columns without lines: numbers at the left begin them, else white over both columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.cells.numbering import is_number
from pipeline.models.page import Box
from pipeline.profiles import Profile
from pipeline.text.lines import Line, box_of, first_token, lines_of, parted, spoken

SAME = 3.0  # points
HANGING = 5.0  # points that the text of a row begins right of its number, at least
WHITE = 0.6  # heights of print between two rows, at least
MOST = 0.6  # share of the rows that must have something in both columns
COUNTED = 3  # numbers
WIDE = 1.5  # heights of print between two words of a line, at least
MORE = 0.2  # share of the lines that such white stands in

Parts = tuple[list[Line], list[Line], list[Line]]  # the lines of a number, of what stands behind it, and beside that


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows and the lines they begin with, where their text does, and whether numbers have a place left of it."""

    rows: tuple[Parts, ...]
    starts: tuple[int, ...]
    text: float
    numbered: bool
    counted: bool

    @property
    def paired(self) -> bool:
        return sum(bool(left and right) for _, left, right in self.rows) >= MOST * len(self.rows)

    @property
    def parted(self) -> bool:
        """Whether white runs down within a column: there are more than two."""
        lines = [line for _, *sides in self.rows for side in sides for line in side]
        return sum(len(parted(line, WIDE)) > 1 for line in lines) > MORE * len(lines)


def rows_of(lines: Sequence[Line], left: float, right: float, profile: Profile) -> Rows:
    """The lines of two columns, cut where rows begin."""
    sides = [cut(line, right) for line in lines]
    starts = _counted(sides, left, profile)
    counted = len(starts) >= COUNTED
    outside = counted and all(number_before(lines[at], left, profile) for at in starts)
    starts = _raised(lines, starts, left) if outside else starts if counted else _by_white(lines, sides)
    if not starts or starts[0] != 0:
        return Rows((), (), left, numbered=False, counted=False)
    text = left - SAME if outside else _text_begins(sides, starts, left) if counted else left
    rows = tuple(_row(sides[a:b], text) for a, b in pairwise([*starts, len(lines)]))
    return Rows(rows, tuple(starts), text, outside or text > left, counted)


def number_before(line: Line, left: float, profile: Profile) -> Line:
    """The number that stands left of both columns; () where none does, or other words do."""
    own = tuple(w for w in line if w.box.x1 < left - SAME) if line[0].box.x0 < left - SAME else ()
    return own if own and is_number(spoken(own), profile) else ()


def _raised(lines: Sequence[Line], numbers: Sequence[int], left: float) -> list[int]:
    """The lines that begin rows whose numbers stand beside them at any height."""
    boxes = [box_of([w for w in line if w.box.x0 >= left - SAME] or line) for line in lines]
    return [0, *(_below_white(lines, boxes, before, at) for before, at in pairwise(numbers))]


def _below_white(lines: Sequence[Line], boxes: Sequence[Box], before: int, at: int) -> int:
    """The line below the widest white between two numbers; without any the first of its page, or the number's own."""
    page = lines[at][0].page
    own = [i for i in range(before, at + 1) if lines[i][0].page == page]
    white = {i: boxes[i].top - max(box.bottom for box in boxes[own[0] : i]) for i in own[1:]}
    widest = max(white, key=lambda i: white[i], default=at)
    if white and white[widest] > WHITE * boxes[at].height:
        return widest
    return at if own[0] == before else own[0]


def cut(line: Line, right: float) -> tuple[Line, Line]:
    """The words of a line that stand in the left column, and those in the right one."""
    at = next((i for i, w in enumerate(line) if w.box.x0 >= right - SAME), len(line))
    return line[:at], line[at:]


def _counted(sides: Sequence[tuple[Line, Line]], left: float, profile: Profile) -> list[int]:
    """The lines that begin with a number at the left: a mark ends it, it has letters, or white stands behind it."""
    found: dict[str, int] = {}
    for at, (one, _) in enumerate(sides):
        token = first_token(one) if one and one[0].box.x0 <= left + SAME else ""
        if not token or not is_number(token, profile) or (token.isalpha() and len(one) > 1 and not _stands_off(one)):
            continue
        if token.isdigit() and len(one) > 1 and not _stands_off(one):
            continue
        if token in found:
            return []
        found[token] = at
    return list(found.values())


def _stands_off(line: Line) -> bool:
    return line[1].box.x0 - line[0].box.x1 > WHITE * line[0].box.height


def _by_white(lines: Sequence[Line], sides: Sequence[tuple[Line, Line]]) -> list[int]:
    """The lines below white over both columns that fill the two; a page begins a row behind a full stop."""
    starts = [0] if lines and all(sides[0]) else []
    foot = box_of(lines[0]).bottom if lines else 0.0
    for at in range(1, len(lines)):
        box = box_of(lines[at])
        if lines[at][0].page != lines[at - 1][0].page:
            before = next((one for one, _ in reversed(sides[:at]) if one), None)
            ended = before is not None and before[-1].text[-1] in ".;:?!"
            opens = bool(ended and sides[at][0] and sides[at][0][0].text[:1].isupper())
            foot = box.bottom
        else:
            opens = box.top - foot > WHITE * lines[at][0].box.height
            foot = max(foot, box.bottom)
        if opens and all(sides[at]):
            starts.append(at)
    return starts


def _text_begins(sides: Sequence[tuple[Line, Line]], starts: Sequence[int], left: float) -> float:
    """Where the text behind hanging numbers begins; `left` where it begins with them, or at no place of its own."""
    behind = [one for at in starts if len(one := sides[at][0]) > 1]
    usual = Counter(round(one[1].box.x0) for one in behind).most_common(1)
    if not usual or usual[0][0] < left + HANGING or usual[0][1] < MOST * len(starts):
        return left
    lines = [one for at, (one, _) in enumerate(sides) if one and at not in starts]
    hang = all(one[0].box.x0 >= usual[0][0] - SAME for one in lines)
    return usual[0][0] - SAME if hang else left


def _row(sides: Sequence[tuple[Line, Line]], text: float) -> Parts:
    """The parts of a row, each in lines of its own: those of two columns need not stand level."""
    left = [w for one, _ in sides for w in one]
    number, own = [w for w in left if w.box.x0 < text], [w for w in left if w.box.x0 >= text]
    return [*lines_of(number)], [*lines_of(own)], [*lines_of([w for _, other in sides for w in other])]
