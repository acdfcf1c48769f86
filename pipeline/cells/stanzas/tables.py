"""Labelled recommendations → a table of records, as if their labels had been headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.cells.columns.heading_days import date_in, is_date
from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.columns.window import HEADING_ROWS
from pipeline.cells.numbering import is_number, numbered
from pipeline.cells.stanzas.flow import Item, cell_of, parted_behind
from pipeline.cells.stanzas.spelt_numbers import counted_in_words
from pipeline.models.page import Box, Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Locator, Text, concat, of_word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import boxes_by_page

if TYPE_CHECKING:
    from pipeline.cells.stanzas.stanza import Stanza

NUMBER, RECOMMENDATION, RESPONSE, STATUS = "No.", "Recommendation", "Response", "Status"
NAMES = {"status": STATUS, "target_date": "Target date", "lead_officer": "Lead officer"}  # of values without a label

Field = tuple[str, Cell, Cell]  # column, label, value


def answers_of(table: Table, profile: Profile) -> dict[str, tuple[int, bool]]:
    """What a table says of the one recommendation above it: role → (column or row, as a row).

    Empty where its first row (or first column, in one of two columns) doesn't name two roles at least, and where it
    has recommendations of its own: a single row may hold the words of the one that is numbered above it.
    """
    if len(table.rows) > HEADING_ROWS * 3 or len(table.rows) < 2:
        return {}
    for across in (True, False):
        cells = table.rows[0].cells if across else tuple(r.cells[0] for r in table.rows)
        if not across and table.width != 2:
            return {}
        texts = [c.text.value if c else "" for c in cells]
        if any(folded(t) in profile.lookalikes for t in texts):
            return {}
        roles = [(i, role_of(t, profile)) for i, t in enumerate(texts)]
        found = {role: (i, across) for i, role in reversed(roles) if role in PAIRED}
        asked = [i for i, role in roles if role == "recommendation"]
        if len(found) > 1 and (not asked or _words_of_one(table, asked, across=across, profile=profile)):
            return found
    return {}


def _words_of_one(table: Table, asked: Sequence[int], *, across: bool, profile: Profile) -> bool:
    """Whether a table of one row holds the words of one recommendation, which carry no number of their own."""
    if not across or len(asked) > 1 or len(table.rows) > 2:
        return False
    cell = table.rows[1].cells[asked[0]]
    return cell is not None and bool(cell.text) and numbered(cell.text, profile).number is None


def words_in(table: Table, profile: Profile) -> Cell | None:
    """The words of the recommendation in a table that answers it; None in most, which have answers alone."""
    found = answers_of(table, profile)
    if not found or not next(iter(found.values()))[1] or len(table.rows) != 2:
        return None
    asked = (x for x, c in enumerate(table.rows[0].cells) if c and role_of(c.text.value, profile) == "recommendation")
    return next((table.rows[1].cells[x] for x in asked), None)


def table_of(stanzas: Sequence[Stanza], profile: Profile, words: Lexicon) -> Table:
    """One table of some recommendations; the words of their labels are headings printed again."""
    records = [list(_fields(s, profile, words)) for s in stanzas]
    named = dict.fromkeys(c for record in records for c, label, value in record if value.text or value.marks)
    columns = sorted(named, key=lambda column: date_in(column, profile) or "")  # by day, behind all others
    labels = {c: label for record in reversed(records) for c, label, _ in record}
    head = Row((_titled(NUMBER), _titled(RECOMMENDATION), *(labels[c] for c in columns)))
    rows: list[Row] = []
    repeated: list[Word] = []
    theme: Item | None = None
    spelt = counted_in_words([stanza.opener for stanza in stanzas], profile)
    for stanza, record, count in zip(stanzas, records, spelt, strict=True):
        if stanza.theme is not None and stanza.theme is not theme:
            theme = stanza.theme
            whole = cell_of([theme], words)._replace(columns=2 + len(columns))
            rows.append(Row((whole, *[None] * (1 + len(columns)))))
        values = {c: value for c, _, value in record}
        number, text = _own(stanza, count, profile, words)
        rows.append(
            Row((number, text._replace(marks=(*text.marks, *stanza.marks)), *(values.get(c, Cell()) for c in columns)))
        )
        repeated += [*stanza.named, *(w for _, label, _ in record for w in label.text.words())]
        repeated += [w for t in stanza.tables for c in t.rows[0].cells if c for w in c.text.words()]
        repeated += [w for t in stanza.tables for w in t.repeated]
    return Table("alignment", (head, *rows), tuple(_boxes(stanzas, rows)), tuple(repeated))


def _titled(text: str) -> Cell:
    return Cell(text=Text(text))


def _own(stanza: Stanza, spelt: int, profile: Profile, words: Lexicon) -> tuple[Cell, Cell]:
    """The number and the recommendation itself: a heading that is more than a number opens the text.

    `spelt`: words in front of it that are the number.
    """
    told = next((cell for t in stanza.tables if (cell := words_in(t, profile))), None)
    if told is not None:
        head = cell_of([stanza.opener, *stanza.text], words)
        text = concat((head.text, told.text), "\n")
        return Cell(), told._replace(text=text, fragments=(*head.fragments, *told.fragments), columns=1)
    if stanza.bare:
        return Cell(), cell_of(stanza.text, words)
    if 0 < spelt < len(stanza.opener.words):
        number, rest = parted_behind(stanza.opener, spelt)
        return cell_of([number], words), cell_of([rest, *stanza.text], words)
    alone = is_number(stanza.opener.text, profile)
    if not stanza.text or (not alone and numbered(Text(stanza.opener.text), profile).rest):
        return Cell(), cell_of([stanza.opener, *stanza.text], words)
    return cell_of([stanza.opener], words), cell_of(stanza.text, words)


def _fields(stanza: Stanza, profile: Profile, words: Lexicon) -> Iterator[Field]:
    """Everything that is said, once per column: what is said twice under one label is one value."""
    seen: dict[str, Field] = {}
    for said in stanza.said:
        label = Cell(text=_spoken(said.label.words).strip(" :")) if said.label.words else _titled(said.label.text)
        value = cell_of(said.items, words)._replace(marks=said.marks)
        _put(seen, said.label.role, label, value, profile)
    for table in stanza.tables:
        for role, label, value in _answers(table, profile):
            _put(seen, role, label, value, profile)
    yield from seen.values()


def _put(seen: dict[str, Field], role: str | None, label: Cell, value: Cell, profile: Profile) -> None:
    name = label.text.value
    column = role if role and role not in seen and not date_in(name, profile) else name
    before = seen.get(column)
    if before is None:
        seen[column] = column, label, value
        return
    text = concat((before[2].text, value.text), "\n")
    seen[column] = column, before[1], Cell(before[2].fragments + value.fragments, text, before[2].marks + value.marks)


def _answers(table: Table, profile: Profile) -> Iterator[tuple[str | None, Cell, Cell]]:
    across = next(iter(answers_of(table, profile).values()))[1]
    if not across:
        for row in table.rows:
            name, said = row.cells[0] or Cell(), row.cells[1] or Cell()
            yield _role(name, profile), name, said
        return
    day = _day_column(table, profile)
    for x, head in enumerate(table.rows[0].cells):
        asked = head is not None and role_of(head.text.value, profile) == "recommendation"
        if head is not None and head.text and x != day and not asked:
            rows = [(row.cells[day] if day is not None else None, row.cells[x]) for row in table.rows[1:]]
            filled = [(when, cell) for when, cell in rows if cell is not None and not cell.blank]
            yield from _down(_role(head, profile), head, filled)


def _down(
    role: str | None, head: Cell, filled: Sequence[tuple[Cell | None, Cell]]
) -> Iterator[tuple[str | None, Cell, Cell]]:
    """What one column says: news of several days one by one, the status of the latest last; all else as one value."""
    dated = any(when is not None for when, _ in filled)
    if dated and role == "update":
        yield from ((role, when or head, cell) for when, cell in filled)
    elif dated and role == "status" and len(filled) > 1:
        yield None, head, _together([cell for _, cell in filled[:-1]])
        yield role, head, filled[-1][1]
    elif filled:
        yield role, head, _together([cell for _, cell in filled])


def days_of(table: Table, profile: Profile) -> list[str]:
    """The days that the rows of a table are of."""
    column = _day_column(table, profile)
    cells = [row.cells[column] for row in table.rows[1:]] if column is not None else []
    return [day for c in cells if c and (day := date_in(c.text.value, profile))]


def _day_column(table: Table, profile: Profile) -> int | None:
    """The column that says of what day each row is: news by date, the latest last."""
    for x in range(table.width):
        texts = [c.text.value if (c := row.cells[x]) else "" for row in table.rows[1:]]
        days = [date_in(text, profile) or "" for text in texts]
        if len(days) > 1 and all(days) and days == sorted(days) and all(is_date(t, profile) for t in texts):
            return x
    return None


def _together(cells: Sequence[Cell]) -> Cell:
    """Several rows of one column as one value."""
    fragments = tuple(f for c in cells for f in c.fragments)
    return Cell(fragments, concat([c.text for c in cells], "\n"), tuple(m for c in cells for m in c.marks))


def _role(label: Cell, profile: Profile) -> str | None:
    role = role_of(label.text.value, profile)
    return role if role in PAIRED else None


def _spoken(words: Sequence[Word]) -> Text:
    return concat(map(of_word, words), " ")


def _boxes(stanzas: Sequence[Stanza], rows: Sequence[Row]) -> Iterator[Locator]:
    """One box per recommendation and page: what stands between two of them belongs to none."""
    for stanza in stanzas:
        items = [stanza.opener, *stanza.text, *(i for s in stanza.said for i in s.items)]
        held = [w for i in items for w in i.words] + [w for s in stanza.said for w in s.label.words]
        boxes = boxes_by_page(held)
        for table in stanza.tables:
            for place in table.boxes:
                boxes[place.page] = place.box.union(boxes[place.page]) if place.page in boxes else Box(*place.box)
        for page, box in sorted(boxes.items()):
            yield Locator(page, box, stanza.opener.words[0].spot)
