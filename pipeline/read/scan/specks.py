"""Specks of dirt beside words, and faint rulings followed through their paler parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.engine import PixelBox, mirrored
from pipeline.read.scan.letters import Print

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Inked = npt.NDArray[np.bool_]
    from pipeline.read.scan.picture import Grey


INK = 0.35  # of full ink
SPECK = 0.2  # sizes of print: no stroke of a letter or figure is smaller both ways
POINT = 0.13  # sizes of print: a smaller mark is no point, and no bullet
_BEFORE = re.compile(r"[.,·][A-Z][a-z]")
_POINTS = frozenset(".,·'`’:;")

Span = tuple[float, float]


def trimmed(print_: Print, span: Span, text: str) -> Span:
    """A word's left and right without the specks that stand in front of its first letter and behind its last one."""
    inked = _inked(print_, span)
    runs = _runs(inked)
    first, last = 0, len(runs) - 1
    while text[0].isalnum() and first < last and _smaller(inked, runs[first], SPECK * print_.height):
        first += 1
    while text[-1].isalnum() and first < last and _smaller(inked, runs[last], SPECK * print_.height):
        last -= 1
    left = span[0] if first == 0 else span[0] + runs[first][0]
    right = span[1] if last == len(runs) - 1 else span[0] + runs[last][1]
    return left, right


def begins_with_speck(print_: Print, span: Span, text: str) -> bool:
    """Whether the first of several words of a line is a point of which there is too little ink for one."""
    inked = _inked(print_, span)
    return set(text) <= _POINTS and all(_smaller(inked, run, POINT * print_.height) for run in _runs(inked))


def behind_speck(text: str) -> int:
    """Where the first word of a line begins behind a speck that was read as its first mark: ".Day" is no word."""
    return 1 if _BEFORE.match(text) else 0


def _inked(print_: Print, span: Span) -> Inked:
    start, end = (max(0, int(x - print_.left)) for x in span)
    return print_.darkness[:, start : max(end, start + 1)] > INK


def _runs(inked: Inked) -> list[tuple[int, int]]:
    """Where ink begins and ends, in columns from the left."""
    columns = [False, *(bool(column.any()) for column in inked.T), False]
    turns = [at for at, (before, own) in enumerate(itertools.pairwise(columns)) if before != own]
    return list(zip(turns[::2], turns[1::2], strict=True))


def _smaller(inked: Inked, run: tuple[int, int], least: float) -> bool:
    """Whether a piece of ink is smaller than `least` both ways."""
    rows = [at for at, row in enumerate(inked[:, run[0] : run[1]]) if row.any()]
    return run[1] - run[0] < least and rows[-1] + 1 - rows[0] < least


SAME_LINE = 0.6  # points that two pieces of one line lie apart across it
CLOSE = 2.5  # points: closer pieces are joined without a look, for another line may stand between them
FARTHEST = 200.0  # points between two pieces
PALER = 9  # levels darker than both sides
SIDES = 1.5  # points from the middle of a line to what lies beside it
FOLLOWED = 0.7  # share of a gap in which the line must show
ONE_ROW, SURELY = (5.0, 20.0), 0.8  # points; the share of such a gap: a word fills most of a row's height
STRETCH, SOME = 9.0, 0.35  # points; share of each such stretch of the gap: no row is lower
OVERHANG = (2.5, 12.0)  # points that a letter right on a line adds to its end
ALONG = 7  # pixels: grain evened out along the line


