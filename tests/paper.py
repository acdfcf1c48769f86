"""A small typesetter: words, lines, cells and ruled pages as records, so that stages are tested without a PDF."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from pipeline.models.page import Box, Form, Page, Ruling, Style, Word
from pipeline.models.runs import Run, Runs
from pipeline.models.table import Block, Cell, Evidence, Fragment, Mark, Row, Table
from pipeline.models.text import Locator, Text

LETTER = 5.0  # points: every character is as wide as the next
SPACE = 2.5
HEIGHT = 10.0  # of a word's box
STEP = 12.0  # from line to line
PADDING = 3.0


def style(
    *, font: str = "Arial", bold: bool = False, italic: bool = False, colour: str = "#000000", mcid: int = -1
) -> Style:
    return Style(font=font, bold=bold, italic=italic, colour=colour, mcid=mcid, hidden=False, angle=0)


PLAIN, BOLD = style(), style(bold=True)


def word(value: str, x: float = 50, top: float = 100, *, page: int = 1, index: int = 0, look: Style = PLAIN) -> Word:
    box = Box(x, top, x + LETTER * len(value), top + HEIGHT)
    return Word(value, page, box, look, index, hyphen=len(value) > 1 and value[-1] in "-\u00ad")


def line(
    value: str, x: float = 50, top: float = 100, *, page: int = 1, first: int = 0, look: Style = PLAIN
) -> tuple[Word, ...]:
    """The words of one printed line, a space apart."""
    words = []
    for position, part in enumerate(value.split()):
        words.append(word(part, x, top, page=page, index=first + position, look=look))
        x += LETTER * len(part) + SPACE
    return tuple(words)


def lines(*values: str, x: float = 50, top: float = 100, page: int = 1, look: Style = PLAIN) -> list[tuple[Word, ...]]:
    """Printed lines below one another."""
    found: list[tuple[Word, ...]] = []
    for position, value in enumerate(values):
        first = sum(map(len, found))
        found.append(line(value, x, top + STEP * position, page=page, first=first, look=look))
    return found


def fragment(
    *values: str, width: float = 150, page: int = 1, level: int = 0, starts: bool = True, top: float = 100
) -> Fragment:
    """One paragraph in a cell of `width` points on one page."""
    set_lines = tuple(lines(*values, page=page, top=top))
    return Fragment(page, Box(47, top - 3, 47 + width, top + STEP * len(values)), (Block(set_lines, level, starts),))


def text(
    value: str, *, page: int = 1, look: Style = PLAIN, bold_until: int = 0, top: float = 100, x: float = 50
) -> Text:
    """A joined text; characters before `bold_until` are printed bold."""
    runs, at = [], 0
    for index, part in enumerate(value.replace("\n", " ").split(" ")):
        if part:
            own = look._replace(bold=True) if at < bold_until else look
            runs.append(Run(at, at + len(part), word(part, x + LETTER * at, top, page=page, index=index, look=own)))
        at += len(part) + 1
    return Text(value, Runs.of(runs))


def mark(evidence: Evidence, colour: str | None, form: Form | None = None) -> Mark:
    return Mark(1, Box(50, 100, 60, 110), evidence, colour, form)


def cell(value: str = "", *marks: Mark, columns: int = 1, rows: int = 1, look: Style = PLAIN, **more: int) -> Cell:
    """A cell with its text already joined."""
    own = text(value, look=look, **more) if value else Text()
    place = Fragment(1, Box(47, 97, 200, 115))
    return Cell((place,), own, tuple(marks), columns, rows)


def row(*cells: str | Cell | None) -> Row:
    return Row(tuple(cell(c) if isinstance(c, str) else c for c in cells))


def table(*rows: Sequence[str | Cell | None] | Row, page: int = 1, top: float = 100, bottom: float = 300) -> Table:
    made = tuple(r if isinstance(r, Row) else row(*r) for r in rows)
    return Table("rulings", made, (Locator(page, Box(47, top, 500, bottom)),))


def wrapped(value: str, room: float) -> list[str]:
    """`value` cut into lines of at most `room` points."""
    found: list[str] = []
    for paragraph in value.split("\n"):
        current = ""
        for part in paragraph.split():
            if current and LETTER * (len(current) + 1 + len(part)) > room:
                found.append(current)
                current = part
            else:
                current = f"{current} {part}".strip()
        found.append(current)
    return found


def border(box: Box) -> Iterator[Ruling]:
    """The four sides of a cell."""
    for y in (box.top, box.bottom):
        yield Ruling(Box(box.x0, y, box.x1, y), True, "#000000")
    for x in (box.x0, box.x1):
        yield Ruling(Box(x, box.top, x, box.bottom), False, "#000000")


def ruled(
    rows: Iterable[Sequence[str]],
    lefts: Sequence[float] = (50, 200, 350, 500),
    *,
    page: int = 1,
    top: float = 100,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    bold_first: bool = True,
    full_grid: bool = True,
) -> Page:
    """A page with one table. A row of one cell spans all columns; `above` and `below` are lines outside of it."""
    words: list[Word] = []
    rulings: list[Ruling] = []
    for position, value in enumerate(above):
        words += line(value, lefts[0], top - STEP * (len(above) - position) - 6, page=page, first=len(words))
    for number, cells in enumerate(rows):
        sides = list(itertools.pairwise(lefts)) if len(cells) > 1 else [(lefts[0], lefts[-1])]
        look = BOLD if bold_first and number == 0 else PLAIN
        height = 2 * PADDING
        for (left, right), value in zip(sides, cells, strict=True):
            set_lines = wrapped(value, right - left - 2 * PADDING) if value else []
            for position, printed in enumerate(set_lines):
                y = top + PADDING + STEP * position
                words += line(printed, left + PADDING, y, page=page, first=len(words), look=look)
            height = max(height, STEP * len(set_lines) + 2 * PADDING)
        for left, right in sides:
            around = Box(left, top, right, top + height)
            rulings += border(around) if full_grid else [r for r in border(around) if r.horizontal]
        top += height
    for position, value in enumerate(below):
        words += line(value, lefts[0], top + 8 + STEP * position, page=page, first=len(words))
    return Page(page, 595.0, 842.0, tuple(words), tuple(rulings))
