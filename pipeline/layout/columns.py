"""Columns by whitespace: stretches of lines that share a gap from top to bottom."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.layout.sheet import Line, Run, make_line, split_aligned
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.text.lines import box_of
from pipeline.text.paragraphs import is_bullet

FAR = 1e4  # points beyond any page
TIE = 1e-6  # worth
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
    is_stacked: bool = False  # each column is a region of its own, and no table


class _State(NamedTuple):
    """What a band is worth that ends after some line, and where it began."""

    worth: float
    start: int
    gutters: Gutters


def find_bands(lines: Sequence[Line], starts: Collection[int], em: float, inherited: Gutters = ()) -> list[Band]:
    """Return lines from top to bottom parted into bands of plain text and of columns.

    Columns are proposed by stretches of lines that share whitespace, and by the page before (`inherited`); then each
    line goes with the columns, or the text, that explain all lines best.
    """
    proposed = [*([inherited] if inherited else []), *_propose(split_aligned(lines, starts, em), em)]
    fits = [_Fit(lines, gutters, em) for gutters in dict.fromkeys(proposed)]
    if not fits:
        return [Band(list(lines), ())] if lines else []
    path = _best_path(lines, fits, em, goes_on=bool(inherited) and fits[0].begins_beside)
    bands: list[Band] = []
    for at, own in itertools.groupby(range(len(lines)), path.__getitem__):
        chosen = list(own)
        fit = fits[at - 1] if at and any(fits[at - 1].beside[j] for j in chosen) else None
        if fit is not None:
            is_inherited = at == 1 and bool(inherited) and chosen[0] == 0
            bands.append(Band([fit.lines[j] for j in chosen], fit.gutters_of(chosen), is_inherited))
        elif bands and not bands[-1].gutters:
            bands[-1].lines.extend(lines[j] for j in chosen)
        else:
            bands.append(Band([lines[j] for j in chosen], ()))
    return bands


class _Fit:
    """How well each line fits into columns."""

    def __init__(self, lines: Sequence[Line], gutters: Gutters, em: float) -> None:
        self.gutters, self._em = gutters, em
        self.lines = [cut_line(line, gutters, em) for line in lines]
        self.beside = [line.box[0] > gutters[0].x0 or len(line.runs) > 1 for line in self.lines]
        self.cost = _cost(gutters, em)
        reaches = _reaches(self.lines)
        gaps = [FAR, *[b.box[1] - a.box[3] for a, b in itertools.pairwise(lines)]]
        self.worth = [self._worth_of(*each) for each in zip(self.lines, reaches, gaps, strict=True)]

    @property
    def begins_beside(self) -> bool:
        """Return True if the first line that is not in the first column alone has runs beside one another."""
        first = next((worth for worth, beside in zip(self.worth, self.beside, strict=True) if beside or worth < 0), 0.0)
        return first > 0

    def _worth_of(self, line: Line, reach: _Reach, gap: float) -> float:
        """Return what columns are worth for one line: what they part, less what runs over them."""
        em, crossed, worth, side = self._em, 0, 0.0, reach.x0
        for gutter in self.gutters:
            before = [run for run in line.runs if run.box[0] < gutter.x0]
            if before and before[-1].box[2] > gutter.x1 + 1:
                crossed += 1
            elif side < gutter.x0 and reach.x1 > gutter.x1 and not (before and _is_bullet_run(before[-1])):
                worth += 1.0 if gutter.x1 - gutter.x0 >= T.narrow_gutter * em else T.narrow_worth
                side = line.runs[len(before)].box[0] if len(before) < len(line.runs) else side
        if crossed and len(line.runs) < 3:
            return min(0.0, worth) - T.line_across
        if not crossed and (line.box[0] > self.gutters[0].x0 or gap < T.tight_band_gap * em):
            worth += T.line_in_band
        return worth - T.run_across * crossed

    def gutters_of(self, chosen: Sequence[int]) -> Gutters:
        """Return the gutters as narrow as the runs of some lines leave them."""
        found = []
        for gutter in self.gutters:
            boxes = [run.box for j in chosen for run in self.lines[j].runs]
            x0 = max((box[2] for box in boxes if box[0] < gutter.x0 and box[2] <= gutter.x1 + 1), default=gutter.x0)
            x1 = min((box[0] for box in boxes if box[0] >= gutter.x0), default=gutter.x1)
            found.append(Gutter(x0, x1, gutter.lines) if x1 - x0 >= T.min_gutter * self._em else gutter)
        return tuple(found)


def _best_path(lines: Sequence[Line], fits: Sequence[_Fit], em: float, *, goes_on: bool) -> list[int]:
    """Return the columns that each line goes with, by number, 0 for text, so that all are worth most."""
    worth = [0.0, *[-FAR for _ in fits]]
    if goes_on:
        worth[1] = 0.0
    back: list[list[int]] = []
    bottom = lines[0].box[1]
    for j, line in enumerate(lines):
        is_apart = line.box[1] - bottom > T.max_band_gap * em
        bottom = max(bottom, line.box[3])
        best = max(range(len(worth)), key=worth.__getitem__)
        came, now = [best], [worth[best]]
        for at, fit in enumerate(fits, 1):
            enters = worth[best] - fit.cost - (0.0 if fit.beside[j] else T.line_across)
            stays = -FAR if is_apart else worth[at]
            came.append(at if stays > enters + TIE else best)
            now.append(max(stays, enters) + fit.worth[j])
        worth = now
        back.append(came)
    path = [max(range(len(worth)), key=worth.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[-2::-1]


def cut_line(line: Line, gutters: Gutters, em: float) -> Line:
    """Return a line with runs cut where a word begins right after a gutter that they run over, as other runs do there.

    A line of one run is cut only where it agrees with all gutters in its way.
    """
    runs: list[Run] = []
    for run in line.runs:
        crossed = [g for g in gutters if run.box[0] < g.x0 and run.box[2] > g.x1 + 1]
        cuts = [k for g in crossed if (k := _word_after(run, g, em))]
        if not cuts or (len(line.runs) == 1 and len(cuts) < max(2, len(crossed))):
            runs.append(run)
            continue
        parts = [run.words[a:b] for a, b in itertools.pairwise([0, *cuts, len(run.words)])]
        runs += [Run(part, box_of(part)) for part in parts]
    return line if len(runs) == len(line.runs) else make_line(runs)


def _word_after(run: Run, gutter: Gutter, em: float) -> int:
    """Return which word of a run begins at the right side of a gutter; 0 for none."""
    slack = 2 * T.aligned_slack * em
    return next((k for k, word in enumerate(run.words) if k and abs(word[2][0] - gutter.x1) < slack), 0)


def _propose(lines: Sequence[Line], em: float) -> Iterator[Gutters]:
    """Yield the gutters of the stretches of lines that share most whitespace.

    Each gutter is worth what it parts, each stretch has its cost: a description as short as possible.
    """
    search = _Search(lines, em)
    for i in range(len(lines)):
        search.step(i)
    end = len(lines)
    while end > 0:
        state = search.best[end]
        kept = _checked(lines[state.start : end], state.gutters, em)
        if kept:
            yield kept
        end = state.start


def _checked(lines: Sequence[Line], gutters: Gutters, em: float) -> Gutters:
    """Return gutters without those after bullets, beside empty columns, and narrow ones that words merely leave."""
    sound = [
        g
        for g, right in zip(gutters, [*[after.x0 for after in gutters[1:]], FAR], strict=False)
        if g.x1 - g.x0 >= T.narrow_gutter * em or _is_aligned(lines, g.x1, right, em)
    ]
    return _with_runs_between(lines, without_bullet_gutters(lines, sound))


def _is_aligned(lines: Sequence[Line], left: float, right: float, em: float) -> bool:
    """Return True if most of the lines of a column, from `left` to `right`, begin at one x."""
    firsts = [next((run.box[0] for run in line.runs if left - 1 <= run.box[0] < right), FAR) for line in lines]
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
            self._grow(i, gutters)

    def _near(self, i: int) -> Iterator[tuple[Line, _Reach]]:
        return zip(self._lines[i : i + LOOK_AHEAD], self._reaches[i : i + LOOK_AHEAD], strict=True)

    def _grow(self, start: int, gutters: Gutters) -> None:
        """Try every band from line `start` on, and keep those worth more than what is known."""
        em, lines, best = self._em, self._lines, self.best
        skipped, worth, bottom = 0, best[start].worth, lines[start].box[3]
        for j in range(start + 1, len(lines)):
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
            total = worth + _worth(inner, em)
            if total > best[j + 1].worth:
                best[j + 1] = _State(total, start, tuple([g for g in inner if _counts(g, em)]))


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
    counted = [g for g in inner if _counts(g, em)]
    narrow = T.narrow_gutter * em
    parted = sum([g.lines * (1.0 if g.x1 - g.x0 >= narrow else T.narrow_worth) for g in counted])
    return parted - _cost(counted, em) if counted else -1.0


def _cost(gutters: Sequence[Gutter], em: float) -> float:
    """Return what columns must be worth at least: the broader their gutters, the less."""
    sure, narrow = T.sure_gutter * em, T.narrow_gutter * em
    cost = 0.8 if len(gutters) > 1 or gutters[0].x1 - gutters[0].x0 > sure else 1.5
    for gutter in gutters:
        width = gutter.x1 - gutter.x0
        cost += 0.9 if width > sure else 1.6 if width >= narrow else T.narrow_worth * T.narrow_lines
    return cost


_LETTER = re.compile(r"\(?[a-z]{1,4}\)")  # "a)", "(iv)": no row has such a number


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
    return len(run.words) == 1 and (is_bullet(run.words[0]) or _LETTER.fullmatch(run.words[0].text) is not None)


def is_newspaper(band: Band, em: float) -> bool:
    """Return True if a band is text in columns: even widths, each filled from top to foot."""
    columns = columns_of(band)
    widths = [max(ln.box.x1 for ln in own) - min(ln.box.x0 for ln in own) for own in columns if own]
    if len(widths) != len(columns) or min(widths) < T.even_widths * max(widths):
        return False
    if min(map(len, columns)) < T.column_lines:
        return False
    return not _has_level_rows(columns, em)


def _has_level_rows(columns: Sequence[Sequence[Line]], em: float) -> bool:
    """Return True if what begins after whitespace is level in all columns: at a hole in one, or everywhere."""
    gaps = [[(b.box.top - a.box.bottom, b.box.top) for a, b in itertools.pairwise(own)] for own in columns]
    usual = sorted(gap for own in gaps for gap, _ in own)[sum(map(len, gaps)) // 2]
    starts = [[top for gap, top in own if gap > usual + T.row_gap * em] for own in gaps]
    every = [top for own in starts for top in own]
    level = {top for top in every if all(any(abs(top - y) < T.row_gap * em for y in own) for own in starts)}
    return 1 < len(level) == len(set(every)) or any(
        gap > T.column_hole * em and top in level for own in gaps for gap, top in own
    )


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
