"""What the cells of a table have in common, against which each is measured."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from types import MappingProxyType

from pipeline.models.page import place_of
from pipeline.models.records import Printed
from pipeline.models.table import Reading, Table
from pipeline.text.join import LEAST, lost_letter, torn_words
from pipeline.text.letter_widths import faces_of, odd_widths
from pipeline.text.ocr_slips import unknown_once
from pipeline.text.unseen_letters import lesser
from pipeline.trust.evidence.holes import doubled
from pipeline.trust.evidence.places import (
    Lane,
    Pieces,
    Place,
    close_rows,
    lanes_of,
    level_starts,
    odd_borders,
    odd_starts,
    out_of_order,
    pieces_of,
    spans_of,
)

THIN = 0.7  # share of the cells that a row is expected to have filled
_ENDS = re.compile(r"[.!?:;)\]”\"’'%…]$|(?:https?:|www\.|@)\S+$|\b(?:LLP|Ltd|plc)$")
MANY = 4  # records: of fewer nothing is usual


@dataclass(frozen=True, slots=True)
class Around:
    """What the cells of one table are measured against."""

    by: Reading
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
        table.by, pieces, shapes, any([w[7] < 1 for w in words]), odd, torn, unknown_once(words), spelt,
        headings, elsewhere, lanes, two,
        out_of_order(spans), doubled(records, pieces), odd_starts(records), level, borders,
        _thin(records, shapes), close_rows(spans), lesser(faces), lost_letter(torn), twins,
    )  # fmt: skip


def _thin(records: Sequence[Printed], shapes: Sequence[Shape]) -> frozenset[int]:
    """The rows that have far fewer filled cells than their table's columns let expect."""
    usual = sum(shape.filled for shape in shapes)
    filled = [sum(cell is not None and not cell.blank for cell in record.cells) for record in records]
    return frozenset(at for at, own in enumerate(filled) if own < THIN * usual) if len(shapes) > 2 else frozenset()


@dataclass(frozen=True, slots=True)
class Shape:
    """One column: share of records that are filled; of these: median words, how often they end and begin as prose."""

    records: int
    filled: float
    words: float
    ended: float
    capital: float
    signs: float  # share of the filled ones that show a figure, picture or colour and no words

    @property
    def known(self) -> bool:
        return self.records >= MANY


def shapes_of(records: Sequence[Printed], columns: int) -> tuple[Shape, ...]:
    """The shape of every column."""
    return tuple(_shape([_text(record, x) for record in records]) for x in range(columns))


def ends_as_prose(text: str) -> bool:
    """Whether a text ends with a stop, an address or a firm's name; its last word tells, and is soon looked at."""
    return _ENDS.search(text.rsplit(None, 1)[-1]) is not None


_MARK = "▪"  # stands for a figure, picture or colour: the cell is filled


def _text(record: Printed, column: int) -> str:
    cell = record.cells[column] if column < len(record.cells) else None
    return cell.text.value.strip() or (_MARK if cell.marks else "") if cell else ""


def _shape(texts: Sequence[str]) -> Shape:
    filled = [text for text in texts if text]
    many = max(len(filled), 1)
    return Shape(
        len(texts),
        len(filled) / max(len(texts), 1),
        median([text.count(" ") + 1 for text in filled]) if filled else 0.0,
        sum(ends_as_prose(text) for text in filled) / many,
        sum(not text[0].islower() for text in filled) / many,
        sum(text == _MARK for text in filled) / many,
    )
