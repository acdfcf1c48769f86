"""One small key/value table per recommendation → one table of records, as if its labels had been headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.headings import PAIRED, of_somebody, role_of
from pipeline.cells.columns.looks import labelled
from pipeline.cells.numbering import numbered
from pipeline.cells.status.bars import parted
from pipeline.cells.status.printed import read_status
from pipeline.models.page import Style
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LABEL_WORDS = 20  # a form says in its labels how they are to be filled in
KNOWN = 0.5  # share of labels that must be headings of a report
LEAST_ROWS = 3
_NUMBER, STATUS, NOTE = "No.", "Status", "Note"
_Pair = tuple[Cell | None, Cell]
Over = Callable[[Table], Text | None]


@dataclass(frozen=True, slots=True)
class _Card:
    """One recommendation: (column, label cell, value cell) of every row; a column is a role or a printed label."""

    table: Table
    fields: tuple[tuple[str, Cell, Cell], ...]
    number: Cell | None
    counted: Cell | None = None  # the label of its number: "Recommendation No."


def with_cards(tables: Sequence[Table], profile: Profile, over: Over) -> list[Table]:
    """The tables, runs of cards put together to one table each; `over`: the paragraph that stands above a table."""
    out: list[Table] = []
    run: list[_Card] = []
    for table in tables:
        parts = [] if table.nested else [_card(part, profile) for part in _parted(table, profile)]
        cards = [card for card in parts if card]
        if cards and len(cards) == len(parts):
            run += cards
            continue
        out += _joined(_numbered_above(run, profile, over))
        run = []
        out.append(table)
    return [*out, *_joined(_numbered_above(run, profile, over))]


def _numbered_above(cards: Sequence[_Card], profile: Profile, over: Over) -> list[_Card]:
    """The cards of a run, those without a number with the one in the line above each of them: all have it, or none."""
    bare = [card for card in cards if card.number is None and not _carries_number(card, profile)]
    heads = {id(card): head for card in bare if (head := over(card.table)) is not None and _names(head, profile)}
    if not heads or len(heads) < len(bare):
        return list(cards)
    return [_under(card, heads[id(card)], profile) if id(card) in heads else card for card in cards]


def _names(head: Text, profile: Profile) -> bool:
    """ "Recommendation 4", "Recommendation 4: Storage"."""
    return len(head.value.split()) <= LABEL_WORDS and labelled(Cell(text=head), profile)


def _carries_number(card: _Card, profile: Profile) -> bool:
    asked = (value for column, _, value in card.fields if column == "recommendation")
    return any(numbered(value.text, profile).number is not None for value in asked)


def _under(card: _Card, head: Text, profile: Profile) -> _Card:
    """A card with its number, and a title in front of its recommendation, from the line above it."""
    front, state = parted(Cell(text=head), profile) or (Cell(text=head), None)
    label, title = numbered(front.text, profile)[1:]
    told = ((STATUS.lower(), _titled(STATUS), state),) if state else ()
    if not title:
        return replace(card, number=front, fields=(*card.fields, *told))
    fields = tuple(
        (column, name, value._replace(text=concat((title, value.text), "\n")) if column == "recommendation" else value)
        for column, name, value in card.fields
    )
    number = Cell(text=front.text.slice(0, len(label or "")).strip())
    return replace(card, fields=(*fields, *told), number=number)


def _parted(table: Table, profile: Profile) -> list[Table]:
    """The table, cut in front of every recommendation where it holds several cards below one another."""
    starts = [at for at, row in enumerate(table.rows) if _begins(row, profile)]
    starts = [at for at in starts if at - 1 not in starts or not labelled(_filled(table.rows[at - 1])[0], profile)]
    starts = [at - 1 if at and _heads(table.rows[at - 1], profile) else at for at in starts]
    if len(starts) > 1 and starts[0]:  # other labels stand in front of the recommendation, in each of them
        first = _first_label(table.rows[0])
        starts = [at for at, row in enumerate(table.rows) if first and _first_label(row) == first]
    if len(starts) < 2 or starts[0]:
        return [table]
    ends = [*starts[1:], len(table.rows)]
    return [replace(table, rows=table.rows[start:end]) for start, end in zip(starts, ends, strict=True)]


def _first_label(row: Row) -> str:
    cells = _filled(row)
    return folded(cells[0].text.value) if len(cells) == 2 and _is_label(cells[0]) else ""


def _begins(row: Row, profile: Profile) -> bool:
    """ "Recommendation" beside the text of one."""
    cells = _filled(row)
    if len(cells) != 2 or not cells[1].text:
        return False
    return _is_label(cells[0]) and role_of(cells[0].text.value, profile) == "recommendation"


def _heads(row: Row, profile: Profile) -> bool:
    """ "Recommendation 3: Storage" over a card: its number and title, maybe with a lamp beside them."""
    cells = [cell for cell in row.cells if cell is not None and cell.text]
    return len(cells) == 1 and numbered(cells[0].text, profile).number is not None


def _card(table: Table, profile: Profile) -> _Card | None:
    pairs = _titled_pairs(_pairs(table, profile), profile) if len(table.rows) >= LEAST_ROWS else []
    named = any(label and role_of(label.text.value, profile) == "recommendation" for label, _ in pairs)
    fields: list[tuple[str, Cell, Cell]] = []
    number: Cell | None = None
    counted: Cell | None = None
    for printed, value in pairs:
        over_all = "number" if _is_number(value, profile) else None if named else "recommendation"
        role = _role(printed, profile) if printed else over_all
        if role == "number":
            number, counted = value, printed
            continue
        label = printed or _titled(NOTE if named else "Recommendation")
        if role == "recommendation" and numbered(label.text, profile).number:
            number = label
        fields.append((_column(role, label, fields), label, value))
    columns = [c for c, _, _ in fields]
    roles = {role for _, label, _ in fields if (role := _role(label, profile))}
    known = sum(c in roles for c in columns) >= KNOWN * len(columns)
    told = "recommendation" in roles and len(roles & PAIRED) > 1 and columns.count("recommendation") == 1
    return _Card(table, tuple(fields), number, counted) if known and told else None


def _role(label: Cell, profile: Profile) -> str | None:
    text = " ".join(label.text.value.split())
    return role_of(text, profile) or of_somebody(text, profile)  # "Cabinet's decision"


def _column(role: str | None, label: Cell, before: Sequence[tuple[str, Cell, Cell]]) -> str:
    """What a value's column is known by: its role, or what is printed; that too where a card says a second time."""
    said = any(column == role for column, _, _ in before)
    return " ".join(label.text.value.split()) if role is None or (said and role == "update") else role


