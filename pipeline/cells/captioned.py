"""Values below small captions of their own, each pair in one cell: a row for each caption, beside what it heads.

"OWNER" over "Head of Transport", "DUE" over "March 2025", and below such a strip "PROGRESS" over its text across the
whole width: whatever columns the cells stand in, they are the labels and values of one recommendation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.cutting import words_of
from pipeline.cells.stanzas.card_pairs import counts
from pipeline.models.page import Style, Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lines import Line, lines_of, spoken

CAPTION_WORDS = 8
KNOWN = 0.5  # share of captions that must be headings of a report
FEWEST = 2  # captions beside that of the recommendation that must be
SAME = 0.3  # points by which the heights of print of one size differ
SENTENCE = 3  # words: what is recommended says more; a heading in two lines does not

_Look = tuple[Style, float]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One caption with its value; none over a number that stands alone, and over the end of what a page cut."""

    role: str | None
    label: Cell | None
    value: Cell


def with_captions_apart(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables, those whose cells all carry captions of a recommendation's fields with two columns: label and value.

    What goes on with one at the top of the next page is cut in the same way.
    """
    found: list[Table] = []
    before: Table | None = None  # the one in front, as it was, if its captions were set apart
    for table in tables:
        cut = before is not None and table.boxes[0].page == before.boxes[-1].page + 1
        pieces = None if table.nested or not _is_crowded(table) else _pieces(table, profile, cut=cut)
        own = pieces is not None and (cut or _is_card(pieces, profile))
        found.append(replace(table, rows=tuple(_rows(pieces))) if pieces and own else table)
        before = table if own else None
    return found


def _is_crowded(table: Table) -> bool:
    """Whether most cells hold more than one line."""
    cells = [cell for row in table.rows for cell in row.cells if cell is not None and cell.text]
    return bool(cells) and sum(len(_lines(cell)) > 1 for cell in cells) > len(cells) / 2


def _pieces(table: Table, profile: Profile, *, cut: bool) -> list[_Piece] | None:
    """All captions and their values, in order; None where a cell has no caption and is none of the exceptions."""
    found: list[_Piece] = []
    page = 0
    for at, row in enumerate(table.rows):
        cells = [cell for cell in row.cells if cell is not None and not cell.blank]
        for cell in cells:
            own = list(_captioned(cell, profile))
            begins_page = cell.fragments and cell.fragments[0].page != page and (at > 0 or cut)
            if not own and not (counts(cell, profile) or (len(cells) == 1 and begins_page)):
                return None
            found += own or [_Piece(None, None, cell)]
        page = max((f.page for cell in cells for f in cell.fragments), default=page)
    return found


def _is_card(pieces: Sequence[_Piece], profile: Profile) -> bool:
    """Whether the captions are those of what is said of a recommendation, and one of them that of its words."""
    captions = [piece for piece in pieces if piece.label is not None]
    asked = [piece for piece in captions if piece.role == "recommendation"]
    others = {piece.role for piece in captions if piece.role in PAIRED}
    known = sum(piece.role is not None for piece in captions)
    told = all(len(piece.value.text.value.split()) > SENTENCE for piece in asked)
    return bool(asked) and told and len(others) >= FEWEST and known >= KNOWN * len(captions)


def _rows(pieces: Sequence[_Piece]) -> Iterator[Row]:
    for piece in pieces:
        value = piece.value._replace(columns=1, rows=1)
        if piece.label is not None:
            yield Row((piece.label, value))
        elif any(map(str.isdigit, value.text.value)) and len(value.text.value.split()) <= CAPTION_WORDS:
            yield Row((value._replace(columns=2), None))
        else:
            yield Row((Cell(), value))


def _captioned(cell: Cell, profile: Profile) -> Iterator[_Piece]:
    """The captions of a cell with what stands below each: the first by its print or its words, others by both."""
    lines = _lines(cell)
    if not lines:
        return
    count = _by_look(lines) or int(_role(lines[:1], profile) is not None)
    if not count:
        return
    look = _look(lines[0])
    more = [at for at in range(count + 1, len(lines)) if _look(lines[at]) == look != _look(lines[count])]
    starts = [0, *(at for at in more if _role(lines[at : at + 1], profile))]
    for start, end in pairwise([*starts, len(lines)]):
        height = count if start == 0 else 1
        yield _piece(cell, lines, (start, start + height, end), _role(lines[start : start + height], profile))


def _piece(cell: Cell, lines: Sequence[Line], cuts: tuple[int, int, int], role: str | None) -> _Piece:
    first, behind, end = (sum(map(len, lines[:at])) for at in cuts)
    label = words_of(cell, first, behind)._replace(columns=1, rows=1)
    if end > behind:
        return _Piece(role, label, words_of(cell, behind, end)._replace(marks=cell.marks))
    bare = tuple(fragment._replace(blocks=()) for fragment in cell.fragments)
    return _Piece(role, label, cell._replace(fragments=bare, text=Text()))


def _lines(cell: Cell) -> Sequence[Line]:
    """The printed lines of a cell; none where its words are not read in that order."""
    words = cell.text.words()
    lines = lines_of(words)
    return lines if tuple(w for line in lines for w in line) == tuple(words) else ()


def _by_look(lines: Sequence[Line]) -> int:
    """How many lines on top are printed as none below them begins; 0 where all are alike."""
    look = _look(lines[0])
    count = len(list(takewhile(lambda line: look is not None and _look(line) == look, lines)))
    words = sum(map(len, lines[:count]))
    return count if count < len(lines) and words <= CAPTION_WORDS else 0


def _look(line: Line) -> _Look | None:
    """How a line is printed; None where not all of it is printed alike."""
    looks = {_print(word) for word in line}
    return looks.pop() if len(looks) == 1 else None


def _print(word: Word) -> _Look:
    return word.style.look, round(word.box.height / SAME)


def _role(lines: Sequence[Line], profile: Profile) -> str | None:
    text = " ".join(map(spoken, lines)).strip(" :")
    return role_of(text, profile) if len(text.split()) <= CAPTION_WORDS else None
