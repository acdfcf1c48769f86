"""What the cells of a table have in common, against which each is measured."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.models.page import place_of
from pipeline.models.records import Printed
from pipeline.models.table import Reading, Table
from pipeline.text.join import LEAST, lost_letter, torn_words
from pipeline.text.letter_widths import faces_of, odd_widths
from pipeline.text.ocr_slips import unknown_once
from pipeline.text.unseen_letters import lesser
from pipeline.trust.evidence.holes import doubled
from pipeline.trust.evidence.places import Lane, Pieces, lanes_of, pieces_of

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
    lanes: tuple[Lane, ...]
    doubled: frozenset[int]  # records that seem to be two
    lesser: frozenset[tuple[int, int]]  # words printed as wide as another one that has a letter more
    lost: str | None  # the letter that most torn words lack


def around(records: Sequence[Printed], table: Table, *, spelt: bool) -> Around:
    """Measures a table of records.

    `spelt`: whether the list of words is of the report's language; without one no word can be told to lack letters.
    """
    cells = [cell for record in records for cell in record.cells if cell and cell.text]
    words = [word for cell in cells for word in cell.text.words()]
    faces = faces_of(words)
    odd = frozenset(map(place_of, odd_widths(faces)))
    said = {word for cell in cells for word in cell.text.value.split() if len(word) >= LEAST} if spelt else ()
    torn = frozenset(torn_words(" ".join(said)))
    pieces = pieces_of(records)
    lanes = lanes_of(pieces, table.width)
    if table.by == "alignment":  # a label may stand in front of a cell's first line
        lanes = tuple(replace(lane, left=None) for lane in lanes)
    return Around(
        table.by, pieces, shapes_of(records, table.width), any([w[7] < 1 for w in words]), odd, torn,
        unknown_once(words), spelt, lanes, doubled(records, pieces), lesser(faces), lost_letter(torn),
    )  # fmt: skip


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
