"""Tables in front of a report's own that are no records: forms with few labels that are known, boxes of the layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.cells.columns.heading_days import is_date
from pipeline.cells.header.bodies import KINDS
from pipeline.cells.header.claims import Claim, Told
from pipeline.cells.header.fields import claims_of
from pipeline.cells.header.labels import Labelled, labelled_lines, labelled_of, pairs_of
from pipeline.cells.header.title_rows import says_title, texts_in
from pipeline.cells.header.told import GENERAL
from pipeline.models.table import Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

BOX_ROWS = 6  # of a table that only lays out the top of a page
FURTHER = 1000.0  # weight: less than that of any print
_FIGURES = re.compile(r"[£€$]?\d[\d.,]*[%mk]?")
UNSAFE = ("stage", None)  # fields for which a lone label is not believed: "Stage", "3"


def labelled_forms(tables: Iterable[Table], profile: Profile) -> Iterator[Labelled]:
    """Labels of forms too few of which are known for a key/value table: "Relevant Portfolio Holder" among questions."""
    for table in tables:
        cells = (cell.text for row in table.rows for cell in row.cells if cell and cell.text)
        yield from (pair for cell in cells for pair in labelled_lines([cell], profile) if pair.field)
        readings = ([p for p in labelled_of(pairs, profile) if p.field not in UNSAFE] for pairs in pairs_of(table))
        yield from max(readings, key=len, default=[])


def boxed(tables: Iterable[Table], profile: Profile) -> list[Text]:
    """Cells of a small table that lays out the top of a page, where they name a body, a day, or what the paper is.

    In larger ones, rows of one cell. A day behind words that say nothing of the kind is not its own:
    "Deadline", "31 March 2031".
    """
    found: list[Text] = []
    boxes = (table for table in tables if not _counts(table))
    rows = (row for table in boxes for row in table.rows if len(table.rows) <= BOX_ROWS or _alone(row))
    for row in map(texts_in, rows):
        title = True
        for cell in row:
            line = " ".join(cell.value.split())
            if (dated := is_date(line, profile)) and not title:
                continue
            title = dated or says_title(line, profile)
            found += [cell] if title else []
    return found


def panelled(tables: Iterable[Table], page: int) -> list[Text]:
    """What stands on a page in panels: tables that hold one cell a row, however it is printed in it."""
    rows = [row for t in tables if all(len(texts_in(row)) <= 1 for row in t.rows) for row in t.rows]
    parts = (part.strip() for row in rows for cell in texts_in(row) for part in cell.lines())
    return [part for part in parts if part and part.words()[0].page == page]


def _counts(table: Table) -> bool:
    """Whether most rows of a table hold figures alone behind their first cell: it lays out nothing."""
    rows = [texts_in(row)[1:] for row in table.rows]
    return 2 * sum(bool(row) and all(_FIGURES.fullmatch(cell.value) for cell in row) for row in rows) > len(rows)


def _alone(row: Row) -> bool:
    """Whether one cell takes a row: what it says heads the rest."""
    return len(texts_in(row)) == 1


def further(
    pairs: Sequence[Labelled], paragraphs: Sequence[Text], told: Sequence[Claim], profile: Profile
) -> Iterator[Claim]:
    """What stands further up on a report's page, over other tables: believed where nothing near says it as plainly.

    A body that prose names there may be any ("visited Ashby Council"), where a running head says whose paper it is;
    one that has a line of its own is not, and is believed before one of which sentences speak.
    """
    running = {claim.field for claim in told if claim.told is Told.RUNNING and claim.field in KINDS}
    for claim in claims_of(pairs, paragraphs, profile):
        if claim.told is not Told.PROSE or claim.field not in running or claim.weight == GENERAL:
            own = claim.told is Told.PROSE and claim.weight == GENERAL
            yield claim if own else replace(claim, weight=claim.weight - FURTHER)
