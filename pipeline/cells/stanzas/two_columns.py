"""Recommendations and, beside each, what was done: two columns below two headings, drawn by no line → a table.

Rows begin where numbers stand at the left, else below white over both columns. White tells three columns and more from
the start (`tables`); two are a table only where their headings or numbers say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.cells.columns.headings import PAIRED, heading_of, role_of
from pipeline.cells.outside import taken_by, words_in
from pipeline.cells.stanzas.column_rows import SAME, Rows, cut, number_before, rows_of
from pipeline.cells.stanzas.column_signs import signs_of, with_signs
from pipeline.cells.stanzas.flow import cell_of, items_of
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Cell, Mark, Row, Table
from pipeline.models.text import Locator
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line, boxes_by_page, lines_of, parted, spoken

APART = 1.2  # heights of print between the headings, and between what stands below them
HEADING_WORDS = 8
HEADING_LINES = 3
CLOSE = 0.8  # heights of print between two lines of a heading
FAR = 5.0  # heights of print between two rows
LARGER = 1.2  # times the height of the headings: a line that heads something else
FEWEST = 2  # rows


@dataclass(slots=True)
class _Columns:
    """Two headings, line by line, and the lines that keep to the columns below them."""

    head: list[Line]
    right: float  # where the right column begins
    named: bool
    lines: list[Line] = field(default_factory=list)
    themes: dict[int, Line] = field(default_factory=dict)  # each by the line below it
    repeated: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(line[0].box.x0 for line in self.head)

    @property
    def said(self) -> list[str]:
        return [spoken(line) for line in self.head]


def with_columns(
    pages: Sequence[Page], tables: Sequence[Table], furniture: Places, profile: Profile, words: Lexicon
) -> list[Table]:
    """The tables, and those of two columns that white alone tells; none where a table holds recommendations.

    Numbers in front of the first column may have made a table of three, less the headings: it gives way.
    """
    if any(heading_of(table, profile) for table in tables):
        return list(tables)
    ruled = [table for table in tables if table.by != "alignment"]
    taken = taken_by(ruled) | furniture
    sheets = {page.number: page for page in pages if page.shapes or page.pictures}
    made: list[Table] = []
    for columns in _found(pages, taken, profile):
        rows = rows_of(columns.lines, columns.left, columns.right, profile)
        if len(rows.rows) >= FEWEST and rows.paired and not rows.parted and (columns.named or rows.counted):
            made.append(_table(columns, rows, signs_of(rows.rows, rows.text, sheets), words))
    if not made:
        return list(tables)
    held = taken_by(made)
    kept = [t for t in tables if t.by != "alignment" or not any(w in held for w in words_in(t))]
    return sorted((*kept, *made), key=lambda t: (t.boxes[0].page, t.boxes[0].box.top, t.nested))


def _found(pages: Sequence[Page], taken: Places, profile: Profile) -> Iterator[_Columns]:
    going: _Columns | None = None
    for page in pages:
        lines = lines_of(w for w in taken.without(page.words) if not w.style.hidden and not w.style.angle)
        at = 0
        if going is not None:
            at = _repeats(going, lines)
            at = _walk(going, lines, at, profile) if _goes_on(going, lines[at : at + 2], profile) else at
        while at < len(lines):
            if going is not None:
                yield going
            going = _headed(lines, at, profile)
            at = _walk(going, lines, at + len(going.head), profile) if going else at + 1
    if going is not None:
        yield going


def _headed(lines: Sequence[Line], at: int, profile: Profile) -> _Columns | None:
    """The two headings that begin in a line: of a recommendation and of what came of it, or at least in bold."""
    first = lines[at]
    if len(first) > 2 * HEADING_WORDS or len(parts := parted(first, APART)) != 2:
        return None
    right = parts[1][0].box.x0
    deepest = _deepest(lines, at, right)
    bold = all(w.style.bold for line in lines[at : at + deepest] for w in line)
    for depth in [deepest] if bold else range(1, min(deepest, 2) + 1):
        own = list(lines[at : at + depth])
        said = [" ".join(spoken(part) for line in own if (part := cut(line, right)[side])) for side in (0, 1)]
        if any(len(text.split()) > HEADING_WORDS or text[-1:] in ".,;" for text in said):
            continue
        roles = [role_of(text.rstrip(" :"), profile) for text in said]
        named = roles[0] == "recommendation" and roles[1] in PAIRED
        if named or (bold and "recommendation" not in roles[1:] and not any(c.isdigit() for c in said[0])):
            return _Columns(own, right, named)
    return None


def _deepest(lines: Sequence[Line], at: int, right: float) -> int:
    """How many lines from one on may be those of a heading: close to one another, printed alike, in two columns."""
    bold = all(w.style.bold for w in lines[at])
    depth = 1
    while depth < HEADING_LINES and at + depth < len(lines):
        above, line = lines[at + depth - 1], lines[at + depth]
        near = 0 <= line[0].box.top - above[0].box.bottom < CLOSE * line[0].box.height
        if not near or all(w.style.bold for w in line) != bold or not _keeps(line, lines[at][0].box.x0, right):
            break
        depth += 1
    return depth


def _keeps(line: Line, left: float, right: float) -> bool:
    """Whether a line keeps to two columns, with white between them."""
    one, other = cut(line, right)
    if one and (one[0].box.x0 < left - SAME or one[-1].box.x1 > right - SAME):
        return False
    return not (one and other) or other[0].box.x0 - one[-1].box.x1 >= APART / 2 * other[0].box.height


def _goes_on(columns: _Columns, lines: Sequence[Line], profile: Profile) -> bool:
    """Whether the first line of a page, or the one below it, goes on with the columns of the page before."""
    return columns.lines[-1:] != [] and any(_is_beside(columns, line, profile) for line in lines)


def _is_beside(columns: _Columns, line: Line, profile: Profile) -> bool:
    line = line[len(number_before(line, columns.left, profile)) :]
    other = cut(line, columns.right)[1]
    begins = bool(other) and abs(other[0].box.x0 - columns.right) <= SAME
    return begins and _keeps(line, columns.left, columns.right)


def _repeats(columns: _Columns, lines: Sequence[Line]) -> int:
    """How many lines at the top of a page print the headings again."""
    count = len(columns.head)
    if [spoken(line) for line in lines[:count]] != columns.said:
        return 0
    columns.repeated += [w for line in lines[:count] for w in line]
    return count


def _walk(columns: _Columns, lines: Sequence[Line], at: int, profile: Profile) -> int:
    """Take the lines from one on as long as they keep to the columns; where the next one stands."""
    above = columns.head[-1] if not columns.lines or columns.lines[-1][0].page != lines[0][0].page else None
    for number in range(at, len(lines)):
        line = lines[number]
        far = above is not None and line[0].box.top - above[0].box.bottom > FAR * line[0].box.height
        if _is_theme(columns, lines[number : number + 3], profile):
            columns.themes[len(columns.lines)] = line
        elif (far and number > at) or _ends(columns, line, profile):
            return number
        else:
            columns.lines.append(line)
        above = line
    return len(lines)


def _ends(columns: _Columns, line: Line, profile: Profile) -> bool:
    """Whether a line is of no row: it runs over both columns, or is a heading of its own."""
    number = number_before(line, columns.left, profile)
    own = line[len(number) :]
    if not own:
        return False
    larger = max(w.box.height for w in own) > LARGER * max(w.box.height for w in columns.head[0])
    bold = not number and all(w.style.bold for w in own)
    return larger or bold or not _keeps(own, columns.left, columns.right)


def _is_theme(columns: _Columns, lines: Sequence[Line], profile: Profile) -> bool:
    """Whether a line heads the rows below it: in bold, from the left, over one that fills both columns."""
    first, *below = lines
    bold = all(w.style.bold for w in first) and abs(first[0].box.x0 - columns.left) <= SAME
    alone = len(parted(first, APART)) == 1 and first[0].box.x0 < columns.right
    return bold and alone and any(all(cut(line, columns.right)) and not _ends(columns, line, profile) for line in below)


def _table(columns: _Columns, rows: Rows, signs: Sequence[tuple[Mark, ...]], words: Lexicon) -> Table:
    reach = [_reach(row[x] for row in rows.rows) for x in range(3)]
    titles = columns.themes if [*columns.themes] == [*rows.starts] else {}  # one over each row
    heads = ([part for line in columns.head if (part := cut(line, columns.right)[x])] for x in (0, 1))
    made = [Row((Cell(), *(_cell(lines, 0.0, words) for lines in heads)))]
    for start, row in zip(rows.starts, rows.rows, strict=True):
        if start in columns.themes and not titles:
            made.append(Row((_cell([columns.themes[start]], 0.0, words)._replace(columns=len(row)), None, None)))
        number, own, other = row
        own = [titles[start], *own] if titles else own
        pages = {w.page for part in row for line in part for w in line}
        cells = (_cell(lines, x, words) for lines, x in zip((number, own, other), reach, strict=True))
        made.append(Row(tuple(cells), len(pages) > 1))
    made = made if rows.numbered else [_unnumbered(row) for row in made]
    made = list(with_signs(made, signs)) if signs else made
    held = [w for line in (*columns.head, *columns.lines, *columns.themes.values()) for w in line]
    places = tuple(Locator(page, box, None) for page, box in sorted(boxes_by_page(held).items()))
    return Table("alignment", tuple(made), places, repeated=tuple(columns.repeated))


def _unnumbered(row: Row) -> Row:
    """A row less the place of its number."""
    first, *others = row.cells
    whole = first is not None and first.columns > 1
    return row._replace(
        cells=(first._replace(columns=first.columns - 1), *others[1:]) if first and whole else (*others,)
    )


def _reach(cells: Iterator[list[Line]]) -> float:
    """Where the longest line of a column ends."""
    return max((line[-1].box.x1 for lines in cells for line in lines), default=0.0)


def _cell(lines: Sequence[Line], reach: float, words: Lexicon) -> Cell:
    return cell_of(list(items_of(lines, reach)), words) if lines else Cell()
