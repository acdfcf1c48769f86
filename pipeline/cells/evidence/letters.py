"""What is known of the letters of a text: recognised, torn, printed in another width than they need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cells.evidence.around import Around
from pipeline.models.page import Word, place_of
from pipeline.models.text import Text
from pipeline.text.torn import lacking, torn_words

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
