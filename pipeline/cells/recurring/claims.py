"""Which label each piece of a recommendation belongs to: the one above it in its column, or to the left on its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.cells.recurring.labels import Front, follows, front_of
from pipeline.cells.recurring.pieces import Piece
from pipeline.cells.stanzas.flow import may_stand_before, without
from pipeline.models.page import Word
from pipeline.models.table import Block
from pipeline.profiles import Profile
from pipeline.text.lines import Line

TOUCH = 3.0  # points
OVER = 1.0  # heights of print that a label stands over its value at most


@dataclass(slots=True)
class Claim:
    """A label and the lines that belong to it; no wording where these are the recommendation's own, and no label: but
    the numbers of paragraphs in front of others.
    """

    wording: str
    words: Line
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Column:
    claim: Claim
    x0: float


def claims_of(
    region: Sequence[Piece], opening: Piece | None, labels: frozenset[str], wrapped: Mapping[str, str], profile: Profile
) -> list[Claim]:
    """The parts of one recommendation, in the order of their labels; the first is its own words.

    `opening`: the piece with its number, if it has one. `wrapped`: second lines of labels, and the first ones that they
    go on from.
    """
    own = Claim("", ())
    open_columns: Sequence[_Column] = [_Column(own, float("-inf"))]
    claims = [own]
    for line in _lines(region, labels, profile):
        fronts = [(piece, front_of(piece, labels, profile) if piece is not opening else None) for piece in line]
        for at, (piece, front) in enumerate(fronts):
            words = piece.words
            if front is None and _numbers_paragraph(piece, fronts[at + 1 :], opening):
                own.words = (*own.words, *words)
                continue
            before = _first_line(front, words, claims, wrapped) if front is not None else None
            if front is not None and before is not None:
                before.wording, before.words = f"{before.wording} {front.wording}", (*before.words, *words)
                words = ()
            elif front is not None:
                claim = Claim(front.wording, words[: front.count])
                claims.append(claim)
                right = next((p.left for p, f in fronts[at + 1 :] if f is not None), float("inf"))
                left = min(piece.left, piece.box.x0)
                right = min(right, _going_on(open_columns, piece, region, labels, profile))
                if opening is not None and _is_in_panel(piece, opening, region, labels, profile):
                    open_columns, right = _with_own(open_columns, _Column(own, opening.box.x0), opening, right)
                open_columns = _opened(open_columns, _Column(claim, left), right)
                words = words[front.count :]
            if piece is opening:
                own.lines += piece.lines
            elif words:
                for rest in without(Block(piece.lines), len(piece.words) - len(words)).lines:
                    _column_of(open_columns, rest[0]).claim.lines.append(rest)
    return claims


def _numbers_paragraph(piece: Piece, behind: Sequence[tuple[Piece, Front | None]], opening: Piece | None) -> bool:
    """Whether a piece is the number of a paragraph that begins with a label or the opening: minutes number them all."""
    led = bool(behind) and (behind[0][1] is not None or behind[0][0] is opening)
    return led and len(piece.words) == 1 and may_stand_before(piece.text)


def _first_line(front: Front, words: Line, claims: Sequence[Claim], wrapped: Mapping[str, str]) -> Claim | None:
    """The label above that a line goes on with."""
    first = wrapped.get(front.wording)
    found = (c for c in reversed(claims) if first and c.wording.endswith(first) and follows(c.words, words))
    return next(found, None)


def _lines(region: Sequence[Piece], labels: frozenset[str], profile: Profile) -> list[list[Piece]]:
    """The pieces line by line; a label in a drawn place of its own counts from the top of that."""
    cells: dict[tuple[int, float, float], bool] = {}
    whole = {id(p) for p in region if (f := front_of(p, labels, profile)) is not None and f.count == len(p.words)}
    for piece in region:
        key = (piece.page, piece.top, piece.left)
        cells[key] = cells.get(key, True) and id(piece) in whole
    tops: dict[tuple[int, int], float] = {}
    for piece in region:
        at = piece.page, piece.line
        tops[at] = min(tops.get(at, piece.box.top), piece.box.top)

    def height(piece: Piece) -> tuple[int, float]:
        drawn = piece.top < piece.box.top and piece.left < piece.box.x0
        raised = drawn and cells[piece.page, piece.top, piece.left]
        return piece.page, piece.top if raised else tops[piece.page, piece.line]

    ordered = sorted(region, key=lambda p: (*height(p), p.box.x0))
    return [list(group) for _, group in groupby(ordered, key=height)]


def _going_on(
    columns: Sequence[_Column], label: Piece, region: Sequence[Piece], labels: frozenset[str], profile: Profile
) -> float:
    """Where the first column begins, right of a label, in which lines still follow below it."""
    for column in sorted(columns, key=lambda c: c.x0):
        if column.x0 <= label.box.x1 or not column.claim.words:
            continue
        edge = column.claim.words[0].box.x0
        for piece in sorted(region, key=lambda p: (p.page, p.box.top)):
            if (piece.page, piece.box.bottom) <= (label.page, label.box.centre[1]) or piece.box.x1 <= edge:
                continue
            if abs(piece.box.x0 - edge) <= TOUCH:
                if front_of(piece, labels, profile) is None and not _is_beside(label, piece):
                    return column.x0
                break
            if piece.box.x0 < edge - TOUCH and piece.box.x1 > edge:
                break
    return float("inf")


def _with_own(columns: Sequence[_Column], own: _Column, opening: Piece, end: float) -> tuple[Sequence[_Column], float]:
    """The columns, while no label stands over the recommendation's own words; and where a panel beside them ends."""
    if _column_of(columns, opening.words[0]).claim is not own.claim:
        return columns, end
    return _opened(columns, own, end), min(end, own.x0)


def _is_in_panel(
    label: Piece, opening: Piece, region: Sequence[Piece], labels: frozenset[str], profile: Profile
) -> bool:
    """Whether a label stands left of the opening, over its value: what stands right of it is not said there."""
    own, edge = label.box, opening.box.x0
    if label.page != opening.page or own.x1 >= edge:
        return False
    under = [p for p in region if p.page == label.page and p.box.x1 < edge and p.box.top >= own.centre[1]]
    below = min((p for p in under if p is not label and p.box.x0 < own.x1), key=lambda p: p.box.top, default=None)
    near = below is not None and below.box.top - own.bottom <= OVER * own.height
    return near and below is not None and front_of(below, labels, profile) is None


def _is_beside(label: Piece, piece: Piece) -> bool:
    """Whether a label stands in a drawn place of its own, and a piece in one beside it."""
    drawn = label.top < label.box.top and label.left < label.box.x0
    return drawn and piece.page == label.page and piece.top == label.top


def _opened(columns: Sequence[_Column], new: _Column, end: float) -> list[_Column]:
    """The columns with a new one, which ends those that begin below it, up to `end`."""
    kept = (column for column in columns if not new.x0 - TOUCH <= column.x0 < end - TOUCH)
    return sorted([*kept, new], key=lambda c: c.x0)


def _column_of(columns: Sequence[_Column], word: Word) -> _Column:
    left = [c for c in columns if c.x0 - TOUCH <= word.box.x0]
    return left[-1] if left else columns[0]
