"""Pages that a long row takes up: a table of horizontal lines shows one line there, or none, and goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.models.page import Page, Word
from pipeline.tables.painted.paint import carried
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.stacked.run_on import runs_on, starts_over
from pipeline.tables.stacked.stacks import Stack, bands_of, columned, keeps_to_columns
from pipeline.tables.stacked.stacks_apart import SAME
from pipeline.tables.white.rivers import rivers
from pipeline.text.lines import lines_of

LEAST_SIDES = 3  # boundaries of a grid that is more than one column

Free = Mapping[int, list[Word]]  # the words of each page that are no furniture


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rulings of one page show.

    `lone` are single lines that show the columns of a table by their pieces, `boxes` single places with a border.
    """

    page: Page
    grids: list[Grid]
    stacks: list[Stack]
    lone: list[Stack]
    boxes: list[Grid] = field(default_factory=list)


def with_carried(ruled: Sequence[Ruled], free: Free) -> list[Ruled]:
    """The same pages, those that a row takes up with the stack of the page before or after, as far as it reaches."""
    found: list[Ruled] = []
    for r in ruled:
        before = found[-1].stacks if found and found[-1].page.number == r.page.number - 1 else []
        drawn = _as_drawn(before[-1], r, free) if before else None
        grid = drawn or (_box(before[-1], r, free) if before else None)
        if grid is not None:
            closed = before[-1].closed or drawn is None
            stacks = [replace(before[-1], page=r.page.number, lines=grid.tops, closed=closed), *r.stacks]
            found.append(replace(r, grids=[g for g in r.grids if g is not grid], stacks=stacks))
            continue
        stacks = _forward(before[-1], r, free) if before and not r.stacks else r.stacks
        found.append(replace(r, stacks=stacks))
    for at in range(len(found) - 2, -1, -1):
        r, after = found[at], found[at + 1]
        if not r.stacks and after.stacks and after.page.number == r.page.number + 1:
            found[at] = replace(r, stacks=[line for line in r.lone if _alike(line, after.stacks[0])])
    return found


def _as_drawn(before: Stack, ruled: Ruled, free: Free) -> Grid | None:
    """The grid that the table before goes on in: it draws some of its boundaries, and leaves the same ones to white."""
    grid = ruled.grids[0] if ruled.grids and not ruled.stacks else None
    if grid is None or len(grid.lefts) < LEAST_SIDES or not before.as_wide(grid.box):
        return None
    inner = grid.lefts[1:-1]
    drawn = all(any(abs(x - shown) <= SAME for shown in before.shown) for x in inner)
    words = [w for w in free[ruled.page.number] if grid.box.holds(*w.box.centre)]
    return grid if drawn and len(before.shown) > len(inner) and keeps_to_columns(words, before) else None


def _box(before: Stack, ruled: Ruled, free: Free) -> Grid | None:
    """The box of one column that the table before goes on in: as wide, with nothing between the two.

    Where the page holds other tables, or is a scan, the words in the box keep to the columns of the table before, and
    so do those of a row that its page left open.
    """
    found = [g for g in ruled.grids if before.as_wide(g.box)]
    if not found or len(found[0].lefts) > 2:
        return None
    words, box = free[ruled.page.number], found[0]
    below = [w for w in free[before.page] if w.box.centre[1] > before.lines[-1]]
    above = any(w.box.centre[1] < box.tops[0] for w in words)
    if above or any(stack.lines[0] < box.tops[-1] for stack in ruled.stacks):
        return None
    if not ruled.stacks and not ruled.page.scanned:
        return None if below else box
    own = [w for band in columned(bands_of(before, free[before.page])) for w in band.words]
    inside = [w for w in words if w.box.centre[1] < box.tops[-1]]
    return box if _keeps_white([*below, *inside], own, before) else None


def _forward(before: Stack, ruled: Ruled, free: Free) -> list[Stack]:
    """What goes on of the table before on a page that shows no stack of its own."""
    words = free[ruled.page.number]
    if ruled.page.scanned:
        return _closed(before, ruled.page, free) or carried(before, ruled.page, ruled.grids, words)
    lines = [line for line in ruled.lone if _alike(line, before)]
    left_open = not before.closed and any(w.box.top > before.lines[-1] - 1 for w in free[before.page])
    if lines or not (left_open or len(before.lines) < 2):
        return lines
    own = [w for w in free[before.page] if before.lines[0] < w.box.centre[1] < before.lines[-1]]
    return _whole(before, ruled.page, ruled.grids, words, own) or _closed(before, ruled.page, free)


def _closed(before: Stack, page: Page, free: Free) -> list[Stack]:
    """The end of a row that the foot of the page before cut, over the one line that closes it and the table."""
    tops = [r.box.centre[1] for r in page.rulings if r.horizontal and before.as_wide(r.box)]
    words = [w for w in free[page.number] if tops and w.box.bottom < tops[0] + 1]
    own = [w for w in free[before.page] if before.lines[0] < w.box.centre[1] < before.lines[-1]]
    if len(tops) != 1 or not words or not _keeps_white(words, own, before):
        return []
    return [replace(before, page=page.number, lines=(min(w.box.top for w in words) - 1, tops[0]))]


def _keeps_white(words: Sequence[Word], own: Sequence[Word], stack: Stack) -> bool:
    """Whether words leave the columns apart that a table's borders show, or the white between its `own` words."""
    if any(w.box.x0 < stack.x0 - SAME or w.box.x1 > stack.x1 + SAME for w in words):
        return False
    if stack.shown:
        return keeps_to_columns(words, stack)
    middles = [(left + right) / 2 for left, right in rivers(own, stack.x0, stack.x1)]
    return bool(middles) and not any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for w in words for x in middles)


def _alike(line: Stack, stack: Stack) -> bool:
    """Whether a line is drawn in the same pieces as the lines of a table."""
    if not stack.as_wide(line) or len(line.shown) != len(stack.shown):
        return False
    return bool(line.shown) and all(abs(a - b) <= SAME for a, b in zip(line.shown, stack.shown, strict=True))


def _whole(before: Stack, page: Page, grids: Sequence[Grid], words: Sequence[Word], own: Sequence[Word]) -> list[Stack]:
    """A page without any line, all words of which keep to the columns that the table's lines showed before.

    None of its lines goes on across these as no line of the table's `own` words does.
    """
    inside = before.between_sides(words)
    if grids or not before.shown or not inside or len(inside) < len(words) or not keeps_to_columns(inside, before):
        return []
    if runs_on(lines_of(inside), before.shown, starts_over(lines_of(own), before.shown)):
        return []
    ends = min(w.box.top for w in inside) - 1, max(w.box.bottom for w in inside) + 1
    return [replace(before, page=page.number, lines=ends)]
