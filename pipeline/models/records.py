"""What is read of tables and labels before it is a report: headings and their columns, records, rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.models.places import Places
from pipeline.models.report import Column as ReportColumn
from pipeline.models.report import Header, Issue, KeyEntry, Recommendation
from pipeline.models.table import Cell, Table
from pipeline.models.text import Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its role (None: no place in the contract), heading as printed, and round in months."""

    index: int
    role: str | None
    heading: str
    months: int | None = None
    previous: bool = False
    guessed: bool = False  # the role comes from what stands below, not from the heading
    dated: str | None = None  # ISO: the month or day that the heading names


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its columns, and how many rows stand above the first record."""

    columns: tuple[Column, ...]
    rows: int

    def of(self, role: str) -> tuple[Column, ...]:
        """All columns of one role, from left to right."""
        return tuple(c for c in self.columns if c.role == role)

    def first(self, role: str) -> Column | None:
        for column in self.columns:
            if column.role == role:
                return column
        return None


def cell_in(cells: Sequence[Cell | None], column: Column | None) -> Cell | None:
    """What a row or record holds in a column; None where it is shorter, or there is no such column."""
    return cells[column.index] if column is not None and column.index < len(cells) else None


def cell_over(cells: Sequence[Cell | None], x: int) -> Cell | None:
    """The cell that stands in a place of a row, or spans over it from the left."""
    for at in range(min(x, len(cells) - 1), -1, -1):
        cell = cells[at]
        if cell is not None:
            return cell if at == x or at + cell.columns > x else None
    return None


@dataclass(frozen=True, slots=True)
class Printed:
    """One record as it stands: its cells by column, the theme it stands under, what was added to it."""

    cells: tuple[Cell | None, ...]
    theme: Text | None = None
    added: frozenset[int] = frozenset()  # columns to which rows without a recommendation of their own gave something


@dataclass(frozen=True, slots=True)
class Rounds:
    """The update columns from the earliest round to the latest; `own` is the report's, `previous` the one before."""

    columns: tuple[Column, ...]
    own: Column | None
    previous: Column | None


def status_column(record: Printed, heading: Heading) -> Column | None:
    """The status of this round: the last column that is not headed "previous", of those that a record has."""
    columns = [c for c in heading.of("status") if not c.previous]
    there = [c for c in columns if cell_over(record.cells, c.index) is not None]
    return next(reversed(there or columns), None)


def text_in(record: Printed, column: Column | None) -> Text | None:
    """What a record says in a column; None where it says nothing."""
    cell = cell_in(record.cells, column)
    return cell.text if cell and cell.text else None


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report as its cells say it; `placed` are all words that went into it."""

    first_page: int
    last_page: int
    header: Header
    key: tuple[KeyEntry, ...]
    recommendations: tuple[Recommendation, ...]
    placed: Places
    tables: tuple[Table, ...]
    issues: tuple[Issue, ...]
    columns: tuple[ReportColumn, ...] = ()
    reading: Any = None  # the reading that found it, with those that it was weighed against
