"""One small key/value table per recommendation → one table of records, as if its labels had been headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from pipeline.cells.columns.headings import PAIRED, of_somebody, role_of
from pipeline.cells.columns.looks import labelled
from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.card_headers import is_header_form
from pipeline.cells.stanzas.card_paint import lights_of, lit_in, paint_of, without_stripe
from pipeline.cells.stanzas.card_pairs import (
    LABEL_WORDS,
    STATUS,
    Pair,
    begins,
    counts,
    filled,
    pairs_of,
    titled_cell,
)
from pipeline.cells.stanzas.card_parts import cards_below
from pipeline.cells.stanzas.card_rounds import by_round, in_order
from pipeline.cells.stanzas.card_themes import Headed, less_heads, themes_of
from pipeline.cells.stanzas.cards_cut import with_cut_cards
from pipeline.cells.status.bars import parted
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

KNOWN = 0.5  # share of labels that must be headings of a report
LEAST_ROWS = 3
THEME, TITLE = "Theme", "Title"
_NUMBER, NOTE = "No.", "Note"
Labels = frozenset[str]
Over = Callable[[Table], Text | None]


@dataclass(frozen=True, slots=True)
class _Card:
    """One recommendation: (column, label cell, value cell) of every row; a column is a role or a printed label."""

    table: Table
    fields: tuple[tuple[str, Cell, Cell], ...]
    number: Cell | None
    counted: Cell | None = None  # the label of its number: "Recommendation No."
    head: Text | None = None  # a row over it in the same table


def with_cards(tables: Sequence[Table], profile: Profile, over: Over) -> list[Table]:
    """The tables, runs of cards put together to one table each; `over`: the paragraph that stands above a table."""
    out: list[Table] = []
    run: list[_Card] = []
    lights = partial(lights_of, tables, profile)
    for table in with_cut_cards(tables, profile):
        labels = frozenset(folded(label.text.value) for card in run for _, label, _ in card.fields)
        parts = [] if table.nested or _has_columns(table, profile) else _cards(table, labels, profile)
        cards = [card for card in parts if card]
        if cards and len(cards) == len(parts):
            run += cards
            continue
        out += _joined(_lit(_whole(run, profile, over), lights, profile))
        run = []
        out.append(table)
    return [*out, *_joined(_lit(_whole(run, profile, over), lights, profile))]


def _has_columns(table: Table, profile: Profile) -> bool:
    """Whether a row shows columns that no card has, as three or five cells without a number: cheap to ask of a few."""
    rows = (filled(row) for row in table.rows[:LEAST_ROWS])
    return any(
        len(cells) > 2 and len(cells) % 2 == 1 and all(cell.text for cell in cells) and _counts_nothing(cells, profile)
        for cells in rows
    )


def _counts_nothing(cells: Sequence[Cell], profile: Profile) -> bool:
    return numbered(cells[0].text, profile).number is None and not counts(cells[0], profile)


def _whole(run: Sequence[_Card], profile: Profile, over: Over) -> list[_Card]:
    """The cards of a run with what stands over them, their updates by rounds."""
    cards = _themed(_numbered_above(run, profile, over), profile, over)
    fields = by_round([card.fields for card in cards], profile)
    return [replace(card, fields=own) for card, own in zip(cards, fields, strict=True)]


def _lit(cards: Sequence[_Card], colours: Callable[[], frozenset[str]], profile: Profile) -> list[_Card]:
    """The cards of a run, each with the patch of paint over its recommendation as its status, if none tells that.

    `colours`: those that are a status in the paper, which most have none of: only asked where there are cards.
    """
    if not cards or any(column == STATUS.lower() for card in cards for column, _, _ in card.fields):
        return list(cards)
    lights = colours()
    if not lights:
        return list(cards)
    over = (takewhile(lambda row: not begins(row, profile), card.table.rows) for card in cards)
    found = ((card, lit_in(rows, lights)) for card, rows in zip(cards, over, strict=True))
    return [
        replace(card, fields=(*card.fields, (STATUS.lower(), titled_cell(STATUS), patch))) if patch else card
        for card, patch in found
    ]


def _cards(table: Table, labels: Labels, profile: Profile) -> list[_Card | None]:
    """What each part of a table is as a card: without the line of a theme at its end, if it is one then.

    `labels`: those of the cards before it.
    """
    parts = cards_below(without_stripe(table), profile)
    cards = [(_card(part.table, labels, profile), part.head) for part in less_heads(parts, profile)]
    if all(card is not None for card, _ in cards):
        return [card and replace(card, head=head) for card, head in cards]
    return [_card(part, labels, profile) for part in parts]


def _themed(cards: Sequence[_Card], profile: Profile, over: Over) -> list[_Card]:
    """The cards of a run, each with the theme above it."""
    heads = themes_of([Headed(card.table, card.head) for card in cards], profile, over)
    return [replace(c, fields=(*c.fields, _theme(h))) if h else c for c, h in zip(cards, heads, strict=True)]


def _theme(head: Text) -> tuple[str, Cell, Cell]:
    return THEME.lower(), titled_cell(THEME), Cell(text=head)


def _numbered_above(cards: Sequence[_Card], profile: Profile, over: Over) -> list[_Card]:
    """The cards of a run, those without a number with the one in the line above each of them: all have it, or none."""
    bare = [card for card in cards if card.number is None and not _carries_number(card, profile)]
    above = {id(card): head for card in bare if (head := over(card.table)) is not None and _names(head, profile)}
    if not above or len(above) < len(bare):
        return list(cards)
    return [_under(card, above[id(card)], profile) if id(card) in above else card for card in cards]


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
    told = ((STATUS.lower(), titled_cell(STATUS), state),) if state else ()
    if not title:
        return replace(card, number=front, fields=(*card.fields, *told))
    fields = tuple(
        (column, name, value._replace(text=concat((title, value.text), "\n")) if column == "recommendation" else value)
        for column, name, value in card.fields
    )
    number = Cell(text=front.text.slice(0, len(label or "")).strip())
    return replace(card, fields=(*fields, *told), number=number)


def _card(table: Table, labels: Labels, profile: Profile) -> _Card | None:
    """A table as a card; one that says less than others, but that in their words, is one of them: "Not agreed"."""
    pairs = _titled_pairs(pairs_of(table, profile), profile) if len(table.rows) >= LEAST_ROWS else []
    roles = _roles(pairs, profile)
    fields: list[tuple[str, Cell, Cell]] = []
    number: Cell | None = None
    counted: Cell | None = None
    for (printed, value), role in zip(pairs, roles, strict=True):
        if role == "number" and number is None:  # others count its actions
            number, counted = value, printed
            continue
        label = printed or titled_cell("Recommendation" if role else NOTE)
        if role == "recommendation" and numbered(label.text, profile).number:
            number = label
        fields.append((_column(role, label, fields), label, value))
    columns = [c for c, _, _ in fields]
    own = {*roles} - {None, "number"}
    alike = labels.issuperset(folded(label.text.value) for _, label, _ in fields)
    told = sum(c in own for c in columns) >= KNOWN * len(columns) and columns.count("recommendation") == 1
    told = told and len(own & PAIRED) > (0 if alike else 1)
    is_card = told and (number is not None or not is_header_form(table, fields, profile))
    return _Card(table, tuple(fields), number, counted) if is_card else None


def _roles(pairs: Sequence[Pair], profile: Profile) -> list[str | None]:
    """What each pair of a card tells: by its label, or as its number; what has no label is recommended if no label is.

    What stands first below a number alone is recommended under whatever label: "Text".
    """
    labels = [label for label, _ in pairs]
    roles = [_role(label, profile) if label else "number" if counts(value, profile) else None for label, value in pairs]
    if "recommendation" in roles:
        return roles
    if len(pairs) >= LEAST_ROWS and labels[0] is None and roles[0] == "number" and labels[1] and roles[1] is None:
        return [roles[0], "recommendation", *roles[2:]]
    return [role if role or label else "recommendation" for role, label in zip(roles, labels, strict=True)]


def _role(label: Cell, profile: Profile) -> str | None:
    text = " ".join(label.text.value.split())
    return role_of(text, profile) or of_somebody(text, profile)  # "Cabinet's decision"


def _column(role: str | None, label: Cell, before: Sequence[tuple[str, Cell, Cell]]) -> str:
    """What a value's column is known by: its role, or what is printed; that too where a card says a second time."""
    said = any(column == role for column, _, _ in before)
    return " ".join(label.text.value.split()) if role is None or (said and role == "update") else role


