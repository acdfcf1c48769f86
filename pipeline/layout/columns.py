"""Columns by whitespace: stretches of lines that share a gap from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.layout.sheet import Line, Run, make_line
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.text.bullets import is_bullet

FAR = 1e4  # points beyond any page
INHERITED = 5  # lines that a gutter of the page before counts for
LOOK_AHEAD = 3  # lines within which a band must have two runs beside one another


class Gutter(NamedTuple):
    """Whitespace that no run of a band crosses, and how many lines have runs on both sides."""

    x0: float
    x1: float
    lines: int = 0


Gutters = tuple[Gutter, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Lines that follow one another, and the gutters they share; none: plain text."""

    lines: list[Line]
    gutters: Gutters
    is_inherited: bool = False  # it goes on with the columns of the page before


class _State(NamedTuple):
    """What a band is worth that ends after some line, and where it began."""

    worth: float
    start: int
    gutters: Gutters
    is_inherited: bool = False


def find_bands(lines: Sequence[Line], em: float, inherited: Gutters = ()) -> list[Band]:
    """Return lines from top to bottom parted into bands, so that their gutters are worth most together.

    Each gutter is worth what it parts, each band has its cost: a description as short as possible. `inherited`:
    gutters of a table on the page before, which the first lines may go on with.
    """
    search = _Search(lines, em)
    if inherited:
        search.go_on_with(inherited)
    for i in range(len(lines)):
        search.step(i)
    bands: list[Band] = []
    end = len(lines)
    while end > 0:
        state = search.best[end]
        own = list(lines[state.start : end])
        kept = state.gutters if state.is_inherited else _checked(own, state.gutters, em)
        if kept or not bands or bands[-1].gutters:
            bands.append(Band(own, kept, state.is_inherited))
        else:
            bands[-1].lines[:0] = own
        end = state.start
    return bands[::-1]


def _checked(lines: Sequence[Line], gutters: Gutters, em: float) -> Gutters:
    """Return gutters without those after bullets, beside empty columns, and narrow ones that words merely leave."""
    sound = [g for g in gutters if g.x1 - g.x0 >= T.narrow_gutter * em or _is_aligned(lines, g, em)]
    return _with_runs_between(lines, without_bullet_gutters(lines, sound))


def _is_aligned(lines: Sequence[Line], gutter: Gutter, em: float) -> bool:
    """Return True if most of the runs right of a gutter begin at one x."""
    firsts = [next((run.box[0] for run in line.runs if run.box[0] >= gutter.x1 - 1), FAR) for line in lines]
    begins = [x for x in firsts if x < FAR]
    edge = min(begins, default=0.0)
    return sum(x - edge < T.aligned_slack * 2 * em for x in begins) >= T.aligned_share * len(begins)


def _with_runs_between(lines: Sequence[Line], gutters: Gutters) -> Gutters:
    """Return gutters without those that no run parts from the one before."""
    if len(gutters) < 2:
        return gutters
    kept = [gutters[0]]
    middles = [run.box[0] + run.box[2] for line in lines for run in line.runs]
    for gutter in gutters[1:]:
        lo, hi = 2 * kept[-1].x0, 2 * gutter.x1
        if any(lo < middle < hi for middle in middles):
            kept.append(gutter)
        elif gutter.x1 - gutter.x0 > kept[-1].x1 - kept[-1].x0:
            kept[-1] = gutter
    return tuple(kept)


class _Search:
    """The best way to part lines into bands, found from the first line to the last."""

    def __init__(self, lines: Sequence[Line], em: float) -> None:
        self._lines, self._em = lines, em
        self._whites = [_whitespace(line) for line in lines]
        self._reaches = _reaches(lines)
        self.best = [_State(0.0, -1, ()), *[_State(-1.0, -1, ()) for _ in lines]]

    def step(self, i: int) -> None:
        """Try text at line `i`, and all bands that begin there."""
        best = self.best
        if best[i].worth >= best[i + 1].worth:
            best[i + 1] = _State(best[i].worth, i, ())
        if any(len(line.runs) > 1 or reach[2] for line, reach in self._near(i)):
            gutters = tuple([Gutter(a, b, 1 if a > -FAR and b < FAR else 0) for a, b in self._whites[i]])
            self._grow(i, i + 1, gutters)

    def _near(self, i: int) -> Iterator[tuple[Line, _Reach]]:
        return zip(self._lines[i : i + LOOK_AHEAD], self._reaches[i : i + LOOK_AHEAD], strict=True)

    def go_on_with(self, gutters: Gutters) -> None:
        """Try bands that begin at the first line with gutters of the page before."""
        sure = [Gutter(g.x0, g.x1, INHERITED) for g in gutters]
        self._grow(0, 0, tuple(sure))

    def _grow(self, start: int, first: int, gutters: Gutters) -> None:
        """Try every band from line `start` on, and keep those worth more than what is known."""
        em, lines, best = self._em, self._lines, self.best
        skipped, worth, bottom = 0, best[start].worth, lines[start].box[3]
        is_inherited, is_beside, all_of_them = first == start, False, len(gutters)
        for j in range(first, len(lines)):
            line = lines[j]
            left, top, _, foot = line.box
            gap = top - bottom
            if gap > T.max_band_gap * em:
                return
            bottom = max(bottom, foot)
            common = _common(gutters, self._whites[j], self._reaches[j], T.min_gutter * em)
            inner = [g for g in common if g.x0 > -FAR and g.x1 < FAR]
            if j - start > 1 and skipped < 2 and len(line.runs) <= 2 and _loses(gutters, inner):
                skipped += 1
                worth -= 1.2
                continue
            if not inner:
                return
            gutters, skipped = tuple(common), 0
            worth += T.line_in_band if left > inner[0].x0 or gap < T.tight_band_gap * em else 0.0
            is_beside = is_beside or left > inner[0].x0 or len(line.runs) > 1
            total = worth + _worth(inner, em)
            if total > best[j + 1].worth and (is_beside or not is_inherited):
                kept = tuple([g for g in inner if _counts(g, em)])
                best[j + 1] = _State(total, start, kept, is_inherited and len(kept) == all_of_them)


