"""Which pages have no text of their own, and which of these are worth the seconds that recognition takes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence

from pipeline.models.page import Page
from pipeline.text.lexicon import english

COVERED = 0.5  # share of a page that pictures cover on a scan
STAMPS = 25  # words a scan may carry besides: a page number, a stamp, a watermark
LEAST = 20  # words that a text layer must have to be judged
BROKEN = 0.3  # share of words that hold characters without a meaning
KNOWN = 0.05  # share of words that a word list knows, in a text layer that isn't one
WORDLIKE = 0.5
VOWELS = 0.27  # share of letters, y and w among them: 0.4 in English, more in Welsh, 0.2 in a shifted alphabet
LONGEST_ROW = 4  # pages that may lie between two pages with rulings
FEW = 12  # pages: a shorter scan is read whole, even if no table shows
FORM = 0.15  # share of a page's height: lower rulings enclose the committee and the day, say, not what follows
_PRINT = re.compile(r"[A-Za-zÀ-ÿ]+")
_VOWEL = re.compile(r"[aeiouyw]", re.IGNORECASE)
_LITTLE = frozenset(("the", "and", "of", "to", "in", "a"))
COMMON = 0.08  # share of these in any English prose: no scrambled alphabet comes near


def is_picture(page: Page) -> bool:
    """Whether a page is one big picture with next to no text that a reader sees."""
    area = max(1.0, page.width * page.height)
    covered = sum(p.box.width * p.box.height for p in page.pictures) / area
    return covered >= COVERED and sum(not w.style.hidden for w in page.words) <= STAMPS


def is_garbled(page: Page) -> bool:
    """Whether a page's text layer is letters without a meaning, though the page looks right."""
    words = [w.text for w in page.words if not w.style.hidden]
    if len(words) < LEAST or _reads_plainly(words):
        return False
    if sum(map(_broken, words)) >= BROKEN * len(words):
        return True
    plain = [word.strip(".,;:()'\"") for word in words]
    known = sum(t.lower() in english() for t in plain)
    alike = sum(bool(_PRINT.fullmatch(t)) and bool(_VOWEL.search(t)) for t in plain)
    letters = [c for t in plain for c in t.lower() if c.isalpha()]
    vowels = sum(c in "aeiouyw" for c in letters)
    return known < KNOWN * len(words) and (alike < WORDLIKE * len(words) or vowels < VOWELS * len(letters))


def _reads_plainly(words: Sequence[str]) -> bool:
    """The cheap look that nearly every page passes: the commonest little words are there."""
    return sum(map(_LITTLE.__contains__, words)) >= COMMON * len(words)


def _broken(word: str) -> bool:
    """Characters that stand for nothing: the replacement mark, private use, control characters."""
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " or "\x7f" <= c < "\xa0" for c in word)
    return len(word) > 1 and 2 * odd >= len(word)


def tabled(heights: Mapping[int, float]) -> set[int]:
    """The pages that show a table, by how much of its height the rulings of each page of a scan run over.

    None in a short scan whose rulings are nowhere higher than a form's: its recommendations may stand below one another
    on all of its pages.
    """
    ruled = {number for number, height in heights.items() if height > 0}
    return ruled if len(heights) > FEW or max(heights.values(), default=0.0) >= FORM else set()


def worth_reading(scanned: Sequence[int], ruled: Collection[int]) -> list[int]:
    """The page numbers to recognise: those with a table's rulings, their neighbours (title, key, cut rows) and what
    lies between two of them: a row may take up whole pages.

    Where no page shows rulings, a short scan is read whole and a long one is left alone.
    """
    if not ruled:
        return list(scanned) if len(scanned) <= FEW else []
    near = {n + step for n in ruled for step in (-1, 0, 1)}
    chosen = sorted(near)
    between = {n for a, b in itertools.pairwise(chosen) if b - a <= LONGEST_ROW for n in range(a, b)}
    return [n for n in scanned if n in near | between]