def _titled_pairs(pairs: list[Pair], profile: Profile) -> list[Pair]:
    """The pairs of a card, with the number and title that stand over it put in front of its recommendation.

    What stands beside "Recommendation 4", above another label of the recommendation, is its title.
    """
    head, rest = _head(pairs[0], profile) if pairs else None, pairs[1:]
    if head is None:
        return pairs
    for at, (label, value) in enumerate(rest):
        if label and role_of(label.text.value, profile) == "recommendation":
            if (numbers := pairs[0][0]) and counts(numbers, profile):
                return [(None, numbers), (titled_cell(TITLE), pairs[0][1]), *rest]
            if pairs[0][0] is None and counts(head, profile):
                return pairs
            text = concat((head.text, value.text), "\n")
            whole = value._replace(text=text, fragments=(*head.fragments, *value.fragments))
            return [*rest[:at], (label, whole), *rest[at + 1 :]]
    if len(rest) >= LEAST_ROWS - 1 and rest[0][0] is None and not counts(head, profile):  # title, then text
        text = concat((head.text, rest[0][1].text), "\n")
        return [(None, head._replace(text=text, fragments=(*head.fragments, *rest[0][1].fragments))), *rest[1:]]
    return pairs


def _head(pair: Pair, profile: Profile) -> Cell | None:
    """Number and title over the whole width, or "Recommendation 4" or "R4" beside its title."""
    label, value = pair
    if label is None:
        return value if numbered(value.text, profile).number else None
    named = labelled(label, profile) or counts(label, profile)
    if not named or len(value.text.value.split()) > LABEL_WORDS:
        return None
    return value._replace(text=concat((label.text, value.text), " "), fragments=(*label.fragments, *value.fragments))