def _titled_pairs(pairs: list[_Pair], profile: Profile) -> list[_Pair]:
    """The pairs of a card, with the number and title that stand over it put in front of its recommendation."""
    head, rest = _head(pairs[0], profile) if pairs else None, pairs[1:]
    if head is None:
        return pairs
    for at, (label, value) in enumerate(rest):
        if label and role_of(label.text.value, profile) == "recommendation":
            text = concat((head.text, value.text), "\n")
            whole = value._replace(text=text, fragments=(*head.fragments, *value.fragments))
            return [*rest[:at], (label, whole), *rest[at + 1 :]]
    return pairs


def _head(pair: _Pair, profile: Profile) -> Cell | None:
    """Number and title over the whole width, or "Recommendation 4" beside its title."""
    label, value = pair
    if label is None:
        return value if numbered(value.text, profile).number else None
    if not (labelled(label, profile) and len(value.text.value.split()) <= LABEL_WORDS):
        return None
    return value._replace(text=concat((label.text, value.text), " "), fragments=(*label.fragments, *value.fragments))


def _pairs(table: Table, profile: Profile) -> list[_Pair]:
    """(label, value) of a card's rows: two or four cells a row, or one over the whole width (label None).

    A label may also stand in a row of its own, over its value. Empty where a row is of another kind.
    """
    found: list[_Pair] = []
    above: Cell | None = None
    over: list[Cell] = []
    for row in table.rows:
        if not any(cell is not None and _says(cell) for cell in row.cells):
            continue  # a page ends there
        cells, lamp = _filled(row), _lamp(row, profile)
        if len(cells) == 2 and lamp is None and _heads(row, profile) and not _says(cells[1]):
            cells = cells[:1]  # its lamp is not lit
        if lamp is not None:
            found += [(None, cells[0]), (_titled(STATUS), lamp)]
        elif len(cells) == 1 and above is None and _heads(row, profile) and (bar := parted(cells[0], profile)):
            found += [(None, bar[0]), (_titled(STATUS), bar[1])]
        elif len(cells) == 1 and above is None and _stands_over(cells[0], over, profile):
            above = cells[0]
            over.append(above)
        elif len(cells) == 1:
            found += [(above, cells[0])] if above or _says(cells[0]) else []
            above = None
        elif len(cells) in (2, 4) and above is None and all(_is_label(c) for c in cells[::2]):
            found += zip(cells[::2], cells[1::2], strict=True)
        else:
            return []
    return found


