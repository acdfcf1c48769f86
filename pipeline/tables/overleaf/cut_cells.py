"""Cells that the foot of a page cuts: in a sentence, in a word, in a list, or in front of one that they announce."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.models.page import Word
from pipeline.models.table import Cell, Row
from pipeline.tables.draft import fragment_words, holds_words, opening, plain, words_of, words_of_row
from pipeline.text.bullets import is_bullet, is_item
from pipeline.text.lines import spoken
from pipeline.text.openers import counts_on, habit_of, style_of

END = re.compile(r"[.!?:;)\]”\"’']$")
_SIGN = re.compile(r"\d{1,3}|[a-z]{1,5}")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_FIRST = frozenset({"1", "a", "i"})
_ENDED = frozenset(".!?")
NAME = 3  # words


def cut(cell: Cell | None, rest: Cell | None) -> bool:
    """Whether a sentence or word is cut between two fragments of a cell."""
    above, below = plain(cell).strip(), plain(rest).strip()
    if not above or not below:
        return False
    return not END.search(above) and (below[0].islower() or below[0] in "(–-&" or above[-1] in ",-‐–&(/")


def lists_go_on(rows: Sequence[Row], first: Row) -> bool:
    """Whether a list in the last of `rows` goes on in `first`, or begins there, announced by a colon.

    Not in a column whose cells open with such signs themselves.
    """
    if _anew(rows[-1].cells[0], first.cells[0]):
        return False
    pairs = enumerate(zip(rows[-1].cells, first.cells, strict=True))
    return any((_counts_on(a, b) or _announced(a, b)) and not _opens_so(rows, x, b) for x, (a, b) in pairs)


def _anew(cell: Cell | None, rest: Cell | None) -> bool:
    """Whether a cell says again what the one above it began with, behind the end of a sentence, or is a name below one.

    "That holes are mended." below "That hedges are cut.", "Roads" below "Parks".
    """
    above, below = plain(cell).split(), plain(rest).split()
    if not above or not below or not below[0][:1].isupper():
        return False
    names = max(len(above), len(below)) <= NAME and not END.search(above[-1]) and not END.search(below[-1])
    return names or (above[-1][-1] in _ENDED and above[0] == below[0])


def is_list(rows: Sequence[Row], first: Row, column: int) -> bool:
    """Whether what opens like the records numbered in a column is none of them, but an item of a list in the last one.

    Its number goes back, and something announces it or a list beside it goes on; or it counts on from the item above,
    and not from the record, or a list beside it goes on as well.
    """
    cell, rest = rows[-1].cells[column], first.cells[column]
    others = [row._replace(cells=(*row.cells[:column], *row.cells[column + 1 :])) for row in (*rows, first)]
    beside = lists_go_on(others[:-1], others[-1])
    if _counts_on(cell, rest):
        return beside or not counts_on(opening(cell), opening(rest))
    return _goes_back(opening(cell), opening(rest)) and (_announced(cell, rest) or beside)


def ended_early(last: Row, first: Row, page: int, lines: float, *, numbered: bool = False) -> bool:
    """Whether a column that has words on the new page had room left on the page before: then it is a new record.

    Where records are `numbered` a column may have been moved over as a whole, as orphan control does with three lines.
    """
    placed = [w.box for w in words_of_row(last) if w.page == page]
    top, foot = min((b.top for b in placed), default=0.0), max((b.bottom for b in placed), default=0.0)
    for cell, rest in zip(last.cells, first.cells, strict=True):
        if cell is None or not holds_words(rest):
            continue
        on_page = [w for f in cell.fragments if f.page == page for w in fragment_words(f)]
        if not on_page and (foot or holds_words(cell)) and not numbered:
            return True
        bottom = max((w.box.bottom for w in on_page), default=top)
        if foot - bottom > lines * words_of(rest)[0].box.height:
            return True
    return False


def _announced(cell: Cell | None, rest: Cell | None) -> bool:
    """Whether a cell ends with a colon, and goes on with the first item of a list."""
    words = words_of(rest)
    if not words or not plain(cell).rstrip().endswith(":"):
        return False
    return is_bullet(words[0]) or (is_item(words[0]) and _sign(words[0].text) in _FIRST)


def _counts_on(cell: Cell | None, rest: Cell | None) -> bool:
    """Whether a cell goes on with the item behind its last one, of the same kind."""
    last, words = _last_item(cell), words_of(rest)
    if last is None or not words or not is_item(words[0]):
        return False
    return _kind(last.text) == _kind(words[0].text) and _follows(_sign(last.text), _sign(words[0].text))


def _last_item(cell: Cell | None) -> Word | None:
    """The number of the last item in a cell, behind what opens it."""
    fragments = cell.fragments if cell is not None else ()
    lines = [line for f in fragments for block in f.blocks for line in block.lines]
    return next((line[0] for line in reversed(lines[1:]) if is_item(line[0])), None)


def _kind(item: str) -> str:
    """The marks around the sign of an item."""
    return _SIGN.sub("#", item.lower())


def _sign(item: str) -> str:
    """The number or letters of an item; those of a part of one ("2.1") are none."""
    found = _SIGN.findall(item.lower())
    return found[0] if len(found) == 1 else ""


def _follows(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    if len(one) == len(other) == 1 and ord(other) == ord(one) + 1:
        return True
    return one in _ROMAN[:-1] and _ROMAN[_ROMAN.index(one) + 1] == other


def _goes_back(before: str, after: str) -> bool:
    """Whether two texts open with numbers, or letters, the second of which is no later than the first."""
    one, other = (_sign(text.split()[0]) if text.strip() else "" for text in (before, after))
    if one.isdigit() and other.isdigit():
        return int(other) <= int(one)
    return len(one) == len(other) == 1 and other <= one


def _opens_so(rows: Sequence[Row], column: int, rest: Cell | None) -> bool:
    """Whether the cells of a column open as this one does."""
    words = words_of(rest)
    if words and is_bullet(words[0]):
        return any(is_bullet(own[0]) for row in rows if (own := words_of(row.cells[column])))
    habit = habit_of(opening(row.cells[column]) for row in rows[1:])
    return habit is not None and habit == style_of(spoken(words))
