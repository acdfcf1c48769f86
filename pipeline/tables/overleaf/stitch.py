"""Parts on consecutive pages → one table whose rows are whole.

Joined per column: an empty first cell, a cut word, a sentence that goes on. A repeated heading is
dropped. What opens like the other records of the table is a new one, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.models.page import Word
from pipeline.models.table import Row
from pipeline.models.text import Locator
from pipeline.tables.draft import Draft, holds_words, opening, plain, same_letters, words_of_row
from pipeline.tables.overleaf.cut_cells import END, cut, ended_early, is_list, lists_go_on
from pipeline.tables.overleaf.heads_last import heads_last
from pipeline.tables.overleaf.left_open import Drawn, left_open
from pipeline.tables.overleaf.parts import Part
from pipeline.tables.overleaf.printed_again import all_bold, printed_again
from pipeline.tables.overleaf.swallowed import without_heading
from pipeline.tables.overleaf.widened import SAME, widened
from pipeline.text.openers import counts_on, habit_of, style_of

TOUCHING = 2.0  # points between two pieces of a table that was drawn in two
LABELS = 3  # columns among which records are numbered
HEADINGS = 3  # rows a repeated heading may have
FOOT_LINES = 3.2  # lines of white that orphan control may leave below a column that goes on
LEAST_OTHERS = 2  # rows above, and cells that end a sentence
LABEL_WORDS = 4
PROSE = 6  # words
_LABEL = re.compile(r"[^\W\d_]{0,4}[ .-]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?[.)]?")

Bare = Callable[[Part, Part], bool]


@dataclass(frozen=True, slots=True)
class _Growing:
    """A table while its parts are put together."""

    rows: tuple[Row, ...]
    last: Part
    boxes: tuple[Locator, ...]
    repeated: tuple[Word, ...] = ()
    nested: bool = False


def stitched(
    parts: Sequence[Part], nothing_between: Bare, drawn: Drawn = lambda page, y, box: True
) -> tuple[Draft, ...]:
    """All tables of a document. `nothing_between` tells whether only furniture stands between two parts.

    `drawn` tells of lines: where none parts a row from what follows overleaf, it goes on.
    """
    found: list[_Growing] = []
    for own in parts:
        if not own.rows:
            continue
        part = own
        at = next((i for i in range(len(found) - 1, -1, -1) if found[i].nested == own.nested), None)
        if at is not None and part.page == found[at].last.page + 1:
            last = found[at].rows[-1]
            part = widened(own, found[at].last.lefts, last, cut=_cut_box(last, own.rows[0]))
        if at is not None and _follows(found[at], part, nothing_between):
            alike = [g.rows for g in found[:at] if g.nested == own.nested and _as_wide(g.last, part)]
            found[at] = _grown(found[at], part, drawn, alike)
        else:
            found.append(_Growing(part.rows, part, (Locator(part.page, part.box),), (), part.nested))
    return tuple(Draft("rulings", g.rows, g.boxes, g.repeated, g.nested) for g in found)


def _follows(before: _Growing, part: Part, nothing_between: Bare) -> bool:
    last = before.last
    touching = part.page == last.page and abs(part.box.top - last.box.bottom) <= TOUCHING
    if not (touching or part.page == last.page + 1):
        return False
    return _as_wide(last, part) and (touching or nothing_between(last, part)) and not _other_heading(before, part)


def _as_wide(last: Part, part: Part) -> bool:
    """Whether two parts have the same columns, wherever they stand on their pages."""
    shift = part.lefts[0] - last.lefts[0]
    alike = (abs(b - a - shift) <= SAME for a, b in zip(last.lefts, part.lefts, strict=False))
    return len(part.lefts) == len(last.lefts) and all(alike)


def _other_heading(before: _Growing, part: Part) -> bool:
    """Whether the part opens with a heading row of its own: all bold, as the table's first row is, but other words."""
    first, own = before.rows[0], part.rows[0]
    if not (all_bold(first) and all_bold(own)) or same_letters(first, own) or _cut_labels(before.rows[-1], own):
        return False
    if part.page > before.last.page and printed_again((before.rows,), part.rows):
        return False
    return sum(bool(plain(c)) for c in own.cells) > 1 and not all_bold(before.rows[-1])


def _cut_labels(last: Row, own: Row) -> bool:
    """Whether all that a row says are the ends of what the one above says: "officer" below "Responsible"."""
    pairs = [(a, b) for a, b in zip(last.cells, own.cells, strict=False) if holds_words(b)]
    return bool(pairs) and all(cut(a, b) for a, b in pairs)


