"""What comes again in a document: headers and footers of pages, page numbers; and the notes at the foot of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.layout.sheet import Sheet, letter_height, printed_lines
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.stream import line_text
from pipeline.text.lines import box_of

LONGEST_NUMBER = 9  # figures
LABELS = 3  # times that a line is printed between the edges of pages, so that it heads texts and no pages
COUNTED = 4  # from one in so many lines on that have numbers as far from that of their page, they count pages
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)(?:page |tudalen )?#(?: ?(?:of|o|/) ?#)?")
_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # of references, as they are read where they are printed raised
_LOWERED = str.maketrans(_FIGURES, "0123456789")
_NOTE = re.compile(rf"\[?([\d{_FIGURES}]{{1,3}}|[*†‡§])\]?(?=\D|$)")
_REFERENCE = re.compile(rf"(?:^|[^\W\d]|[.,;:)”’\"'%\]])\[?(\d{{1,3}}|[{_FIGURES}]{{1,3}}|[*†‡§])\]?[.,;:)]?$")


class _MarginLine(NamedTuple):
    """A line near the top or foot of a page, with its digits masked, and where it is."""

    words: tuple[Word, ...]
    masked: str
    numbers: tuple[int, ...]
    height: int  # steps of 6 points
    share: float  # of the page height

    @property
    def opening(self) -> str:
        """What is printed up to its first number: "recommendation" of "Recommendation 4 | On track"."""
        return self.masked.partition("#")[0].strip()


def find_headers_and_footers(sheets: Sequence[Sheet]) -> Places:
    """Return the words of lines at the edges of pages that are printed again on others, and of page numbers."""
    lines = {sheet.number: _margin_lines(sheet.page) for sheet in sheets}
    met: dict[tuple[str, int], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for number, own in lines.items():
        for line in own:
            for height in _near(line):
                met[line.masked, height].append((number, line.numbers))
    inside = Counter(text for sheet in sheets for text in _texts_inside(sheet))
    steps = _steps_to_pages(sheets)
    endings = _endings([line for own in lines.values() for line in own])
    sizes = {sheet.number: sheet.em for sheet in sheets}
    found: list[Word] = []
    for number, own in lines.items():
        for line in own:
            near = met[line.masked, line.height]
            counted = _counts_pages(steps[line.masked], number, line, len(near))
            again = [n for n, other in near if n != number and _is_again(n - number if counted else 0, line, other)]
            own_ending = any(endings[line.opening, height] > {line.masked} for height in _near(line))
            is_heading = counted and (own_ending or letter_height(line.words) > T.heading_size * sizes[number])
            at_foot = line.share > T.page_number_foot
            comes_again = again and (number > min(again) or at_foot) and inside[line.masked] < LABELS
            if _is_page_number(line) or (comes_again and (at_foot or not is_heading)):
                found += line.words
    for sheet in sheets:
        own = lines[sheet.number]
        found += _small_print(own[::-1], sheet, is_foot=True)
        if sheet is not sheets[0]:  # there it may be the name of who wrote it
            found += _small_print(own, sheet, is_foot=False)
    return Places.of(found)


def _texts_inside(sheet: Sheet) -> Iterator[str]:
    """The lines that stand between the edges of a page: one of several labels may be at an edge by chance."""
    height = max(1.0, sheet.page.height)
    for line in sheet.lines:
        if T.margin < line.words[0].box.top / height < 1 - T.margin:
            yield _masked(line_text(line.words))


def _near(line: _MarginLine) -> range:
    """Return the heights that count as that of a line."""
    return range(line.height - 1, line.height + 2)


def _endings(lines: Sequence[_MarginLine]) -> dict[tuple[str, int], set[str]]:
    """Return lines with different first numbers, by what is in front of these and by height.

    The number of a page says the same on each; "Recommendation 4" has a status or title of its own behind it.
    """
    found: dict[tuple[str, int], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in lines:
        if line.numbers and line.opening:
            found[line.opening, line.height][line.numbers[0]].add(line.masked)
    return defaultdict(set, {key: set().union(*own.values()) for key, own in found.items() if len(own) > 1})


def _small_print(lines: Sequence[_MarginLine], sheet: Sheet, *, is_foot: bool) -> list[Word]:
    """Return the words of lines in small letters at the very edge of a page, apart from all others; the edge first."""
    found: list[Word] = []
    for line in lines:
        share = 1 - line.share if is_foot else line.share
        if share > T.page_number_top or letter_height(line.words) > T.note_size * sheet.em:
            break
        found += line.words
    if not found:
        return []
    box, own = box_of(found), {w.index for w in found}
    others = [w.box for w in sheet.page.words if w.index not in own and not w.style.hidden]
    gap = min((max(box.top - b.bottom, b.top - box.bottom) for b in others), default=0.0)
    return found if gap > T.heading_gap * sheet.em else []


def _is_again(pages: int, line: _MarginLine, other: Sequence[int]) -> bool:
    """Return True if a line some pages on has the same numbers, or numbers that count the pages."""
    own = line.numbers
    return len(own) == len(other) and all(b - a in (0, pages) for a, b in zip(own, other, strict=True))


def _steps_to_pages(sheets: Sequence[Sheet]) -> dict[str, Counter[int]]:
    """Return how far the numbers of all lines are from those of their pages, by what the lines say."""
    steps: dict[str, Counter[int]] = defaultdict(Counter)
    for sheet in sheets:
        for line in sheet.lines:
            text = line_text(line.words)
            if values := _numbers(text):
                steps[_masked(text)].update(value - sheet.number for value in values)
    return steps


def _counts_pages(steps: Counter[int], page: int, line: _MarginLine, here: int) -> bool:
    """Return True if most lines that say the same count pages; `here`: how many of them are as high on their page.

    Two of all that say "Recommendation 7" do by chance, and where each has a page, many do: but not at one height.
    """
    most = COUNTED * len(line.numbers)
    if most * here < sum(steps.values()):
        return False
    return any(most * steps[value - page] > sum(steps.values()) for value in line.numbers)


def _is_page_number(line: _MarginLine) -> bool:
    """Return True if a line at the edge of a page is no more than a number of pages."""
    return (
        bool(_PAGE_NUMBER.fullmatch(line.masked.strip(" -–|")))
        and not T.page_number_top <= line.share <= T.page_number_foot
    )


def _margin_lines(page: Page) -> list[_MarginLine]:
    height = max(1.0, page.height)
    words = [w for w in page.words if not w.style.angle and not w.style.hidden]
    words = [w for w in words if w[2][1] < T.margin * height or w[2][1] > (1 - T.margin) * height]
    found = []
    for line in printed_lines(words):
        top, text = line[0].box.top, line_text(line)
        step = round(top / T.header_step)
        found.append(_MarginLine(tuple(line), _masked(text), _numbers(text), step, top / height))
    return found


def _masked(text: str) -> str:
    """Return a text with its digits masked, and without a page's number at either end of it."""
    masked = _DIGITS.sub("#", text)
    return masked.strip(" #|") or masked


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(digits[:LONGEST_NUMBER]) for digits in _DIGITS.findall(text))


