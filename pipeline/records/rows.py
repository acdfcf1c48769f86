"""Rows of a table → printed records: theme rows, repeated headings and left-over rows sorted out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.models.records import Heading, Printed, cell_in
from pipeline.models.table import Cell, Row
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.records.limits import counts
from pipeline.records.status.meaning import none_here
from pipeline.text.paragraphs import style_of

LONGEST_THEME, LEAST_RECORDS, LONGEST_BARE = counts("rows", "longest_theme least_records longest_bare")
SAID_OF_ALL = ("inquiry", "theme")  # roles of cells that may span rows, whatever these are
SAID_OF_EACH = ("response", "decision", "lead_officer", "target_date")  # of those alone that open a record
_BARE_ENDS = ".?!;:,"


@dataclass(slots=True)
class _Reading:
    records: list[Printed] = field(default_factory=list)
    theme: Text | None = None


def printed_records(
    rows: Sequence[Row], heading: Heading, profile: Profile, theme: Text | None = None, title: Text | None = None
) -> tuple[Printed, ...]:
    """All records below a heading, in order.

    `theme` is what stood above the table; `title` a row above the heading: where others like it part the records
    below, it is the theme of the first ones.
    """
    reading = _Reading(theme=theme)
    printed = list(_spans_filled(rows, heading))
    bare = bare_themes(printed, heading)
    for at, row in enumerate(printed):
        if _is_blank(row) or none_here(_alone(row), profile):
            continue
        head = theme_of(row, heading) or bare.get(at)
        if head is not None:
            if title is not None and theme is None:
                reading.records = [replace(r, theme=r.theme or title) for r in reading.records]
            reading.theme = head
        elif reading.records and not _opens(row, heading):
            last = reading.records[-1]
            reading.records[-1] = _with(last, row, sure=_spanned(last, row, heading))
        elif any(c and c.text for c in row.cells):
            reading.records.append(Printed(row.cells, reading.theme))
    return tuple(reading.records)


def themes_in(rows: Sequence[Row], heading: Heading) -> list[Text]:
    """The lines among the rows of a table that head those below them by their look or place."""
    return [text for row in rows if (text := theme_of(row, heading)) is not None]


def title_of(rows: Sequence[Row]) -> Text | None:
    """The words of a row over the whole width, above a heading."""
    for row in rows:
        filled = [c for c in row.cells if c and c.text]
        if len(filled) == 1 and len(row.cells) > 1 and filled[0].columns == len(row.cells):
            return filled[0].text
    return None


def _spans_filled(rows: Sequence[Row], heading: Heading) -> Iterator[Row]:
    """Rows with what a cell above spans over them of inquiry, theme, officer or day: it is said of each of them.

    A cell that the foot of a page cut goes on below it.
    """
    each = {c.index for role in SAID_OF_EACH for c in heading.of(role)}
    columns = each | {c.index for role in SAID_OF_ALL for c in heading.of(role)}
    if not columns:
        yield from rows
        return
    themes = {c.index for c in heading.of("theme")}
    held = {x: [r.cells[x] for r in rows if x < len(r.cells)] for x in columns}
    spanned = {x for x, cells in held.items() if _always_filled(cells) and (x in themes or _spans(cells))}
    over: dict[int, tuple[Cell, int]] = {}
    page = 0
    for row in rows:
        page, before = max((f.page for c in row.cells if c for f in c.fragments), default=page), page
        cells, opens = list(row.cells), _opens(row, heading)
        for x in columns:
            own = cells[x] if x < len(cells) else None
            cut = page > before > 0 and x in over and (over[x][0].rows > 1 or x in spanned)
            if own is not None and not own.text and cut:
                cells[x], over[x] = over[x][0], (over[x][0], own.rows - 1)  # cut by the foot of a page
            elif own is not None:
                over[x] = own, own.rows - 1
            elif x in over and over[x][1] > 0 and x < len(cells):
                left = over[x][1] - 1
                cells[x], over[x] = over[x][0] if opens or x not in each else None, (over[x][0], left)
        yield row._replace(cells=tuple(cells))


def _always_filled(cells: Sequence[Cell | None]) -> bool:
    """Whether a column holds nothing in no more of its cells than pages may have cut."""
    own = [cell for cell in cells if cell is not None]
    pages = {f.page for cell in own for f in cell.fragments}
    return sum(not cell.text for cell in own) < len(pages)


def _spans(cells: Sequence[Cell | None]) -> bool:
    return any(cell.rows > 1 for cell in cells if cell is not None)


def _is_blank(row: Row) -> bool:
    """Whether a row holds neither words nor signs; a fill alone is decoration."""
    return not any(c and c.says for c in row.cells)


def _alone(row: Row) -> str:
    """The words of a row that fills one cell; nothing where it fills more."""
    filled = [c for c in row.cells if c and c.says]
    return " ".join(filled[0].text.value.split()) if len(filled) == 1 else ""


def theme_of(row: Row, heading: Heading) -> Text | None:
    """The words of a row that heads those below it: one cell over all columns, or one short cell in bold or alone."""
    filled = [c for c in row.cells if c and c.text]
    if len(filled) != 1 or len(filled[0].text) > LONGEST_THEME or any(c.signs for c in row.cells if c):
        return None
    cell = filled[0]
    whole = len(row.cells) > 1 and cell.columns >= 0.8 * len(row.cells)
    bold = all(w.style.bold for w in cell.text.words())
    first = heading.first("recommendation")
    at_left = row.cells.index(cell) == 0 and (first is None or first.index > 0 or bold)
    if whole or (at_left and bold and "\n" not in cell.text.value and cell.text.value[-1:] not in ".;"):
        return cell.text
    number = cell_in(row.cells, heading.first("number"))
    if bold and number is not None and cell is cell_in(row.cells, first) and cell.text.value[-1:] not in ".?!;,":
        return cell.text  # in a spreadsheet, whose cells nobody merged: no number stands in front of it
    return None


def _opens(row: Row, heading: Heading) -> bool:
    """Whether a row has a recommendation or number of its own."""
    for role in ("recommendation", "number"):
        for column in heading.of(role):
            cell = cell_in(row.cells, column)
            if cell and cell.text:
                return True
    return False


def _spanned(record: Printed, row: Row, heading: Heading) -> bool:
    """Whether the number or recommendation of the record spans the row: then the table says that they are one."""
    for column in (*heading.of("recommendation"), *heading.of("number")):
        own, below = (cells[column.index : column.index + 1] for cells in (record.cells, row.cells))
        if own and own[0] and own[0].rows > 1 and below == (None,):
            return True
    return False


def _with(record: Printed, row: Row, *, sure: bool = False) -> Printed:
    """A record with a row put to it that has no recommendation of its own: a part of it, or one more action.

    `sure`: the table itself says that they belong together.
    """
    cells, added = [], set(record.added)
    for x, (own, more) in enumerate(zip(record.cells, row.cells, strict=False)):
        if more is not None and more.says and not sure:
            added.add(x)
        if own is None or more is None or more.blank:
            cells.append(own if own is not None else more)
        else:
            text = concat((own.text, more.text), "\n" if _ended(own.text.value, more.text.value) else " ")
            cells.append(
                own._replace(text=text, fragments=own.fragments + more.fragments, marks=own.marks + more.marks)
            )
    return replace(record, cells=tuple(cells), added=frozenset(added))


def _ended(text: str, more: str) -> bool:
    """Whether what follows is a paragraph of its own, not the rest of a sentence."""
    return not more[:1].islower() or text.rstrip()[-1:] in ".:;?!"


def bare_themes(rows: Sequence[Row], heading: Heading) -> dict[int, Text]:
    """The rows below a heading that are such themes, by their place; none where any other row has no number."""
    alone = {at: row.cells[0].text for at, row in enumerate(rows) if row.cells and row.cells[0] and _heads_alone(row)}
    records = [row for at, row in enumerate(rows) if at not in alone and any(c and c.text for c in row.cells)]
    found = heading.first("number") or heading.first("recommendation")
    styles = {style_of(cell.text.value) if (cell := cell_in(row.cells, found)) else None for row in records}
    return alone if len(records) >= LEAST_RECORDS and len(styles) == 1 and None not in styles else {}


def _heads_alone(row: Row) -> bool:
    """Whether a row holds nothing but a few words in its first cell, with no number and no end of a sentence."""
    first = row.cells[0] if row.cells else None
    if first is None or any(cell.says for cell in row.cells[1:] if cell is not None):
        return False
    said = first.text.value
    few = 0 < len(said.split()) <= LONGEST_BARE and "\n" not in said
    return few and said[:1].isupper() and said[-1] not in _BARE_ENDS and style_of(said) is None
