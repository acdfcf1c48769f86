"""What people checked in a report, as readable text: a golden case that a later version can be held against."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.models.report import Recommendation, Report
from pipeline.models.review import ROW
from pipeline.models.text import Locator
from pipeline.review.correct import said
from pipeline.review.values import value_of


def golden_case(report: Report) -> Iterator[str]:
    """The lines of the case: the paper by its hash, each row with a checked cell, each such cell as it should be read.

    Nothing that only the machine read is in it, nor who checked it or when. Empty where nobody checked anything.
    """
    rows = [row for row in report.recommendations if row.checked]
    if not rows:
        return
    yield f"{report.source.file}: sha256 {report.source.sha256}"
    yield f"report on pages {report.source.first_page} to {report.source.last_page}"
    for row in rows:
        yield from _row(row)


def _row(row: Recommendation) -> Iterator[str]:
    places = dict(row.sources)
    yield f"  [{row.index}] number {row.number}"
    for mark in sorted(row.checked, key=lambda mark: mark.field):
        if mark.field == ROW:
            yield f"    rows {mark.how}"
            continue
        lines = said(value_of(row, mark.field)).split("\n")
        yield f"    {mark.field}: {lines[0]}".rstrip()
        yield from (f"      | {line}" for line in lines[1:])
        yield from (f"      at {_place(place)}" for place in places.get(mark.field, ()))


def _place(place: Locator) -> str:
    if place.spot is not None:
        return ", ".join(f"{name} {value}" for name, value in zip(place.spot._fields, place.spot, strict=True) if value)
    return f"page {place.page}: " + ", ".join(f"{edge:.0f}" for edge in place.box)