def _cut_box(last: Row, first: Row) -> bool:
    """Whether two rows are one cell each over the width of their tables, the second the end of what the first says."""
    return _spans_all(last) and _spans_all(first) and cut(last.cells[0], first.cells[0])


def _grown(before: _Growing, part: Part, drawn: Drawn, alike: Sequence[Sequence[Row]]) -> _Growing:
    """The table with the part; its heading may be that of the tables `alike` above it."""
    on_next_page = part.page > before.last.page
    repeats = _repeats(before.rows, part.rows)
    if not repeats and on_next_page:
        repeats = printed_again((*alike, before.rows), part.rows)
    dropped = tuple(w for row in part.rows[:repeats] for w in words_of_row(row))
    rest = part.rows[repeats:]
    if rest and not repeats and on_next_page:
        first, swallowed = without_heading(rest[0], before.rows[0])
        rest, dropped = (first, *rest[1:]), swallowed
    rows = before.rows
    grown = len(rows) > repeats and not _heads_anew(rows, rest)
    if on_next_page and rest and (before.last.cut or (grown and _is_rest(before, part, rest[0], drawn))):
        rows = (*rows[:-1], merged(rows[-1], rest[0]))
        rest = rest[1:]
    boxes = (*before.boxes, Locator(part.page, part.box))
    return replace(before, rows=(*rows, *rest), last=part, boxes=boxes, repeated=before.repeated + dropped)


def _is_rest(before: _Growing, part: Part, first: Row, drawn: Drawn) -> bool:
    """Whether the first row of a part is the rest of the last row before it, as its lines or its words tell."""
    if heads_last(before.rows, first):
        return False
    apart = not _spans_all(first) and not _spans_all(before.rows[-1]) and bool(words_of_row(first))
    opened = apart and left_open(before.rows, before.last, first, part, drawn)
    return opened or goes_on(before.rows, first, before.last.page)


def _heads_anew(rows: Sequence[Row], rest: Sequence[Row]) -> bool:
    """Whether a row at the top of a page stands over the table's heading, printed again: it is a title of its own.

    A title begins in the first column; the end of a row may stand in any, where every record has a heading: in several
    of them, in the middle of what they say.
    """
    if len(rest) < 2 or not holds_words(rest[0].cells[0]):
        return False
    pairs = list(zip(rows[-1].cells, rest[0].cells, strict=True))
    if sum(holds_words(own) for _, own in pairs) > 1 and any(cut(a, b) for a, b in pairs):
        return False
    return any(words_of_row(own) and same_letters(own, rest[1]) for own in rows[:HEADINGS])


def _repeats(first: Sequence[Row], rows: Sequence[Row]) -> int:
    """How many rows at the top of a part repeat the top of the table."""
    count = 0
    for own, other in zip(first[:HEADINGS], rows[:HEADINGS], strict=False):
        if not same_letters(own, other) or not words_of_row(own):
            break
        count += 1
    return count


def merged(row: Row, rest: Row) -> Row:
    """One row from two fragments of it, column by column."""
    cells = []
    for cell, more in zip(row.cells, rest.cells, strict=True):
        if cell is None or more is None:
            cells.append(cell or more)
        else:
            marks, fragments = cell.marks + more.marks, cell.fragments + more.fragments
            cells.append(cell._replace(fragments=fragments, marks=marks, rows=cell.rows + more.rows - 1))
    return Row(tuple(cells), joined=True)


def goes_on(rows: Sequence[Row], first: Row, page: int) -> bool:
    """Whether `first`, the top row of a page, is the rest of the last of `rows`; `page` is the page before."""
    last = rows[-1]
    if _spans_all(first) or _spans_all(last) or not words_of_row(first):
        return _cut_box(last, first)
    if _key_moved(rows, first):
        return True
    column = _key_column(rows)
    habit = habit_of(opening(row.cells[column]) for row in rows[1:])
    key = plain(first.cells[column])
    if habit and (key or column == 0):
        before = last.cells[column]
        new = style_of(key) == habit and (counts_on(plain(before), key) or not cut(before, first.cells[column]))
        if new and not is_list(rows, first, column):
            return False
        if not key and _labelled_anew(rows, first):
            return False
        return not ended_early(last, first, page, 2 * FOOT_LINES, numbered=True)
    if not key and plain(last.cells[column]):
        return not _labelled_anew(rows, first)
    if ended_early(last, first, page, FOOT_LINES):
        return False
    if _is_next_label(rows, first):
        return False
    pairs = [(a, b) for a, b in zip(last.cells, first.cells, strict=True) if holds_words(a) and holds_words(b)]
    return any(cut(a, b) for a, b in pairs) or lists_go_on(rows, first) or _lone_rest(rows, first, column)


