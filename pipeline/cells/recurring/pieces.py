"""Lines of a page cut where white or an upright line parts them; a few words in one drawn place stay together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from pipeline.models.page import Box, Page
from pipeline.models.places import Places
from pipeline.text.lines import Line, box_of, cut_at, ended_at, lines_of, spoken

WIDE = 1.2  # heights of print: more white than this stands between two places
SPACE = 0.6  # the same: more than this is no space between two words
LABEL_WORDS = 4  # that a colon ends
TOUCH = 1.5  # points
WIDER = 1.5  # times the white between the words of a line
HEAD = 6  # words that stand over a block at most
FEW = 12  # words that a drawn place holds which may be a label as a whole


@dataclass(frozen=True, eq=False)
class Piece:
    """Some words that stand together; `top` and `left` are those of the drawn place around them, if any.

    A piece is equal to itself alone, so that what may label it is looked for once.
    """

    lines: tuple[Line, ...]
    box: Box
    text: str
    top: float
    left: float
    line: int  # of its page

    @cached_property
    def words(self) -> Line:
        return tuple([word for line in self.lines for word in line]) if len(self.lines) > 1 else self.lines[0]

    @cached_property
    def page(self) -> int:
        return self.lines[0][0].page


def pieces_of(page: Page, taken: Places) -> list[Piece]:
    """All pieces of a page, line by line; `taken`: words that are none of the text."""
    free = [w for w in taken.without(page.words) if not w[3].hidden and not w[3].angle]
    drawn = _Drawn.on(page)
    found: list[Piece] = []
    for at, line in enumerate(lines_of(free)):
        for words in cut_at(line, list(_cuts(line, drawn))):
            box = box_of(words)
            top, left = drawn.above(box), drawn.before(box)
            found.append(Piece((words,), box, spoken(words), box.top if top is None else top, left or box.x0, at))
    return list(_brief_places(list(_below_heads(found))))


class _Drawn(NamedTuple):
    """The straight lines of a page, in order, with the sides that they are looked for by."""

    upright: Sequence[Box]
    lefts: Sequence[float]
    level: Sequence[Box]
    tops: Sequence[float]

    @classmethod
    def on(cls, page: Page) -> _Drawn:
        upright = sorted([r.box for r in page.rulings if not r.horizontal], key=attrgetter("x0"))
        level = sorted([r.box for r in page.rulings if r.horizontal], key=attrgetter("top"))
        return cls(upright, [box.x0 for box in upright], level, [box.top for box in level])

    def between(self, left: float, right: float, y: float) -> bool:
        """Whether an upright line stands between two places at some height."""
        start, end = bisect_left(self.lefts, left - TOUCH), bisect_right(self.lefts, right + TOUCH)
        return any([box.top <= y <= box.bottom for box in self.upright[start:end]])

    def above(self, box: Box) -> float | None:
        """The height of the nearest level line over a piece."""
        x, y = box.centre
        for at in range(bisect_right(self.tops, y) - 1, -1, -1):
            x0, top, x1, _ = self.level[at]
            if x0 - TOUCH <= x <= x1 + TOUCH:
                return top
        return None

    def before(self, box: Box) -> float | None:
        """Where the nearest upright line to the left of a piece stands."""
        y = box.centre[1]
        for at in range(bisect_right(self.lefts, box.x0 + TOUCH) - 1, -1, -1):
            x0, top, _, bottom = self.upright[at]
            if top <= y <= bottom:
                return x0
        return None


def _below_heads(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, cut as well where a word begins right below the beginning of a few words beside others.

    Blocks on slides stand side by side with little white between their longest lines, yet more than between words.
    """
    heads: list[float] = []  # where they begin, of those on the lines above, from left to right
    for _, group in groupby(pieces, key=attrgetter("line")):
        line = list(group)
        for piece in line:
            words = piece.words
            at = [i for i, word in enumerate(words) if i and _is_near(word[2][0], heads)] if heads else ()
            white = {i: words[i].box.x0 - words[i - 1].box.x1 for i in range(1, len(words))} if at else {}
            usual = max((w for i, w in white.items() if i not in at), default=SPACE * piece.box.height)
            cuts = [i for i in at if white[i] > WIDER * usual]
            for number, part in enumerate(cut_at(words, cuts) if cuts else ()):
                box = box_of(part)
                yield Piece((part,), box, spoken(part), piece.top, box.x0 if number else piece.left, piece.line)
            if not cuts:
                yield piece
        for piece in line[1:]:
            if len(piece.words) <= HEAD:
                insort(heads, piece.box.x0)


def _is_near(x: float, places: Sequence[float]) -> bool:
    """Whether a place is nearly one of others, which are in order."""
    at = bisect_left(places, x)
    return any([abs(x - other) <= TOUCH for other in places[max(at - 1, 0) : at + 1]])


def _brief_places(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, those of a drawn place that holds a few words only as one."""
    places: dict[tuple[float, float], list[Piece]] = {}
    for piece in pieces:
        if piece.top < piece.box.top and piece.left < piece.box.x0:
            places.setdefault((piece.top, piece.left), []).append(piece)
    whole = {id(own[0]): own for own in places.values() if len(own) > 1 and _is_brief(own)}
    others = {id(piece) for own in whole.values() for piece in own[1:]}
    for piece in pieces:
        if id(piece) in whole:
            own = whole[id(piece)]
            lines = tuple(line for p in own for line in p.lines)
            box = box_of(word for line in lines for word in line)
            yield Piece(lines, box, " ".join(map(spoken, lines)), piece.top, piece.left, piece.line)
        elif id(piece) not in others:
            yield piece


def _is_brief(place: Sequence[Piece]) -> bool:
    """Whether lines that stand below one another are no more than a label may be."""
    below = all(one.box.bottom <= other.box.centre[1] for one, other in pairwise(place))
    return below and sum(len(piece.words) for piece in place) <= FEW


def _cuts(line: Line, drawn: _Drawn) -> Iterator[int]:
    """Where a line is cut: in front of a word that stands in another place, or begins a second label."""
    for at, (one, other) in enumerate(pairwise(line), start=1):
        (_, top, end, bottom), (start, other_top, _, other_bottom) = one[2], other[2]
        white, height = start - end, min(bottom - top, other_bottom - other_top)
        apart = white > WIDE * height or (drawn.upright and drawn.between(end, start, (top + bottom) / 2))
        if apart or (white > SPACE * height and _labels(line, at)):
            yield at


def _labels(line: Line, at: int) -> bool:
    """Whether a second label of a line begins, behind less white: "Lead: Ann Ash   Target: 3 May"."""
    return line[at].text[0].isupper() and ended_at(line[at : at + LABEL_WORDS]) > 0 < ended_at(line[:LABEL_WORDS])
