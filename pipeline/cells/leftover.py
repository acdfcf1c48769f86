"""Rows of recommendations that stand in no report: a table that was read and not understood loses all it holds.

It is not made a report: its heading is missing or broken, or its columns run together. A person is led to its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from pipeline.cells.columns.headings import role_of, roles_in
from pipeline.cells.columns.window import where_headed
from pipeline.cells.numbering import is_number
from pipeline.models.report import Issue
from pipeline.models.table import Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

FEWEST = 2  # rows of a table that say something is recommended, where the document has no report
LONGEST_HEADING = 80  # letters
LEAST_SAID = 4  # words of a cell that says something
_OWN = frozenset({"update", "response", "decision", "status"})
COLUMNS, SAME = 4, 2.0  # at least; points by which the sides of tables drawn alike differ
ALIKE = 0.8  # share of a report's width that its lost part is wide, at least


def left_over(tables: Sequence[Table], read: Collection[Table], profile: Profile) -> Iterator[Issue]:
    """One issue per page with such rows; `tables` are those that no report was made of, `read` all others."""
    own = {place.page: place.box.width for table in read for place in table.boxes}
    left: dict[int, int] = defaultdict(int)
    for table in tables:
        if table.nested or _is_strange(table, profile):
            continue
        page, width = table.pages[0], max(place.box.width for place in table.boxes)
        rows = sum(_recommends(row, profile) for row in table.rows)
        if not read and not rows and _is_headed(table, profile):
            rows = len(table.rows) - 1
        beside = own.get(page, own.get(page - 1))
        if any(_is_drawn_as(table, other) for other in read):
            rows, beside = max(rows, sum(_is_counted(row, profile) for row in table.rows)), width
        if rows >= (1 if beside and width >= ALIKE * beside else FEWEST):
            left[page] += rows
    for page, rows in left.items():
        text = f"A table on this page holds {rows} rows that seem to be recommendations; none of them was read."
        yield Issue("ROWS_LEFT_OUT", "warning", page, text)


def _is_drawn_as(table: Table, read: Table) -> bool:
    """Whether a table has the columns of one that was read, on its page or the next: rows may be boxed one by one."""
    near = any(abs(a.page - b.page) <= 1 for a in table.boxes for b in read.boxes)
    sides = [(place.box.x0, place.box.x1) for place in (*table.boxes[:1], *read.boxes[:1])]
    alike = len(sides) == 2 and all(abs(a - b) <= SAME for a, b in zip(*sides, strict=True))
    return near and alike and table.width == read.width >= COLUMNS


def _is_counted(row: Row, profile: Profile) -> bool:
    """Whether a row begins with a number, and says something in most of its other cells."""
    first, *others = (" ".join(cell.text.value.split()) if cell else "" for cell in row.cells)
    return is_number(first, profile) and sum(map(bool, others)) > len(others) / 2


def _recommends(row: Row, profile: Profile) -> bool:
    """Whether a row says what is recommended, and something beside it."""
    texts = [" ".join(cell.text.value.split()) for cell in row.cells if cell is not None and cell.text]
    return len(texts) > 1 and any(profile.openers.search(text) for text in texts)


def _is_headed(table: Table, profile: Profile) -> bool:
    """Whether the headings, maybe of two columns in one, name recommendations and what was done or answered."""
    cells = [cell for at in where_headed(table) for cell in table.rows[at].cells if cell is not None and cell.text]
    texts = [cell.text.value for cell in cells if len(cell.text.value) <= LONGEST_HEADING]
    together = {role for text in texts for role in (role_of(text, profile), *roles_in(text, profile))}
    told = sum(any(len(c.text.value.split()) > LEAST_SAID for c in row.cells if c) for row in table.rows)
    return "recommendation" in together and bool(together & _OWN) and told > FEWEST  # not how many are in progress


def _is_strange(table: Table, profile: Profile) -> bool:
    """Whether a heading says that it is another kind of table."""
    cells = [cell for at in where_headed(table) for cell in table.rows[at].cells if cell is not None and cell.text]
    return any(folded(" ".join(cell.text.value.split())) in profile.lookalikes for cell in cells)
