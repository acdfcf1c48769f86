"""Which row of a report a place on paper means, and where a cell stands."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.models.page import Box, Spot
from pipeline.models.report import Recommendation, Report
from pipeline.models.review import ROW, Target
from pipeline.models.text import Locator

COVERED = 0.5  # share of the smaller box that must lie in the other: a later version may draw a box otherwise
ALIKE = 0.05  # two rows whose shares differ by less stand at one place
_SHARED = frozenset({"theme", "inquiry"})  # cells that span over several rows
_ANCHORS = ("recommendation", "number", "response", "update")


def target_of(report: Report, row: Recommendation, field: str) -> Target:
    """The key of a cell: where it stands, or where its row stands if the cell is blank."""
    places = dict(row.sources)
    at = next((places[name][0] for name in (field, *_ANCHORS) if places.get(name)), None)
    at = at or next((found[0] for name, found in row.sources if found and name not in _SHARED), None)
    return Target(report.source.sha256, at, field, row.number, row.index, report.source.file)


def row_at(report: Report, target: Target) -> Recommendation | None:
    """The recommendation that stands at the target's place, or None where none does.

    A report without places (read from an earlier version's JSON) is asked by number and index.
    """
    if target.place is None:
        same = (r for r in report.recommendations if r.index == target.index and r.number == target.number)
        return next(same, None)
    shares = [(_share(target.place, row), row) for row in report.recommendations]
    best = max((share for share, _ in shares), default=0.0)
    if best < COVERED:
        return None
    near = [row for share, row in shares if share > best - ALIKE]
    return min(near, key=lambda row: (row.number != target.number, abs(row.index - (target.index or row.index))))


def _share(place: Locator, row: Recommendation) -> float:
    return max((_covered(place, other) for other in _places(row)), default=0.0)


def _places(row: Recommendation) -> Iterator[Locator]:
    for name, places in row.sources:
        if name not in _SHARED and name != ROW:
            yield from places


def _covered(one: Locator, other: Locator) -> float:
    if one.spot is not None or other.spot is not None:
        return float(_same_spot(one.spot, other.spot))
    if one.page != other.page:
        return 0.0
    smaller = min(_area(one.box), _area(other.box))
    return one.box.overlap(other.box) / smaller if smaller else 0.0


def _same_spot(one: Spot | None, other: Spot | None) -> bool:
    """Whether two places of a file without pages are one row, or one paragraph."""
    if one is None or other is None:
        return False
    if one.paragraph or other.paragraph:
        return one.paragraph == other.paragraph
    return (one.table, one.row) == (other.table, other.row)


def _area(box: Box) -> float:
    return max(box.width, 0.0) * max(box.height, 0.0)
