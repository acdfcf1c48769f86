"""Third reading: tables without rulings, told by white alone. Asked only where no line encloses the words.

A table begins at a line of three headings or more that stand well apart, and goes on while the white stripes
between them stay white. A row begins where its first cells do, behind a gap over the whole width.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.tables.draft import Draft, letters_of, words_in
from pipeline.tables.key_lines import less_keys
from pipeline.tables.overleaf.parts import Part, part_of
from pipeline.tables.overleaf.stitch import stitched
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.band_grid import grid_from
from pipeline.tables.white.heads_above import lines_above
from pipeline.tables.white.reach import trimmed
from pipeline.tables.white.signs_beside import signs_beside
from pipeline.tables.white.white_columns import Sides, crossed, narrowed, stripes_of
from pipeline.tables.white.white_foot import less_foot
from pipeline.tables.white.white_heads import heading_at, less_halves
from pipeline.tables.white.white_rows import row_tops
from pipeline.tables.white.white_themes import (
    is_theme,
    may_be_bold,
    may_head,
    named_columns,
    rows_below,
    white_in,
)
from pipeline.text.lines import Line, box_of, lines_of, spoken
from pipeline.text.medians import median

LEAST_COLUMNS, LEAST_LINES = 3, 3
MOST_HEADINGS = 4  # lines
HEADS = 2  # lines of a heading that name its columns
LARGER, LARGER_SCANNED = 1.2, 1.4  # times the height of a table's print: a line below it that heads something else
TOP = 0.3  # share of the page height in which a table from the page before goes on
PADDING = 3.0  # points around the words of a table

Names = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Region:
    """The lines of one table on one page, and the boundaries between its columns (points)."""

    page: Page
    lines: tuple[Line, ...]
    boundaries: tuple[float, ...]
    repeated: int = 0  # lines at the top that say again what the table's first lines on the page before say
    white: tuple[Sides, ...] = ()  # the stripes that the boundaries stand in, as the table's first page shows them
    before: Sides | None = None  # of the table on the page in front, which goes on here
    reach: float = 0.0  # where the signs beside its words end

    @property
    def words(self) -> list[Word]:
        return [w for line in self.lines for w in line]

    @property
    def sides(self) -> Sides:
        """How far its words reach; where it goes on from a page before, that table's sides at least.

        A column may hold nothing on this page: a status that is drawn, an update that is all there is of a long row.
        """
        x0, x1 = min(line[0].box.x0 for line in self.lines), max(line[-1].box.x1 for line in self.lines)
        left, right = self.before or (x0, x1)
        return min(x0, left), max(x1, right, self.reach)


def tables_by_alignment(
    pages: Sequence[Page], held: Places, furniture: Places, names: Names | None = None
) -> tuple[Draft, ...]:
    """All tables told by white; `held` are the words of the tables that are already known.

    `names` tells a line of headings of a table that is looked for; without it, any table is taken.
    """
    regions: list[_Region] = []
    left: dict[int, list[Word]] = {}
    before: _Region | None = None
    known = furniture | held
    for page in pages:
        words = [w for w in known.without(page.words) if not ((style := w[3]).hidden or style.angle)]
        words = less_keys(page, words)
        words += _heading_again(page, furniture, before)
        found = _regions(page, lines_of(words), before, names)
        taken = {w.index for region in found for w in region.words}
        left[page.number] = [w for w in words if w.index not in taken]
        if before and found and found[0].before and not found[0].repeated and found[0].page is page:
            regions[-1], left[before.page.number] = _with_last_theme(before, left[before.page.number])
        regions += found
        before = found[-1] if found else None

    def nothing_between(last: Part, part: Part) -> bool:
        below = any(w.box.top > last.box.bottom for w in left[last.page])
        return not below and not any(w.box.bottom < part.box.top for w in left[part.page])

    firsts = Counter(letters_of(spoken(region.lines[0])) for region in regions)
    again = [region.before is not None or firsts[letters_of(spoken(region.lines[0]))] > 1 for region in regions]
    drafts = stitched([_part(r, known=known) for r, known in zip(regions, again, strict=True)], nothing_between)
    lone = any(len(d.rows) == 1 for d in drafts)
    heads = Counter(letters_of(spoken(line)) for region in regions for line in region.lines if lone)
    return tuple(replace(d, by="alignment") for d in drafts if len(d.rows) > 1 or _headed_again(d, heads))


def _heading_again(page: Page, furniture: Places, before: _Region | None) -> list[Word]:
    """The first lines of a table where a page that it goes on to has them, its headings, for its running head.

    The lines below these may stand too low for one, and are headings all the same.
    """
    if before is None or not furniture.on(page.number):
        return []
    said = [letters_of(spoken(line)) for line in before.lines[:MOST_HEADINGS]]
    lines = [(letters_of(spoken(line)), line) for line in lines_of(furniture.among(page.words))]
    if all(letters != said[0] for letters, _ in lines):
        return []
    return [w for letters, line in lines if letters in said for w in line]


def _with_last_theme(region: _Region, left: Sequence[Word]) -> tuple[_Region, list[Word]]:
    """A table that goes on over the page, with the one line below it, in bold: the theme of rows there.

    And the words of its page that are left then.
    """
    foot = max(w.box.bottom for w in region.words)
    below = [w for w in left if w.box.top > foot]
    lines = lines_of(below)
    starts = region.sides[0] - PADDING <= lines[0][0].box.x0 <= region.sides[0] + PADDING if lines else False
    if len(lines) != 1 or not starts or white_in(lines[0]) or not may_be_bold(below):
        return region, list(left)
    return replace(region, lines=(*region.lines, lines[0])), [w for w in left if w not in below]


def _headed_again(draft: Draft, heads: Counter[str]) -> bool:
    """Whether the first line of a table of one row heads others too: one recommendation by itself, as in a box."""
    return heads[letters_of(spoken(lines_of(words_in(draft))[0]))] > 1


def _regions(page: Page, lines: Sequence[Line], before: _Region | None, names: Names | None) -> list[_Region]:
    """The tables of one page; `before` is the last one of the page in front, which may go on here."""
    found: list[_Region] = []
    at = 0
    if before and before.page.number == page.number - 1 and lines and lines[0][0].box.top < TOP * page.height:
        height = _height_of(before.lines)
        stripes = [(x - 1, x + 2) for x in before.boundaries]
        ends = (
            i
            for i, x in enumerate(lines)
            if _is_larger(page, x, height)
            or (crossed(x, before.white) and not is_theme(x, rows_below(lines[i + 1 :]), stripes, page.fills))
        )
        at = less_foot(lines, next(ends, len(lines)), height, before.boundaries[0])
        if at:
            repeated = _repeated(before.lines, lines[:at])
            found.append(_Region(page, tuple(lines[:at]), before.boundaries, repeated, before.white, before.sides))
    while at < len(lines):
        head, count = heading_at(lines, at, partial(_is_heading, names=names))
        lines = [*lines[:at], head, *lines[at + count :]] if count > 1 else lines
        region = _region(page, lines, at) if count else None
        if region:
            found.append(_headed(region, lines, at))
        at += len(region.lines) if region else 1
    return found


def _headed(region: _Region, lines: Sequence[Line], at: int) -> _Region:
    """A table that begins at line `at`, with the lines above that head its columns."""
    count = lines_above(lines, at, region.boundaries, region.page.fills)
    return replace(region, lines=(*lines[at - count : at], *region.lines)) if count else region


def _height_of(lines: Sequence[Line]) -> float:
    """The usual height of a table's print."""
    return median(w.box.height for line in lines for w in line)


