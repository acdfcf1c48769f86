"""A legend in rows or columns of the records' own table becomes a table of its own.

A spreadsheet has it there, and so has a table without lines, whose columns it keeps to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import NamedTuple

from pipeline.models.page import Box
from pipeline.models.places import Places
from pipeline.models.records import Heading
from pipeline.models.table import Cell, Mark, Row, Table
from pipeline.models.text import Locator, Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.contents import printed_in
from pipeline.records.header.dates import field_of_cue
from pipeline.records.headings import heading_of
from pipeline.records.status.legend_lines import entries_in
from pipeline.records.status.legend_tables import LONGEST_SHOWN, key_of_table
from pipeline.records.status.meaning import band_of, progress_of_words
from pipeline.records.status.printed import name_of, rag_of, read_status

FEWEST = 2  # signs
SEVERAL = 3  # signs that tell a key where records could stand like them
LONGEST_TITLE = 60  # characters
PAIR_COLUMNS, TRIPLE_COLUMNS = 2, 3  # columns of a key: signs and meanings, one more between them
FEWEST_SHARED = 2  # rows that it shares with others
MOST_ROWS = 10  # of a key
MOST_WORDS = 4  # of a sign
LEAST, LONGEST = 3, 200  # characters of a meaning
PAIR, TRIPLE = 2, 3  # cells: a sign and its meaning; one more between them
_FAINT = frozenset({"grey", "purple"})  # paint that shows a state only where nothing else of a row is painted so


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


def in_columns(rows: Sequence[Row]) -> Iterator[tuple[tuple[int, ...], tuple[Row, ...]]]:
    """Columns side by side that may hold a key, the widest choice first, and the rows with nothing but these.

    Only where other columns of the same rows say something too.
    """
    filled = sorted({x for row in rows for x, cell in enumerate(row.cells) if cell is not None and not cell.blank})
    for width in (TRIPLE_COLUMNS, PAIR_COLUMNS, 1):
        for own in (tuple(filled[at : at + width]) for at in range(len(filled) - width + 1)):
            if sum(_shares(row, own) for row in rows) >= FEWEST_SHARED:
                yield own, tuple(only(row, own) for row in rows)


def only(row: Row, columns: Sequence[int]) -> Row:
    """A row with nothing but what some columns hold."""
    return row._replace(cells=tuple(c if x in columns else Cell() for x, c in enumerate(row.cells)))


def without(row: Row, columns: Sequence[int]) -> Row:
    """A row without what some columns hold."""
    kept = (c._replace(text=Text(), marks=()) if c and x in columns else c for x, c in enumerate(row.cells))
    return row._replace(cells=tuple(kept))


def _shares(row: Row, columns: Sequence[int]) -> bool:
    own = [x in columns for x, cell in enumerate(row.cells) if cell is not None and not cell.blank]
    return any(own) and not all(own)


class _Sign(NamedTuple):
    name: str
    known: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """One row of a key: where its cells stand, the signs it explains, and its cells in the order sign, meaning."""

    places: tuple[int, ...]
    signs: tuple[str, ...]
    cells: tuple[Cell, ...] = ()  # none where signs are drawn beside the words, which are read as they are drawn
    known: bool = True  # its signs are those of states
    painted: bool = False
    lead: Cell | None = None  # "Key", in front of the first sign


@dataclass(frozen=True, slots=True)
class Looks:
    """What the records of a table look like: their heading, and the states that they show."""

    heading: Heading
    states: Collection[str]
    profile: Profile

    def is_in(self, role: str, place: int) -> bool:
        """Whether a place stands in a column of a role."""
        return any(column.index == place for column in self.heading.of(role))

    def is_behind(self, place: int) -> bool:
        """Whether a place stands right of the recommendations: figures left of these number them, headed or not."""
        asked = self.heading.first("recommendation")
        return asked is not None and place > asked.index


def said_in(row: Row) -> list[tuple[int, Cell]]:
    """The cells of a row that hold words, signs or the paint of a state, and where they stand."""
    cells = [(x, cell) for x, cell in enumerate(row.cells) if cell is not None]
    faint = [x for x, cell in cells if any(name_of(mark.colour) in _FAINT for mark in cell.marks)]
    return [(x, cell) for x, cell in cells if cell.text or is_seen(cell) or faint == [x]]


def names_key(text: str, profile: Profile) -> bool:
    """Whether words head a key: "Key to BRAG"."""
    plain = folded(text).rstrip(" :")
    heads = [head for head in profile.key_headings if plain == head or plain.startswith(f"{head} ")]
    return any(set(plain.removeprefix(head).split()) <= profile.key_words for head in heads)


def titles_key(text: str, heading: Heading, profile: Profile) -> bool:
    """Whether a title over signs says "Key", or what the status is headed."""
    return names_key(text, profile) or folded(text) in {folded(column.heading) for column in heading.of("status")}


def is_heading(row: Row, profile: Profile) -> bool:
    """Whether a row heads the columns of a key: "Status | Meaning"."""
    said = [_named(cell) for _, cell in said_in(row)]
    return len(said) > 1 and all(text in profile.key_words | profile.key_headings for text in said)


def explained(row: Row, looks: Looks) -> Explained | None:
    """What a row explains; None where it may be a record."""
    said = said_in(row)
    if not said or _is_spanned(row, looks.heading):
        return None
    lead = said[0][1] if len(said) > 1 and names_key(said[0][1].text.value, looks.profile) else None
    said = said[1:] if lead else said
    found = _in_one(*said[0], looks) if len(said) == 1 else _signs_alone(said, looks) or _pairs(said, looks)
    return replace(found, lead=lead) if found else None


def _signs_alone(said: Sequence[tuple[int, Cell]], looks: Looks) -> Explained | None:
    """Signs beside one another that nothing explains, as their names are words: "Key | Complete | On track"."""
    if not all(_is_state(cell, looks.profile) and is_seen(cell) for _, cell in said):
        return None
    return Explained(tuple(x for x, _ in said), tuple(_named(cell) for _, cell in said), painted=True)


def _in_one(place: int, cell: Cell, looks: Looks) -> Explained | None:
    """One cell that holds a sign and its meaning: "Green – on track", or several signs drawn beside words."""
    text = " ".join(cell.text.value.split())
    if looks.is_in("status", place) or not text:
        return None
    drawn = [mark for mark in cell.signs if rag_of(name_of(mark.colour)) or mark.form in ("tick", "cross")]
    if drawn:
        return Explained((place,), tuple(map(_name, drawn)), painted=True)
    entries = entries_in(text, looks.profile) if len(text) <= LONGEST else []
    signs = tuple(folded(entry.shown) for entry in entries)
    return Explained((place,), signs, (cell,), painted=is_seen(cell)) if len(signs) == 1 else None


def _pairs(said: Sequence[tuple[int, Cell]], looks: Looks) -> Explained | None:
    """Signs and meanings in turn; below a status the sign may stand behind what it means."""
    places, cells = tuple(place for place, _ in said), [cell for _, cell in said]
    numbered = any(map(str.isdigit, cells[0].text.value)) and band_of(cells[0].text.value, looks.profile) is None
    if numbered and not looks.is_behind(places[0]):
        return None
    if len(cells) == PAIR and looks.is_in("status", places[1]) and _is_surer(cells[1], cells[0], looks.profile):
        cells.reverse()
    signs, meanings = cells[::2], cells[1::2]
    if len(cells) == TRIPLE:
        cells = _of_three(cells, looks)
        signs, meanings = cells[:1], cells[-1:]
    shown = [sign for cell in signs if (sign := _sign(cell, looks))]
    if not len(signs) == len(meanings) == len(shown) or not all(_may_mean(cell, looks) for cell in meanings):
        return None
    known = all(sign.known for sign in shown)
    return Explained(places, tuple(s.name for s in shown), tuple(cells), known, all(map(is_seen, signs)))


def _of_three(cells: Sequence[Cell], looks: Looks) -> list[Cell]:
    """A sign and its meaning where the sign's name stands between them, or where white parts the meaning."""
    sign, middle, last = cells
    named = _sign(middle, looks)
    if named is None or not named.known:
        return [sign, last._replace(text=concat((middle.text, last.text), " "))]
    return [sign if sign.text else middle._replace(marks=(*middle.marks, *sign.marks)), last]


