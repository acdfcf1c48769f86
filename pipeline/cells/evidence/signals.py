"""What speaks for and against a cell, as names: how it was read, how it stands, what it says beside its neighbours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.cells.evidence.around import Around
from pipeline.cells.evidence.gaps import gap_signals, gaps_of
from pipeline.cells.evidence.holes import standing
from pipeline.cells.evidence.lanes import Lane
from pipeline.cells.evidence.letters import letters_of
from pipeline.cells.evidence.shapes import Shape, ends_as_prose
from pipeline.cells.rows import Printed
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.text.torn import torn_names

_PROSE = frozenset({"recommendation", "response", "update", "previous_update", "action"})
_ROLES = {"rag": "status", "previous_update": "update", "target_date_printed": "target_date"}
_LABEL_INSIDE = re.compile(
    r"[.;]\n(?:recommendations?\s+)?(?:R\s?)?\(?\d{1,2}\s?[.:]\s+(?=[A-Z])|[.;:\n]\s{0,4}Recommendation\s+(?:\d+|[A-Z][a-z]+)\s*[:.–-]"
)
_DECIDED = ("Agreed", "Accepted", "Rejected")
_DECIDED_INSIDE = re.compile(r"[.\n]\s{0,4}(?:Partially |Not )?(?:Agreed|Accepted|Rejected)\b\s*[.:–-]")
_FIGURE = re.compile(r"[\d.,%£/\s–-]+")
_UNFINISHED = re.compile(r"(?:[,&–-]|(?<![\w/])(?:and|or|of|for|the|a|an|in|to|with|by|from|on))$")
# What is known of a recommendation's letters and of its end says nothing about its title.
_OF_TEXT = frozenset(
    "recognised recognised_poorly word_poor word_unsure word_less_sure word_unknown odd_width odd_widths torn_word "
    "sentences_whole torn_words torn_and_odd word_lesser letter_lost odd_letters figure_missing hole gap_wide "
    "line_hole line_broken_early line_begins_late ends_open ends_open_too list_missing sentence_cut ocr_unsure "
    "short_unlike_others".split()
)
SENTENCE = 21  # letters: a shorter text is a name or a word or two
IN_TITLE = 7  # letters of a word that may lack one: names of people are seldom in titles


def signals_of(name: str, column: int, at: int, record: Printed, around: Around) -> tuple[str, ...]:
    """The names of everything that is known about one cell, in a fixed order; `at` is the record's position."""
    cell = record.cells[column] if column < len(record.cells) else None
    shape = around.shapes[column] if column < len(around.shapes) else None
    heading = around.headings.get(column)
    head: tuple[str, ...] = (heading,) if heading else ()
    head += ("heading_twice",) if column in around.twins else ()
    head += ("column_of_two",) if around.elsewhere and _ROLES.get(name, name) in around.elsewhere else ()
    if cell is None or cell.blank:
        return (*_blank(cell, shape), *_hollow(column, record, around), *head, *_place(None, column, at, around))
    lane = around.lanes[column] if column < len(around.lanes) else Lane(None, None)
    found = [
        *head,
        *_reading(cell, column, record, around),
        *standing(around.pieces.get((at, column), ()), lane),
        *letters_of(cell.text, around),
    ]
    if name in _PROSE and not cell.agreed and _is_whole(cell.text.value.strip()):
        found.append("sentences_whole")
    found += _prose(cell, shape) if name in _PROSE else _short(cell, shape)
    if name == "lead_officer" and around.spelt and _UNFINISHED.search(cell.text.value):
        found.append("ends_open")
    if name == "lead_officer" and around.spelt and torn_names(cell.text.value):
        found.append("torn_name")
    return tuple(dict.fromkeys((*found, *_place(cell, column, at, around))))


def _is_whole(text: str) -> bool:
    """Whether a text begins as a sentence does and ends with a stop."""
    return len(text) > SENTENCE and not "a" <= text[0] <= "z" and text[-1] in ".!?"


def _place(cell: Cell | None, column: int, at: int, around: Around) -> Iterator[str]:
    """Whether the cell stands where its row and column do."""
    place = at, column
    if place in around.starts:
        yield around.starts[place]
    if place in around.level:
        yield "starts_level"
    if place in around.astray:
        yield "out_of_order"
    if at in around.doubled:
        yield "row_of_two"
    yield from around.borders.get(place, ())
    yield from around.close.get(place, ())
    if at in around.thin and cell is not None and not cell.blank:
        yield "row_thin"
    if around.two:
        yield "column_of_two" if column in around.two else "beside_column_of_two"


def _blank(cell: Cell | None, shape: Shape | None) -> Iterator[str]:
    yield "blank"
    if cell is not None:
        yield from (doubt.lower() for doubt in cell.doubts)
    if shape and shape.known and shape.filled >= 0.75:
        yield "blank_unlike_others"
    elif shape and shape.known and shape.filled >= 0.5:
        yield "blank_unlike_many"
    if shape and shape.records > 1 and not shape.filled:
        yield "column_blank"
    elif shape and shape.signs >= 0.5:
        yield "blank_beside_signs"


def _hollow(column: int, record: Printed, around: Around) -> Iterator[str]:
    """Where an empty cell stands: whether it has a place of its own, and what a heading torn in two would leave."""
    cell = record.cells[column] if column < len(record.cells) else None
    if cell is None:
        yield "blank_spanned"
    elif not cell.fragments:
        yield "blank_without_place"
    twin = around.twins.get(column, len(record.cells))
    if twin < len(record.cells) and (other := record.cells[twin]) and other.text:
        yield "blank_beside_twin"


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


def title_signals(title: Text, whole: Sequence[str], column: int, around: Around) -> tuple[str, ...]:
    """The same for a title: its own letters, and all else that is known of its recommendation's cell (`whole`)."""
    own = ["torn_name"] if around.spelt and torn_names(title.value, IN_TITLE) else []
    own += ["ends_open"] if around.spelt and _UNFINISHED.search(title.value) else []
    words = title.words()
    if words and words[0].spot is None and column < len(around.lanes):
        lines = [list(line) for _, line in itertools.groupby(words, lambda word: (word.page, round(word.box.top)))]
        own += gap_signals(lines, map(gaps_of, lines), around.lanes[column].space)
    return tuple(dict.fromkeys((*(name for name in whole if name not in _OF_TEXT), *letters_of(title, around), *own)))


def _prose(cell: Cell, shape: Shape | None) -> Iterator[str]:
    text = cell.text.value.strip()
    if not text:
        return
    if (text[-1].isdigit() or text[-1] == "%") and _FIGURE.fullmatch(text):
        yield "figure_for_prose"
    last = text.rsplit("\n", 1)[-1]
    measured = shape if shape and shape.known else None
    open_end = " " in text and not ends_as_prose(text) and not last.startswith(("•", "◦"))
    if open_end and (measured is None or measured.ended >= 0.7):
        yield "ends_open" if measured else "ends_open_too"
    if text[0].islower() and (measured is None or measured.capital >= 0.7):
        yield "starts_small" if measured else "starts_small_too"
    if text[-1] == ":":
        yield "list_missing"
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
