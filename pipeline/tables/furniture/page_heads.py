"""Headings with which every page begins anew: no running heads, though their numbers count the pages.

A paper with one recommendation to a page has "Recommendation 1", and overleaf "Recommendation 2". Told by print that a
running line does not have: larger than the text; or bold, where another number than theirs is that of the page. The
number of a page stands apart from what runs along with it, or behind a sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.models.page import Page
from pipeline.text.lines import Line, parted, spoken

LARGER, MUCH_LARGER = 1.15, 1.3  # times the usual height of print, in bold and otherwise
LETTERS = 3  # of a heading, at least: fewer only name a part or a page ("p 3")
APART = 1.2  # heights of print: more white parts the number of a page from what stands beside it
_OF_PAGES = re.compile(r"\b(?:page|tudalen)\b|\bp\.|\d\s*(?:of|o|/)\s*\d|[|•·]", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,9}")


def heads_page(line: Line, page: Page, folios: Sequence[int]) -> bool:
    """Whether a line that other pages have with other numbers is a heading; `folios`: what numbers its page alone."""
    said = spoken(line)
    if page.scanned or line[0].box.bottom > page.height / 2 or _OF_PAGES.search(said):
        return False
    alone = any(not any(map(str.isalpha, spoken(part))) for part in parted(line, APART))
    if alone or sum(map(str.isalpha, said)) < LETTERS or not line[0].text[0].isalpha():
        return False
    bold = all(w.style.bold for w in line) and 2 * sum(w.style.bold for w in page.words) < len(page.words)
    heights = Counter(round(w.box.height, 1) for w in page.words)
    least = (LARGER if bold else MUCH_LARGER) * heights.most_common(1)[0][0]
    own = set(map(int, _DIGITS.findall(said)))
    return min(w.box.height for w in line) > least or (bold and not own.issuperset(folios))
