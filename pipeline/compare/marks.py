"""The published flag of dates: a commitment is what the comparison of rounds follows as a promise, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from pipeline.compare.clauses import FIELDS, clauses
from pipeline.compare.promises import promises
from pipeline.models.report import Report


def with_commitments(report: Report) -> Report:
    """The report with its dates marked, where they stand in a field that promises are read from."""
    made = {(day.index, day.field, day.start) for one in promises(clauses(report)) for day in one.days}
    return replace(
        report,
        entities=tuple(
            replace(one, commitment=(one.index, one.field, one.start) in made)
            if one.kind == "date" and one.index is not None and one.field in FIELDS
            else one
            for one in report.entities
        ),
    )
