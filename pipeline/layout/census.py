"""What comes again in a document: headers and footers of pages, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.stream import line_text
from pipeline.text.lines import lines_of

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)(?:page |tudalen )?#(?: ?(?:of|o|/) ?#)?")


class _MarginLine(NamedTuple):
    """A line near the top or foot of a page, with its digits masked, and where it is."""

    words: tuple[Word, ...]
    masked: str
    height: int  # steps of 6 points
    share: float  # of the page height


def find_headers_and_footers(pages: Sequence[Page]) -> Places:
    """Return the words of lines at the edges of pages that are printed again on others, and of page numbers."""
    lines = {page.number: _margin_lines(page) for page in pages}
    met: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, own in lines.items():
        for line in own:
            for height in (line.height - 1, line.height, line.height + 1):
                met[line.masked, height].add(number)
    found: list[Word] = []
    for number, own in lines.items():
        for line in own:
            again = met[line.masked, line.height]
            if _is_page_number(line) or (len(again) > 1 and (number > min(again) or line.share > 0.9)):
                found += line.words
    return Places.of(found)


def _is_page_number(line: _MarginLine) -> bool:
    """Return True if a line at the edge of a page is no more than a number of pages."""
    return bool(_PAGE_NUMBER.fullmatch(line.masked.strip(" -–|"))) and not 0.06 <= line.share <= 0.9


def _margin_lines(page: Page) -> list[_MarginLine]:
    height = max(1.0, page.height)
    words = [w for w in page.words if not w[3].angle and not w[3].hidden]
    words = [w for w in words if w[2][1] < T.margin * height or w[2][1] > (1 - T.margin) * height]
    found = []
    for line in lines_of(words):
        top = line[0].box.top
        found.append(_MarginLine(line, _DIGITS.sub("#", line_text(line)), round(top / 6), top / height))
    return found
