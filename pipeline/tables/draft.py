"""Tables while they are being put together: cells hold fragments, text is not joined yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from pipeline.models.page import Word, place_of
from pipeline.models.table import Cell, Fragment, Reading, Row, Table
from pipeline.models.text import Locator
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line, spoken

OPENING = 80  # letters
SHORT = 4  # letters of a heading that recognition may leave out
SLIPS, LETTERS_A_SLIP = 2, 6  # letters that recognition may misread in a heading, one in so many
_NO_LETTER = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows of cells without text; `boxes` one per page; `repeated` words of dropped headings."""

    by: Reading
    rows: tuple[Row, ...]
    boxes: tuple[Locator, ...]
    repeated: tuple[Word, ...] = ()
    nested: bool = False
    doubts: tuple[str, ...] = ()


def finished(draft: Draft, words: Lexicon) -> Table:
    """The same table with the text of every cell joined."""
    rows = tuple(Row(tuple([c and _joined(c, words) for c in row.cells]), row.joined) for row in draft.rows)
    return Table(draft.by, rows, draft.boxes, draft.repeated, draft.nested, draft.doubts)


def _joined(cell: Cell, words: Lexicon) -> Cell:
    if not any([f.blocks for f in cell.fragments]):
        return cell
    return Cell(cell.fragments, joined(cell.fragments, words), *cell[2:])


def words_of(cell: Cell | None) -> list[Word]:
    """All words of a cell, in order."""
    if cell is None:
        return []
    return [w for f in cell.fragments for b in f.blocks for line in b.lines for w in line]


def words_of_row(row: Row) -> list[Word]:
    return list(chain.from_iterable(_lines_of((row,))))


def _lines_of(rows: Iterable[Row]) -> list[Line]:
    """The lines of all cells, in order."""
    return [line for row in rows for c in row.cells if c for f in c.fragments for b in f.blocks for line in b.lines]


def same_words(one: list[Word], other: list[Word]) -> bool:
    """Whether two cells hold the same words, in whatever order; nearly always it is the same one."""
    return one == other or {*map(place_of, one)} == {*map(place_of, other)}


def words_in(draft: Draft) -> Iterator[Word]:
    """All words of a table, those of dropped headings last."""
    return chain(chain.from_iterable(_lines_of(draft.rows)), draft.repeated)


def plain(cell: Cell | None) -> str:
    """A cell's words as one line of plain text, hyphens unresolved."""
    if cell is None:
        return ""
    return " ".join(spoken(line) for f in cell.fragments for b in f.blocks for line in b.lines)


def opening(cell: Cell | None) -> str:
    """The same as far as anybody looks who asks how a cell opens: its first lines, OPENING letters at least."""
    said = ""
    for fragment in cell.fragments if cell is not None else ():
        for block in fragment.blocks:
            for line in block.lines:
                said += f" {spoken(line)}" if said else spoken(line)
                if len(said) >= OPENING:
                    return said
    return said


def holds_words(cell: Cell | None) -> bool:
    """Whether anything is printed in a cell."""
    for fragment in cell.fragments if cell is not None else ():
        for block in fragment.blocks:
            if any(block.lines):
                return True
    return False


def plain_row(row: Row) -> tuple[str, ...]:
    return tuple(plain(cell) for cell in row.cells)


def letters_of(text: str) -> str:
    """Text as headings are compared: letters and figures only, in lower case."""
    plain = text.replace(" ", "")
    return (plain if plain.isalnum() else _NO_LETTER.sub("", plain)).lower()


def same_letters(one: Row, other: Row) -> bool:
    """Whether two rows say the same, cell by cell, as headings are compared.

    Recognition may misread some letters, or leave one short cell unread ("No.").
    """
    if len(one.cells) != len(other.cells):
        return False
    differ, unread = False, 0
    for a, b in zip(one.cells, other.cells, strict=True):
        own, its = letters_of(plain(a)), letters_of(plain(b))
        if own == its:
            continue
        differ, missing = True, not (own and its) and len(own + its) <= SHORT
        unread += missing
        if unread > 1 or not (missing or _misread(own, its)):
            return False
    return not differ or any(w.score < 1 for w in words_of_row(other))


def _misread(one: str, other: str) -> bool:
    """Whether two texts are one but for a letter or two; figures are what tells rows apart."""
    if abs(len(one) - len(other)) > SLIPS or not one or not other or _figures(one) != _figures(other):
        return False
    alike = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    longer = max(len(one), len(other))
    return longer - alike <= min(SLIPS, longer // LETTERS_A_SLIP)


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def letters_of_row(row: Row) -> list[str]:
    """A row's cells as headings are compared."""
    return [letters_of(text) for text in plain_row(row)]


def fragment_words(fragment: Fragment) -> Iterable[Word]:
    return (w for b in fragment.blocks for line in b.lines for w in line)
