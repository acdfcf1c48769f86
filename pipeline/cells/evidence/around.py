"""What the cells of one table are measured against."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.cells.evidence.borders import odd_borders
from pipeline.cells.evidence.doubled import doubled
from pipeline.cells.evidence.lanes import Lane, lanes_of
from pipeline.cells.evidence.order import out_of_order, spans_of
from pipeline.cells.evidence.pieces import Pieces, Place, pieces_of
from pipeline.cells.evidence.shapes import Shape, shapes_of
from pipeline.cells.evidence.spacing import close_rows
from pipeline.cells.evidence.starts import level_starts, odd_starts
from pipeline.cells.rows import Printed
from pipeline.models.page import place_of
from pipeline.models.table import Reading, Table
from pipeline.text.faces import faces_of
from pipeline.text.lesser import lesser
from pipeline.text.misread import unknown_once
from pipeline.text.torn import LEAST, lost_letter, torn_words
from pipeline.text.widths import odd_widths

THIN = 0.7  # share of the cells that a row is expected to have filled


@dataclass(frozen=True, slots=True)
class Around:
    """What the cells of one table are measured against."""

    by: Reading
    doubts: tuple[str, ...]  # of the table as a whole
    pieces: Pieces
    shapes: tuple[Shape, ...]
    recognised: bool  # whether any words were read from a picture
    odd: frozenset[tuple[int, int]]  # words whose printed width does not fit their letters
    torn: frozenset[str]  # words of the table that are no words, though one letter more makes them one
    unknown: Mapping[str, bool]  # recognised words that no list has and that are met once: seen to be misread?
    spelt: bool  # whether words can be looked up at all
    headings: Mapping[int, str]  # columns whose role is not certain, and why
    elsewhere: frozenset[str]  # roles that the heading of a column that seems to be two has words of, beside its own
    lanes: tuple[Lane, ...]
    two: frozenset[int]  # the columns that seem to be two
    astray: frozenset[Place]  # cells that stand level with another row
    doubled: frozenset[int]  # records that seem to be two
    starts: Mapping[Place, str]  # cells that begin lower or higher than their row, and which
    level: frozenset[Place]  # cells that begin on one line with most others of their row, where no tags say so
    borders: Mapping[Place, tuple[str, ...]]  # cells beside a border that stands oddly, and which
    thin: frozenset[int]  # records with far fewer filled cells than their table's columns let expect
    close: Mapping[Place, tuple[str, ...]]  # cells as close to the one above or below as lines of one paragraph are
    lesser: frozenset[tuple[int, int]]  # words printed as wide as another one that has a letter more
    lost: str | None  # the letter that most torn words lack
    twins: Mapping[int, int]  # columns whose headings are the same but for lost letters, both ways


def around(
    records: Sequence[Printed],
    table: Table,
    headings: Mapping[int, str],
    roles: Mapping[str, Collection[int]],
    *,
    spelt: bool,
    twins: Mapping[int, int] = MappingProxyType({}),
) -> Around:
    """Measures a table of records; `headings`: columns whose role is not certain, and why; `roles`: role → the columns
    of others whose heading has its words too; `twins`: columns whose headings are the same but for lost letters.

    `spelt`: whether the list of words is of the report's language; without one no word can be told to lack letters.
    """
    cells = [cell for record in records for cell in record.cells if cell and cell.text]
    words = [word for cell in cells for word in cell.text.words()]
    faces = faces_of(words)
    odd = frozenset(map(place_of, odd_widths(faces)))
    said = {word for cell in cells for word in cell.text.value.split() if len(word) >= LEAST} if spelt else ()
    torn = frozenset(torn_words(" ".join(said)))
    pieces = pieces_of(records)
    shapes, lanes = shapes_of(records, table.width), lanes_of(pieces, table.width)
    borders = odd_borders(pieces, lanes, table.by)
    if table.by == "alignment":  # a label may stand in front of a cell's first line
        lanes = tuple(replace(lane, left=None) for lane in lanes)
    level = level_starts(records) if table.by != "tags" else frozenset()
    two = frozenset(x for x, lane in enumerate(lanes) if lane.of_two)
    elsewhere = frozenset(role for role, columns in roles.items() if two & set(columns))
    spans = spans_of(records, pieces)
    return Around(
        table.by, table.doubts, pieces, shapes, any([w[7] < 1 for w in words]), odd, torn, unknown_once(words), spelt,
        headings, elsewhere, lanes, two,
        out_of_order(spans), doubled(records, pieces), odd_starts(records), level, borders,
        _thin(records, shapes), close_rows(spans), lesser(faces), lost_letter(torn), twins,
    )  # fmt: skip


def _thin(records: Sequence[Printed], shapes: Sequence[Shape]) -> frozenset[int]:
    """The rows that have far fewer filled cells than their table's columns let expect."""
    usual = sum(shape.filled for shape in shapes)
    filled = [sum(cell is not None and not cell.blank for cell in record.cells) for record in records]
    return frozenset(at for at, own in enumerate(filled) if own < THIN * usual) if len(shapes) > 2 else frozenset()
