"""Headings between recommendations: the themes that they stand under, and what heads the rest of the paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from pipeline.cells.labelled_values import Look, look_of
from pipeline.cells.recurring.labels import front_of
from pipeline.cells.recurring.openings import Opening
from pipeline.cells.recurring.pieces import Piece
from pipeline.cells.stanzas.flow import Item, is_rule, item_of_line
from pipeline.cells.status.headed import is_brief_state
from pipeline.profiles import Profile
from pipeline.text.letterheads import is_letterhead

LARGER = 1.15  # times the usual height of print
MOST_WORDS = 14
EDGE = 12.0  # points

NO_LOOK: Look = (False, False, "")

Regions = Sequence[Sequence[Piece]]


class Print(NamedTuple):
    """How words are printed, and how high."""

    look: Look
    height: float


def themes_of(
    openings: Sequence[Opening], pieces: Sequence[Piece], regions: Regions, labels: frozenset[str], profile: Profile
) -> tuple[list[Item | None], list[list[Piece]]]:
    """The theme that each recommendation stands under, and the pieces of each without headings at its end.

    A heading behind the last of all ends it: what follows is no part of it.
    """
    usual = _usual_of(regions)
    own: list[list[Piece]] = []
    after: list[Piece | None] = []
    for at, region in enumerate(regions):
        last = at == len(regions) - 1
        heading = _heading(region, openings[at].piece, labels, usual, profile, last=last)
        own.append([p for p in region[:heading] if not is_rule(p.words)])
        head = region[heading] if heading is not None and not last else None
        after.append(head if head is not None and not is_letterhead(head.text) else None)
    if not any(after):
        return [None] * len(regions), own
    theme = _over_first(openings[0].piece, pieces, usual, labels, profile)
    themes: list[Item | None] = []
    for heading_after in after:
        themes.append(theme)
        theme = _item(heading_after) if heading_after is not None else theme
    return themes, own


def _usual_of(regions: Regions) -> Print:
    """How most words of the recommendations are printed."""
    words = [w for region in regions for piece in region for w in piece.words]
    looks = Counter(map(look_of, words))
    heights = [(box := w[2])[3] - box[1] for w in words]
    return Print(looks.most_common(1)[0][0], median(heights)) if words else Print(NO_LOOK, 0.0)


def _is_apart(piece: Piece, usual: Print) -> bool:
    """Whether a piece is printed unlike the usual text, or larger, and short."""
    words = piece.words
    larger = min(w.box.height for w in words) > LARGER * usual.height
    return len(words) <= MOST_WORDS and (larger or all(look_of(w) != usual.look for w in words))


def _heading(
    region: Sequence[Piece],
    opening: Piece,
    labels: frozenset[str],
    usual: Print,
    profile: Profile,
    *,
    last: bool,
) -> int | None:
    """Where a heading stands at the end of a recommendation, or anywhere behind what is said of the last one."""
    labelled = (at for at in range(len(region) - 1, -1, -1) if front_of(region[at], labels, profile) is not None)
    start = next(labelled, len(region) - 1) + 1
    reach = range(start + 1, len(region)) if last else range(max(start, len(region) - 1), len(region))
    return next((at for at in reach if _ends(at, region, opening, usual, profile, last=last)), None)


def _ends(at: int, region: Sequence[Piece], opening: Piece, usual: Print, profile: Profile, *, last: bool) -> bool:
    """Whether a heading stands there, or, behind the last recommendation, a line made of signs."""
    return (last and is_rule(region[at].words)) or _heads(at, region, opening, usual, profile)


def _heads(at: int, region: Sequence[Piece], opening: Piece, usual: Print, profile: Profile) -> bool:
    piece, text = region[at], region[at].text
    alone = sum(other.page == piece.page and other.line == piece.line for other in region) == 1
    left = piece.box.x0 <= opening.box.x0 + EDGE
    return alone and left and _is_apart(piece, usual) and text[-1] not in ".;," and not is_brief_state(text, profile)


def _over_first(
    opening: Piece, pieces: Sequence[Piece], usual: Print, labels: frozenset[str], profile: Profile
) -> Item | None:
    """The heading right above the first recommendation."""
    above = [p for p in pieces if p.page == opening.page and p.box.bottom <= opening.box.top]
    last = max(above, key=lambda p: p.box.bottom, default=None)
    if last is None or front_of(last, labels, profile) is not None:
        return None
    return _item(last) if _is_apart(last, usual) else None


def _item(piece: Piece) -> Item:
    return item_of_line(piece.words)
