"""Rulings of a page → clean edges: double and dashed lines made one, ends that were left open closed.

Edges are the dicts that pdfplumber's table functions take: x0, x1, top, bottom, orientation.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from pipeline.models.page import Box, Ruling, Word
from pipeline.tables.ruled.merging import merged

Edge = dict[str, Any]
SNAP = 3.0  # points within which parallel lines are one (double rulings, thick borders)
JOIN = 4.0  # points that dashes of one line may be apart
SHORTEST = 4.0  # shorter lines are ticks of a chart or dots, not borders
LEAST_JOINTS = 3
NEAR = 2.9  # points between the end of a vertical and the line that it ends at; less than SNAP, or joints are missed
INTO = 1.5  # points that a line runs inside of the words that it cuts
OPEN = 6.0  # points that verticals must run past the last horizontal to count as a row left open


def edges_of(rulings: Iterable[Ruling]) -> list[Edge]:
    """Merged edges; a page's rulings in any order."""
    drawn = {_across(r.box) if r.horizontal else _down(r.box): r.horizontal for r in rulings}
    flat = merged([(top, x0, x1) for (x0, top, x1, _), is_flat in drawn.items() if is_flat], SNAP, JOIN)
    upright = merged([(x0, top, bottom) for (x0, top, _, bottom), is_flat in drawn.items() if not is_flat], SNAP, JOIN)
    found = [_edge(x0, y, x1, y, "h") for y, x0, x1 in flat if x1 - x0 >= SHORTEST]
    return found + [_edge(x, top, x, bottom, "v") for x, top, bottom in upright if bottom - top >= SHORTEST]


Sides = tuple[float, float, float, float]  # left, top, right, bottom, in hundredths of a point


def _across(box: Box) -> Sides:
    x0, top, x1, bottom = box
    y = round((top + bottom) / 2, 2)
    return round(x0, 2), y, round(x1, 2), y


def _down(box: Box) -> Sides:
    x0, top, x1, bottom = box
    x = round((x0 + x1) / 2, 2)
    return x, round(top, 2), x, round(bottom, 2)


def horizontal(box: Box) -> Edge:
    """A horizontal edge through the middle of a ruling's box."""
    return _edge(*_across(box), "h")


def vertical(box: Box) -> Edge:
    """A vertical edge through the middle of a ruling's box."""
    return _edge(*_down(box), "v")


def _edge(x0: float, top: float, x1: float, bottom: float, orientation: str) -> Edge:
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation}


def cuts(y: float, boxes: Iterable[Box]) -> bool:
    """Whether a line at a height would run through one of the boxes, and not along its edge."""
    return any(box.top < y - INTO and box.bottom > y + INTO for box in boxes)


def split(edges: Iterable[Edge]) -> tuple[list[Edge], list[Edge]]:
    """(horizontals from top to bottom, verticals from left to right)."""
    h = sorted((e for e in edges if e["orientation"] == "h"), key=lambda e: (e["top"], e["x0"]))
    v = sorted((e for e in edges if e["orientation"] == "v"), key=lambda e: (e["x0"], e["top"]))
    return h, v


def met_by(v: Edge, horizontals: Iterable[Edge], tolerance: float = SNAP) -> list[Edge]:
    """The horizontals that a vertical meets."""
    x, top, bottom = v["x0"], v["top"], v["bottom"]
    level = [h for h in horizontals if top <= h["top"] + tolerance and bottom >= h["top"] - tolerance]
    return [h for h in level if h["x0"] - tolerance <= x <= h["x1"] + tolerance]