def find_footnotes(page: Page, furniture: Places, before: Page | None = None) -> list[Word]:
    """Return the notes at the foot of a page: small print after a number that the text above refers to.

    What finds no room is printed overleaf: the text of the page before may refer to it.
    """
    words = [w for w in page.words if not w.style.angle and not w.style.hidden]
    size = letter_height(words)
    low = [w for w in words if w[2][1] > T.notes_top * page.height]
    if not low or min(w.box.height for w in low) > T.note_size * size:
        return []
    lines = [line for line in printed_lines(low) if line[0] not in furniture or _is_note(line)]
    notes: list[list[Word]] = []
    for line in reversed(lines):
        if letter_height(line) > T.note_size * size:
            break
        notes.insert(0, line)
    while notes and not _NOTE.match(notes[0][0].text):
        del notes[0]
    if not notes:
        return []
    sign = _sign(_NOTE.match(notes[0][0].text))
    top = notes[0][0].box.top
    above = [w for w in words if w.box.bottom < top]
    referred = {_sign(_REFERENCE.search(w.text)) for w in (*(before.words if before else ()), *above)}
    own = furniture.without([w for line in notes for w in line])
    return own if sign in referred else []


def _is_note(line: Sequence[Word]) -> bool:
    """Return True for a sign and words, also where they are those of another page's note: "4 Ibid."."""
    return len(line) > 1 and _NOTE.match(line[0].text) is not None and line[1].text[:1].isalpha()


def _sign(found: re.Match[str] | None) -> str:
    return found[1].translate(_LOWERED) if found else ""
