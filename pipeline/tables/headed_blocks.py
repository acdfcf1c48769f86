"""Bands of text over headings that are printed again for every record, each with one row of cells below.

"3. That bins are emptied" over "Response | Due | Status" over "Agreed. | May | Green": a small table for each band.
However it is drawn: few lines, or none, part such small tables or make one large one of them all, in which bands stand
in the way of white. Told by the repeated headings, and by the numbers of the bands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from pipeline.models.page import Box, Page, Style, Word
from pipeline.models.places import Places
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.models.text import Locator
from pipeline.tables.band_ends import foot_of, less_text, less_theme, most_white, without_number
from pipeline.tables.band_starts import band_starts
from pipeline.tables.draft import Draft, letters_of, plain, words_in
from pipeline.tables.head_columns import columns_of, parted_by_lines, sides_of
from pipeline.tables.repeated_heads import Head, repeated_heads
from pipeline.tables.white_themes import apart
from pipeline.text.lines import Line, box_of, lines_of, spoken

PADDING = 3.0  # points around words
MOST = 0.5  # share of a table's words that makes it one of these blocks
MOST_BANDS = 0.8  # share of the bands that must be one run of words
UNLIKE = 0.3  # share of the words of cells that may be printed as the headings are
FEWEST = 3  # blocks, where more are
USUAL = 3  # rows of a block
LONGEST_LABEL = 4  # words
REACH = 6.0  # points into a word at which its column is looked up

Said = tuple[str | None, ...]
Columns = tuple[tuple[Said, ...], list[str]]
Answers = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One band, its headings and the lines of its cells."""

    band: tuple[Line, ...]
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    repeated: tuple[Word, ...] = ()

    @property
    def words(self) -> list[Word]:
        return [w for line in (*self.band, *self.head, *self.body) for w in line]


def with_headed_blocks(
    drafts: Sequence[Draft], pages: Sequence[Page], furniture: Places, answers: Answers
) -> tuple[Draft, ...]:
    """The tables, those that lines and white make of such blocks replaced by one for each block.

    `answers` tells headings that name what was answered and done, and no recommendation: that is the band.
    """
    tagged = Places.of(chain.from_iterable(words_in(d) for d in drafts if d.by == "tags"))
    known = furniture | tagged
    lines: list[Line] = []
    for page in pages:
        words = [w for w in known.without(page.words) if not w.style.hidden and not w.style.angle]
        lines += lines_of(words)
    by_number = {p.number: p for p in pages}
    left = tuple(drafts)
    within = Places()
    for heads in sorted(repeated_heads(lines), key=len, reverse=True):
        blocks = [] if any(w in within for w in heads[0].words) else _blocks(lines, heads, by_number, answers)
        held = Places.of(chain.from_iterable(map(words_in, blocks)))
        within |= held
        if blocks and not _is_read(blocks, left):
            left = (*(d for d in left if d.by == "tags" or not _is_of(d, held)), *blocks)
    return left


def _is_of(draft: Draft, held: Places) -> bool:
    own = Places.of(words_in(draft))
    return own.shared(held) >= MOST * len(own)


def _blocks(lines: Sequence[Line], heads: Sequence[Head], pages: dict[int, Page], answers: Answers) -> list[Draft]:
    starts = band_starts(lines, heads)
    if starts is None:
        return []
    pieces = _pieces(lines, heads, starts, pages)
    if not _stand_apart(pieces):
        return []
    boundaries = columns_of([p.head for p in pieces], [p.body for p in pieces[:-1]], pages)
    said = [plain(cell) for cell in _cells(pieces[0].head, (0.0, *boundaries, pages[pieces[0].head[0][0].page].width))]
    if not boundaries or not answers(said):
        return []
    pieces[-1] = replace(pieces[-1], body=less_text(pieces[-1].body, boundaries))
    return [_draft(piece, boundaries, pages) for piece in pieces]


def _stand_apart(pieces: Sequence[_Piece]) -> bool:
    """Whether most bands are text in one run of words; all where the headings are printed as the cells are.

    What a plain table says at the same places in some of its rows is no heading. Nor are labels of a form, more of
    which stand in every block.
    """
    runs = sum(not any(apart(a, b) for line in piece.band for a, b in pairwise(line)) for piece in pieces)
    look, *others = {_look(w) for line in pieces[0].head for w in line}
    labels = Counter(
        said for p in pieces for said in {spoken(line) for line in p.band + p.body if _look(line[0]) == look}
    )
    labels.update(label for p in pieces for line in p.body[-1:] if (label := _label(line)))
    if others or max(labels.values(), default=0) >= max(FEWEST, MOST_BANDS * len(pieces)):
        return False
    alike = sum(_look(w) == look for piece in pieces for line in piece.body for w in line)
    told = sum(len(line) for piece in pieces for line in piece.body)
    return runs == len(pieces) >= FEWEST if alike >= UNLIKE * told else runs >= MOST_BANDS * len(pieces)


def _label(line: Line) -> str:
    """What labels the rest of a line: "Position:" in front of a state, below the columns."""
    label, colon, _ = spoken(line).partition(":")
    alone = not any(apart(a, b) for a, b in pairwise(line))
    return label if colon and alone and len(label.split()) <= LONGEST_LABEL else ""


