"""A running line that only one page shows, as a report of two pages has none on its first: flush right in the margin,
over headings that stand on the page before as well. It names what the first page is on; "Appendix B" does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.models.page import Page, Word
from pipeline.tables.draft import letters_of
from pipeline.text.lines import Line, lines_of, parted, spoken

NEAR = 0.08  # share of the page's height below the margin in which the headings begin
APART = 1.2  # heights of print: more white parts two headings
WHITE = 0.8  # the least from the line to the headings: a label of two lines has less
SAME = 2.0  # points between the places of a heading on two pages
LEAST = 2  # headings
LEAST_WORDS = 2  # of a name


def over_headings(pages: Sequence[Page], margin: float, within: Mapping[int, Sequence[Word]]) -> Iterator[Word]:
    """The words of such lines; `margin`: the share of a page's height in which they stand.

    `within`: the words of each page that reach into its margins.
    """
    for before, page in pairwise(pages):
        if not (before.scanned or page.scanned) and _may_stand(page, margin * page.height, within[page.number]):
            line = _over(page, before, margin * page.height)
            yield from line if line and _names(line, pages[0]) else ()


def _may_stand(page: Page, margin: float, within: Sequence[Word]) -> bool:
    """Whether the highest word, which is one of the first line, stands in the margin, and at the right."""
    places = [(box[1] + box[3], box[0]) for word in within if (box := word[2])[1] <= margin]
    middles, left = min(places, default=(float("inf"), 0.0))
    return middles <= 2 * margin and left >= page.width / 2


def _over(page: Page, before: Page, margin: float) -> Line:
    lines = lines_of([w for w in page.words if w[2][1] < margin + NEAR * page.height])
    if len(lines) < 2:
        return ()
    first, heads, *_ = lines
    box = first[0].box
    if box.bottom > margin or box.x0 < page.width / 2 or len(parted(first, APART)) > 1:
        return ()
    if len(parted(heads, APART)) < LEAST or heads[0].box.top - box.bottom < WHITE * box.height:
        return ()
    there = lines_of(before.words)
    again = any(_is_again(heads, line) for line in there)
    return first if again and letters_of(spoken(first)) not in {letters_of(spoken(line)) for line in there} else ()


def _names(line: Line, page: Page) -> bool:
    """Whether a line holds what stands in the upper half of a page by itself: a title, or the value of a label."""
    said = letters_of(spoken(line))
    upper = lines_of([w for w in page.words if w.box.bottom < page.height / 2])
    parts = (part for own in upper for part in parted(own, APART) if len(part) >= LEAST_WORDS)
    return any(letters_of(spoken(part)) in said for part in parts)


def _is_again(line: Line, other: Line) -> bool:
    places = [abs(a.box.x0 - b.box.x0) <= SAME for a, b in zip(line, other, strict=False)]
    return len(line) == len(other) and all(places) and spoken(line) == spoken(other)
