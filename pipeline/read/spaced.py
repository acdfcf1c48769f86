"""Words set with wide space between their letters, "C O U N C I L", put together from what reads as single letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from pipeline.models.page import Word

MAY_BE = re.compile(r" \S \S \S \S ")  # of a page's characters: found at once where there is none
LEAST = 5  # letters
WIDEST = 1.0  # heights of print between two letters of a word
APART = 1.6  # times the space between letters: that between words is wider


def letters_joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, single letters on one line at even distances as the words that they spell."""
    found: list[Word] = []
    for single, run in groupby(words, key=lambda word: len(word.text) == 1):
        for line in _lines(run) if single else [list(run)]:
            found += _words_of(line) if single and _spells(line) else line
    return tuple(word._replace(index=index) for index, word in enumerate(found))


def _lines(letters: Iterable[Word]) -> Iterator[list[Word]]:
    """The stretches of letters that follow one another on a line, printed alike and close."""
    line: list[Word] = []
    for letter in letters:
        if line and not _follows(line[-1], letter):
            yield line
            line = []
        line.append(letter)
    if line:
        yield line


def _follows(left: Word, right: Word) -> bool:
    height = max(left.box.height, right.box.height)
    level = abs(left.box.bottom - right.box.bottom) < 0.5 * height
    alike = left.style.angle == right.style.angle == 0 and left.style.bold == right.style.bold
    return level and alike and -0.5 * height < right.box.x0 - left.box.x1 < 3 * WIDEST * height


def _spells(line: Sequence[Word]) -> bool:
    """Whether these are letters of words: figures, and marks as far apart as columns, are none."""
    letters = sum(word.text.isalpha() for word in line)
    space = median(b.box.x0 - a.box.x1 for a, b in pairwise(line)) if len(line) > 1 else 0.0
    return letters >= LEAST and 2 * letters > len(line) and space < WIDEST * line[0].box.height


def _words_of(line: Sequence[Word]) -> Iterator[Word]:
    space = median(b.box.x0 - a.box.x1 for a, b in pairwise(line))
    limit = max(APART * space, space + 0.1 * line[0].box.height)
    word = line[0]
    for before, letter in pairwise(line):
        if letter.box.x0 - before.box.x1 > limit:
            yield word
            word = letter
        else:
            word = word._replace(text=word.text + letter.text, box=word.box.union(letter.box))
    yield word