def _is_larger(page: Page, line: Line, height: float) -> bool:
    """Whether a line is the heading of what follows the table: printed larger than the table is, but for a badge.

    Recognition gives a line as much height as the boxes it found: figures alone get more.
    """
    return median(w.box.height for w in line) > (LARGER_SCANNED if page.scanned else LARGER) * height


def _repeated(first: Sequence[Line], lines: Sequence[Line]) -> int:
    """How many lines at the top of a page print those of the page before again."""
    count = 0
    for own, other in zip(first, lines, strict=False):
        if letters_of(spoken(own)) != letters_of(spoken(other)):
            break
        count += 1
    return count


def _is_heading(line: Line, names: Names | None) -> bool:
    return len(line) >= LEAST_COLUMNS and _segments(line) >= LEAST_COLUMNS and (names is None or names(spoken(line)))


def _heads_another(lines: Sequence[Line]) -> bool:
    """Whether the last of some lines heads a table of more columns: all bold, below the rows of a form, say."""
    *rows, last = lines
    if not all(w.style.bold for w in last) or all(w.style.bold for line in rows for w in line):
        return False
    return _segments(last) > max(LEAST_COLUMNS, _segments(rows[0]))


def _segments(line: Line) -> int:
    """How many runs of words white parts from one another."""
    return 1 + len(white_in(line))