def _sign(cell: Cell, looks: Looks) -> _Sign | None:
    """What a cell shows as a sign: paint, something drawn, or a few words."""
    text = " ".join(cell.text.value.split())
    if len(text) > LONGEST_SHOWN or len(text.split()) > MOST_WORDS or _is_label(text, looks.profile):
        return None
    shown = read_status(cell, looks.profile)
    name = shown.shown or (name_of(cell.marks[0].colour) if cell.marks else None)
    known = bool(shown.rag or not text or text in looks.states or progress_of_words(text, looks.profile))
    return _Sign(folded(name), known) if name else None


def _is_label(text: str, profile: Profile) -> bool:
    """Whether a label of the report itself: "Review completed:", which stands beside a key."""
    plain = folded(text).rstrip(" :")
    if not text.endswith(":") or plain in profile.status_words:
        return False
    known = plain in profile.labels or any(words.search(plain) for words in profile.label_words.values())
    return known or field_of_cue(plain, profile) is not None


def _is_surer(cell: Cell, other: Cell, profile: Profile) -> bool:
    """Whether a cell is a sign rather than another: by its paint, else by being a state as a whole."""
    if is_seen(cell) != is_seen(other):
        return is_seen(cell)
    return _is_state(cell, profile) and not _is_state(other, profile)


