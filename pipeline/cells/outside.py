"""What stands outside of tables: the lines of a page, put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from pipeline.cells.labelled_values import in_reading_order, label_beside, look_of, values_whole
from pipeline.cells.panels import panels_apart
from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Block, Fragment, Table
from pipeline.models.text import Text
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line, base_of, lines_of, spoken
from pipeline.text.paragraphs import blocks_of, fits, right_edge

SAME_SIZE = 1.05  # times
SINGLE_SPACED = 1.25  # line distance by line height: lines of a header set further apart are paragraphs of their own
TABLES = 128  # whose places are remembered
LOOSE = 2.6  # times as high: sentences go on no further below than in lines set twice as far apart

_LABEL = re.compile(r"^[A-Z][\w'’()/ -]{2,70}:\s+\S")


def taken_by(tables: Iterable[Table]) -> Places:
    """Every word that a table holds, repeated headings included."""
    bits: dict[int, int] = {}
    for table in tables:
        for page, own in _places_in(table).bits.items():
            bits[page] = bits.get(page, 0) | own
    return Places(bits)


@lru_cache(maxsize=TABLES)
def _places_in(table: Table) -> Places:
    """The words of one table: most stay as they are from one reading to the next."""
    return Places.of(words_in(table))


def words_in(table: Table) -> list[Word]:
    """Every word of a table, repeated headings included."""
    cells = [cell.text.runs.words for row in table.rows for cell in row.cells if cell]
    return [*chain.from_iterable(cells), *table.repeated]


Kept = dict[tuple[int, int], tuple[Text, ...]]  # paragraphs by page and by the words of it that others took


class Paragraphs(Mapping[int, Sequence[Text]]):
    """The paragraphs outside of tables by page, put together when a page is asked for: most never are.

    `kept`: those that other readings of the same pages have put together; a page of which they take the same words has
    the same paragraphs.
    """

    def __init__(self, pages: Sequence[Page], taken: Places, words: Lexicon, kept: Kept | None = None) -> None:
        self._pages = {page.number: page for page in pages}
        self.taken, self._words = taken, words
        self._kept = {} if kept is None else kept

    def __getitem__(self, page: int) -> Sequence[Text]:
        key = page, self.taken.on(page)
        if key not in self._kept:
            self._kept[key] = paragraphs_of(self._pages[page], self.taken, self._words)
        return self._kept[key]

    def page(self, page: int) -> Page:
        """The page itself."""
        return self._pages[page]

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
    going_on = list(_going_on(lines, sizes, column))
    parts = (_blocks(lines[a:b], sizes[a:b], going_on, column) for a, b in _alike(sizes))
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


def _blocks(
    same: Sequence[Line], sizes: Sequence[float], going_on: Sequence[tuple[float, float]], column: Box
) -> Iterator[Block]:
    """The paragraphs of some lines of one size; what only the distance of lines elsewhere joins is printed alike."""
    single = SINGLE_SPACED * min(sizes)  # a hyphen of its own may be no higher than it is thick
    size = sizes[0]
    steps = sorted(step for other, step in going_on if size / SAME_SIZE <= other <= size * SAME_SIZE)
    usual = steps[len(steps) // 2] if steps else 0.0
    if usual <= single:
        yield from blocks_of(same, column, single)
        return
    for block in blocks_of(same, column, single, usual):
        pairs = enumerate(pairwise(block.lines), start=1)
        starts = [at for at, (above, line) in pairs if _other_print(above, line)]
        for start, end in pairwise([0, *starts, len(block.lines)]):
            yield Block(block.lines[start:end], block.level)


def _going_on(lines: Sequence[Line], sizes: Sequence[float], column: Box) -> Iterator[tuple[float, float]]:
    """How high the print is, and how far below a full line, where a sentence goes on in small letters."""
    edge = right_edge(lines, column)
    for size, (above, line) in zip(sizes[1:], pairwise(lines), strict=True):
        if line[0].text[0].islower() and not fits(above, line, edge):
            step = base_of(line) - base_of(above)
            if step <= LOOSE * size:
                yield size, step


def _other_print(above: Line, line: Line) -> bool:
    """Whether a line is as a whole printed unlike the one above: a heading as wide as the text is no part of it."""
    one, other = set(map(look_of, above)), set(map(look_of, line))
    return len(one) == len(other) == 1 and one != other and not line[0].text[0].islower()


def _labels_apart(blocks: Iterable[Block]) -> Iterable[Block]:
    """Labelled lines ("Lead officer: …") and bold ones set close under one another are paragraphs of their own."""
    for block in blocks:
        lines = block.lines
        starts = [
            i
            for i in range(1, len(lines))
            if _is_labelled(lines[i]) or _heads(lines[i - 1], lines[i]) or label_beside(lines[i])
        ]
        for start, end in pairwise([0, *starts, len(lines)]):
            yield Block(lines[start:end], block.level)


def _heads(above: Line, line: Line) -> bool:
    """Whether a bold line follows the end of a sentence, or a labelled line, that ends in plain print."""
    if above[-1].style.bold or not line[0].style.bold or not all([w.style.bold for w in line]):
        return False
    return above[-1].text[-1] in ".!?" or _is_labelled(above)


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


def last_above(paragraphs: Mapping[int, Sequence[Text]], table: Table) -> Text | None:
    """The paragraph outside of tables that stands next above a table, on the page that it begins on."""
    first = table.boxes[0]
    above = [t for t in paragraphs.get(first.page, ()) if t.words()[0].box.top < first.box.top]
    return above[-1] if above else None


def last_before(paragraphs: Mapping[int, Sequence[Text]], table: Table) -> Text | None:
    """The same, or where a page begins with the table, the last one of the page before."""
    before = paragraphs.get(table.boxes[0].page - 1, ())
    return last_above(paragraphs, table) or (before[-1] if before else None)
