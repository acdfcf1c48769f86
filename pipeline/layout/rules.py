"""Drawn separators of a page: lines, and the edges of paint, in one list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.layout.sheet import Line, Sheet, is_white
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box, Page


class Rule(NamedTuple):
    """A straight separator: across at height `at` from `start` to `end`, or upright at x `at` from top to bottom."""

    at: float
    start: float
    end: float
    painted: bool = False  # the edge of paint, no line


class Area(NamedTuple):
    """A painted or framed rectangle."""

    box: Box
    colour: str | None


@dataclass(slots=True)
class Rules:
    """Separators that belong together."""

    across: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)

    @property
    def is_painted(self) -> bool:
        """Return True if nothing of it is a drawn line."""
        return all(rule.painted for rule in self.across) and all(rule.painted for rule in self.upright)


def find_rules(sheet: Sheet) -> Rules:
    """Return the lines and paint edges of a page that may separate cells."""
    page, em = sheet.page, sheet.em
    across: list[Rule] = []
    upright: list[Rule] = []
    for (x0, top, x1, bottom), horizontal, _ in page.rulings:
        if horizontal and x1 - x0 > T.min_across * em:
            across.append(Rule((top + bottom) / 2, x0, x1))
        elif not horizontal and bottom - top > T.min_upright * em:
            upright.append(Rule((x0 + x1) / 2, top, bottom))
    areas = _find_areas(page, em)
    neighbours = _Neighbours([a.box for a in areas], T.snap * em)
    for box, colour in areas:
        is_pill = box.height < T.pill_height * em and box.width < T.pill_width * em
        if (is_pill or (colour and is_white(colour))) and not neighbours.touch(box, is_pill):
            continue
        across += [Rule(box.top, box.x0, box.x1, True), Rule(box.bottom, box.x0, box.x1, True)]
        upright += [Rule(box.x0, box.top, box.bottom, True), Rule(box.x1, box.top, box.bottom, True)]
    across = _without_underlines(_merge(across, em), sheet.lines, em)
    return Rules(across, _merge(upright, em), areas)


def _find_areas(page: Page, em: float) -> list[Area]:
    """Return painted and framed rectangles that are larger than a line and smaller than the page, once each."""
    most = 0.8 * page.width * page.height
    found: dict[tuple[int, ...], Area] = {}
    for box, colour in page.fills:
        width, height = box.width, box.height
        if width > T.min_area_width * em and height > T.min_area_height * em and width * height < most:
            found[tuple(map(round, box))] = Area(box, colour)
    frames = [Area(b, None) for b in page.frames if b.width > T.min_grid_width * em and b.height > 1.3 * em]
    return [*found.values(), *frames]


class _Neighbours:
    """Areas by their edges, to ask what touches one."""

    def __init__(self, boxes: Sequence[Box], snap: float) -> None:
        self._snap = snap
        self._by_side: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            for side, value in enumerate(box):
                self._by_side[side, round(value / snap)].append(box)

    def touch(self, box: Box, is_pill: bool) -> bool:
        """Return True if another area is right beside or below, as the cells of a grid are."""
        if any(_shares_height(box, other) for other in (*self._at(2, box.x0, box), *self._at(0, box.x1, box))):
            return True
        if is_pill:
            return False
        if any(abs(other.x1 - box.x1) < self._snap for other in self._at(0, box.x0, box)):
            return True
        stacked = (*self._at(3, box.top, box), *self._at(1, box.bottom, box))
        return any(_shares_width(box, other) for other in stacked)

    def _at(self, side: int, value: float, box: Box) -> list[Box]:
        key = round(value / self._snap)
        near = (other for k in (key - 1, key, key + 1) for other in self._by_side.get((side, k), ()))
        return [other for other in near if other is not box and abs(other[side] - value) < self._snap]


def _shares_height(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)


def _shares_width(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.7 * min(one.width, other.width)


def _merge(rules: Iterable[Rule], em: float) -> list[Rule]:
    """Return rules with pieces of one line joined, and double lines made one."""
    merged: list[Rule] = []
    level: list[Rule] = []
    for rule in sorted(rules):
        if level and rule.at - level[0].at > T.snap * em:
            merged += _join_pieces(level, T.join * em)
            level = []
        level.append(rule)
    return merged + (_join_pieces(level, T.join * em) if level else [])


def _join_pieces(level: Sequence[Rule], join: float) -> list[Rule]:
    """Return the pieces of lines at one place joined where they meet; a drawn line wins over paint."""
    at = next((rule.at for rule in level if not rule.painted), level[0].at)
    joined: list[Rule] = []
    for _, start, end, painted in sorted(level, key=lambda rule: rule.start):
        last = joined[-1] if joined else None
        if last and start - last.end <= join:
            joined[-1] = Rule(at, last.start, max(last.end, end), last.painted and painted)
        else:
            joined.append(Rule(at, start, end, painted))
    return joined


def _without_underlines(across: list[Rule], lines: Sequence[Line], em: float) -> list[Rule]:
    """Return the horizontal rules that are not drawn below the words of one line alone, as underlined words are."""
    bottoms = [line.box.bottom for line in lines]
    order = sorted(range(len(lines)), key=bottoms.__getitem__)
    ordered = [bottoms[i] for i in order]
    kept = []
    for rule in across:
        near = range(bisect_left(ordered, rule.at - 0.15 * em), bisect_right(ordered, rule.at + 0.4 * em))
        if rule.painted or not any(_underlines(rule, lines[order[i]], em) for i in near):
            kept.append(rule)
    return kept


def _underlines(rule: Rule, line: Line, em: float) -> bool:
    """Return True if a rule begins and ends with words of a line, within its runs."""
    slack = 0.15 * em
    return any(
        any(abs(w.box.x0 - rule.start) < slack for w in run.words)
        and any(abs(w.box.x1 - rule.end) < slack for w in run.words)
        for run in line.runs
    )


def group_touching(rules: Rules, em: float) -> list[Rules]:
    """Return rules parted into groups that touch one another: each group may be a grid."""
    segments = [(start, at, end, at) for at, start, end, _ in rules.across]
    segments += [(at, start, at, end) for at, start, end, _ in rules.upright]
    parents = _touching_parents(segments, T.snap * em)
    groups: dict[int, Rules] = {}
    for i, rule in enumerate((*rules.across, *rules.upright)):
        group = groups.setdefault(find_root(parents, i), Rules())
        (group.across if i < len(rules.across) else group.upright).append(rule)
    return list(groups.values())


def _touching_parents(segments: Sequence[tuple[float, ...]], snap: float) -> list[int]:
    parents = list(range(len(segments)))
    active: list[int] = []
    for i in sorted(parents, key=lambda i: segments[i][1]):
        x0, top, x1, _ = segments[i]
        active = [j for j in active if segments[j][3] >= top - snap]
        for j in active:
            if segments[j][0] <= x1 + snap and segments[j][2] >= x0 - snap:
                parents[find_root(parents, i)] = find_root(parents, j)
        active.append(i)
    return parents


def find_root(parents: list[int], i: int) -> int:
    """Return the root of `i`, shortening the way to it."""
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i


def snap_together(values: Iterable[float], snap: float) -> list[float]:
    """Return positions in order, those close together made one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] < snap:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]
