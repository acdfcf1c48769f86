"""Several update columns side by side: which one is this report's own round, which one came before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cells.columns.headings import Column, Heading, cell_in, cell_over
from pipeline.cells.rows import Printed
from pipeline.models.text import Text


@dataclass(frozen=True, slots=True)
class Rounds:
    """The update columns from the earliest round to the latest; `own` is the report's, `previous` the one before."""

    columns: tuple[Column, ...]
    own: Column | None
    previous: Column | None


def rounds_of(heading: Heading, records: Sequence[Printed]) -> Rounds:
    """The contract's rule: the report's own round is the last update column with any text in the table.

    Columns that name their months, or their days, are put in that order (some papers print the latest first); else
    those of earlier reports come first.
    """
    columns = heading.of("update")
    if columns and all(c.months is not None for c in columns):
        columns = tuple(sorted(columns, key=lambda c: c.months or 0))
    elif columns and all(c.dated for c in columns):
        columns = tuple(sorted(columns, key=lambda c: c.dated or ""))
    else:
        columns = tuple(sorted(columns, key=lambda c: not c.previous))
    filled = [c for c in columns if any(text_in(r, c) for r in records)]
    own = filled[-1] if filled else (columns[-1] if columns else None)
    before = columns[: columns.index(own)] if own else ()
    return Rounds(columns, own, before[-1] if before else None)


def rounds_in(record: Printed, rounds: Rounds) -> Rounds:
    """The rounds of one record: its own is the last one that it has a cell for, where rounds are rows in the paper."""
    there = tuple(c for c in rounds.columns if cell_over(record.cells, c.index) is not None)
    if rounds.own is None or rounds.own in there or not there:
        return rounds
    filled = [c for c in there if text_in(record, c)]
    own = filled[-1] if filled else there[-1]
    before = there[: there.index(own)]
    return Rounds(rounds.columns, own, before[-1] if before else None)


def status_column(record: Printed, heading: Heading) -> Column | None:
    """The status of this round: the last column that is not headed "previous", of those that a record has."""
    columns = [c for c in heading.of("status") if not c.previous]
    there = [c for c in columns if cell_over(record.cells, c.index) is not None]
    return next(reversed(there or columns), None)


def text_in(record: Printed, column: Column | None) -> Text | None:
    """What a record says in a column; None where it says nothing."""
    cell = cell_in(record.cells, column)
    return cell.text if cell and cell.text else None
