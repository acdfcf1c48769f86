"""Where each recommendation stands: from its opening to the next one, below one another or in columns."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.recurring.labels import front_of, labels_of
from pipeline.cells.recurring.openings import Opening
from pipeline.cells.recurring.pieces import Piece
from pipeline.cells.stanzas.card_frames import Card, Frames, by_rows
from pipeline.profiles import Profile

SAME = 12.0  # points by which openings of one column differ
EVEN = 12.0  # points by which those of one row do
RAISED = 0.6  # heights of print that something of a recommendation may stand above its number
TOUCH = 3.0  # points
NEAR = 2.0  # heights of print between it and a line over it that is not part of a drawn place


def in_frames(frames: Sequence[Card], pieces: Sequence[Piece]) -> tuple[list[Opening], list[list[Piece]]]:
    """The pieces in each of some frames, read row by row, and the first piece of each as what opens it."""
    cards = by_rows(frames)
    held = [[p for p in pieces if p.page == card.page and card.box.holds(*p.box.centre)] for card in cards]
    filled = [
        (card, sorted(own, key=lambda p: (p.line, p.box.x0))) for card, own in zip(cards, held, strict=True) if own
    ]
    return [Opening(own[0], card=card) for card, own in filled], [own for _, own in filled]


def less_below_frames(openings: Sequence[Opening], regions: Sequence[list[Piece]], frames: Frames) -> list[list[Piece]]:
    """The pieces of each recommendation, those of the last less what stands below its frame on the page, and overleaf.

    Only where all of them stand in frames as a whole; one that the page cuts goes on in another of the same width.
    """
    *others, (_, last) = zip(openings, regions, strict=True)
    own = next((cards for cards in frames if any(card is openings[-1].card for card in cards)), ())
    if not own or not all(o.card is not None and all(_held(p, own) for p in region) for o, region in others):
        return list(regions)
    held = [piece for piece in last if _held(piece, own)]
    below = any(piece.page == held[-1].page for piece in last if not _held(piece, own)) if held else False
    return [*(region for _, region in others), held if below else last]


def _held(piece: Piece, cards: Sequence[Card]) -> bool:
    return any(card.holds(piece.words[0]) for card in cards)


def less_slides_behind(
    openings: Sequence[Opening], regions: Sequence[Sequence[Piece]], profile: Profile
) -> list[Sequence[Piece]]:
    """The pieces of each recommendation, those of the last less the slides behind its own, which begin anew.

    Only where no other goes on over a slide of its own, and none of those behind the last has a label.
    """
    labels = labels_of(regions, profile)
    pages = [opening.piece.page for opening in openings]
    over = any(a < piece.page < b for a, b, own in zip(pages, pages[1:], regions, strict=False) for piece in own)
    *others, last = regions
    behind = [piece for piece in last if piece.page > pages[-1]]
    if over or any(front_of(piece, labels, profile) is not None for piece in behind):
        return list(regions)
    return [*others, [piece for piece in last if piece.page <= pages[-1]]]


def regions_of(openings: Sequence[Opening], pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each recommendation, in the order in which they stand on the pages."""
    columns = _columns(openings)
    if len(columns) > 1:
        return [_in_column(at, openings, pieces, columns) for at in range(len(openings))]
    starts = [_start(opening.piece, openings) for opening in openings]
    found: list[list[Piece]] = [[] for _ in openings]
    at = -1
    for piece in sorted(pieces, key=lambda p: (p.page, p.box.centre[1])):
        while at + 1 < len(starts) and (piece.page, piece.box.centre[1]) >= starts[at + 1]:
            at += 1
        if at >= 0:
            found[at].append(piece)
    return found


def _start(piece: Piece, openings: Sequence[Opening]) -> tuple[int, float]:
    """Where a recommendation begins that a piece opens: at the line drawn over it, if that is near.

    No line over another opening is: that is drawn around several.
    """
    height = piece.words[0].box.height
    near = piece.left < piece.box.x0 or piece.box.top - piece.top < NEAR * height
    over = (o.piece for o in openings if o.piece.page == piece.page and o.piece.box.bottom < piece.box.top)
    near = near and all(other.box.bottom < piece.top + TOUCH for other in over)
    return piece.page, min(piece.top if near else piece.box.top, piece.box.top - RAISED * height)


def _columns(openings: Sequence[Opening]) -> list[float]:
    """Where the columns begin in which openings stand beside one another; one where none does."""
    beside = any(
        a.piece.page == b.piece.page
        and abs(a.piece.box.top - b.piece.box.top) <= EVEN
        and b.piece.box.x0 - a.piece.box.x0 > SAME
        for a in openings
        for b in openings
    )
    lefts: list[float] = []
    for x in sorted(o.piece.box.x0 for o in openings):
        if not lefts or x - lefts[-1] > SAME:
            lefts.append(x)
    return lefts if beside else lefts[:1]


def _in_column(at: int, openings: Sequence[Opening], pieces: Sequence[Piece], columns: Sequence[float]) -> list[Piece]:
    """The pieces below an opening in its column, down to the next one there or to the next row of them."""
    own = openings[at].piece
    left = max(x for x in columns if x <= own.box.x0 + SAME)
    right = min((x for x in columns if x > left), default=float("inf"))
    top = _start(own, openings)[1]
    page = [o.piece for o in openings if o.piece.page == own.page]
    foot = min((_start(o, openings)[1] for o in page if o.box.top > own.box.top + EVEN), default=float("inf"))
    return [
        p
        for p in pieces
        if p.page == own.page and top <= p.box.centre[1] < foot and left - SAME <= p.box.x0 < right - SAME
    ]