def closed(
    edges: Sequence[Edge], rulings: Iterable[Ruling], outer: Sequence[Edge] = (), words: Sequence[Word] = ()
) -> list[Edge]:
    """The edges, and those that a cut row, a missing outer border or a coloured heading leave out.

    `outer` are verticals that nobody drew: where columns end that are open at their side. `words`: those of the page.
    """
    h, v = split(edges)
    if not v:
        return list(edges)
    met = [met_by(edge, h) for edge in v]
    h = [*h, *_closing_ends([*v, *outer], [*met, *(met_by(edge, h) for edge in outer)]), *_cut_spans(v, met, h)]
    sides = [*outer, *_closing_sides(h, [*v, *outer]), *_missing_sides(h, v)]
    joints = _joints(v, sides, h, _loose_pieces(rulings, h)) if len(v) >= LEAST_JOINTS else []
    within = {(joint["x0"], joint["x1"]) for joint in joints if _within_text(joint, words)}
    return [*h, *v, *(joint for joint in joints if (joint["x0"], joint["x1"]) not in within), *sides]


def _loose_pieces(rulings: Iterable[Ruling], horizontals: Sequence[Edge]) -> set[Sides]:
    """The pieces of verticals that end somewhere at no horizontal: only such are joints of rows without a line."""
    tops = sorted([h["top"] for h in horizontals])
    boxes = {r.box for r in rulings if not r.horizontal}
    return {_down(box) for box in boxes if _is_clear(box.top, tops) or _is_clear(box.bottom, tops)}


def _is_clear(y: float, tops: Sequence[float]) -> bool:
    """Whether no line lies near a height."""
    return bisect_right(tops, y + NEAR) == bisect_left(tops, y - NEAR)


def _within_text(joint: Edge, words: Sequence[Word]) -> bool:
    """Whether print stands over a height at which nothing is drawn: a row within a row, whose other cells go on."""
    y = joint["top"]
    inside = (w.box for w in words if joint["x0"] < w.box.x0 < joint["x1"])
    return any(box.top < y - 1 and box.bottom > y + 1 for box in inside)


def _joints(
    verticals: Sequence[Edge], sides: Sequence[Edge], horizontals: Sequence[Edge], pieces: Collection[Sides]
) -> list[Edge]:
    """Rows that end without a line: all verticals that cross the height are drawn in two pieces that meet there.

    Software that draws borders per cell leaves the line out where a repeated heading meets a cut row. Such a row
    reaches to the sides that are left open.
    """
    ends: dict[int, set[float]] = {}
    for x, top, _, bottom in pieces:
        for y in (top, bottom):
            ends.setdefault(round(y / SNAP), set()).add(round(x / SNAP))
    found: list[Edge] = []
    for step, xs in sorted(ends.items()):
        y = step * SNAP
        if len(xs) < LEAST_JOINTS or any(abs(h["top"] - y) < 2 * SNAP for h in (*horizontals, *found)):
            continue
        crossing = [v for v in verticals if v["top"] < y - OPEN and v["bottom"] > y + OPEN]
        met = [v for v in crossing if any(abs(v["x0"] / SNAP - x) <= 1.01 for x in xs)]
        if len(crossing) >= LEAST_JOINTS and len(met) == len(crossing):
            exact = [e for p in pieces for e in (p[1], p[3]) if abs(e - y) <= SNAP]
            xs_all = [v["x0"] for v in (*crossing, *sides) if v["top"] < y - OPEN and v["bottom"] > y + OPEN]
            found.append(_edge(min(xs_all), max(exact), max(xs_all), max(exact), "h"))
    return found


def _closing_ends(verticals: Sequence[Edge], meeting: Sequence[list[Edge]]) -> list[Edge]:
    """Horizontals at the common end of verticals that run past the last horizontal they meet.

    They are as wide as the horizontals met (`meeting`: those of each vertical): where only inner lines are drawn, the
    outer columns are open.
    """
    found: list[Edge] = []
    for end in ("top", "bottom"):
        loose: dict[float, list[tuple[Edge, list[Edge]]]] = {}
        for v, met in zip(verticals, meeting, strict=True):
            if not met or all(abs(v[end] - h["top"]) > OPEN for h in met):
                loose.setdefault(round(v[end] / SNAP), []).append((v, met))
        for group in loose.values():
            if len(group) > 1:
                y = min(v[end] for v, _ in group) if end == "top" else max(v[end] for v, _ in group)
                x0 = min(min([v["x0"], *(h["x0"] for h in met)]) for v, met in group)
                x1 = max(max([v["x0"], *(h["x1"] for h in met)]) for v, met in group)
                found.append(_edge(x0, y, x1, y, "h"))
    return found


