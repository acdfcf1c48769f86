"""Columns that a day or round tells: the news of that round, or when a thing is to be done."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below, decides, is_prose, mostly
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded


def of_rounds(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Prose whose heading names a round, and nothing else that is known, is its news: "At six months".

    Not where a column is headed as the news of that round: "Impact (May 2031)" beside "Progress (May 2031)"; decisions
    that go on are the answer, given on that day. What seems to head a day by which to be done heads none: "Time round
    (May 2031)".
    """
    told = {(c.months, c.dated) for c in columns if c.role == "update"}
    for column in columns:
        rounds = column.months, column.dated
        new = column.role in (None, "target_date") and any(rounds) and rounds not in told
        if not new:
            continue
        cells = below(table, heading.rows, column.index)
        if is_prose(cells) and not (told and mostly(cells, lambda cell: decides(cell, profile))):
            columns[column.index] = replace(column, role="update")


def dated(columns: list[Column], profile: Profile) -> None:
    """A column headed "Date" behind the recommendation says when it is to be done, where no other column does."""
    at = next((c.index for c in columns if c.role == "recommendation"), len(columns))
    late = (c for c in columns if c.role is None and c.index > at and c.heading)
    plain = [c for c in late if _is_date(c.heading, profile)]
    if len(plain) == 1 and not any(c.role == "target_date" for c in columns):
        columns[plain[0].index] = replace(plain[0], role="target_date")


def _is_date(heading: str, profile: Profile) -> bool:
    """ "Date", and the same in two languages: "Dyddiad / Date"."""
    plain = folded(heading)
    parts = [part.strip() for part in plain.split("/")]
    return plain in profile.plain_dates or profile.plain_dates.issuperset(parts if parts[1:] else plain.split())
