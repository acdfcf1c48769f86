"""A key in rows of the records' own table, below the last of them or above the heading: a table of its own.

A spreadsheet has it there, and so has a table told by white, whose columns it keeps to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from pipeline.cells.columns.headings import Heading, heading_of
from pipeline.cells.columns.looks import printed_in
from pipeline.cells.key_columns import in_columns, only, without
from pipeline.cells.key_rows import MOST_ROWS, Explained, Looks, explained, is_heading, is_seen, said_in, titles_key
from pipeline.cells.places import places_of
from pipeline.cells.status.key import key_of_table
from pipeline.models.page import Box
from pipeline.models.places import Places
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Locator
from pipeline.profiles import Profile

FEWEST = 2  # signs
SEVERAL = 3  # signs that tell a key where records could stand like them
LONGEST_TITLE = 60  # characters


@dataclass(frozen=True, slots=True)
class _Key:
    """Rows from `first` to `end` that are a key, its title among them; `rows` explain its signs."""

    first: int
    end: int
    rows: tuple[Explained, ...]
    named: bool = False  # its title says so
    apart: bool = False  # a title, or a row that holds nothing, stands in front


def with_key_apart(table: Table, profile: Profile) -> tuple[Table, ...]:
    """The table without a key above its heading or below its last record, and the key in a table of its own.

    Where signs are drawn beside words, these are left to be read as what is drawn outside of tables.
    """
    heading = heading_of(table, profile)
    if heading is None:
        return (table,)
    looks = Looks(heading, _states(table.rows[heading.rows :], heading), profile)
    beside, left = _beside(table, looks)
    return (*beside, *_with_rows_apart(left, looks))


def _beside(table: Table, looks: Looks) -> tuple[tuple[Table, ...], Table]:
    """A key in columns beside which others hold labels or the records, and the table without it.

    Not above the heading where whole rows explain as many signs.
    """
    end = looks.heading.rows - 1
    above = _above(table.rows, looks)
    least = _signs_of(above) if above and _table(table, above, looks.profile) else 0
    for columns, own in in_columns(table.rows[:end]):
        key = _with_unsigned(_above((*own, *table.rows[end:]), looks), own)
        if key and _signs_of(key) > least and (found := _table(replace(table, rows=own), key, looks.profile)):
            return found, _less(table, key, columns)
    right = range(max(column.index for column in looks.heading.columns if column.role) + 1, table.width)
    own = tuple(only(row, right) for row in table.rows)
    key = _right_of_records(own, looks) if right else None
    if key and (found := _table(replace(table, rows=own), key, looks.profile)):
        return found, _less(table, key, right)
    return (), table


def _signs_of(key: _Key) -> int:
    return sum(len(row.signs) for row in key.rows)


def _less(table: Table, key: _Key, columns: Sequence[int]) -> Table:
    """The table without what its key holds in some columns."""
    rows = enumerate(table.rows)
    return replace(table, rows=tuple(without(row, columns) if key.first <= at < key.end else row for at, row in rows))


def _right_of_records(rows: Sequence[Row], looks: Looks) -> _Key | None:
    """The key in columns right of all that tell something of the records; nothing else stands in them."""
    top = looks.heading.rows - 1
    keys = (_key(rows, at, 0, looks) for at in range(top, len(rows)) if said_in(rows[at]))
    key = next((key for key in keys if key is not None), None)
    if key is None or any(said_in(row) for row in (*rows[top : max(top, key.first)], *rows[key.end :])):
        return None
    return key


def _with_unsigned(key: _Key | None, rows: Sequence[Row]) -> _Key | None:
    """The key with the rows below that say what it means where no sign is shown."""
    if key is None:
        return None
    end, meaning = key.end, key.rows[-1].places[-1:]
    while end < len(rows) and len(key.rows[-1].places) > 1 and tuple(x for x, _ in said_in(rows[end])) == meaning:
        end += 1
    return replace(key, end=end)


def _with_rows_apart(table: Table, looks: Looks) -> tuple[Table, ...]:
    """The table without rows that are a key, and the key in a table of its own."""
    rows, profile = table.rows, looks.profile
    above, below = _above(rows, looks), _below(rows, looks)
    before = _table(table, above, profile) if above else ()
    if not before and not below:
        return (table,)
    first, end = (above.first, above.end) if above and before else (0, 0)
    last = below.first if below else len(rows)
    left = (*rows[:first], *rows[end:last])
    boxes = places_of(table, left, cut_above=end > 0 == first, cut_below=last < len(rows))
    return (*before, replace(table, rows=left, boxes=boxes), *(_table(table, below, profile) if below else ()))


def _states(rows: Sequence[Row], heading: Heading) -> frozenset[str]:
    """What the status cells of the records say."""
    cells = (row.cells[column.index] for row in rows for column in heading.of("status"))
    return frozenset(" ".join(cell.text.value.split()) for cell in cells if cell is not None and cell.text)


def _above(rows: Sequence[Row], looks: Looks) -> _Key | None:
    """The key above the heading; of the titles there only one that names it is its own."""
    end = looks.heading.rows - 1
    found = (_key(rows[:end], at, 0, looks) for at in range(end - 1))
    return next((key for key in found if key is not None), None)


def _below(rows: Sequence[Row], looks: Looks) -> _Key | None:
    """The key below the last record: behind it nothing but notes, or the heading printed again."""
    head, floor = rows[looks.heading.rows - 1], looks.heading.rows + 1
    for at in range(floor, len(rows)):
        key = _key(rows, at, floor, looks)
        if key is None:
            continue
        if all(len(said_in(row)) <= 1 or _same(row, head) for row in rows[key.end :]) and _fits(key, rows, looks):
            return key
    return _titled(rows, looks)


def _key(rows: Sequence[Row], at: int, floor: int, looks: Looks) -> _Key | None:
    """The key whose first sign a row explains, with its title; rows of one that follow each other look alike."""
    first = explained(rows[at], looks)
    if first is None or not first.known:
        return None
    alike = [first]
    for row in rows[at + 1 : at + MOST_ROWS + 1]:
        found = explained(row, looks)
        if found is None or found.places != first.places:
            break
        alike.append(found)
    signs = [sign for row in alike for sign in row.signs]
    if len(alike) > MOST_ROWS or len(set(signs)) < len(signs):
        return None
    begin, named = _title(rows, at, floor, first, looks)
    if len(signs) < FEWEST and (not named or first.lead):  # beside a label it is a card's: "RAG status | Amber"
        return None
    return _Key(begin, at + len(alike), tuple(alike), named or first.lead is not None, begin < at)


def _title(rows: Sequence[Row], at: int, floor: int, first: Explained, looks: Looks) -> tuple[int, bool]:
    """Where a key begins, with what stands over its signs (heads of its columns, a title, rows that hold nothing), and
    whether that names it."""
    begin, named = at, False
    if begin > floor and is_heading(rows[begin - 1], looks.profile):
        begin -= 1
    begin = _blank_above(rows, begin, floor)
    said = said_in(rows[begin - 1]) if begin > floor else []
    if len(said) == 1 and first.lead is None:
        place, text = said[0][0], said[0][1].text.value.strip()
        named = titles_key(text, looks.heading, looks.profile)
        own = floor > 0 and 0 < len(text) <= LONGEST_TITLE and not text.endswith(".")
        if named or (own and place in (0, *first.places)):
            begin = _blank_above(rows, begin - 1, floor)
    return begin, named


def _blank_above(rows: Sequence[Row], at: int, floor: int) -> int:
    while at > floor and not said_in(rows[at - 1]):
        at -= 1
    return at


def _fits(key: _Key, rows: Sequence[Row], looks: Looks) -> bool:
    """Whether no records could stand like the rows of a key below them."""
    if key.named:
        return True
    one, signs = key.rows[0], sum(len(row.signs) for row in key.rows)
    heading = looks.heading
    painted = all(row.painted for row in key.rows)
    if any(looks.is_in("status", place) for place in one.places):
        return key.apart and painted and signs >= SEVERAL
    if _are_signed(rows[heading.rows : key.first], one.places[0]):
        return False
    asked = heading.first("recommendation")
    if looks.is_in("number", one.places[0]) and not painted and _are_lettered(rows, one.places[0], heading):
        return False
    return key.apart or painted or (asked is not None and one.places[0] <= asked.index)


def _are_signed(rows: Sequence[Row], place: int) -> bool:
    """Whether the records show their own states in a column, whatever it is headed: one of them stands like a key."""
    cells = [row.cells[place] for row in rows]
    return 2 * sum(cell is not None and is_seen(cell) for cell in cells) >= len(cells)


def _are_lettered(rows: Sequence[Row], place: int, heading: Heading) -> bool:
    """Whether letters number the records: "A", "B"."""
    cell = rows[heading.rows].cells[place]
    return cell is not None and cell.text.value.strip(" .()").isalpha()


def _titled(rows: Sequence[Row], looks: Looks) -> _Key | None:
    """Rows that open with a sign or paint of whatever colour, below a title that says that they are a key."""
    for at in range(max(looks.heading.rows + 1, len(rows) - MOST_ROWS), len(rows) - 1):
        said = said_in(rows[at])
        text = said[0][1].text.value if len(said) == 1 else ""
        if titles_key(text, looks.heading, looks.profile) and all(map(_is_entry, rows[at + 1 :])):
            return _Key(at, len(rows), (), True, True)
    return None


def _is_entry(row: Row) -> bool:
    """Whether a row opens with a sign or paint, and words behind it."""
    cells = [cell for cell in row.cells if cell is not None]
    return bool(cells) and bool(cells[0].marks) and not cells[-1].says and any(cell.text for cell in cells)


def _same(row: Row, head: Row) -> bool:
    """Whether a row says what the heading says, printed again."""
    return any(printed_in(row)) and printed_in(row) == printed_in(head)


def _table(table: Table, key: _Key, profile: Profile) -> tuple[Table, ...]:
    """The key as a table of signs and meanings; none where it is no such one: its words are text then."""
    rows = [row.cells for row in key.rows if row.cells]
    if not rows:
        return ()
    made = tuple(Row(tuple(cell._replace(columns=1, rows=1) for cell in cells)) for cells in rows)
    own = [cell for row in table.rows[key.first : key.end] for cell in row.cells if cell is not None]
    held = Places.of(word for cells in rows for cell in cells for word in cell.text.words())
    others = held.without([word for cell in own for word in cell.text.words()])
    found = Table(table.by, made, tuple(_boxes(own)) or table.boxes[-1:], repeated=tuple(others))
    return (found,) if key_of_table(found, profile) else ()


def _boxes(cells: Sequence[Cell]) -> Iterator[Locator]:
    """Where the cells of a key stand, page by page."""
    held = [fragment for cell in cells for fragment in cell.fragments if not cell.blank]
    for page in sorted({fragment.page for fragment in held}):
        yield Locator(page, reduce(Box.union, (fragment.box for fragment in held if fragment.page == page)))
