"""Headings that a tagged table prints again on every page: dropped, their words kept as `repeated`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Word
from pipeline.models.table import Cell, Fragment, Row
from pipeline.tables.draft import Draft, fragment_words, letters_of, letters_of_row, same_letters, words_of_row

HEADINGS = 3


def without_repeats(draft: Draft) -> Draft:
    """The draft with each heading once.

    Some software tags the heading once and puts the words of every page into it; some tags a heading row
    per page. Both are the same heading printed again.
    """
    dropped: list[Word] = []
    top = tuple(_once(row, dropped) for row in draft.rows[:HEADINGS])
    body = []
    again = False  # whether the row in front was the heading printed again: the second one of it may follow
    page = 0  # on which the last row that was kept ends: only at the top of a page a heading is printed again
    for row in draft.rows[HEADINGS:]:
        pages = [f.page for cell in row.cells if cell for f in cell.fragments]
        if pages and pages[0] > page and _repeats(row, top if again or _is_title(top) else top[:1]):
            dropped += words_of_row(row)
            again = True
        else:
            body.append(row)
            page, again = max([page, *pages]), False
    return replace(draft, rows=(*_distinct(top, dropped), *body), repeated=draft.repeated + tuple(dropped))


def _distinct(top: Sequence[Row], dropped: list[Word]) -> list[Row]:
    """Heading rows among the first ones that say the same."""
    kept: list[Row] = []
    for row in top:
        if kept and _repeats(row, kept[:1]) and words_of_row(row)[0].page != words_of_row(kept[0])[0].page:
            dropped += words_of_row(row)
        else:
            kept.append(row)
    return kept


def _once(row: Row, dropped: list[Word]) -> Row:
    return row._replace(cells=tuple(c and _cell_once(c, dropped) for c in row.cells))


def _cell_once(cell: Cell, dropped: list[Word]) -> Cell:
    """A cell without the fragments that say the same on later pages as its first one."""
    if len(cell.fragments) < 2:
        return cell
    kept: list[Fragment] = []
    for fragment in cell.fragments:
        if kept and _letters(fragment) == _letters(kept[0]) and _letters(fragment):
            dropped += fragment_words(fragment)
        else:
            kept.append(fragment)
    return cell._replace(fragments=tuple(kept))


def _is_title(top: Sequence[Row]) -> bool:
    """Whether the first row is a title, which may be printed once above a heading that is printed again."""
    return bool(top) and sum(map(bool, letters_of_row(top[0]))) < 2


def _letters(fragment: Fragment) -> str:
    """What a fragment says, by its letters; by its signs where it has none: "#" over the numbers."""
    said = "".join(w.text for w in fragment_words(fragment))
    return letters_of(said) or said


def _repeats(row: Row, top: Sequence[Row]) -> bool:
    """Whether a row says what one of the heading rows says, in at least two cells."""
    return any(same_letters(row, other) and sum(map(bool, letters_of_row(row))) > 1 for other in top[:2])
