"""One page, prepared once: printed lines cut into runs, rules, painted areas and symbols."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box, Page, Word
from pipeline.models.stream import Mark
from pipeline.text.lines import box_of, lying

USUAL_LETTER = 11.0  # points, where a page has no words
WHITE = 245  # channels all lighter than this are paper


class Run(NamedTuple):
    """Words of one line with no more than a space between them; without words it is a symbol."""

    words: tuple[Word, ...]
    box: Box


@dataclass(slots=True)
class Line:
    """Runs at one height, from left to right."""

    runs: list[Run]
    box: Box

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for run in self.runs for word in run.words)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the layout sees it."""

    page: Page
    em: float  # the usual height of its letters, in points
    lines: list[Line]
    symbols: tuple[Mark, ...]
    starts: frozenset[int]  # where runs begin, in steps of the slack

    @property
    def number(self) -> int:
        return self.page.number


def make_sheet(page: Page) -> Sheet:
    """Return the page prepared."""
    words = [w for w in page.words if not w.style.hidden]
    upright = [w for w in words if not w.style.angle]
    em = letter_height(upright or words)
    gap = _run_gap(upright)
    lines = [make_line(split_runs(line, gap)) for line in printed_lines(upright)]
    starts = find_starts(lines, em)
    if len(upright) < len(words):
        lines += [make_line([Run(turned, box_of(turned))]) for turned in _turned([w for w in words if w.style.angle])]
    symbols = find_symbols(page, em)
    _add_symbols(lines, symbols, em)
    _add_bare_paint(lines, page, em)
    lines.sort(key=attrgetter("box.top"))
    return Sheet(page, em, lines, symbols, starts)


def printed_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Return words as lines from top to bottom; columns that are out of step with one another share none.

    A row of words joins a line that it overlaps by more than half of the lower one, where that leaves room for it.
    """
    rows: list[list[Word]] = []
    top = bottom = left = -1.0
    for word in words:
        x0, own_top, _, own_bottom = word[2]
        if own_top == top and own_bottom == bottom and x0 > left:
            rows[-1].append(word)
        else:
            rows.append([word])
            top, bottom = own_top, own_bottom
        left = x0
    rows.sort(key=lambda row: (2 * row[0].box.centre[1], row[0].box.x0))
    lines: list[list[Word]] = []
    recent: list[list[Word]] = []  # lines that the next row may belong to
    for row in rows:
        _, top, _, bottom = row[0][2]
        recent = [line for line in recent if line[0].box.bottom > top]
        own = next((line for line in recent if _shares_line(line[0], top, bottom) and _has_room(line, row)), None)
        if own is None:
            lines.append(row)
            recent.append(row)
        else:
            own += row
            own.sort(key=_left)
    return lines


def _shares_line(word: Word, top: float, bottom: float) -> bool:
    _, own_top, _, own_bottom = word[2]
    shared = min(bottom, own_bottom) - max(top, own_top)
    return 2 * shared > min(bottom - top, own_bottom - own_top)


def _has_room(line: Sequence[Word], row: Sequence[Word]) -> bool:
    """Return True if no word of a row is over one of a line."""
    x0, x1 = row[0][2][0] + 1, row[-1][2][2] - 1
    if line[-1][2][2] <= x0 or line[0][2][0] >= x1:
        return True
    return not any(a[2][0] < b[2][2] - 1 and a[2][2] - 1 > b[2][0] for a in line for b in row)


def _left(word: Word) -> tuple[float, int]:
    return word.box.x0, word.index


def make_line(runs: list[Run]) -> Line:
    """Return a line of runs that are in order."""
    if len(runs) == 1:
        return Line(runs, runs[0].box)
    boxes = [run.box for run in runs]
    top, bottom = min([b.top for b in boxes]), max([b.bottom for b in boxes])
    return Line(runs, Box(boxes[0][0], top, max([b[2] for b in boxes]), bottom))


def letter_height(words: Sequence[Word]) -> float:
    """Return the median height of words, in points."""
    if not words:
        return USUAL_LETTER
    heights = sorted([w.box.height for w in words])
    return max(2.0, heights[len(heights) // 2])


def _run_gap(words: Sequence[Word]) -> float:
    """Return how wide whitespace in a line must be to part two runs, in heights of its words."""
    gaps = []
    for before, word in pairwise(words):
        x0, top, _, bottom = word[2]
        gap = x0 - before[2][2]
        if T.least_gap < gap < bottom - top:
            gaps.append(gap / (bottom - top))
    if not gaps:
        return T.wide_gap
    gaps.sort()
    return max(T.narrow_gap, min(T.wide_gap, T.gap_to_space * gaps[len(gaps) // 2]))


def split_runs(line: Sequence[Word], gap: float) -> list[Run]:
    """Return the words of a line cut where whitespace is wider than `gap` times their height."""
    runs: list[Run] = []
    own = [line[0]]
    end = line[0][2][2]
    for word in line[1:]:
        x0, top, x1, bottom = word[2]
        if x0 - end > gap * (bottom - top):
            runs.append(Run(tuple(own), box_of(own)))
            own = [word]
        else:
            own.append(word)
        end = x1 if x1 > end else end
    runs.append(Run(tuple(own), box_of(own)))
    return runs


def find_starts(lines: Sequence[Line], em: float) -> frozenset[int]:
    """Return the places across, in steps of the slack, where several runs begin: left sides of columns."""
    slack = T.aligned_slack * em
    starts = Counter(round(run.box[0] / slack) for line in lines for run in line.runs[1:])
    starts.update({round(line.box[0] / slack) for line in lines})
    return frozenset(k for k in starts if starts[k - 1] + starts[k] + starts[k + 1] >= T.aligned_runs)


def split_aligned(lines: Sequence[Line], starts: Collection[int], em: float) -> list[Line]:
    """Return lines with runs cut also before a word that begins where other runs do: columns with narrow gaps."""
    found = []
    for line in lines:
        runs = [part for run in line.runs for part in _split_at(run, starts, em)]
        found.append(line if len(runs) == len(line.runs) else make_line(runs))
    return found


def _split_at(run: Run, starts: Collection[int], em: float) -> list[Run]:
    """Return a run cut before words that begin where others do, after whitespace."""
    words = run.words
    slack, gap = T.aligned_slack * em, T.aligned_gap * em
    cuts = [
        i
        for i in range(1, len(words))
        if round(words[i][2][0] / slack) in starts and words[i][2][0] - words[i - 1][2][2] > gap
    ]
    if not cuts:
        return [run]
    parts = [words[a:b] for a, b in pairwise([0, *cuts, len(words)])]
    return [Run(part, box_of(part)) for part in parts]


def _turned(words: Iterable[Word]) -> list[tuple[Word, ...]]:
    """Return words that lie on their side, by the column of print they are in, each in reading order."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.x0, w.box.top)):
        own = next((g for g in groups if g[0].style.angle == word.style.angle and _near(box_of(g), word.box)), None)
        if own is None:
            groups.append([word])
        else:
            own.append(word)
    return [lying(group)[0] if lying(group) else tuple(group) for group in groups]


