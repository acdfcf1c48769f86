"""The rows of a card as labels and values: "Lead officer | Ann Ash", or a label over its value."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.columns.looks import labelled
from pipeline.cells.numbering import is_number, numbered
from pipeline.cells.status.bars import bar_of, parted, shows_state
from pipeline.cells.status.printed import read_status
from pipeline.models.page import Style
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

LABEL_WORDS = 20  # a form says in its labels how they are to be filled in
SENTENCE = 6  # words: a longer label ends in no full stop
FEW = 2  # labels in a row that need not be known
STATUS = "Status"
FIELDS = frozenset({"lead_officer", "target_date", "status", "decision"})  # what stands beside a number in a few words

Pair = tuple[Cell | None, Cell]


def heads(row: Row, profile: Profile) -> bool:
    """ "Recommendation 3: Storage" over a card: its number and title, maybe with a lamp beside them; or "No. 3"."""
    cells = [cell for cell in row.cells if cell is not None and cell.text]
    return len(cells) == 1 and (numbered(cells[0].text, profile).number is not None or _is_figure(cells[0], profile))


def begins(row: Row, profile: Profile) -> bool:
    """ "Recommendation" beside the text of one."""
    cells = filled(row)
    if len(cells) != 2 or not cells[1].text:
        return False
    return is_label(cells[0]) and role_of(cells[0].text.value, profile) == "recommendation"


def titles(row: Row, profile: Profile) -> bool:
    """ "R1" beside "Eligibility decisions", maybe a state: the number and the title over a card, each in a cell."""
    cells = filled(row)
    told = len(cells) == 2 or _has_state(cells, profile)
    return told and counts(cells[0], profile) and is_label(cells[1]) and not counts(cells[1], profile)


def _has_state(cells: Sequence[Cell], profile: Profile) -> bool:
    """Whether a state ends a row behind a number and a title: "R1 | Hedges | Amber", "R1 | Hedges | Status | Amber"."""
    if len(cells) == 3:
        return shows_state(cells[2], profile)
    return len(cells) == 4 and role_of(cells[2].text.value, profile) == "status"


def counts(cell: Cell, profile: Profile) -> bool:
    """Whether a cell holds a number with a figure in it, and nothing else: "Recommendation 3", "No. 3"."""
    found = numbered(cell.text, profile)
    return _is_figure(cell, profile) or (found.number is not None and not found.rest)


def _is_figure(cell: Cell, profile: Profile) -> bool:
    return any(map(str.isdigit, cell.text.value)) and is_number(cell.text.value, profile)


def pairs_of(table: Table, profile: Profile) -> list[Pair]:
    """(label, value) of a card's rows: two cells a row, or four and more, or one over the whole width (label None).

    A label may also stand in a row of its own, over its value. Empty where a row is of another kind.
    """
    found: list[Pair] = []
    above: Cell | None = None
    over: list[Cell] = []
    for row in table.rows:
        if not any(cell is not None and cell.says for cell in row.cells):
            continue  # a page ends there
        cells = filled(row)
        if above is None and (headed := _headed(row, profile)):
            found += headed
            continue
        bar = _bar(row, cells, profile) if above is None else None
        if len(cells) == 2 and bar is None and heads(row, profile) and not cells[1].says:
            cells = cells[:1]  # its lamp is not lit
        if len(cells) == 2 and not cells[0].says:
            cells = cells[1:]  # its label was moved to the next page
        if bar:
            found += [(None, bar[0]), (titled_cell(STATUS), bar[1])]
        elif len(cells) == 1 and above is None and _stands_over(cells[0], over, profile):
            above = cells[0]
            over.append(above)
        elif len(cells) == 1:
            found += [(above, cells[0])] if above or cells[0].says else []
            above = None
        elif above is None and _are_pairs(cells, profile):
            found += zip(cells[::2], cells[1::2], strict=True)
        else:
            return []
    return found


def _headed(row: Row, profile: Profile) -> list[Pair]:
    """The number that begins a row, and the fields beside it that carry their own labels: "Lead: Ann Ash", a lamp.

    Or its title, and a state. None where anything else stands there.
    """
    if len(told := filled(row)) == 3 and titles(row, profile):
        return [(told[0], told[1]), (titled_cell(STATUS), told[2])]
    cells = [cell for cell in row.cells if cell is not None]
    if not cells or not counts(cells[0], profile):
        return []
    lamp = _lamp(row._replace(cells=tuple(c for c in cells if c is cells[0] or not c.text)), profile)
    found: list[Pair] = [(None, cells[0])]
    for cell in cells[1:]:
        label, colon, _ = cell.text.value.partition(":")
        if colon and len(label) + 1 < len(cell.text) and role_of(label, profile) in FIELDS:
            found.append((Cell(text=cell.text.slice(0, len(label))), cell._replace(text=_behind(cell.text, label))))
        elif cell is lamp:
            found.append((titled_cell(STATUS), cell))
        elif cell.says:
            return []
    return found if any(cell.text for _, cell in found[1:]) else []


def _behind(text: Text, label: str) -> Text:
    return text.slice(len(label) + 1).strip()


def _are_pairs(cells: Sequence[Cell], profile: Profile) -> bool:
    """Whether the cells of a row are labels, each with its value behind it; of three and more each tells a role."""
    labels = cells[::2]
    if len(cells) % 2 or not all(map(is_label, labels)):
        return False
    return len(labels) <= FEW or all(role_of(label.text.value, profile) for label in labels)


def _bar(row: Row, cells: Sequence[Cell], profile: Profile) -> tuple[Cell, Cell] | None:
    """The number and the state of a row that holds these alone, written or shown by a lamp, in two cells or in one."""
    if (lamp := _lamp(row, profile)) is not None:
        return cells[0], lamp
    if len(cells) == 2:
        return bar_of(row, profile)
    return parted(cells[0], profile) if len(cells) == 1 and heads(row, profile) else None


def _stands_over(cell: Cell, others: Sequence[Cell], profile: Profile) -> bool:
    """Whether a cell over the whole width is the label of the row below it: by its words, or printed as others are.

    "Recommendation 3: Land owners" is the title of a card, whatever words stand in it; and no sentence is a label.
    """
    if not is_label(cell) or (cell.text.value[-1] == "." and len(cell.text.value.split()) > SENTENCE):
        return False
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


def filled(row: Row) -> list[Cell]:
    """The cells of a row, but for empty ones behind a label and its value; the first alone where it is all.

    A patch of paint in front of a number and its title, or between them, is none of these either.
    """
    cells = [c for c in row.cells if c is not None]
    if len(cells) > 2 and not any(cell.says for cell in cells[1:]):
        return cells[:1]
    told = [cell for cell in cells if cell.says or not cell.marks]
    if len(told) == 2 == len(cells) - 1 and any(map(str.isdigit, told[0].text.value)):
        return told
    while len(cells) > 2 and len(cells) % 2 and not cells[-1].says:
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


def is_label(cell: Cell) -> bool:
    return 0 < len(cell.text.value.split()) <= LABEL_WORDS


def titled_cell(text: str) -> Cell:
    return Cell(text=Text(text))
