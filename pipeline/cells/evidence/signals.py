"""What speaks for and against a cell, as names: how it was read, how it stands, what it says beside its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.evidence.borders import odd_borders
from pipeline.cells.evidence.doubled import doubled
from pipeline.cells.evidence.holes import standing
from pipeline.cells.evidence.lanes import Lane, lanes_of
from pipeline.cells.evidence.order import Place, out_of_order
from pipeline.cells.evidence.shapes import ENDS, Shape, shapes_of
from pipeline.cells.evidence.starts import odd_starts
from pipeline.cells.rows import Printed
from pipeline.models.page import Word
from pipeline.models.table import Cell, Reading, Table
from pipeline.models.text import Text
from pipeline.text.torn import torn_names, torn_words, unknown_once
from pipeline.text.widths import odd_widths

_PROSE = frozenset({"recommendation", "response", "update", "previous_update", "action"})
_LABEL_INSIDE = re.compile(
    r"[.;]\n(?:recommendations?\s+)?(?:R\s?)?\(?\d{1,2}\s?[.:]\s+(?=[A-Z])|[.;:\n]\s{0,4}Recommendation\s+(?:\d+|[A-Z][a-z]+)\s*[:.–-]"
)
_DECIDED = ("Agreed", "Accepted", "Rejected")
_DECIDED_INSIDE = re.compile(r"[.\n]\s{0,4}(?:Partially |Not )?(?:Agreed|Accepted|Rejected)\b\s*[.:–-]")
# "a5b", "aIb", "ab|", a sign without a meaning; written with the odd sign in front, by which the search skips all else.
_ODD = re.compile(
    r"[\dI|\\}{~�\ue000-\uf8ff](?:(?<=[a-z][\dI])(?=[a-z])|(?<=[A-Za-z]{2}[|\\}{~])|(?<=[�\ue000-\uf8ff]))"
)
# What is known of a recommendation's letters and of its end says nothing about its title.
_OF_TEXT = frozenset(
    "recognised recognised_poorly word_poor word_unsure word_less_sure word_unknown odd_width odd_widths torn_word "
    "torn_words torn_and_odd odd_letters hole gap_wide line_hole line_broken_early line_begins_late ends_open "
    "ends_open_too sentence_cut ocr_unsure short_unlike_others".split()
)
READ_WELL, WORD_SURE, WORD_READ, WORD_POOR = 0.93, 0.915, 0.85, 0.7  # scores of text recognition
THIN = 0.7  # share of the cells that a row is expected to have filled


@dataclass(frozen=True, slots=True)
class Around:
    """What the cells of one table are measured against."""

    by: Reading
    doubts: tuple[str, ...]  # of the table as a whole
    shapes: tuple[Shape, ...]
    odd: frozenset[tuple[int, int]]  # words whose printed width does not fit their letters
    torn: frozenset[str]  # words of the table that are no words, though one letter more makes them one
    unknown: Mapping[str, bool]  # recognised words that no list has and that are met once: seen to be misread?
    spelt: bool  # whether words can be looked up at all
    headings: Mapping[int, str]  # columns whose role is not certain, and why
    lanes: tuple[Lane, ...]
    astray: frozenset[Place]  # cells that stand level with another row
    doubled: frozenset[int]  # records that seem to be two
    starts: Mapping[Place, str]  # cells that begin lower or higher than their row, and which
    borders: Mapping[Place, tuple[str, ...]]  # cells beside a border that stands oddly, and which
    thin: frozenset[int]  # records with far fewer filled cells than their table's columns let expect


def around(records: Sequence[Printed], table: Table, headings: Mapping[int, str], *, spelt: bool) -> Around:
    """Measures a table of records; `headings`: columns whose role is not certain, and why.

    `spelt`: whether the list of words is of the report's language; without one no word can be told to lack letters.
    """
    cells = [cell for record in records for cell in record.cells if cell and cell.text]
    words = [word for cell in cells for word in cell.text.words()]
    odd = frozenset((w.page, w.index) for w in odd_widths(words))
    torn = frozenset(word for cell in cells for word in torn_words(cell.text.value)) if spelt else frozenset()
    shapes, lanes = shapes_of(records, table.width), lanes_of(records, table.width)
    borders = odd_borders(records, lanes, table.by)
    astray, two, starts = out_of_order(records), doubled(records), odd_starts(records)
    unknown, thin = unknown_once(words), _thin(records, shapes)
    return Around(
        table.by, table.doubts, shapes, odd, torn, unknown, spelt, headings, lanes, astray, two, starts, borders, thin
    )


def signals_of(name: str, column: int, at: int, record: Printed, around: Around) -> tuple[str, ...]:
    """The names of everything that is known about one cell, in a fixed order; `at` is the record's position."""
    cell = record.cells[column] if column < len(record.cells) else None
    shape = around.shapes[column] if column < len(around.shapes) else None
    heading = around.headings.get(column)
    head = (heading,) if heading else ()
    if cell is None or not (cell.text or cell.marks):
        return (*_blank(cell, shape), *head, *_place(None, column, at, around))
    lane = around.lanes[column] if column < len(around.lanes) else Lane(None, None)
    if around.by == "alignment":  # a label may stand in front of a cell's first line
        lane = replace(lane, left=None)
    found = [*head, *_reading(cell, column, record, around), *standing(cell, lane), *_letters(cell.text, around)]
    found += _prose(cell, shape) if name in _PROSE else _short(cell, shape)
    if name == "lead_officer" and around.spelt and torn_names(cell.text.value):
        found.append("torn_name")
    return tuple(dict.fromkeys((*found, *_place(cell, column, at, around))))


