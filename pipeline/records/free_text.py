"""The text outside of tables: the lines of a page, put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Block, Fragment, Table
from pipeline.models.text import Text
from pipeline.records.limits import counts, measures
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line, box_of, lines_of, spoken
from pipeline.text.paragraphs import blocks_of

FEWEST, MOST_LABEL = counts("free_text", "fewest most_label")
SAME_SIZE, SINGLE_SPACED, NARROWEST = measures("free_text", "same_size single_spaced narrowest")
WIDEST, LOWEST, LEVEL, MOST_LEVEL, SIDED, EDGE = measures("free_text", "widest lowest level most_level sided edge")
OVERLAP, WHITE, OFF = measures("free_text", "overlap white off")
_LABEL = re.compile(r"^[A-Z][\w'’()/ -]{2,70}:\s+\S")
Look = tuple[bool, bool, str]  # bold, in italics, its colour


def taken_by(tables: Iterable[Table]) -> Places:
    """Every word that a table holds, repeated headings included."""
    bits: dict[int, int] = {}
    for table in tables:
        for page, own in _places_in(table).bits.items():
            bits[page] = bits.get(page, 0) | own
    return Places(bits)


@lru_cache
def _places_in(table: Table) -> Places:
    """The words of one table: most stay as they are from one reading to the next."""
    return Places.of(words_in(table))


def words_in(table: Table) -> list[Word]:
    """Every word of a table, repeated headings included."""
    cells = [cell.text.runs.words for row in table.rows for cell in row.cells if cell]
    return [*chain.from_iterable(cells), *table.repeated]


def table_words(own: Table) -> list[Word]:
    """Every word of the cells of a table."""
    return [word for row in own.rows for cell in row.cells if cell for word in cell.text.words()]


Kept = dict[tuple[int, int], tuple[Text, ...]]  # paragraphs by page and by the words of it that others took


class Paragraphs(Mapping[int, Sequence[Text]]):
    """The paragraphs outside of tables by page, put together when a page is asked for: most never are.

    `kept`: those that other readings of the same pages have put together; a page of which they take the same words has
    the same paragraphs.
    """

    def __init__(self, pages: Sequence[Page], taken: Places, words: Lexicon, kept: Kept) -> None:
        self._pages = {page.number: page for page in pages}
        self.taken, self._words = taken, words
        self._kept = kept

    def __getitem__(self, page: int) -> Sequence[Text]:
        key = page, self.taken.on(page)
        if key not in self._kept:
            self._kept[key] = paragraphs_of(self._pages[page], self.taken, self._words)
        return self._kept[key]

    def drawn(self, page: int) -> tuple[Page, list[Word]]:
        """A page with its figures, and the words on it that stand in no table."""
        return self._pages[page], _free(self._pages[page], self.taken)

    def __iter__(self) -> Iterator[int]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def paragraphs_of(page: Page, taken: Places, words: Lexicon) -> tuple[Text, ...]:
    """The paragraphs of a page's words that no table and no furniture took, from top to bottom."""
    found: list[Text] = []
    for part in panels_apart(page, _free(page, taken)):
        column, blocks = blocks_outside(part, Box(0, 0, page.width, page.height))
        found += (joined((Fragment(page.number, column, (block,)),), words) for block in blocks)
    return tuple(text for text in found if text)


def _free(page: Page, taken: Places) -> list[Word]:
    return [w for w in taken.without(page.words) if not w[3].hidden]


def blocks_outside(free: Sequence[Word], box: Box) -> tuple[Box, Sequence[Block]]:
    """Words that stand in no table → their paragraphs, and the column from the leftmost to the rightmost of them."""
    lines = in_reading_order(lines_of(free))
    if not lines:
        return box, ()
    left, right = min([line[0][2][0] for line in lines]), max([line[-1][2][2] for line in lines])
    column = Box(left, box.top, right, box.bottom)
    sizes = list(map(_size, lines))
    # a hyphen of its own may be no higher than it is thick
    parts = (blocks_of(lines[a:b], column, SINGLE_SPACED * min(sizes[a:b])) for a, b in _alike(sizes))
    blocks = _labels_apart(chain.from_iterable(parts))
    return column, tuple(values_whole(list(blocks)))