def followed(grey: Grey, lines: Sequence[PixelBox], scale: float) -> list[PixelBox]:
    """The horizontal pieces `lines`, those between which the picture shows the rest of their line made one."""
    import cv2

    if len(lines) < 2:
        return list(lines)
    even = cv2.blur(grey, (ALONG, 1))
    rows: list[list[PixelBox]] = []
    for box in sorted(lines, key=lambda b: (b.top + b.bottom, b.x0)):
        near = SAME_LINE * scale
        row = next((r for r in reversed(rows[-3:]) if abs(_middle(r[-1]) - _middle(box)) <= near), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return [box for row in rows for box in _whole(even, sorted(row, key=lambda b: b.x0), scale)]


def on_one_line(one: PixelBox, other: PixelBox, scale: float) -> bool:
    """Whether two horizontal pieces lie on one line."""
    return abs(_middle(one) - _middle(other)) <= SAME_LINE * scale


def _middle(box: PixelBox) -> float:
    return (box.top + box.bottom) / 2


def _whole(even: Any, pieces: Sequence[PixelBox], scale: float) -> list[PixelBox]:
    """The pieces of one line from left to right, joined where the line shows between them."""
    found = [pieces[0]]
    for box in pieces[1:]:
        last = found[-1]
        gap = (box.x0 - last.x1) / scale
        if gap <= CLOSE or (gap <= FARTHEST and _shows(even, last, box, scale)):
            top, bottom = min(last.top, box.top), max(last.bottom, box.bottom)
            found[-1] = PixelBox(last.x0, top, max(last.x1, box.x1), bottom)
        else:
            found.append(box)
    return found


def _shows(even: Any, left: PixelBox, right: PixelBox, scale: float, *, edged: bool = True) -> bool:
    """Whether between two pieces most of the picture is a little darker than right above and below.

    `edged`: a step from paper to paint counts as well, for a painted cell hides one side of its border.
    """
    import numpy as np

    columns = np.arange(int(left.x1), int(right.x0))
    if not len(columns):
        return True
    share = (columns - left.x1) / max(1.0, right.x0 - left.x1)
    middles = np.rint(_middle(left) + share * (_middle(right) - _middle(left))).astype(int)
    side, height = round(SIDES * scale), even.shape[0]
    if middles.min() < side + 1 or middles.max() >= height - side - 1:
        return False
    own = np.min([even[middles + step, columns] for step in (-1, 0, 1)], axis=0).astype(np.int16)
    above, below = even[middles - side, columns].astype(np.int16), even[middles + side, columns].astype(np.int16)
    thin = np.minimum(above, below) - own >= PALER
    if not edged:
        return _all_along(thin, scale)
    edges = [sign * (above - below) >= PALER for sign in (1, -1)]  # of a painted cell, whose border it is
    return any(_all_along(thin | edge, scale) for edge in edges)


def _all_along(shown: Any, scale: float) -> bool:
    """Whether a line shows in most of a gap, and in some of every stretch: a row without it may lie in between."""
    import numpy as np

    stretch = round(STRETCH * scale)
    least = SURELY if ONE_ROW[0] <= len(shown) / scale <= ONE_ROW[1] else FOLLOWED
    if float(shown.mean()) < least:
        return False
    sums = np.concatenate([[0], np.cumsum(shown)])
    return len(shown) <= stretch or float((sums[stretch:] - sums[:-stretch]).min()) >= SOME * stretch


def reaching(grey: Grey, lines: Sequence[PixelBox], across: Sequence[PixelBox], scale: float) -> list[PixelBox]:
    """The horizontal `lines`, each as far as it shows from one of the uprights `across` to the next, wherever they end.

    Where it does not get to one it stops: the row of a theme lies there, or a cell over several rows.
    """
    import cv2

    even = cv2.blur(grey, (ALONG, 1))
    found = []
    for line in lines:
        right = sorted((u for u in across if u.x0 > line.x1), key=lambda u: u.x0)
        left = sorted((u for u in across if u.x1 < line.x0), key=lambda u: -u.x1)
        found.append(_as_far(even, _as_far(even, line, right, scale), left, scale))
    return found


def _as_far(even: Any, line: PixelBox, stops: Sequence[PixelBox], scale: float) -> PixelBox:
    """A horizontal and what shows of it on its way from stop to stop."""
    for upright in stops:
        stop = line._replace(x0=upright.x0, x1=upright.x1)
        left, right = (line, stop) if upright.x0 > line.x1 else (stop, line)
        if right.x0 > left.x1 and (right.x0 - left.x1 > FARTHEST * scale or not _shows(even, left, right, scale)):
            break
        line = line._replace(x0=min(line.x0, upright.x0), x1=max(line.x1, upright.x1))
    return line


def resumed(grey: Grey, lines: Sequence[PixelBox], across: Sequence[PixelBox], scale: float) -> list[PixelBox]:
    """The horizontal `lines`, and pieces of them that show from one of the uprights `across` to the next farther on.

    Where print stands close to a pale line, no piece of it is found behind the row of a theme, which it does not part.
    """
    import cv2

    even = cv2.blur(grey, (ALONG, 1))
    found = list(lines)
    for line in lines:
        middle = _middle(line)
        met = sorted((u for u in across if u.top <= middle <= u.bottom), key=lambda u: u.x0)
        for left, right in itertools.pairwise(met):
            gap = PixelBox(left.x1, line.top, right.x0, line.bottom)
            start, end = (line._replace(x0=u.x0, x1=u.x1) for u in (left, right))
            if _is_free(found, gap, scale) and _shows(even, start, end, scale, edged=False):
                found.append(line._replace(x0=left.x0, x1=right.x1))
    return found


def _is_free(lines: Sequence[PixelBox], gap: PixelBox, scale: float) -> bool:
    """Whether none of the lines runs, in part, through a gap between two uprights."""
    return not any(on_one_line(b, gap, scale) and b.x0 < gap.x1 and b.x1 > gap.x0 for b in lines)


def cut_back(lines: Sequence[PixelBox], across: Sequence[PixelBox], scale: float) -> list[PixelBox]:
    """The horizontal `lines`, without what hangs over the last of the uprights `across` if no other line ends there.

    That is a letter printed right on the line where it would go on: the row of a theme begins below the upright.
    """
    ends = [end for line in lines for end in (line.x0, line.x1)]
    cut = [_cut_right(b, across, ends, scale) for b in lines]
    turned, back = [mirrored(u) for u in across], [-end for end in ends]
    return [mirrored(_cut_right(mirrored(b), turned, back, scale)) for b in cut]


def _cut_right(line: PixelBox, across: Sequence[PixelBox], ends: Sequence[float], scale: float) -> PixelBox:
    """A line cut back at its right end; `ends` are those of all lines, its own among them."""
    least, most = (v * scale for v in OVERHANG)
    middle = _middle(line)
    met = [u for u in across if u.top - least <= middle <= u.bottom + least and u.x0 - least > line.x0]
    past = min((line.x1 - u.x1 for u in met if u.x1 <= line.x1 + least), default=0.0)
    shared = sum(abs(end - line.x1) <= least for end in ends) > 1
    return line._replace(x1=line.x1 - past) if least < past <= most and not shared else line