def _region(page: Page, lines: Sequence[Line], at: int) -> _Region | None:
    """The table whose headings stand in line `at`: as long as no white stripe between them is lost."""
    white = white_in(lines[at])
    columns = named_columns(lines[at : at + HEADS], white)
    themes: list[Line] = []
    end, height = at + 1, _height_of(lines[at : at + LEAST_LINES])
    while end < len(lines):
        below = rows_below(lines[end + 1 :])
        themed = any(is_theme(lines[end], below, stripes, page.fills) for stripes in (white, columns))
        left = white if themed else narrowed(white, lines[end])
        if len(left) < len(white) or _is_larger(page, lines[end], height) or _heads_another(lines[at : end + 1]):
            break
        themes += [lines[end]] if themed else []
        white, end = left, end + 1
    end = at + less_foot(lines[at:], end - at, height, white[0][0] if white else 0.0)
    if end - at < LEAST_LINES:
        return None
    own = [line for line in lines[at:end] if line not in themes and not may_head(line, lines[at])]
    stripes, words = stripes_of(own, white), [w for line in own for w in line]
    head = box_of(lines[at])
    boundaries = tuple(right - min(2.0, (right - left) / 2) for left, right in stripes)
    whole = less_halves(boundaries, words, head.bottom)
    boundaries, stripes = tuple(itertools.compress(boundaries, whole)), list(itertools.compress(stripes, whole))
    if len(boundaries) < LEAST_COLUMNS - 1:
        return None
    sides, reach = signs_beside(page, words)
    if sides and all(w.box.centre[1] <= head.bottom for w in words if w.box.x0 > boundaries[-1]):
        sides = ()  # the last column has a heading, and nothing but signs below it
    stripes += [(x - 1, x + 2) for x in sides]
    return _Region(page, tuple(lines[at:end]), (*boundaries, *sides), white=tuple(stripes), reach=reach)


def _part(region: _Region, *, known: bool) -> Part:
    words = region.words
    left, right = region.sides
    x0, x1 = left - PADDING, right + PADDING
    tops = row_tops(region.page, region.lines, region.boundaries, region.repeated, known=known)
    ends = [*tops[1:], max(w.box.bottom for w in words) + PADDING]
    bands = []
    middles = [((box := w[2])[1] + box[3]) / 2 for w in words]
    for top, bottom in zip(tops, ends, strict=True):
        held = tuple([w for w, y in zip(words, middles, strict=True) if top <= y < bottom])
        bands.append(Band(region.page.number, Box(x0, top, x1, bottom), held))
    part = trimmed(part_of(grid_from(bands, region.boundaries), words))
    if region.before is None or len(part.lefts) < 2:
        return part
    sides = region.before[0] - PADDING, region.before[1] + PADDING  # words may reach further here: the same table still
    return replace(part, lefts=(sides[0], *part.lefts[1:-1], sides[1]))


def held_by(drafts: Iterable[Draft]) -> Places:
    """All words of some tables."""
    return Places.of(itertools.chain.from_iterable(map(words_in, drafts)))