def _thin(records: Sequence[Printed], shapes: Sequence[Shape]) -> frozenset[int]:
    """The rows that have far fewer filled cells than their table's columns let expect."""
    usual = sum(shape.filled for shape in shapes)
    filled = [sum(bool(cell and (cell.text or cell.marks)) for cell in record.cells) for record in records]
    return frozenset(at for at, own in enumerate(filled) if own < THIN * usual) if len(shapes) > 2 else frozenset()


def _place(cell: Cell | None, column: int, at: int, around: Around) -> Iterator[str]:
    """Whether the cell stands where its row and column do."""
    if (at, column) in around.starts:
        yield around.starts[at, column]
    if (at, column) in around.astray:
        yield "out_of_order"
    if at in around.doubled:
        yield "row_of_two"
    yield from around.borders.get((at, column), ())
    if at in around.thin and cell is not None and (cell.text or cell.marks):
        yield "row_thin"
    if any(lane.of_two for lane in around.lanes):
        own = column < len(around.lanes) and around.lanes[column].of_two
        yield "column_of_two" if own else "beside_column_of_two"


def _blank(cell: Cell | None, shape: Shape | None) -> Iterator[str]:
    yield "blank"
    if cell is not None:
        yield from (doubt.lower() for doubt in cell.doubts)
    if shape and shape.known and shape.filled >= 0.75:
        yield "blank_unlike_others"
    if shape and shape.records > 1 and not shape.filled:
        yield "column_blank"


def _reading(cell: Cell, column: int, record: Printed, around: Around) -> Iterator[str]:
    if cell.agreed:
        yield "agreed"
    elif not cell.doubts:
        yield f"by_{around.by}_alone"
    yield from (doubt.lower() for doubt in (*cell.doubts, *around.doubts))
    if len({fragment.page for fragment in cell.fragments if fragment.blocks}) > 1:
        yield "over_pages"
    if record.added:
        yield "rows_added" if column in record.added else "rows_added_beside"


def title_signals(title: Text, whole: Sequence[str], around: Around) -> tuple[str, ...]:
    """The same for a title: its own letters, and all else that is known of its recommendation's cell (`whole`)."""
    own = ("torn_name",) if around.spelt and torn_names(title.value) else ()
    return tuple(dict.fromkeys((*(name for name in whole if name not in _OF_TEXT), *_letters(title, around), *own)))


def _letters(text: Text, around: Around) -> Iterator[str]:
    words = text.words()
    yield from _recognised(words, around)
    odd = sum((w.page, w.index) in around.odd for w in words) if around.odd else 0
    if odd:
        yield "odd_width" if odd == 1 else "odd_widths"
    if around.torn:
        torn = sum(word in around.torn for word in torn_words(text.value))
        if torn:
            yield "torn_word" if torn == 1 else "torn_words"
            if odd:
                yield "torn_and_odd"
    if _ODD.search(text.value):
        yield "odd_letters"


def _recognised(words: Sequence[Word], around: Around) -> Iterator[str]:
    scores = [w.score for w in words if w.score < 1]
    if not scores:
        return
    yield "recognised"
    telling = [w.score for w in words if any(c.isalnum() for c in w.text)]
    if sum(w.score for w in words) / len(words) < READ_WELL:
        yield "recognised_poorly"
    if telling and min(telling) < WORD_READ:
        yield "word_poor" if min(telling) < WORD_POOR else "word_unsure"
    elif telling and min(telling) < WORD_SURE:
        yield "word_less_sure"
    unknown = [around.unknown[w.text] for w in words if w.text in around.unknown] if around.unknown else []
    if unknown:
        yield "word_misread" if any(unknown) else "word_unknown"


def _prose(cell: Cell, shape: Shape | None) -> Iterator[str]:
    text = cell.text.value.strip()
    if not text:
        return
    last = text.rsplit("\n", 1)[-1]
    measured = shape if shape and shape.known else None
    open_end = " " in text and not ENDS.search(text) and not last.startswith(("•", "◦"))
    if open_end and (measured is None or measured.ended >= 0.7):
        yield "ends_open" if measured else "ends_open_too"
    if text[0].islower() and (measured is None or measured.capital >= 0.7):
        yield "starts_small" if measured else "starts_small_too"
    if ("\n" in text or "Recommendation" in text) and _LABEL_INSIDE.search(text):
        yield "label_inside"
    if any(word in text for word in _DECIDED) and _DECIDED_INSIDE.search(text):
        yield "decision_inside"
    if shape and shape.known:
        whole = text[-1] in ".!?" and not text[0].islower()
        yield from _length(text.count(" ") + 1, shape, whole=whole)


def _length(words: int, shape: Shape, *, whole: bool) -> Iterator[str]:
    if words > 3 * shape.words and words > 40:
        yield "long_unlike_others"
    if not whole and words < 0.2 * shape.words and shape.words > 15:
        yield "short_unlike_others"


def _short(cell: Cell, shape: Shape | None) -> Iterator[str]:
    words = len(cell.text.value.split())
    if shape and shape.known:
        if shape.filled <= 0.25:
            yield "filled_unlike_others"
        if words > 3 * max(shape.words, 1) and words > 6:
            yield "long_unlike_others"
    if words > 3 and cell.text.value[:1].islower():
        yield "starts_small"
    if "\n" in cell.text.value and words > 3:
        yield "several_lines"
