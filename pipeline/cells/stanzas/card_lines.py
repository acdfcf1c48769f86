"""Rows over the whole width of a form, cut into label and value: "Comments from the service: We agree."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.columns.looks import labelled
from pipeline.cells.cutting import front_of, rest_of, with_rest
from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.card_pairs import begins, counts, filled, titled_cell
from pipeline.models.table import Cell, Row
from pipeline.profiles import Profile
from pipeline.text.lines import ended_at

LABEL_WORDS = 8
PAIR = 2  # a label and its value
RECOMMENDATION = "Recommendation"


def recommends(row: Row, profile: Profile) -> bool:
    """Whether a row holds a recommendation: beside its label or number, or behind it over the whole width."""
    if sum([bool(cell.text.value) for cell in row.cells if cell is not None]) > PAIR:
        return False  # most rows of tables, whatever they say
    cells = filled(row)
    if not cells or not cells[0].text:
        return False
    if len(cells) == 1:
        label = _label_words(cells[0], profile)
        named = role_of(front_of(cells[0], label).text.value, profile) == "recommendation" if label else False
        return (labelled(cells[0], profile) and bool(numbered(cells[0].text, profile).rest)) or named
    return len(cells) == PAIR and (begins(row, profile) or (counts(cells[0], profile) and bool(cells[1].text)))


def with_labels(rows: Sequence[Row], profile: Profile) -> Iterator[Row]:
    """The rows as labels and values: two of each in a row are two rows, and what has no label stays alone."""
    for row in rows:
        cells = filled(row)
        if len(cells) == 1:
            yield from _cut(row, cells[0], profile)
        elif len(cells) == PAIR and recommends(row, profile) and not begins(row, profile):
            yield from (_row(row, cells[0]), _row(row, titled_cell(RECOMMENDATION), cells[1]))
        elif len(cells) % PAIR:
            yield row
        else:
            yield from (_row(row, *cells[at : at + PAIR]) for at in range(0, len(cells), PAIR))


def with_values(rows: Iterator[Row]) -> list[Row]:
    """The rows, a label alone at the foot of a page put to its value, and the rest of a value to its beginning."""
    out: list[Row] = []
    for row in rows:
        before = filled(out[-1]) if out else []
        cells = filled(row)
        if len(before) == 1 and len(cells) == 1 and before[0].text.value.endswith(":"):
            label = front_of(before[0], len(before[0].text.runs))
            out[-1] = Row((label._replace(columns=1), cells[0]._replace(columns=1)), joined=True)
        elif len(before) == PAIR and len(cells) == PAIR and not cells[0].says and cells[1].text:
            out[-1] = Row((before[0], with_rest(before[1], cells[1])), joined=True)
        else:
            out.append(row)
    return out


def _cut(row: Row, cell: Cell, profile: Profile) -> Iterator[Row]:
    """A cell over the whole width in label and value, if it has a label."""
    label = numbered(cell.text, profile).label if labelled(cell, profile) else None
    count = len(label.split()) if label else _label_words(cell, profile)
    if not count or count >= len(cell.text.runs):
        yield _row(row, cell)
        return
    front, rest = front_of(cell, count), rest_of(cell, count)
    if label and role_of(front.text.value, profile) != "recommendation":
        yield from (_row(row, front), _row(row, titled_cell(RECOMMENDATION), rest))
    else:
        yield _row(row, front, rest)


def _label_words(cell: Cell, profile: Profile) -> int:
    """How many words at the front of a cell are a label; 0 where it has none.

    A colon ends it, and its words are a heading's, or the value is printed otherwise or begins a line of its own.
    """
    words = cell.text.words()
    count = ended_at(words[:LABEL_WORDS])
    if not count or count == len(words):
        return count
    role = role_of(front_of(cell, count).text.value, profile)
    apart = not words[count].box.level(words[count - 1].box)
    return count if role in PAIRED | {"recommendation"} or apart or _bold(cell, count) else 0


def _bold(cell: Cell, count: int) -> bool:
    words = cell.text.words()
    return all(w.style.bold for w in words[:count]) and not words[count].style.bold


def _row(row: Row, first: Cell, second: Cell | None = None) -> Row:
    """A row of a label and its value, or of one cell over both."""
    if second is None:
        return row._replace(cells=(first._replace(columns=PAIR), None))
    return row._replace(cells=(first._replace(columns=1), second._replace(columns=1)))