def _joined(cards: Sequence[_Card]) -> Iterator[Table]:
    """One table out of a run of cards; the labels of all but the first are headings printed again."""
    if not cards:
        return
    columns = in_order([card.fields for card in cards])
    labels = {c: label for card in reversed(cards) for c, label, _ in card.fields}
    head = Row((titled_cell(_NUMBER), *(_heading(c, labels[c]) for c in columns)))
    rows: list[Row] = []
    for card in cards:
        values = {c: value for c, _, value in card.fields}
        if STATUS.lower() not in columns:
            asked = values["recommendation"]
            values["recommendation"] = asked._replace(marks=(*asked.marks, *paint_of(card.table)))
        cells = tuple(values[c]._replace(columns=1) if c in values else Cell() for c in columns)
        rows.append(Row((card.number or Cell(), *cells)))
    first = cards[0].table
    labelled = [label for card in cards for label in (card.counted, *(label for _, label, _ in card.fields)) if label]
    own = {id(card.table.repeated): card.table.repeated for card in cards}  # cards of one table share them
    repeated = (*(w for words in own.values() for w in words), *(w for label in labelled for w in label.text.words()))
    boxes = tuple(dict.fromkeys(box for card in cards for box in card.table.boxes))
    yield replace(first, rows=(head, *rows), boxes=boxes, repeated=repeated)


def _heading(column: str, label: Cell) -> Cell:
    """The label as a heading; that of the recommendation without the number that it carries."""
    return titled_cell("Recommendation") if column == "recommendation" else label
