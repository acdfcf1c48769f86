"""How far a reading of tables can be believed as a whole: told by the places of its cells, whatever their letters."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.models.report import Report
from pipeline.trust.score import kind_of, weights

PIECE = "number_missing"  # of a row among numbered ones: part of another row, however well its cells read
GAP, LOST = "NUMBER_GAP", 3.0  # where numbers do not run on a row may be lost: so many cells at least are


def standing(reports: Iterable[Report]) -> float:
    """How many more cells stand in the right place than in a wrong one, as far as can be told from their evidence."""
    return sum(_of_report(report) for report in reports)


def _of_report(report: Report) -> float:
    found = sum(_standing(name, signals) for row in report.recommendations for name, signals in row.evidence)
    return found - LOST * any(issue.code == GAP for issue in report.issues)


def _standing(name: str, signals: tuple[str, ...]) -> float:
    """Of one cell: 1 where it is surely right, -1 where it is surely wrong."""
    return -1.0 if PIECE in signals else 2 * weights().place.likely(kind_of(name), signals) - 1
