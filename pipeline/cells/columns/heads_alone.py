"""Headings in a table of their own above that of the first record, and headings that repeat those before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Heading, role_of
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

SIDES = 10.0  # points that the first words of their cells may lie apart
GAP = 24.0  # points between them
LEAST = 3  # columns
LONGEST = 8  # words of a heading


def with_own_heads(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables, one that holds nothing but headings put on those of one row right below it, a record each."""
    if not any(len(table.rows) == 1 for table in tables):
        return list(tables)
    found: list[Table] = []
    headed = False  # the last one found is headings, and what stands below them so far
    for table in tables:
        headed = bool(found) and (headed or _are_heads(found[-1], profile)) and _right_below(found[-1], table)
        if headed:
            above = found[-1]
            found[-1] = replace(table, rows=(*above.rows, *table.rows), boxes=(*above.boxes, *table.boxes))
        else:
            found.append(table)
    return found


def _are_heads(table: Table, profile: Profile) -> bool:
    """Whether a table is one row of headings, one of which is the recommendations'."""
    said = [cell.text.value for row in table.rows for cell in row.cells if cell is not None and cell.text]
    if len(table.rows) != 1 or len(said) < LEAST or any(len(text.split()) > LONGEST for text in said):
        return False
    return any(role_of(text, profile) == "recommendation" for text in said)


def _right_below(above: Table, table: Table) -> bool:
    last, first = above.boxes[-1], table.boxes[0]
    near = last.page == first.page and -2 <= first.box.top - last.box.bottom <= GAP
    return near and not above.nested and not table.nested and same_columns(above, table)


def same_columns(one: Table, other: Table) -> bool:
    """Whether the cells in the last row of a table and in the first of another begin below one another."""
    if one.width != other.width:
        return False
    pairs = zip(one.rows[-1].cells, other.rows[0].cells, strict=True)
    starts = [(a.text.words(), b.text.words()) for a, b in pairs if a and b and a.text and b.text]
    return len(starts) > 1 and all(abs(a[0].box.x0 - b[0].box.x0) <= SIDES for a, b in starts)


def headed_alike(table: Table, known: Heading) -> Heading | None:
    """The heading of the records before, where a table repeats it word for word: its own rows may be few."""
    if known.rows != 1 or len(known.columns) != table.width or len(table.rows) < 2:
        return None
    cells = table.rows[0].cells
    said = [folded(cell.text.value) if cell is not None else "" for cell in cells]
    meant = [folded(column.heading) for column in known.columns]
    return known if said == meant and sum(map(bool, said)) >= LEAST else None
