"""Rows over the whole width of a table, each the number and title of the one record below it.

"3. Storage" as a band over "That the store is moved | Agreed | …" → the beginning of its recommendation. A state at
the end of such a row is a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.numbering import numbered
from pipeline.cells.status.printed import read_status
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile

FEWEST = 3
MOST = 0.8  # share of the records that must have such a row of their own
STATE, STATUS = 4, "Status"  # words; the heading of a column of states
LONGEST = 16  # words of a title


def with_titled_rows(table: Table, profile: Profile) -> Table:
    """The table, titles put in front of the recommendations below them; as it is where they head several records."""
    heading = heading_of(table, profile)
    column = heading.first("recommendation") if heading else None
    if heading is None or column is None or len(table.rows) - heading.rows < 2 * FEWEST:
        return table
    rows = table.rows[heading.rows :]
    stated = not heading.of("status")
    bands = [at for at, row in enumerate(rows) if _is_title(row, stated, profile)]
    counted = heading.first("number") is not None
    if not _one_each(rows, bands, column.index, counted, profile):
        return table
    states = {at: state for at in bands if (state := _state(rows[at], profile)) is not None}
    kept: list[Row] = []
    over: int | None = None
    for at, row in enumerate(rows):
        if at in bands:
            over = at
            continue
        title = rows[over].cells[0] if over is not None else None
        own = _titled(row, title, column.index) if title else row
        state = states.get(over, Cell()) if over is not None else Cell()
        kept.append(own._replace(cells=(*own.cells, state)) if states else own)
        over = None
    head = table.rows[: heading.rows]
    if states:
        head = tuple(row._replace(cells=(*row.cells, Cell(text=Text(STATUS)))) for row in head)
    return replace(table, rows=(*head, *kept))


def _is_title(row: Row, stated: bool, profile: Profile) -> bool:
    """Whether a row holds a few words over its whole width, or bold ones in its first cell; `stated`: maybe a state."""
    first = row.cells[0]
    if len(row.cells) < 2 or first is None or not first.text or len(first.text.value.split()) > LONGEST:
        return False
    others = sum(c.says for c in row.cells[1:] if c)
    alone = not others or (stated and others == 1 and _state(row, profile) is not None)
    bold = all(w.style.bold for w in first.text.words())
    return alone and (first.columns == len(row.cells) or bold)


def _state(row: Row, profile: Profile) -> Cell | None:
    """The one other cell of a row that shows a state and nothing more."""
    shown = [c for c in row.cells[1:] if c and c.says]
    fits = len(shown) == 1 and read_status(shown[0], profile).rag is not None
    return shown[0] if fits and len(shown[0].text.value.split()) <= STATE else None


def _one_each(rows: Sequence[Row], bands: Sequence[int], column: int, counted: bool, profile: Profile) -> bool:
    """Whether nearly every record stands alone below a title, and no number of its own goes with it.

    What has no number above records that are `counted` is the theme of each, one record or not.
    """
    over = [at for at in bands if at + 1 < len(rows) and at + 1 not in bands]
    others = [at for at, row in enumerate(rows) if at not in bands and any(c and c.text for c in row.cells)]
    if len(over) < FEWEST or len(over) < len(bands) or len(over) < MOST * len(others):
        return False
    titles = [numbered(c.text, profile) for at in over if (c := rows[at].cells[0])]
    below = [c for at in over if (c := rows[at + 1].cells[column])]
    own = any(numbered(c.text, profile).number for c in below)
    distinct = len({t.rest.value for t in titles}) == len(titles)
    counting = sum(t.number is not None for t in titles)
    return distinct and not own and (counting == len(titles) or (not counting and not counted))


def _titled(row: Row, title: Cell, column: int) -> Row:
    own = row.cells[column] or Cell()
    text = concat((title.text, own.text), "\n")
    whole = own._replace(text=text, fragments=(*title.fragments, *own.fragments))
    return row._replace(cells=(*row.cells[:column], whole, *row.cells[column + 1 :]))
