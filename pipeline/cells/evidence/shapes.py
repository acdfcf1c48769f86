"""What the cells of a column are usually like, so that one that is unlike them can be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.cells.rows import Printed

_ENDS = re.compile(r"[.!?:;)\]”\"’'%…]$|(?:https?:|www\.|@)\S+$|\b(?:LLP|Ltd|plc)$")
MANY = 4  # records: of fewer nothing is usual


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
