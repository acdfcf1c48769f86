"""The published flag of dates: a commitment is what the comparison of rounds follows as a promise, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.compare.language.clauses import FIELDS, Cell, dated_clauses
from pipeline.compare.language.days import last_day
from pipeline.compare.promised.promises import promises
from pipeline.models.report import Entity, Report

MOST = 200  # dates of one cell: a cell with more is a list or hostile, and is not taken apart into clauses
LONGEST = 40_000  # characters of one cell, for the same reason


def with_commitments(report: Report) -> Report:
    """The report with its dates marked, where they stand in a field that promises are read from."""
    dates = Counter((one.index, one.field) for one in report.entities if _may_be_promised(one))
    ahead = {(one.index, one.field) for one in report.entities if _may_be_promised(one) and _lies_ahead(one)}
    prose = {cell for cell, count in dates.items() if count <= MOST and cell in ahead} - _endless(report)
    made = {(day.index, day.field, day.start) for one in promises(dated_clauses(report, prose)) for day in one.days}
    marked = (
        replace(one, commitment=(one.index, one.field, one.start) in made) if _may_be_promised(one) else one
        for one in report.entities
    )
    return replace(report, entities=tuple(marked))


def _may_be_promised(one: Entity) -> bool:
    return one.kind == "date" and one.index is not None and one.field in FIELDS


def _lies_ahead(one: Entity) -> bool:
    """Whether a day may be promised: not where it lies before that on which its field was written."""
    return isinstance(one.value, str) and (not one.anchor or last_day(one.value) >= one.anchor)


def _endless(report: Report) -> set[Cell]:
    return {
        (row.index, name)
        for row in report.recommendations
        for name in FIELDS
        if len(str(getattr(row, name) or "")) > LONGEST
    }