def _is_state(cell: Cell, profile: Profile) -> bool:
    return _named(cell) in profile.status_words or _named(cell) in profile.status_letters


def _named(cell: Cell) -> str:
    return folded(cell.text.value)


def _may_mean(cell: Cell, looks: Looks) -> bool:
    """Whether a cell can say what a sign means: a few words."""
    return LEAST <= len(cell.text) <= LONGEST and _named(cell) not in looks.profile.status_letters


def is_seen(cell: Cell) -> bool:
    """Whether a cell shows a sign or the paint of a state."""
    return any(mark.evidence != "fill" or rag_of(name_of(mark.colour)) for mark in cell.marks)


def _name(mark: Mark) -> str:
    return f"{name_of(mark.colour)} {mark.form or ''}"


def _is_spanned(row: Row, heading: Heading) -> bool:
    """Whether the recommendation of a row stands in a cell that reaches down to it: more of the record above."""
    column = heading.first("recommendation")
    if column is None or column.index >= len(row.cells) or row.cells[column.index] is not None:
        return False
    wide = (x + cell.columns > column.index for x, cell in enumerate(row.cells[: column.index]) if cell is not None)
    return not any(wide)


def places_of(table: Table, rows: Sequence[Row], *, cut_above: bool, cut_below: bool) -> tuple[Locator, ...]:
    """The table's places, the first and last as far as the rows that are left."""
    boxes = list(table.boxes)
    held = [f for row in rows for c in row.cells if c is not None for f in c.fragments]
    kept = {f.page for f in held}
    tops = [f.box.top for c in rows[0].cells if c is not None for f in c.fragments if f.page == boxes[0].page]
    if cut_above and tops:
        boxes[0] = boxes[0]._replace(box=boxes[0].box._replace(top=min(tops)))
    feet = [f.box.bottom for f in held if f.page == boxes[-1].page]
    if cut_below and feet:
        boxes[-1] = boxes[-1]._replace(box=boxes[-1].box._replace(bottom=max(feet)))
    return tuple(place for place in boxes if place.page in kept or not kept)