def _look(word: Word) -> Style:
    return word.style._replace(mcid=-1)


def _pieces(
    lines: Sequence[Line], heads: Sequence[Head], starts: Sequence[int | None], pages: dict[int, Page]
) -> list[_Piece]:
    """The lines of each block; headings without a band at the top of a page are printed again in the middle of one."""
    found: list[_Piece] = []
    begins = [
        start if start is not None else without_number(lines, before.end if before else 0, head.start)
        for start, head, before in zip(starts, heads, [None, *heads], strict=False)
    ]
    gaps: list[float] = []
    inner = 0.0  # the most white inside of a block
    for at, (head, start) in enumerate(zip(heads, begins, strict=True)):
        end = begins[at + 1] if at + 1 < len(heads) else foot_of(lines, heads[0], head, gaps, inner)
        inside = less_theme(lines[head.end : end])
        if at + 1 < len(heads) and inside:
            gaps += _gap(inside[-1], lines[head.end + len(inside)])
            inner = max(inner, most_white(inside))
        if start == head.start and found:
            last = found[-1]
            again = (*last.repeated, *head.words)
            found[-1] = replace(last, body=(*last.body, *inside), repeated=again)
        else:
            band = tuple(lines[start : head.start])
            found.append(_Piece(band, tuple(lines[head.start : head.end]), tuple(inside)))
    return found


def _gap(above: Line, below: Line) -> list[float]:
    """The white between the last line of a block and what follows it, on one page."""
    same = above[0].page == below[0].page
    return [min(w.box.top for w in below) - max(w.box.bottom for w in above)] if same else []


def _is_read(blocks: Sequence[Draft], drafts: Sequence[Draft]) -> bool:
    """Whether all blocks are known as they are: band, headings and cells in rows of their own, one below another.

    Where a band stands over several rows, as over the news of several days, it need not be of their table.
    """
    said = [tuple(map(_said, block.rows)) for block in blocks]
    rows = [_said(row) for draft in drafts for row in draft.rows]
    whole, headed = (_begun(rows, {own[at] for own in said}, 2 - at) for at in (0, 1))
    return all(_columns_of(own, 2) in whole or (len(own) > USUAL and _columns_of(own[1:], 1) in headed) for own in said)


def _begun(rows: Sequence[Said], firsts: Collection[Said], heads: int) -> list[Columns]:
    """What stands from each of some rows to the next of them."""
    starts = [at for at, row in enumerate(rows) if row in firsts]
    return [_columns_of(rows[a:b], heads) for a, b in pairwise([*starts, len(rows)])]


def _said(row: Row) -> Said:
    """What each cell of a row says, by its column."""
    return tuple(letters_of(plain(cell)) if cell else None for cell in row.cells)


def _columns_of(rows: Sequence[Said], heads: int) -> Columns:
    """So many rows of band and headings, and what each column says below them, in one row or several."""
    below = ["".join(text or "" for text in column) for column in zip(*rows[heads:], strict=False)]
    return tuple(rows[:heads]), below


def _draft(piece: _Piece, boundaries: Sequence[float], pages: dict[int, Page]) -> Draft:
    """Band, headings and cells as the three rows of a table."""
    x0, x1 = sides_of(piece.words, [*piece.head, *piece.body], boundaries, pages)
    lefts = (x0, *boundaries, x1)
    width = len(lefts) - 1
    rows = [Row((_cell(piece.band, x0, x1, width), *(None,) * (width - 1)))] if piece.band else []
    rows.append(Row(_cells(piece.head, lefts)))
    rows += [_row(lines, lefts) for lines in parted_by_lines(piece.head, piece.body, pages)]
    boxes = tuple(
        Locator(page, Box(x0, box.top - PADDING, x1, box.bottom + PADDING))
        for page in sorted({w.page for w in piece.words})
        for box in (box_of(w for w in piece.words if w.page == page),)
    )
    return Draft("alignment", tuple(rows), boxes, piece.repeated)


def _row(lines: Sequence[Line], lefts: Sequence[float]) -> Row:
    return Row(_cells(lines, lefts), joined=len({line[0].page for line in lines}) > 1)


def _cells(lines: Sequence[Line], lefts: Sequence[float]) -> tuple[Cell, ...]:
    """The words of some lines in their columns, a fragment for each page."""
    found: list[tuple[Fragment, ...]] = [() for _ in pairwise(lefts)]
    for page in sorted({line[0].page for line in lines}):
        words = [w for line in lines for w in line if w.page == page]
        box = box_of(words)
        for at, (left, right) in enumerate(pairwise(lefts)):
            own = [w for w in words if _column(w, lefts) == at]
            area = Box(left, box.top - PADDING, right, box.bottom + PADDING)
            found[at] += (Fragment(page, area, (Block(lines_of(own)),) if own else ()),)
    return tuple(Cell(fragments) for fragments in found)


def _column(word: Word, lefts: Sequence[float]) -> int:
    x = word.box.x0 + min(REACH, word.box.width / 2)
    return sum(x >= left for left in lefts[1:-1])


def _cell(lines: Sequence[Line], x0: float, x1: float, columns: int) -> Cell:
    """All lines as one cell over the columns."""
    (cell,) = _cells(lines, (x0, x1))
    return cell._replace(columns=columns)