def _stands_over(cell: Cell, others: Sequence[Cell], profile: Profile) -> bool:
    """Whether a cell over the whole width is the label of the row below it: by its words, or printed as others are.

    "Recommendation 3: Land owners" is the title of a card, whatever words stand in it.
    """
    role = role_of(cell.text.value, profile)
    if (role in PAIRED and not labelled(cell, profile)) or (
        role == "recommendation" and not numbered(cell.text, profile).number
    ):
        return True
    look = _look(cell)
    return look is not None and any(_look(other) == look for other in others)


def _look(cell: Cell) -> tuple[Style, frozenset[str | None]] | None:
    """How a label is printed: in bold, or on a ground of its own; None where it is printed as its value may be."""
    words = list(cell.text.words())
    fills = frozenset(mark.colour for mark in cell.marks if mark.evidence == "fill")
    if not words or len({w.style for w in words}) > 1 or not (words[0].style.bold or fills):
        return None
    return words[0].style, fills


def _filled(row: Row) -> list[Cell]:
    """The cells of a row, but for empty ones behind a label and its value; the first alone where it is all."""
    cells = [c for c in row.cells if c is not None]
    if len(cells) > 2 and not any(map(_says, cells[1:])):
        return cells[:1]
    while len(cells) > 2 and len(cells) % 2 and not _says(cells[-1]):
        cells.pop()
    return cells


def _lamp(row: Row, profile: Profile) -> Cell | None:
    """The one cell beside a card's number and title, without words, that shows a status by its colour or sign."""
    cells = [c for c in row.cells if c is not None]
    if len(cells) < 2 or numbered(cells[0].text, profile).number is None or any(c.text for c in cells[1:]):
        return None
    painted = frozenset(m.colour for m in cells[0].marks if m.evidence == "fill" and m.colour)
    shown = [c for c in cells[1:] if read_status(c, profile, painted).rag]
    return shown[0] if len(shown) == 1 else None


def _says(cell: Cell) -> bool:
    """Whether a cell holds more than the paint of its row."""
    return bool(cell.text) or any(mark.evidence != "fill" for mark in cell.marks)


def _is_label(cell: Cell) -> bool:
    return 0 < len(cell.text.value.split()) <= LABEL_WORDS


def _is_number(cell: Cell, profile: Profile) -> bool:
    found = numbered(cell.text, profile)
    return found.number is not None and not found.rest


def _titled(text: str) -> Cell:
    return Cell(text=Text(text))


def _joined(cards: Sequence[_Card]) -> Iterator[Table]:
    """One table out of a run of cards; the labels of all but the first are headings printed again."""
    if not cards:
        return
    columns = list(dict.fromkeys(c for card in cards for c, _, _ in card.fields))
    labels = {c: label for card in reversed(cards) for c, label, _ in card.fields}
    head = Row((_titled(_NUMBER), *(_heading(c, labels[c]) for c in columns)))
    rows: list[Row] = []
    for card in cards:
        values = {c: value for c, _, value in card.fields}
        cells = tuple(values[c]._replace(columns=1) if c in values else Cell() for c in columns)
        rows.append(Row((card.number or Cell(), *cells)))
    first = cards[0].table
    labelled = [label for card in cards for label in (card.counted, *(label for _, label, _ in card.fields)) if label]
    repeated = tuple(w for label in labelled for w in label.text.words())
    boxes = tuple(dict.fromkeys(box for card in cards for box in card.table.boxes))
    yield replace(first, rows=(head, *rows), boxes=boxes, repeated=repeated)


def _heading(column: str, label: Cell) -> Cell:
    """The label as a heading; that of the recommendation without the number that it carries."""
    return _titled("Recommendation") if column == "recommendation" else label