def _alike(sizes: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Where lines that follow one another in print of one size begin and end: the distance of lines goes by it."""
    start, size = 0, sizes[0]
    for at, own in enumerate(sizes):
        if not size / SAME_SIZE <= own <= size * SAME_SIZE:
            yield start, at
            start, size = at, own
    yield start, len(sizes)


def _size(line: Line) -> float:
    """How high most words of a line are: in some fonts those with figures are a little higher than others."""
    heights = sorted([(box := w[2])[3] - box[1] for w in line])
    return heights[len(heights) // 2]


def _labels_apart(blocks: Iterable[Block]) -> Iterable[Block]:
    """Labelled lines ("Lead officer: …") set close under one another are paragraphs of their own."""
    for block in blocks:
        lines = block.lines
        starts = [i for i in range(1, len(lines)) if _is_labelled(lines[i]) or label_beside(lines[i])]
        for start, end in pairwise([0, *starts, len(lines)]):
            yield Block(lines[start:end], block.level)


def _is_labelled(line: Line) -> bool:
    """ "Lead officer: …": a capital begins it."""
    return "A" <= line[0][0][0] <= "Z" and _LABEL.match(spoken(line)) is not None


def between(paragraphs: Mapping[int, Sequence[Text]], start: tuple[int, float], end: tuple[int, float]) -> list[Text]:
    """The paragraphs that begin between two places (page, points from the top), in order."""
    found = []
    for page in range(start[0], end[0] + 1):
        for text in paragraphs.get(page, ()):
            first = text.words()[0]
            if start <= (page, first.box.top) < end:
                found.append(text)
    return found


def panels_apart(page: Page, words: Sequence[Word]) -> list[list[Word]]:
    """The words as they are read: those of each panel after what begins above it, and before the rest."""
    parts = [list(words)]
    for panel in _panels_on(page):
        rest = parts[-1]
        own = [w for w in rest if panel.holds(*w.box.centre)]
        beside = [w for w in rest if not panel.holds(*w.box.centre)]
        if not _is_apart(panel, own, beside):
            continue
        above = [w for w in beside if w.box.bottom <= panel.top]
        parts[-1:] = [part for part in (above, own) if part] + [[w for w in beside if w.box.bottom > panel.top]]
    return [part for part in parts if part]


def _panels_on(page: Page) -> Iterator[Box]:
    """What is painted, or drawn with round corners, at one side of the page, from top to bottom."""
    drawn = {*(fill.box for fill in page.fills), *page.frames}
    fitting = (b for b in drawn if b.height >= LOWEST and NARROWEST <= b.width / page.width <= WIDEST)
    return iter(sorted(fitting, key=lambda box: (box.top, box.x0)))


def _is_apart(panel: Box, own: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Whether text stands beside a panel on one side, and its own lines do not go on there."""
    level = [w for w in beside if w.box.level(panel)]
    left, right = any(w.box.x1 <= panel.x0 for w in level), any(w.box.x0 >= panel.x1 for w in level)
    if left is right or len(lines := lines_of(own)) < FEWEST:
        return False
    across = any(w.box.x0 < panel.x1 and w.box.x1 > panel.x0 for w in level)
    if across or len(lines_of(level)) < FEWEST:
        return False
    feet = [line[0].box.bottom for line in lines_of(level)]
    shared = sum(any(abs(line[0].box.bottom - foot) <= LEVEL for foot in feet) for line in lines)
    return shared <= MOST_LEVEL * len(lines)


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page from top to bottom, each label whole and in front of its value."""
    return labels_whole(with_labels_first(lines))


def label_beside(line: Line) -> int:
    """How many words label a value that stands well to the right of them on the same line; 0 where none do.

    A label is printed unlike its value: in bold, in italics, or in another colour.
    """
    if not line[0][0][0].isalpha():
        return 0
    style, label = line[0][3], look_of(line[0])
    at = next((i for i, w in enumerate(line) if w[3] is not style and look_of(w) != label), 0)
    return at if at > 0 and line[at].box.x0 - line[at - 1].box.x1 >= SIDED * line[at].box.height else 0


def look_of(word: Word) -> Look:
    """How a word is printed: bold, in italics, its colour."""
    return word[3][1:4]


def with_labels_first(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page from top to bottom, the label of a value in front of its first line."""
    out = list(lines)
    for at, line in enumerate(lines):
        if not at or line is not out[at] or look_of(line[0]) == look_of(lines[at - 1][0]):
            continue
        count = label_beside(line) or (len(line) if len(line) <= MOST_LABEL else 0)
        if not count:
            continue
        label, own = line[:count], line[count:]
        left = (own or lines[at - 1])[0].box.x0
        start, end = _first(lines, at, left), _last(lines, at, left)
        value = [*lines[start:at], *([own] if own else []), *lines[at + 1 : end]]
        if start < at and _beside(label, left) and _is_amid(label, value):
            out[start:end] = [(*_raised(label, value[0]), *value[0]), *value[1:], *([()] if not own else [])]
    return [line for line in out if line]


def _raised(label: Line, line: Line) -> Line:
    """A label at the height of a line: whoever looks for lines among these words again finds it there."""
    up = label[0].box.centre[1] - line[0].box.centre[1]
    boxes = (word.box._replace(top=word.box.top - up, bottom=word.box.bottom - up) for word in label)
    return tuple(word._replace(box=box) for word, box in zip(label, boxes, strict=True))


def _first(lines: Sequence[Line], at: int, left: float) -> int:
    """Where the lines begin that stand close above one another in the column of a value, down to the line `at`."""
    while at and abs(lines[at - 1][0].box.x0 - left) <= EDGE and _is_near(lines[at - 1], lines[at]):
        at -= 1
    return at


def _last(lines: Sequence[Line], at: int, left: float) -> int:
    """Where these end, from the line `at` on."""
    at += 1
    while at < len(lines) and abs(lines[at][0].box.x0 - left) <= EDGE and _is_near(lines[at - 1], lines[at]):
        at += 1
    return at


def _beside(label: Line, left: float) -> bool:
    return left - label[-1].box.x1 > EDGE


def _is_amid(label: Line, value: Sequence[Line]) -> bool:
    """Whether a label stands at the middle of its value's height."""
    own, whole = box_of(label), box_of(word for line in value for word in line)
    return abs((whole.top + whole.bottom) / 2 - own.centre[1]) <= OFF * own.height


def labels_whole(lines: Sequence[Line]) -> list[Line]:
    """Lines in which a label that takes two ("Progress to March" over "2031") stands whole in front of its value."""
    found: list[Line] = []
    first = -1  # the line that the last label stands in
    for line in lines:
        own = label_beside(line)
        near = first >= 0 and line[0].box.top - found[-1][-1].box.bottom < line[0].box.height
        more = _label_goes_on(found[first], line) if near else 0
        if more:
            at = label_beside(found[first])
            own_print = (_printed_as(word, found[first][0]) for word in line[:more])
            found[first] = (*found[first][:at], *own_print, *found[first][at:])
            found += [line[more:]] if line[more:] else []
            continue
        first = len(found) if own else -1 if first >= 0 and look_of(line[0]) == look_of(found[first][0]) else first
        found.append(line)
    return found


def _printed_as(word: Word, other: Word) -> Word:
    """A word of a label printed as its first one: a scan may show it plain."""
    bold, italic, colour = look_of(other)
    alike = look_of(word) == (bold, italic, colour)
    return word if alike else word._replace(style=word.style._replace(bold=bold, italic=italic, colour=colour))


def _label_goes_on(labelled: Line, line: Line) -> int:
    """How many words at the left of a line belong to the label that stands in a line above it; 0 where none do."""
    at = label_beside(labelled)
    value, look = labelled[at].box.x0, look_of(labelled[0])
    if bracket := _closes_bracket(labelled[:at], line, value):
        return bracket
    count = next((i for i, w in enumerate(line) if w.box.x0 >= value - 1 or look_of(w) != look), len(line))
    if not count or line[count - 1].box.x1 >= value:
        return 0
    if count < len(line) and line[count].box.x0 - line[count - 1].box.x1 < WHITE * line[0].box.height:
        return 0  # a space: prose that happens to have one where the value began
    after = line[count].text[:1] if count < len(line) else ""
    if labelled[at].text[:1].islower():  # all values begin so: "In hand | work is going on" below another one is whole
        after = ""
    return count if line[0].text[:1].islower() or line[0].text[:1].isdigit() or after.islower() else 0


def _closes_bracket(label: Line, line: Line, value: float) -> int:
    """How many words at the left of a line close the bracket that a label leaves open: a scan may show them plain."""
    count = next((i for i, w in enumerate(line) if w.box.x0 >= value - EDGE), len(line))
    if not label or not count:
        return 0
    own = spoken(line[:count])
    opened = (said := spoken(label)).count("(") > said.count(")") and own.endswith(")") and "(" not in own
    below = abs(line[0].box.x0 - label[0].box.x0) <= EDGE and line[count - 1].box.x1 < value
    return count if opened and below else 0


def values_whole(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs in order; those that go on with a value right below it, left of which nothing stands, put to it."""
    out: list[Block] = []
    start: float | None = None  # where the value begins that the last one holds
    for block in blocks:
        first = block.lines[0]
        if out and start is not None and abs(first[0].box.x0 - start) <= EDGE and _is_near(out[-1].lines[-1], first):
            out[-1] = Block((*out[-1].lines, *block.lines), out[-1].level)
            continue
        start = first[count].box.x0 if (count := label_beside(first)) else None
        out.append(block)
    return out


def _is_near(above: Line, line: Line) -> bool:
    white = line[0].box.top - above[-1].box.bottom
    return above[-1].page == line[0].page and -OVERLAP * line[0].box.height < white < WHITE * line[0].box.height
