"""Labels that stand on the line of the number itself: "(a) You recommended: that …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.recurring.labels import fronts
from pipeline.cells.recurring.openings import Opening
from pipeline.cells.recurring.pieces import Piece
from pipeline.cells.stanzas.belief import ANSWERED
from pipeline.cells.status.printed import CROSSES, TICKS
from pipeline.profiles import Profile
from pipeline.text.lines import Line, box_of, spoken

SIGNS = TICKS | CROSSES  # others are ornaments
MOST = 3  # words of a number: "Recommendation No. 3"


def with_labels_apart(
    openings: Sequence[Opening], regions: Sequence[Sequence[Piece]], profile: Profile
) -> tuple[list[Opening], list[list[Piece]]]:
    """The openings and regions, those pieces cut behind the number in which the same label follows it in most."""
    cuts = [_behind(opening) for opening in openings]
    counts = Counter(wording for cut in cuts if cut for wording in _labels_in(cut[1], profile))
    often = {wording for wording, times in counts.items() if times >= ANSWERED * len(openings)}
    found, own = list(openings), [list(region) for region in regions]
    for at, (opening, cut) in enumerate(zip(openings, cuts, strict=True)):
        if cut and not often.isdisjoint(_labels_in(cut[1], profile)):
            place = next(i for i, piece in enumerate(own[at]) if piece is opening.piece)
            own[at][place : place + 1] = cut
            found[at] = replace(opening, piece=cut[0])
    return found, own


def with_signs_apart(
    openings: Sequence[Opening], regions: Sequence[Sequence[Piece]]
) -> tuple[list[Opening], list[list[Piece]]]:
    """The openings and regions, a sign at the end of a heading cut off where two have one at least: "… ✔"."""
    found, own = list(openings), [list(region) for region in regions]
    signed = [at for at, opening in enumerate(openings) if _ends_in_sign(opening.piece)]
    for at in signed if len(signed) > 1 else ():
        piece = openings[at].piece
        *lines, last = piece.lines
        heading = _of_lines(piece, (*lines, last[:-1]) if len(last) > 1 else tuple(lines))
        place = next(i for i, other in enumerate(own[at]) if other is piece)
        own[at][place : place + 1] = heading, _of_lines(piece, (last[-1:],))
        found[at] = replace(openings[at], piece=heading)
    return found, own


def _ends_in_sign(piece: Piece) -> bool:
    return len(piece.words) > 1 and piece.words[-1].text in SIGNS


def _of_lines(piece: Piece, lines: tuple[Line, ...]) -> Piece:
    """Some lines of a piece as one of its own."""
    box = box_of(word for line in lines for word in line)
    return replace(piece, lines=lines, box=box, text=" ".join(map(spoken, lines)))


def _labels_in(piece: Piece, profile: Profile) -> set[str]:
    """What may label the rest of a piece: not all that stands there."""
    return {front.wording for front in fronts(piece, profile) if front.count < len(piece.words)}


def _behind(opening: Opening) -> tuple[Piece, Piece] | None:
    """The number of an opening, and what stands behind it on its line; None where nothing does."""
    first, *others = opening.piece.lines
    marked = (at for at, word in enumerate(first[:MOST], start=1) if any(map(str.isdigit, word.text)) or at == 1)
    count = max(marked) if opening.number else 0
    if not 0 < count < len(first):
        return None
    behind = _of_lines(opening.piece, (first[count:], *others))  # its further lines begin below the number
    return _of_lines(opening.piece, (first[:count],)), behind
