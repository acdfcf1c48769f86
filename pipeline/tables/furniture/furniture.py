"""What is printed on every page and belongs to none: running headers and footers, page numbers, stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.tables.furniture.across import printed_across
from pipeline.tables.furniture.folios import folios_beside, is_folio
from pipeline.tables.furniture.form_labels import FormLabels
from pipeline.tables.furniture.in_text import FEWEST, printed_inside
from pipeline.tables.furniture.letter_foot import letter_foot
from pipeline.tables.furniture.over_headings import over_headings
from pipeline.tables.furniture.page_heads import heads_page
from pipeline.tables.furniture.patches import patches_told_apart
from pipeline.tables.furniture.stamps_beside import RunningLines, less_stamps
from pipeline.tables.furniture.titles_again import titles_again
from pipeline.text.lines import Line, lines_of, spoken

MARGIN = 0.13  # share of the page height in which furniture is looked for, at each end
STAMP = 0.09
EDGE = 1.0  # points beyond the first and last line of a page, which are looked at wherever they stand
SENT = 0.03  # share of the page height: above, no printer of an office prints, but a fax machine does
ON_EDGE = -1  # the height of all that stands there
_TIME = re.compile(r"\b\d{1,2} ?: ?\d{2}(?: ?: ?\d{2})?\b")
_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[^\w#]+")
_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:page|tudalen)?\s*\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?(?:\s*[-–—])?$|^agenda item \d+[a-z]?$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^item (?:no\.? ?)?\d+[a-z]?$", re.IGNORECASE)  # at the right alone: at the left it may head text
_ADDRESS = re.compile(r"(?:page|tudalen)\b|\S{1,200}[.@]\w", re.IGNORECASE)

Numbers = tuple[int, ...]
Printed = tuple[int, Numbers]  # page, the numbers in a line of it


def furniture_of(pages: Sequence[Page], tables: Mapping[int, Sequence[Box]]) -> Places:
    """The words of all furniture; what stands inside one of the `tables` boxes of a page is none, nor is what a
    painted patch says that says other things on other pages.

    A line counts when it stands at the same height on other pages too with the same words (page numbers aside),
    or when it is a page number or an agenda stamp alone in the margin. So do a watermark, and the foot of a letter.
    """
    patches = patches_told_apart(pages, MARGIN)
    kept = {p.number: (*tables.get(p.number, ()), *patches.get(p.number, ())) for p in pages}
    within = {p.number: _within_margins(p) for p in pages}
    outer = {p.number: _outer_lines(p, within[p.number], kept[p.number]) for p in pages}
    running = RunningLines(outer)
    margins = {p.number: _margin_lines(p, less_stamps(outer[p.number], p, STAMP, running)) for p in pages}
    printed = _printed_on(margins)
    found = [*titles_again(pages, MARGIN, within), *over_headings(pages, MARGIN, within)]
    folios: list[Word] = []
    labels: dict[str, bool] = {}
    forms = FormLabels(pages, MARGIN, [line.words for lines in margins.values() for line in lines])
    for page in pages:
        low = [w for w in within[page.number] if w[2][1] > (1 - MARGIN) * page.height]
        found += [*printed_across(page), *letter_foot(page, low, tables.get(page.number, ()))]
        said = [(line, _again_of(line, page, printed)) for line in margins[page.number]]
        counted = [number for line, _ in said if _lone(line, page) for number in line.numbers]
        heads = {id(line) for line, again in said if _is_heading(line, again, page, counted)}
        heads |= {id(line) for line, again in said if line.numbers in again and _is_label(line, pages, labels)}
        heads |= _of_forms([line for line, again in said if again], page, printed, forms)
        said = [(line, set() if id(line) in heads else again) for line, again in said]
        inside = _inside([(line, bool(again) or _lone(line, page)) for line, again in said], page)
        above: Box | None = None  # where the line before begins, if it is furniture
        for line, again in said:
            box = line.words[0].box
            text = _goes_on(line.said) and not (above and box.top - above.bottom < box.height)
            same = line.numbers in again if id(line) in inside else bool(again)
            if _lone(line, page) or (not text and same):
                found += line.words
                folios += line.words if is_folio(line.words) else ()
                above = box
            else:
                above = None
    return Places.of([*found, *folios_beside(pages, folios)])


def _printed_on(margins: Mapping[int, Sequence[_MarginLine]]) -> Mapping[tuple[str, int], Sequence[Printed]]:
    """By what a line is known: the pages that have it, and its numbers there."""
    printed: dict[tuple[str, int], list[Printed]] = {}
    for number, lines in margins.items():
        for key, numbers in {(key, line.numbers) for line in lines for key in line.keys}:
            printed.setdefault(key, []).append((number, numbers))
    return printed


def _again_of(line: _MarginLine, page: Page, printed: Mapping[tuple[str, int], Sequence[Printed]]) -> set[Numbers]:
    """The numbers of the lines on other pages that are this one printed again."""
    own = page.number, line.numbers
    return {other[1] for key in line.keys for other in printed[key] if _again(own, other)}


def _is_heading(line: _MarginLine, again: set[Numbers], page: Page, counted: Sequence[int]) -> bool:
    """Whether a line is printed again with other numbers alone, and as a heading of its page is."""
    return bool(again) and line.numbers not in again and not _lone(line, page) and heads_page(line.words, page, counted)


def _is_label(line: _MarginLine, pages: Sequence[Page], known: dict[str, bool]) -> bool:
    """Whether a line is printed in the middle of pages too; `known`: the lines that were asked about before."""
    if line.said not in known:
        known[line.said] = printed_inside(line.words, pages, MARGIN) >= FEWEST
    return known[line.said]


def _of_forms(
    lines: Sequence[_MarginLine], page: Page, printed: Mapping[tuple[str, int], Sequence[Printed]], forms: FormLabels
) -> set[int]:
    """Those of the lines printed again that are labels of a form, or values below one."""
    found: set[int] = set()
    for line in lines:
        others = (number for key in line.keys for number, numbers in printed[key] if numbers == line.numbers)
        if forms.is_label(line.words, frozenset({page.number, *others})) or forms.is_value(line.words):
            found.add(id(line))
    return found


def _inside(lines: Sequence[tuple[_MarginLine, bool]], page: Page) -> set[int]:
    """The lines between which and the edge of the page another one stands that is no furniture (the flag is False).

    Such a line is a heading of the text, if its numbers change: "Recommendation 2.1" below a title.
    """
    found: set[int] = set()
    middle = page.height / 2
    head = [(line, flag) for line, flag in lines if line.words[0].box.top < middle]
    foot = [(line, flag) for line, flag in reversed(lines) if line.words[0].box.top >= middle]
    for part in (head, foot):
        beyond: list[Box] = []
        for line, flag in part:
            box = line.words[0].box
            if any(not box.level(other) for other in beyond):
                found.add(id(line))
            if not flag:
                beyond.append(box)
    return found


class _MarginLine(NamedTuple):
    """A line in a margin, what it says, and by what it is known on another page."""

    words: Line
    said: str
    numbers: Numbers
    keys: tuple[tuple[str, int], ...]


def _within_margins(page: Page) -> list[Word]:
    """The words of a page that reach into its margins."""
    head, foot = MARGIN * page.height, (1 - MARGIN) * page.height
    return [w for w in page.words if (box := w[2])[1] <= head or box[3] >= foot]


def _outer_lines(page: Page, within: Sequence[Word], kept: Sequence[Box]) -> Sequence[Line]:
    """The lines in the margins of a page, of its words that reach `within` them; none in the boxes that are `kept`."""
    if not page.words:
        return ()
    head, foot = MARGIN * page.height, (1 - MARGIN) * page.height
    outer = _beyond(within, head, foot)
    first, last = min([w[2][3] for w in outer], default=foot), max([w[2][1] for w in outer], default=head)
    if first + EDGE > head or last - EDGE < foot:  # a page printed smaller has wide margins
        head = max(head, min([w[2][3] for w in page.words]) + EDGE)
        foot = min(foot, max([w[2][1] for w in page.words]) - EDGE)
        outer = _beyond(page.words, head, foot)
    return lines_of([w for w in outer if not any([box.holds(*w.box.centre) for box in kept])] if kept else outer)


def _beyond(words: Sequence[Word], head: float, foot: float) -> list[Word]:
    return [w for w in words if (box := w[2])[3] < head or box[1] > foot]


def _margin_lines(page: Page, lines: Iterable[Line]) -> list[_MarginLine]:
    return [_known(line, sent=page.scanned and line[0].box.bottom < SENT * page.height) for line in lines]


def _known(line: Line, *, sent: bool) -> _MarginLine:
    """A line is known by its letters, numbers masked, at its height and the two next to it (roundings).

    Spaces and marks don't count: text recognition reads a dash now with, now without the spaces around it. What the
    machine that `sent` a page printed on its very edge is known at any height there, and the time in it is no number.
    """
    said = spoken(line)
    plain = _DIGITS.sub("#", said)
    masked = _MARKS.sub("", plain).lower() or plain
    height = round(line[0].box.top / 4)
    numbers = tuple(int(digits[:9]) for digits in _DIGITS.findall(_TIME.sub("", said) if sent else said))
    return _MarginLine(line, said, numbers, ((masked, ON_EDGE),) if sent else ((masked, height), (masked, height + 1)))


def _again(own: Printed, other: Printed) -> bool:
    """Whether two lines of the same words are one line printed again: their numbers stay, or count the pages.

    The first rows of two pages may differ by nothing but their numbers.
    """
    apart = other[0] - own[0]
    return apart != 0 and all(b - a in (0, apart) for a, b in zip(own[1], other[1], strict=True))


def _goes_on(text: str) -> bool:
    """Whether a line is in the middle of a sentence: two rows may end alike at the foot of two pages."""
    return text[:1].islower() and not _ADDRESS.match(text)


def _lone(line: _MarginLine, page: Page) -> bool:
    box = line.words[0].box
    outer = box.bottom < STAMP * page.height or box.top > (1 - STAMP) * page.height
    right = box.x0 > page.width / 2
    return outer and bool(_NUMBER.match(line.said) or (right and _ITEM.match(line.said)))
