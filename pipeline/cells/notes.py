"""What stands around a table in cells like those of the records: titles above, a key and notes below.

A spreadsheet has them so, and a table told by white, below which its key is drawn. They are taken out of the table, so
that they are read like any line above or below one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Heading, cell_in, heading_of
from pipeline.cells.columns.looks import printed_in
from pipeline.cells.key_rows import names_key, titles_key
from pipeline.cells.numbering import is_number
from pipeline.cells.places import places_of
from pipeline.cells.status.key_lines import entries_in
from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import Profile

SEVERAL = 2  # records that show what every one has
MOST, MOST_UNCOUNTED = 1 / 2, 2 / 3  # shares of what every record has that a note, or another table, may have too
FEWEST = 3  # columns of a table in which a row of one cell stands out


def without_notes(table: Table, profile: Profile) -> Table:
    """The table of recommendations from its heading to its last record."""
    if table.width < FEWEST or not any(map(_stands_alone, table.rows)) or _told(table) < FEWEST:
        return table
    heading = heading_of(table, profile)
    if heading is None:
        return table
    first, end = _first(table.rows[: heading.rows]), _end(table.rows, heading, profile)
    end = _key(table.rows[:end], heading, profile)
    end = _apart(table.rows[:end], heading, profile)
    if (first, end) == (0, len(table.rows)):
        return table
    rows = table.rows[first:end]
    return replace(table, rows=rows, boxes=places_of(table, rows, cut_above=first > 0, cut_below=end < len(table.rows)))


def _told(table: Table) -> int:
    """How many columns hold words: a card of labels and values may have a stripe of paint beside them."""
    return len({x for row in table.rows for x, cell in enumerate(row.cells) if cell is not None and cell.text})


def _filled(row: Row) -> list[Cell]:
    return [c for c in row.cells if c is not None and c.says]


def _stands_alone(row: Row) -> bool:
    """Whether one cell at most says anything, and does not span the table as a title does."""
    filled = _filled(row)
    return not filled or (len(filled) == 1 and filled[0].columns < len(row.cells))


def _first(rows: Sequence[Row]) -> int:
    """How many rows of single cells stand above the heading."""
    return next((at for at, row in enumerate(rows) if not _stands_alone(row)), 0)


def _end(rows: Sequence[Row], heading: Heading, profile: Profile) -> int:
    """Where the notes begin: behind a blank row, or with a key; the heading may be printed again above them."""
    head = rows[heading.rows - 1]
    end = len(rows)
    while end > heading.rows and (_stands_alone(rows[end - 1]) or printed_in(rows[end - 1]) == printed_in(head)):
        end -= 1
    for at in range(end, len(rows)):
        filled = _filled(rows[at])
        said = " ".join(filled[0].text.value.split()) if filled else ""
        if not filled or len(entries_in(said, profile)) > 1 or (len(filled) == 1 and names_key(said, profile)):
            return at
    return len(rows)


def _apart(rows: Sequence[Row], heading: Heading, profile: Profile) -> int:
    """Where rows begin that stand apart below a blank one and lack, all of them, most of what every record has.

    Where all records are numbered and none of these rows is, they may have more: another table of the sheet.
    """
    heads = {_words(row) for row in rows[: heading.rows]}  # which may be printed again
    for at in range(heading.rows + SEVERAL, len(rows)):
        rest = [row for row in rows[at:] if not _is_blank(row)]
        if not rest or not _is_blank(rows[at]) or any(_is_counted(row, heading, profile) for row in rest):
            continue
        records = [row for row in rows[heading.rows : at] if not _is_blank(row) and _words(row) not in heads]
        always = [x for x in range(len(rows[0].cells)) if all(_says_in(row, x) for row in records)]
        most = MOST_UNCOUNTED if all(_is_counted(row, heading, profile) for row in records) else MOST
        few = (sum(cell.says for x in always if (cell := row.cells[x])) <= most * len(always) for row in rest)
        if len(always) >= FEWEST and all(few):
            return at
    return len(rows)


def _words(row: Row) -> tuple[str, ...]:
    return tuple(filter(None, printed_in(row)))


def _is_blank(row: Row) -> bool:
    return all(cell is None or cell.blank for cell in row.cells)


def _is_counted(row: Row, heading: Heading, profile: Profile) -> bool:
    """Whether a row has a number of its own, as records have."""
    cells = [cell_in(row.cells, column) for column in heading.of("number")]
    return any(cell is not None and is_number(cell.text.value, profile) for cell in cells)


def _says_in(row: Row, column: int) -> bool:
    cell = row.cells[column]
    return cell is not None and not cell.blank


def _key(rows: Sequence[Row], heading: Heading, profile: Profile) -> int:
    """Where a drawn key begins, below its name or that of the status, and goes on to the end; else the end itself."""
    for at in range(heading.rows + 1, len(rows) - 1):
        filled = _filled(rows[at])
        named = titles_key(filled[0].text.value if len(filled) == 1 else "", heading, profile)
        if named and all(_shows_apart(row, heading) for row in rows[at + 1 :]):
            return at
    return len(rows)


def _shows_apart(row: Row, heading: Heading) -> bool:
    """Whether a row shows a sign and is no record: no number in its place, and no sign where the status stands."""
    status = [cell_in(row.cells, column) for column in heading.of("status")]
    numbers = [cell for column in heading.of("number") if (cell := cell_in(row.cells, column))]
    signs = [cell for cell in _filled(row) if cell.signs]
    return bool(signs) and not any(cell in signs for cell in status) and not any(cell.text for cell in numbers)
