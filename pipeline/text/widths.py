"""Does a word's printed width fit its letters? Letters that were lost or misread on the way leave the width behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from pipeline.models.page import Box, Word
from pipeline.text.letter_widths import FEWEST, Widths, letter_widths

_CLOSE = re.compile(r"\d\W|\W\d|\d(?:st|nd|rd|th)\b|^[^/]*\w/[^/]*$")  # "7.1", "4th", "and/or": set closer or smaller
SHORTEST, LONGEST = 2, 60  # letters
OFF = 0.11  # heights of a line: less than the narrowest letter (0.17), more than letters that are set closer (0.08)
OFF_FEW = 0.16  # where a face has few words, so that its letters are known roughly
MOST = 700  # different words of a face that its letters are measured by
MANY = 30  # odd words of a face: then they may come from a file of their own

Face = tuple[str, bool, bool]


def odd_widths(words: Sequence[Word]) -> list[Word]:
    """The words that are printed wider or narrower than their letters are elsewhere in `words`."""
    faces: dict[Face, list[Word]] = {}
    for word in words:
        box, style = word[2], word[3]
        if word.score == 1 and style[6] == 0 and len(word[0]) <= LONGEST and word.spot is None and box[3] > box[1]:
            faces.setdefault(style[:3], []).append(word)
    found: list[Word] = []
    main: Widths | None = None
    for own in sorted(faces.values(), key=len, reverse=True):
        letters = _measured(own, main)
        main = main or letters
        found += _odd(own, letters, main) if letters else []
    return found


def _odd(words: Sequence[Word], letters: Widths, main: Widths | None) -> list[Word]:
    """The odd words of one face. Pages on which most are odd come from another file that embeds the face otherwise."""
    off = OFF if len({word.text for word in words}) >= FEWEST else OFF_FEW
    odd = _not_fitting(words, letters, off)
    if len(odd) < MANY:
        return odd
    all_of, odd_of = Counter(w.page for w in words), Counter(w.page for w in odd)
    apart = {page for page, many in odd_of.items() if many > all_of[page] / 2}
    there = [word for word in words if word.page in apart]
    own = _measured(there, main)
    rest = [word for word in odd if word.page not in apart]
    return rest + (_not_fitting(there, own, off) if own is not None else [])


def _measured(words: Sequence[Word], main: Widths | None) -> Widths | None:
    printed = {word[0]: _width(word[2]) for word in reversed(words)}
    return letter_widths(dict(islice(reversed(printed.items()), MOST)), main)


def _not_fitting(words: Sequence[Word], width_of: Widths, off: float) -> list[Word]:
    """The words whose printed width is not the sum of their letters'; each spelling is summed up once."""
    needed = {text: _needed(text, width_of) for text in {word[0] for word in words}}
    return [
        word
        for word in words
        if (sum_of := needed[word[0]]) is not None and abs(_width(word[2]) - sum_of) > off
    ]


def _width(box: Box) -> float:
    """How wide a word is printed, in heights of its line."""
    x0, top, x1, bottom = box
    return (x1 - x0) / (bottom - top)


def _needed(text: str, width_of: Widths) -> float | None:
    """The width of a word's letters in heights of a line; None where it can't be told."""
    if len(text) < SHORTEST or _is_close(text):
        return None
    try:
        return sum([width_of[letter] for letter in text])
    except KeyError:
        return None


@lru_cache(maxsize=1 << 14)
def _is_close(text: str) -> bool:
    return _CLOSE.search(text) is not None