def _near(one: Box, other: Box) -> bool:
    reach = T.turned_gap
    level = one.top - reach < other.bottom and one.bottom + reach > other.top
    return level and one.x0 - reach < other.x1 and one.x1 + reach > other.x0


def find_symbols(page: Page, em: float) -> tuple[Mark, ...]:
    """Return small pictures and drawn figures: what may mean a status."""
    most = T.max_symbol * em
    found = [Mark("shape", s.colour, s.form, s.box, page.number) for s in page.shapes]
    found += [Mark("image", p.colour, p.form, p.box, page.number) for p in page.pictures if p.form]
    return tuple(mark for mark in found if mark.box.width <= most and mark.box.height <= most)


def _add_symbols(lines: list[Line], symbols: Iterable[Mark], em: float) -> None:
    """Add each symbol to the line beside it, as a run without words; a tall one reaches a line above and below it."""
    for mark in symbols:
        _, y = mark.box.centre
        line = next((line for line in lines if line.box.top - 1 <= y <= line.box.bottom + 1), None)
        if line is None or any(run.box.x0 - 2 < mark.box.x1 and run.box.x1 + 2 > mark.box.x0 for run in line.runs):
            continue
        x0, top, x1, bottom = mark.box
        box = Box(x0, max(top, line.box.top - em), x1, min(bottom, line.box.bottom + em))
        line.runs, line.box = sorted([*line.runs, Run((), box)], key=lambda run: run.box.x0), line.box.union(box)


def _add_bare_paint(lines: list[Line], page: Page, em: float) -> None:
    """Add paint without words to the lines beside it, as runs, where areas of one width stand below one another.

    A column of colours alone is a column of its table, whatever else parts the columns.
    """
    strips: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box, colour in page.fills:
        if not is_white(colour) and em < box.width <= T.max_paint * em and box.height > em:
            strips[round(box.x0), round(box.x1)].append(box)
    for x0, _, x1, _ in (own[0] for own in strips.values() if len(own) > 1):
        _add_strip(lines, strips[round(x0), round(x1)])


def _add_strip(lines: list[Line], boxes: Sequence[Box]) -> None:
    """Add areas of one width to the lines beside them, unless words are printed on one of them."""
    x0, _, x1, _ = boxes[0]
    beside = [ln for ln in lines if any(b.top <= ln.box.centre[1] <= b.bottom for b in boxes)]
    if any(run.box.x0 < x1 - 1 and run.box.x1 > x0 + 1 for line in beside for run in line.runs):
        return
    for line in beside:
        box = Box(x0, line.box.top, x1, line.box.bottom)
        line.runs, line.box = sorted([*line.runs, Run((), box)], key=lambda run: run.box.x0), line.box.union(box)


def is_white(colour: str) -> bool:
    """Return True if "#rrggbb" is paper white, or too near to it to be seen."""
    return min(bytes.fromhex(colour[1:])) >= WHITE