def _is_next_label(rows: Sequence[Row], first: Row) -> bool:
    """Whether a label and its value follow others in a form, whatever the value above ended with: "Due" below "Who"."""
    labels = [plain(row.cells[0]) for row in (*rows, first) if not _spans_all(row)]
    short = all(0 < len(label.split()) <= LABEL_WORDS for label in labels)
    return len(first.cells) == 2 and short and not cut(rows[-1].cells[0], first.cells[0])


def _key_moved(rows: Sequence[Row], first: Row) -> bool:
    """Whether the first cell of a row was moved over as a whole, which no other row lacks, and prose beside it is cut.

    Where every other cell of its column ends a sentence, prose that ends none goes on. A heading alone that stands
    beside it goes on as well: "Recommendation 5" at the foot, its label and text overleaf.
    """
    last, others = rows[-1], [row for row in rows[1:-1] if words_of_row(row)]
    if last.cells[0] is None or holds_words(last.cells[0]) or not holds_words(first.cells[0]):
        return False
    if not others or not all(row.cells[0] is None or holds_words(row.cells[0]) for row in others):
        return False
    pairs = [(plain(a).strip(), plain(b).strip()) for a, b in zip(last.cells, first.cells, strict=True)]
    if any(len(a.split()) >= PROSE and b[:1].islower() and not END.search(a) for a, b in pairs):
        return True
    if len(others) < LEAST_OTHERS:
        return False
    if words_of_row(last) and not any(b for _, b in pairs[1:]):
        return True  # nothing but the first cell stands overleaf
    alone = [(a, b) for a, b in pairs if a]
    if len(alone) == 1 and len(alone[0][0].split()) <= LABEL_WORDS and alone[0][1] and not END.search(alone[0][0]):
        return True
    for x, (cell, rest) in enumerate(zip(last.cells, first.cells, strict=True)):
        said = plain(cell).strip()
        if len(said.split()) >= PROSE and holds_words(rest) and not END.search(said):
            ended = [END.search(own) is not None for row in others if (own := plain(row.cells[x]).strip())]
            if len(ended) >= LEAST_OTHERS and all(ended):
                return True
    return False


def _lone_rest(rows: Sequence[Row], first: Row, column: int) -> bool:
    """Whether the key column alone goes on, its text above unfinished, in a table that has no such row elsewhere.

    Where nothing but labels stands in it, none of them ends like a sentence: "Status" is the next one, not a rest.
    """
    filled = [x for x, cell in enumerate(first.cells) if holds_words(cell)]
    if filled != [column] or END.search(plain(rows[-1].cells[column]).strip()):
        return False
    if all(len(plain(row.cells[column]).split()) <= LABEL_WORDS for row in rows):
        return cut(rows[-1].cells[column], first.cells[column])
    return all(_spans_all(row) or sum(holds_words(c) for c in row.cells) > 1 for row in rows)


def _labelled_anew(rows: Sequence[Row], first: Row) -> bool:
    """Whether a row has a label of its own beside an empty theme: "C2" where all rows above have one, the last "C1".

    The label may stand in front of what it numbers: "3b) That …", then "3c) That …".
    """
    for x in range(1, min(LABELS, len(first.cells))):
        labels = [opening(row.cells[x]).strip() for row in (*rows[1:], first)]
        if all(_LABEL.fullmatch(label) for label in labels):
            return labels[-1] not in labels[-2:-1]  # right below the heading it is new
        habit = habit_of(labels[:-1])
        if habit and style_of(labels[-1]) == habit:
            return not cut(rows[-1].cells[x], first.cells[x])
    return False


def _key_column(rows: Sequence[Row]) -> int:
    """The column that tells records apart: the first one that holds words in most rows."""
    width = len(rows[0].cells)
    for column in range(min(2, width)):
        filled = sum(holds_words(row.cells[column]) for row in rows)
        if filled >= 0.5 * len(rows):
            return column
    return 0


def _spans_all(row: Row) -> bool:
    return len(row.cells) > 1 and row.cells[0] is not None and row.cells[0].columns == len(row.cells)