def _cut_spans(verticals: Sequence[Edge], meeting: Sequence[list[Edge]], horizontals: Sequence[Edge]) -> Iterator[Edge]:
    """The foot of a cell over several rows that the end of a page left open.

    The line at the side of the table ends at the height of its last one, which does not reach it as others do.
    """
    for v, met in zip(verticals, meeting, strict=True):
        if not met or any(abs(h["top"] - v["bottom"]) <= OPEN for h in met):
            continue
        for h in (h for h in horizontals if abs(h["top"] - v["bottom"]) <= SNAP):
            if h["x0"] > v["x0"] and any(abs(g["x1"] - h["x1"]) <= SNAP for g in met):
                yield _edge(v["x0"], h["top"], h["x0"], h["top"], "h")
            elif h["x1"] < v["x0"] and any(abs(g["x0"] - h["x0"]) <= SNAP for g in met):
                yield _edge(h["x1"], h["top"], v["x0"], h["top"], "h")


def _closing_sides(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> list[Edge]:
    """Verticals at the common end of horizontals that run past the outermost vertical they meet.

    They go on to the next line that runs over their end, where a vertical inside does: two tables that touch share it.
    """
    found: list[Edge] = []
    met = _with_verticals(horizontals, verticals)
    for end in ("x0", "x1"):
        loose: dict[float, list[Edge]] = {}
        for h, own in met:
            if own and all(abs(h[end] - v["x0"]) > OPEN for v in own):
                loose.setdefault(round(h[end] / SNAP), []).append(h)
        for group in loose.values():
            if len(group) > 1:
                x = min(h[end] for h in group) if end == "x0" else max(h[end] for h in group)
                tops = [h["top"] for h in group]
                inside = [v for h, own in met if h in group for v in own]
                over = [h["top"] for h, own in met if _runs_over(h, x) and any(v in inside for v in own)]
                found.append(_edge(x, min(tops + over), x, max(tops + over), "v"))
    return found


def _with_verticals(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> list[tuple[Edge, list[Edge]]]:
    """Each horizontal with the verticals that meet it."""
    own: dict[int, list[Edge]] = {id(h): [] for h in horizontals}
    for v in verticals:
        for h in met_by(v, horizontals):
            own[id(h)].append(v)
    return [(h, own[id(h)]) for h in horizontals]


def _missing_sides(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> list[Edge]:
    """The fourth side of a row that is drawn above, below and at one side: words run over empty cells.

    Spreadsheets do so where a theme is typed into the first cell of its row.
    """
    found: list[Edge] = []
    widths: dict[tuple[int, int], list[Edge]] = {}
    for h in horizontals:
        widths.setdefault((round(h["x0"] / SNAP), round(h["x1"] / SNAP)), []).append(h)
    for same in widths.values():
        sides = [[v for v in verticals if abs(v["x0"] - same[0][end]) <= SNAP] for end in ("x0", "x1")]
        for above, below in itertools.pairwise(same) if any(sides) else ():
            top, bottom = above["top"], below["top"]
            drawn = [any(v["top"] <= top + SNAP and v["bottom"] >= bottom - SNAP for v in side) for side in sides]
            if drawn[0] != drawn[1] and not any(_stands_between(h, above, below) for h in horizontals):
                x = above["x1" if drawn[0] else "x0"]
                found.append(_edge(x, top, x, bottom, "v"))
    return found


def _stands_between(h: Edge, above: Edge, below: Edge) -> bool:
    """Whether a line parts what two others enclose: then they are no sides of one row, but of rows further apart."""
    inside = above["top"] + SNAP < h["top"] < below["top"] - SNAP
    return bool(inside and h["x0"] <= above["x0"] + SNAP and h["x1"] >= above["x1"] - SNAP)


def _runs_over(h: Edge, x: float) -> bool:
    return bool(h["x0"] - SNAP <= x <= h["x1"] + SNAP)
