"""The line that a speck on a copier's glass draws down a whole sheet, and through a table: no ruling of it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.scan.rulings import Segment

LONG = 0.7  # share of the sheet's height that the pieces of a streak cover
BEYOND = 0.03  # share of it by which they reach above all lines that they cross, and below
CROSSED = 6.0  # points that a line goes on on both sides of a streak
ASIDE = 3.0  # points between two pieces of one: the sheet may have been bent back


def streaks_in(rulings: Sequence[Segment], height: float, scale: float) -> tuple[Segment, ...]:
    """The upright segments of a sheet `height` pixels high that are pieces of streaks; `scale`: pixels to a point."""
    upright = sorted((r for r in rulings if not r.horizontal), key=lambda r: r.box.x0)
    edge = BEYOND * height  # where a sheet ends is no line of a table
    level = [r for r in rulings if r.horizontal and edge < r.box.top and r.box.bottom < height - edge]
    return tuple(
        piece for run in _runs(upright, ASIDE * scale) if _is_streak(run, level, height, scale) for piece in run
    )


def _runs(upright: Sequence[Segment], aside: float) -> list[list[Segment]]:
    runs: list[list[Segment]] = []
    for segment in upright:
        if runs and segment.box.x0 - max(s.box.x1 for s in runs[-1]) <= aside:
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return runs


def _is_streak(run: Sequence[Segment], level: Sequence[Segment], height: float, scale: float) -> bool:
    """Whether segments one below the other run down most of a sheet, and further than all lines that they cross.

    A line that goes on hardly beyond them has its end there: they are the sides of tables or boxes.
    """
    beyond = CROSSED * scale
    left, right = min(s.box.x0 for s in run), max(s.box.x1 for s in run)
    crossed = [line.box for line in level if line.box.x0 + beyond < left and right < line.box.x1 - beyond]
    covered = sum(s.box.bottom - s.box.top for s in run)
    if not crossed or covered < LONG * height:
        return False
    top, bottom = min(s.box.top for s in run), max(s.box.bottom for s in run)
    above, below = min(box.top for box in crossed) - top, bottom - max(box.bottom for box in crossed)
    return min(above, below) > BEYOND * height
