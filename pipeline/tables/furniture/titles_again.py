"""Running lines that say again what the first page is titled: furniture, though only one page should show them.

One may stand beside words of a table, or be printed across them, where this reaches into the margin.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from pipeline.models.page import Page, Word
from pipeline.tables.draft import letters_of
from pipeline.text.lines import Line, box_of, lines_of, parted, spoken
from pipeline.text.medians import median

FRONT = 6  # lines at the top of the first page among which its titles are
UPPER = (0.25, 0.5)  # shares of a page's height that they hardly ever reach beyond
MOST_LINES = 3  # of one title
SMALLER = 0.8  # times the height of the titles' print: a running line
STEP = 1.0  # points between the heights of two prints
LEAST_WORDS, LEAST_TITLE = 4, 2
EDGES = 0.5  # share of a page's width that the ends of a line lie apart which runs from margin to margin
APART = 0.8  # heights of print: more white parts no words of one title
DASHED = 2.0  # the same of a running line, less its dashes

Titles = dict[str, float]  # what they say, and how high they are printed


def titles_again(pages: Sequence[Page], margin: float, within: Mapping[int, Sequence[Word]]) -> Iterator[Word]:
    """The words of such lines in the margins of all pages: the share `margin` of their height at each end.

    `within`: the words of each page that reach into its margins.
    """
    titles = _titles(pages[0]) if pages and not pages[0].scanned else {}
    for page in pages if titles else ():
        if not page.scanned:
            yield from _said_again(page, titles, margin, within[page.number])


def _titles(page: Page) -> Titles:
    """What the first lines of a page say, one by one and several below one another."""
    lines = [line for line in _first_lines(page) if _runs(line, APART)]
    found: Titles = {said: _height(part) for line in lines for part in _parts(line) if (said := _said(part))}
    told, heights = [*map(spoken, lines)], [*map(_height, lines)]
    for at, line in enumerate(lines):
        for end in range(at + 1, min(at + MOST_LINES, len(lines)) + 1):
            several = end > at + 1 or len(line) >= LEAST_TITLE
            if several and (said := letters_of(" ".join(told[at:end]))):
                found[said] = min(heights[at:end])
    return found


def _first_lines(page: Page) -> Sequence[Line]:
    """The first lines of a page, which seldom reach into its lower half."""
    for share in UPPER:
        foot = 2 * share * page.height
        upper = [w for w in page.words if (box := w[2])[1] + box[3] < foot]
        if len(upper) > FRONT and len(lines := lines_of(upper)) > FRONT:
            return lines[:FRONT]
    return lines_of(page.words)[:FRONT]


def _parts(line: Line) -> Iterator[Line]:
    """What stands between the signs of a title that names several things: "Saltmere Town Council · Ponds Panel"."""
    if all(map(_has_letters, line)):
        return
    for letters, words in itertools.groupby(line, key=_has_letters):
        part = tuple(words)
        if letters and LEAST_TITLE <= len(part) < len(line):
            yield part


def _has_letters(word: Word) -> bool:
    return word.text.isalnum() or bool(letters_of(word.text))


def _said(line: Line) -> str:
    return letters_of(spoken(line))


def _said_again(page: Page, titles: Titles, margin: float, within: Sequence[Word]) -> Iterator[Word]:
    head, foot = margin * page.height, (1 - margin) * page.height
    most = SMALLER * max(titles.values())
    outer = [w for w in within if not head < (w[2][1] + w[2][3]) / 2 < foot]
    small = [w for w in outer if w[2][3] - w[2][1] <= most and _has_letters(w)]
    if len(small) < LEAST_WORDS:
        return
    for line in itertools.chain.from_iterable(map(lines_of, _prints(small))):
        if len(line) < LEAST_WORDS:
            continue
        parts = parted(line, DASHED)
        if len(parts) > 1 and parts[-1][-1].box.x1 - parts[0][0].box.x0 < EDGES * page.width:
            continue
        heights = [_least(_said(part), titles) for part in parts]
        if not all(heights):
            continue
        if any(height and _height(part) <= SMALLER * height for part, height in zip(parts, heights, strict=True)):
            for part in parts:
                yield from part
                yield from _beside(part, outer)


def _beside(line: Line, words: Sequence[Word]) -> Iterator[Word]:
    """The marks between the words of a line, and right beside it: a dash may be of another font."""
    around, reach = box_of(line), DASHED * _height(line)
    around = around._replace(x0=around.x0 - reach, x1=around.x1 + reach)
    yield from (w for w in words if around.holds(*w.box.centre) and not _has_letters(w))


def _prints(words: Sequence[Word]) -> list[list[Word]]:
    """Words by the height of their print: those of another may stand among them."""
    found: list[list[Word]] = []
    last = float("-inf")
    heights = [(box := word[2])[3] - box[1] for word in words]
    for at in sorted(range(len(words)), key=heights.__getitem__):
        if heights[at] - last > STEP:
            found.append([])
        found[-1].append(words[at])
        last = heights[at]
    return found


def _height(line: Line) -> float:
    return median([w.box.height for w in line])


def _runs(line: Line, most: float) -> bool:
    """Whether no more white than `most` heights of print parts the words of a line."""
    return all(b.box.x0 - a.box.x1 < most * a.box.height for a, b in itertools.pairwise(line))


def _least(said: str, titles: Titles) -> float | None:
    """The least height of the titles that make up what is said, one behind the other; None where it is more."""
    least: dict[int, float] = {0: float("inf")}  # up to each letter
    for at in range(len(said)):
        if at not in least:
            continue
        for title, height in titles.items():
            if said.startswith(title, at):
                end = at + len(title)
                least[end] = max(least.get(end, 0.0), min(least[at], height))
    return least.get(len(said))
