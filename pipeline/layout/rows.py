"""Rows of a band of columns: cut where lines are drawn across, else by the sum of evidence between two lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from pipeline.layout.columns import Gutters
from pipeline.layout.rules import Rule
from pipeline.layout.sheet import Line, Run
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box, Word
from pipeline.models.stream import Cell, Piece, Row, line_text
from pipeline.text.paragraphs import is_bullet

_NUMBER = re.compile(
    r"^(?:(?i:rec(?:ommendation)?s?\.? ?(?:no\.?|number)?|item|action|no\.?|ref\.?)\s?)?"
    r"\(?[A-Z]{0,4}\W?\d{1,3}(?:[.]\d{1,2}){0,2}\s?(?:\(?[a-z]\))?[a-z]?[.):–-]?$"
    r"|^\([a-z]\)$|^\(?[ivx]{1,5}[.)]$"
)
ENDS = ".:;?!"


@lru_cache(maxsize=1 << 12)
def is_number(text: str) -> bool:
    """Return True if a text is no more than the number of a record or list item."""
    return _NUMBER.match(text) is not None


@dataclass(frozen=True, slots=True)
class Placed:
    """A run in its column; `columns`: how many it runs over."""

    column: int
    columns: int
    run: Run


@dataclass(frozen=True, slots=True)
class Steps:
    """The lines of a band with all that is asked between two of them."""

    lines: Sequence[Line]
    placed: list[list[Placed]]
    columns: int
    gaps: list[float]  # above each line but the first, to all lines before, in points
    above: list[dict[int, tuple[Word, ...]]]  # before each line: the last words of each column
    right: float  # how far its words reach
    usual_gap: float
    height: float


def cut_rows(
    lines: Sequence[Line],
    gutters: Gutters,
    across: Sequence[Rule],
    page: int,
    em: float,
    edges: tuple[float, ...] = (),
) -> list[Row]:
    """Return the rows of a band of columns; `edges`: of its columns, where known."""
    edges = edges or _edges(lines, gutters)
    steps = _steps(lines, gutters)
    cuts, is_ruled = _drawn_cuts(lines, across, edges, em)
    if not is_ruled:
        cuts = [is_cut or row_evidence(steps, k) >= T.row_score for k, is_cut in enumerate(cuts, 1)]
    if _has_labels(gutters, edges):
        labels = [k for k in range(1, len(lines)) if _label_begins(steps, k)]
        apart = [k for k in labels if steps.gaps[k - 1] > steps.usual_gap + T.tight_gap * steps.height]
        if len(apart) > T.clear_share * (len(labels) - len(apart)):  # where rows are set apart, these are second lines
            labels = apart
        cuts = [is_cut or k in labels for k, is_cut in enumerate(cuts, 1)]
    starts = [0, *[k for k in range(1, len(lines)) if cuts[k - 1]], len(lines)]
    return [_make_row(steps, a, b, edges, page) for a, b in itertools.pairwise(starts)]


def _edges(lines: Sequence[Line], gutters: Gutters) -> tuple[float, ...]:
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    return (left, *[g.x1 - min(1.5, (g.x1 - g.x0) / 2) for g in gutters], right)


def _steps(lines: Sequence[Line], gutters: Gutters) -> Steps:
    placed = [[place_run(run, gutters) for run in line.runs] for line in lines]
    bottoms = itertools.accumulate((line.box.bottom for line in lines), max)
    gaps = [line.box.top - bottom for line, bottom in zip(lines[1:], bottoms, strict=False)]
    above: list[dict[int, tuple[Word, ...]]] = []
    last: dict[int, tuple[Word, ...]] = {}
    for own in placed:
        above.append(last)
        last = last | {p.column: p.run.words for p in own}
    height = median(line.box.height for line in lines)
    small = sorted(gap for gap in gaps if gap < 2.7 * height)
    usual = min(small[len(small) // 4] if small else 0.0, T.max_line_gap * height)
    return Steps(lines, placed, len(gutters) + 1, gaps, above, max(line.box.x1 for line in lines), usual, height)


def place_run(run: Run, gutters: Gutters) -> Placed:
    """Return a run with the columns it is in."""
    x0, _, x1, _ = run.box
    first = sum([x0 >= (g.x0 + g.x1) / 2 for g in gutters])
    last = sum([x1 > g.x1 + 1 for g in gutters])
    return Placed(first, max(1, last - first + 1), run)


def _drawn_cuts(
    lines: Sequence[Line], across: Sequence[Rule], edges: Sequence[float], em: float
) -> tuple[list[bool], bool]:
    """Return for each gap between two lines whether a rule runs through most of the band's width there.

    And whether all rows are ruled: by two rules, or one and others right above and below the band.
    """
    left, right, slack = edges[0], edges[-1], 0.32 * em
    top, foot = lines[0].box.top, lines[-1].box.bottom
    reach = T.heading_gap * em
    heights = [
        rule.at
        for rule in across
        if top - reach < rule.at < foot + reach and min(rule.end, right) - max(rule.start, left) > 0.6 * (right - left)
    ]
    cuts = [any(a.box.bottom - slack < y < b.box.top + slack for y in heights) for a, b in itertools.pairwise(lines)]
    is_closed = any(y < top + slack for y in heights) and any(y > foot - slack for y in heights)
    return cuts, sum(cuts) > (0 if is_closed else 1)


def row_evidence(steps: Steps, k: int) -> float:
    """Return how much speaks for a row to begin at line `k`."""
    return _evidence_of_gap(steps, k) + _evidence_of_columns(steps, k) + _evidence_of_text(steps, k)


def _has_labels(gutters: Gutters, edges: Sequence[float]) -> bool:
    """Return True if a band has two columns and the first is narrow: labels and their values."""
    return len(gutters) == 1 and edges[1] - edges[0] < T.label_width * (edges[2] - edges[1])


def _label_begins(steps: Steps, k: int) -> bool:
    """Return True if a label and its value begin at a line: the value above ended, or had room for the first word."""
    placed = [p for p in steps.placed[k] if p.run.words]
    if len(placed) != 2 or placed[0].column or any(p.columns > 1 or p.run.words[0].text[0].islower() for p in placed):
        return False
    word, above = placed[1].run.words[0], steps.above[k].get(1)
    if not above or above[-1].text[-1] in ".!?":
        return True
    return steps.right - above[-1].box.x1 > word.box.width + T.narrow_gap * steps.height


def _evidence_of_gap(steps: Steps, k: int) -> float:
    gap = steps.gaps[k - 1]
    if gap < -T.overlap * steps.height:
        return -T.level
    if gap > steps.usual_gap + T.row_gap * steps.height:
        return 1.6
    return -0.6 if gap < steps.usual_gap + T.tight_gap * steps.height else 0.3


def _evidence_of_columns(steps: Steps, k: int) -> float:
    above, own = ({p.column for p in steps.placed[i]} for i in (k - 1, k))
    score = 0.5 * len(own - above)
    if 0 in own:
        score += 0.8 if 0 not in above else 0.0
        first = next(p.run.words for p in steps.placed[k] if p.column == 0)
        if first and (is_number(first[0].text) or is_number(line_text(first[:2]))):
            score += 1.5
        elif first and is_bullet(first[0]):
            score -= 1.5
    else:
        score -= 1.4
    spans = [any(p.columns > 1 for p in steps.placed[i]) for i in (k - 1, k)]
    return score + (1.5 if spans[0] != spans[1] else 0.0)


def _evidence_of_text(steps: Steps, k: int) -> float:
    """Return what sentences that go on and changes to bold speak for."""
    score = 0.0
    above = steps.above[k]
    for placed in steps.placed[k]:
        words, before = placed.run.words, above.get(placed.column)
        if not words or not before or (placed.column == 0 and steps.columns > 2):
            continue
        if words[0].box.top - before[-1].box.bottom > steps.usual_gap + T.row_gap * steps.height:
            continue
        if before[-1].style.bold != words[0].style.bold:
            score += 0.4
        elif words[0].text[:1].islower() or before[-1].text[-1:] not in ENDS:
            score -= 0.7
    lines = steps.lines[k - 1], steps.lines[k]
    if all_bold(lines[0]) != all_bold(lines[1]) and (len(lines[0].runs) > 1 or len(lines[1].runs) > 1):
        score += 1.2
    return score


def all_bold(line: Line) -> bool:
    """Return True if every word of a line is bold."""
    return all(w.style.bold for run in line.runs for w in run.words)


def _make_row(steps: Steps, start: int, end: int, edges: tuple[float, ...], page: int) -> Row:
    """Return lines as a row; what runs over a gutter beside other cells belongs to its first column."""
    cells: dict[tuple[int, int], list[tuple[Word, ...]]] = {}
    for placed in (p for own in steps.placed[start:end] for p in own):
        runs = cells.setdefault((placed.column, placed.columns), [])
        if placed.run.words:
            runs.append(placed.run.words)
    if len(cells) > 1:
        for column, columns in [key for key in cells if key[1] > 1]:
            cells.setdefault((column, 1), []).extend(cells.pop((column, columns)))
    top, bottom = steps.lines[start].box.top, max(line.box.bottom for line in steps.lines[start:end])
    row = Row([], 0, page, top, edges=edges, how="white")
    for (column, columns), lines in sorted(cells.items()):
        box = Box(edges[column], top, edges[min(column + columns, len(edges) - 1)], bottom)
        row.cells.append(Cell([Piece(page, box, join_runs(lines))], column, columns))
    return row


def join_runs(runs: Sequence[tuple[Word, ...]]) -> tuple[tuple[Word, ...], ...]:
    """Return the runs of one cell as its lines: those at one height are one."""
    lines: list[tuple[Word, ...]] = []
    for words in sorted(runs, key=lambda own: (own[0].page, own[0].box.top + own[0].box.bottom)):
        if lines and shares_line(lines[-1][0], words[0]):
            both = (*lines[-1], *words)
            lines[-1] = tuple(sorted(both, key=lambda w: (w.box.x0, w.index)))
        else:
            lines.append(words)
    return tuple(lines)


def shares_line(one: Word, other: Word) -> bool:
    """Return True if two words overlap in height by more than half of the lower one."""
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return shared > 0.5 * min(one.box.height, other.box.height)