class _Reach(NamedTuple):
    """How far a line reaches with those that are level with it in part, and whether this is further than its own."""

    x0: float
    x1: float
    is_further: bool


def _reaches(lines: Sequence[Line]) -> list[_Reach]:
    """Return how far each line reaches: columns that are out of step have lines of their own."""
    found = []
    for i, line in enumerate(lines):
        x0, top, x1, bottom = line.box
        slack = 0.15 * (bottom - top)
        for other in (lines[k].box for k in (i - 1, i + 1) if 0 <= k < len(lines)):
            if other[1] < bottom - slack and other[3] > top + slack:
                x0, x1 = min(x0, other[0]), max(x1, other[2])
        found.append(_Reach(x0, x1, x1 - x0 > line.box[2] - line.box[0]))
    return found


def _whitespace(line: Line) -> list[tuple[float, float]]:
    edge, found = -FAR, []
    for run in line.runs:
        found.append((edge, run.box[0]))
        edge = max(edge, run.box[2])
    found.append((edge, FAR))
    return found


def _common(gutters: Gutters, white: Sequence[tuple[float, float]], reach: _Reach, least: float) -> list[Gutter]:
    """Return what is left of gutters where one more line has whitespace too."""
    left, right, _ = reach
    common: list[Gutter] = []
    k = 0
    for a, b, count in gutters:
        while k and white[k][1] > a:
            k -= 1
        while k < len(white) and white[k][1] <= a:
            k += 1
        m = k
        while m < len(white) and white[m][0] < b:
            lo, hi = max(a, white[m][0]), min(b, white[m][1])
            if hi - lo >= least:
                common.append(Gutter(lo, hi, count + (left < lo and right > hi)))
            m += 1
    return common


def _loses(gutters: Gutters, inner: Sequence[Gutter]) -> bool:
    """Return True if a line would cost gutters that many lines share: a theme or title runs across them."""
    before = [g for g in gutters if g.x0 > -FAR and g.x1 < FAR]
    return len(inner) < len(before) and sum(g.lines for g in before) - sum(g.lines for g in inner) > 3


def _counts(gutter: Gutter, em: float) -> bool:
    width = gutter.x1 - gutter.x0
    if width < T.narrow_gutter * em:
        return gutter.lines >= T.narrow_lines
    return gutter.lines > 2 or (gutter.lines == 2 and width >= T.broad_gutter * em)


def _worth(inner: Sequence[Gutter], em: float) -> float:
    sure = T.sure_gutter * em
    narrow = T.narrow_gutter * em
    worth = 0.0
    for gutter in inner:
        if _counts(gutter, em):
            width = gutter.x1 - gutter.x0
            cost = 0.9 if width > sure else 1.6
            worth += gutter.lines - cost if width >= narrow else T.narrow_worth * (gutter.lines - T.narrow_lines)
    return worth - (0.8 if len(inner) > 1 or inner[0].x1 - inner[0].x0 > sure else 1.5)


def without_bullet_gutters(lines: Sequence[Line], gutters: Sequence[Gutter]) -> Gutters:
    """Return gutters but for those after the bullets of a list."""
    kept: list[Gutter] = []
    left = -FAR
    for gutter in gutters:
        own = [r for line in lines for r in line.runs if left - 1 <= r.box.x0 and r.box.x1 <= gutter.x0 + 1]
        if not own or not all(_is_bullet_run(run) for run in own):
            kept.append(gutter)
            left = gutter.x1
    return tuple(kept)


def _is_bullet_run(run: Run) -> bool:
    return len(run.words) == 1 and is_bullet(run.words[0])


def is_newspaper(band: Band, em: float) -> bool:
    """Return True if a band is text in columns: even widths, each filled from top to foot."""
    columns = columns_of(band)
    widths = [max(ln.box.x1 for ln in own) - min(ln.box.x0 for ln in own) for own in columns if own]
    if len(widths) != len(columns) or min(widths) < T.even_widths * max(widths):
        return False
    if min(map(len, columns)) < T.column_lines:
        return False
    for own in columns:
        holes = [b.box.top - a.box.bottom for a, b in pairwise(own)]
        if max(holes) > T.column_hole * em or sum(map(bool, holes)) < len(holes) - 1:
            return False
    tops = [own[0].box.top for own in columns]
    return max(tops) - min(tops) < T.column_hole * em


def columns_of(band: Band) -> list[list[Line]]:
    """Return the lines of each column of a band."""
    edges = [(g.x0 + g.x1) / 2 for g in band.gutters]
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in band.lines:
        own: dict[int, list[Run]] = {}
        for run in line.runs:
            own.setdefault(sum([run.box.x0 >= x for x in edges]), []).append(run)
        for column, runs in own.items():
            columns[column].append(make_line(runs))
    return columns
