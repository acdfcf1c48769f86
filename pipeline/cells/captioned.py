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
from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.card_pairs import heads, titled_cell, titles
from pipeline.cells.stanzas.cards_cut import as_wide
from pipeline.models.page import Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, lines_of, spoken

CAPTION_WORDS = 8
KNOWN = 0.5  # share of captions that must be headings of a report
FEWEST = 2  # captions beside that of the recommendation that must be
SAME = 0.3  # points: print whose height rounds to the same step of this is of one size
NUMBER = "No."
SENTENCE = 3  # words: what is recommended says more; a heading in two lines does not

_Look = tuple[tuple[str, bool, bool, str, bool, int], int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One caption with its value; empty over the end of what a page cut."""

    role: str | None
    label: Cell
    value: Cell


def with_captions_apart(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables, those whose cells all carry captions of a recommendation's fields with two columns: label and value.

    What goes on with one at the top of the next page is cut in the same way.
    """
    said = [_pieces(table, profile, cut=False) or [] for table in tables]
    if not any(map(_is_card, said)):
        return list(tables)
    found: list[Table] = []
    before: Table | None = None  # the one in front, as it was, if its captions were set apart
    for table in _whole(tables, said):
        cut = before is not None and _is_overleaf(before, table)
        pieces = _pieces(table, profile, cut=cut)
        before = table if pieces and (cut or _is_card(pieces)) else None
        found.append(replace(table, rows=_rows(pieces)) if pieces and before else table)
    return found


def _whole(tables: Sequence[Table], said: Sequence[Sequence[_Piece | Row]]) -> Iterator[Table]:
    """The tables, a strip at the foot of a page put to the rest of its card: other cards print such a strip as well."""
    cards = [own for own in said if _is_card(own)]
    held: Table | None = None
    for at, table in enumerate(tables):
        whole = _joined(held, table) if held is not None else table
        labels = _labels(said[at])
        strip = bool(labels) and not _is_card(said[at]) and any(labels < _labels(own) for own in cards)
        rest = tables[at + 1] if strip and at + 1 < len(tables) else None
        held = None
        if rest is not None and _is_overleaf(table, rest) and _asks_first(said[at + 1], labels):
            held = whole
        else:
            yield whole


def _asks_first(pieces: Sequence[_Piece | Row], strip: frozenset[str]) -> bool:
    """Whether what is recommended comes in front of all captions that a strip has."""
    captions = (piece for piece in pieces if isinstance(piece, _Piece))
    told = takewhile(lambda piece: folded(piece.label.text.value) not in strip, captions)
    return any(piece.role == "recommendation" for piece in told)


def _labels(pieces: Sequence[_Piece | Row]) -> frozenset[str]:
    return frozenset(folded(piece.label.text.value) for piece in pieces if isinstance(piece, _Piece))


def _joined(head: Table, rest: Table) -> Table:
    rows = as_wide((*head.rows, *rest.rows), max(head.width, rest.width))
    return replace(head, rows=rows, boxes=(*head.boxes, *rest.boxes), repeated=(*head.repeated, *rest.repeated))


def _is_overleaf(before: Table, table: Table) -> bool:
    return table.boxes[0].page == before.boxes[-1].page + 1


def _is_crowded(table: Table) -> bool:
    """Whether half of its cells hold more than one line."""
    cells = [cell for row in table.rows for cell in row.cells if cell is not None and cell.text]
    return bool(cells) and sum(len(_lines(cell)) > 1 for cell in cells) >= len(cells) / 2


def _pieces(table: Table, profile: Profile, *, cut: bool) -> list[_Piece | Row] | None:
    """All captions and their values, in order; None where a cell has no caption and is none of the exceptions.

    None as well where a row has captions alone: those are headings. The exceptions are a bar with number or title, a
    number at the head of a strip, and the end of what a page cut.
    """
    if table.nested:
        return None
    found: list[_Piece | Row] = []
    page = 0
    for at, row in enumerate(table.rows):
        cells = [cell for cell in row.cells if cell is not None and not cell.blank]
        begins_page = (at > 0 or cut) and any(f.page != page for cell in cells for f in cell.fragments[:1])
        flat = all(len(_lines(cell)) <= 1 for cell in cells)
        bar = Row(tuple(cell._replace(columns=1, rows=1) for cell in cells))
        if flat and (heads(bar, profile) or titles(bar, profile)):
            found.append(bar)  # the number of a recommendation, maybe with its title or a state
            cells = []
        elif flat and len(cells) > 1 and not _is_code(cells[0]):
            return None  # no value stands below any caption
        for cell in cells:
            own = list(_captioned(cell, profile))
            if not own and cell is cells[0] and len(cells) > 1 and _is_code(cell):
                own = [_Piece("number", titled_cell(NUMBER), cell)]
            elif not own and len(cells) == 1 and begins_page:
                own = [_Piece(None, Cell(), cell)]
            if not own:
                return None
            found += own
        if len(cells) > 1 and not any(isinstance(p, _Piece) and p.value.text for p in found[-len(cells) :]):
            return None
        page = max((f.page for cell in cells for f in cell.fragments), default=page)
    return found if _is_crowded(table) else None


def _is_code(cell: Cell) -> bool:
    """ "FT1": a number that stands alone."""
    return len(cell.text.value.split()) == 1 and any(map(str.isdigit, cell.text.value))


def _is_card(pieces: Sequence[_Piece | Row]) -> bool:
    """Whether the captions are those of what is said of a recommendation, and one of them that of its words."""
    captions = [piece for piece in pieces if isinstance(piece, _Piece) and piece.label.text]
    asked = [piece for piece in captions if piece.role == "recommendation"]
    others = {piece.role for piece in captions if piece.role in PAIRED}
    known = sum(piece.role is not None for piece in captions)
    told = any(len(piece.value.text.value.split()) > SENTENCE for piece in asked)
    return told and len(others) >= FEWEST and known >= KNOWN * len(captions)


def _rows(pieces: Sequence[_Piece | Row]) -> tuple[Row, ...]:
    rows = [p if isinstance(p, Row) else Row((p.label, p.value._replace(columns=1, rows=1))) for p in pieces]
    return as_wide(rows, max(len(row.cells) for row in rows))


def _captioned(cell: Cell, profile: Profile) -> Iterator[_Piece]:
    """The captions of a cell with what stands below each: the first by its print or its words, others by both."""
    lines = _lines(cell)
    if not lines:
        return
    count = _by_look(lines) or int(_role(lines[:1], profile) is not None)
    if not count:
        return
    if numbered(words_of(cell, 0, sum(map(len, lines[:count]))).text, profile).number is not None:
        return  # "Recommendation 4: Ferries", in bold over the text of one
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
    first = _print(line[0])
    return first if len(line) == 1 or all([_print(word) == first for word in line[1:]]) else None


def _print(word: Word) -> _Look:
    """How a word is printed and how high, whatever marked content it belongs to."""
    _, top, _, bottom = word[2]
    font, bold, italic, colour, _, hidden, angle, _ = word[3]
    return (font, bold, italic, colour, hidden, angle), round((bottom - top) / SAME)


def _role(lines: Sequence[Line], profile: Profile) -> str | None:
    text = " ".join(map(spoken, lines)).strip(" :")
    return role_of(text, profile) if len(text.split()) <= CAPTION_WORDS else None
