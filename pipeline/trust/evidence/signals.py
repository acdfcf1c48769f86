"""What speaks for and against a cell, as names: how it was read, how it stands, what it says beside its neighbours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.models.page import Word, place_of
from pipeline.models.records import Printed
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.text.join import lacking, torn_names, torn_words
from pipeline.trust.evidence.around import Around, Shape, ends_as_prose
from pipeline.trust.evidence.holes import standing
from pipeline.trust.evidence.places import Lane, gap_signals, gaps_of

_PROSE = frozenset({"recommendation", "response", "update", "previous_update", "action"})
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
# "a5b", "aIb", "ab|", a sign without a meaning; written with the odd sign in front, by which the search skips all else.
_ODD = re.compile(
    r"[\dI|\\}{~�\ue000-\uf8ff](?:(?<=[a-z][\dI])(?=[a-z])|(?<=[A-Za-z]{2}[|\\}{~])|(?<=[�\ue000-\uf8ff]))"
)
# "£45,00", "8 February 222": a figure was lost.
_MONTHS = "January February March April May June July August September October November December".split()
_BEHIND_MONTH = "|".join(rf"(?<=\b{month} \d\d\d)" for month in _MONTHS)
_SHORT_NUMBER = re.compile(
    rf"[£\d](?:(?<=£)\d{{1,3}}(?:,\d{{3}})*,\d{{1,2}}(?![\d.])|(?<=\d)\d\d\b(?! [a-z])(?:{_BEHIND_MONTH}))"
)
READ_WELL, WORD_SURE, WORD_READ, WORD_POOR = 0.93, 0.915, 0.85, 0.7  # scores of text recognition


def signals_of(name: str, column: int, at: int, record: Printed, around: Around) -> tuple[str, ...]:
    """The names of everything that is known about one cell, in a fixed order; `at` is the record's position."""
    cell = record.cells[column] if column < len(record.cells) else None
    shape = around.shapes[column] if column < len(around.shapes) else None
    two = ("row_of_two",) if at in around.doubled else ()
    if cell is None or cell.blank:
        hollow = ("blank_without_place",) if cell is not None and not cell.fragments else ()
        return (*_blank(shape), *hollow, *two)
    lane = around.lanes[column] if column < len(around.lanes) else Lane(None, None)
    found = [
        *_reading(cell, around),
        *standing(around.pieces.get((at, column), ()), lane),
        *letters_of(cell.text, around),
    ]
    if name in _PROSE and _is_whole(cell.text.value.strip()):
        found.append("sentences_whole")
    found += _prose(cell, shape) if name in _PROSE else _short(cell, shape)
    if name == "lead_officer" and around.spelt and _UNFINISHED.search(cell.text.value):
        found.append("ends_open")
    if name == "lead_officer" and around.spelt and torn_names(cell.text.value):
        found.append("torn_name")
    return tuple(dict.fromkeys((*found, *two)))


def _is_whole(text: str) -> bool:
    """Whether a text begins as a sentence does and ends with a stop."""
    return len(text) > SENTENCE and not "a" <= text[0] <= "z" and text[-1] in ".!?"


def _blank(shape: Shape | None) -> Iterator[str]:
    yield "blank"
    if shape and shape.known and shape.filled >= 0.75:
        yield "blank_unlike_others"
    elif shape and shape.known and shape.filled >= 0.5:
        yield "blank_unlike_many"
    if shape and shape.records > 1 and not shape.filled:
        yield "column_blank"
    elif shape and shape.signs >= 0.5:
        yield "blank_beside_signs"


def _reading(cell: Cell, around: Around) -> Iterator[str]:
    yield f"by_{around.by}_alone"
    if len({fragment.page for fragment in cell.fragments if fragment.blocks}) > 1:
        yield "over_pages"


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


def letters_of(text: Text, around: Around) -> Iterator[str]:
    """The names of what speaks against the letters of a text."""
    words = text.words()
    if around.recognised:
        yield from _recognised(words, around)
    odd = sum([place_of(w) in around.odd for w in words]) if around.odd else 0
    if odd:
        yield "odd_width" if odd == 1 else "odd_widths"
    if around.lesser and any([place_of(w) in around.lesser for w in words]):
        yield "word_lesser"
    if around.lost and lacking(text.value, around.lost):
        yield "letter_lost"
    if around.torn:
        torn = sum(word in around.torn for word in torn_words(text.value))
        if torn:
            yield "torn_word" if torn == 1 else "torn_words"
            if odd:
                yield "torn_and_odd"
    if _ODD.search(text.value):
        yield "odd_letters"
    if around.spelt and _SHORT_NUMBER.search(text.value):
        yield "figure_missing"


def _recognised(words: Sequence[Word], around: Around) -> Iterator[str]:
    if not any([w[7] < 1 for w in words]):
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
