"""Columns headed "Comments" or "Latest": which of them hold what has happened since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text import dates

LEAST, SHARE = 2, 3  # cells that tell of days gone by, and of how many at most one does
FEW = 12  # rows that are looked at


def with_news(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """The columns, one of remarks or one headed "Latest" made that of the news where no other column holds any."""
    _remarked(columns, heading, table, profile)
    _newest(columns, profile)


def _remarked(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Remarks are the news where no other column holds any, and they stand behind the status, or behind what was
    decided and by whom: "Comments" at the end of a tracker. So are those behind what was decided alone that tell of
    days gone by, and those of officers where no column says what was decided.
    """
    first = {c.role: c.index for c in reversed(columns)}
    said = [c for c in columns if c.role == "response" and folded(c.heading) in profile.remarks]
    if len(said) != 1 or "update" in first:
        return
    at = said[0].index
    who, decided = first.get("lead_officer", -1), first.get("decision", at)
    last = at > first.get("status", len(columns)) or decided < who < at
    last = last or ("decision" not in first and folded(said[0].heading) in profile.remarks_of_officers)
    if last or (max(who, decided) < at and _look_back(below(table, heading.rows, at, FEW), profile)):
        columns[at] = replace(said[0], role="update")


def _newest(columns: list[Column], profile: Profile) -> None:
    """A column headed "Latest" behind the recommendation holds the news, where no other is headed as the news."""
    at = next((c.index for c in columns if c.role == "recommendation"), len(columns))
    said = [c for c in columns if c.role is None and c.index > at and folded(c.heading) in profile.latest]
    if len(said) == 1 and not any(c.role == "update" for c in columns):
        columns[said[0].index] = replace(said[0], role="update")


def _look_back(cells: Sequence[Cell], profile: Profile) -> bool:
    """Whether enough cells tell of a day that is gone; reasons for a decision seldom do."""
    gone = sum(_tells_of_past(cell.text.value, profile.language) for cell in cells if cell.text)
    return gone >= LEAST and SHARE * gone >= len(cells)


def _tells_of_past(text: str, language: str) -> bool:
    return any(dates.tense(text, day.start, day.end, language) == "past" for day in dates.find(text, language))
