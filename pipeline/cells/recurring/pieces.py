"""Lines of a page cut where white or an upright line parts them; a few words in one drawn place stay together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.text.lines import Line, box_of, cut_at, ended_at, lines_of, spoken

WIDE = 1.2  # heights of print: more white than this stands between two places
SPACE = 0.6  # the same: more than this is no space between two words
LABEL_WORDS = 4  # that a colon ends
TOUCH = 1.5  # points
WIDER = 1.5  # times the white between the words of a line
HEAD = 6  # words that stand over a block at most
FEW = 12  # words that a drawn place holds which may be a label as a whole


@dataclass(frozen=True, slots=True, eq=False)
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

    @property
    def words(self) -> Line:
        return tuple(word for line in self.lines for word in line)

    @property
    def page(self) -> int:
        return self.lines[0][0].page


def pieces_of(page: Page, taken: Places) -> list[Piece]:
    """All pieces of a page, line by line; `taken`: words that are none of the text."""
    free = [w for w in taken.without(page.words) if not w.style.hidden and not w.style.angle]
    upright = sorted((r.box for r in page.rulings if not r.horizontal), key=attrgetter("x0"))
    level = sorted((r.box for r in page.rulings if r.horizontal), key=attrgetter("top"))
    found: list[Piece] = []
    for at, line in enumerate(lines_of(free)):
        cuts = [i for i, pair in enumerate(pairwise(line), start=1) if _is_cut(*pair, upright) or _labels(line, i)]
        for words in cut_at(line, cuts):
            box = box_of(words)
            top, left = _above(level, box), _before(upright, box)
            found.append(Piece((words,), box, spoken(words), box.top if top is None else top, left or box.x0, at))
    return list(_brief_places(list(_below_heads(found))))


def _below_heads(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, cut as well where a word begins right below the beginning of a few words beside others.

    Blocks on slides stand side by side with little white between their longest lines, yet more than between words.
    """
    heads: list[float] = []  # where they begin, of those on the lines above
    for _, group in groupby(pieces, key=attrgetter("line")):
        line = list(group)
        for piece in line:
            words = piece.words
            at = [i for i, word in enumerate(words) if i and any(abs(word.box.x0 - x) <= TOUCH for x in heads)]
            white = {i: words[i].box.x0 - words[i - 1].box.x1 for i in range(1, len(words))} if at else {}
            usual = max((w for i, w in white.items() if i not in at), default=SPACE * piece.box.height)
            cuts = [i for i in at if white[i] > WIDER * usual]
            for number, part in enumerate(cut_at(words, cuts) if cuts else ()):
                box = box_of(part)
                yield Piece((part,), box, spoken(part), piece.top, box.x0 if number else piece.left, piece.line)
            if not cuts:
                yield piece
        heads += [piece.box.x0 for piece in line[1:] if len(piece.words) <= HEAD]


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


def _is_cut(one: Word, other: Word, upright: Sequence[Box]) -> bool:
    """Whether two words of a line stand in two places."""
    if other.box.x0 - one.box.x1 > WIDE * min(one.box.height, other.box.height):
        return True
    start = bisect_left(upright, one.box.x1 - TOUCH, key=attrgetter("x0"))
    end = bisect_right(upright, other.box.x0 + TOUCH, key=attrgetter("x0"))
    y = one.box.centre[1]
    return any(box.top <= y <= box.bottom for box in upright[start:end])


def _labels(line: Line, at: int) -> bool:
    """Whether a second label of a line begins, behind less white: "Lead: Ann Ash   Target: 3 May"."""
    one, other = line[at - 1].box, line[at].box
    if other.x0 - one.x1 <= SPACE * min(one.height, other.height) or not line[at].text[0].isupper():
        return False
    return ended_at(line[at : at + LABEL_WORDS]) > 0 < ended_at(line[:LABEL_WORDS])


def _above(level: Sequence[Box], box: Box) -> float | None:
    """The height of the nearest level line over a piece."""
    x = box.centre[0]
    over = level[: bisect_right(level, box.centre[1], key=attrgetter("top"))]
    return next((line.top for line in reversed(over) if line.x0 - TOUCH <= x <= line.x1 + TOUCH), None)


def _before(upright: Sequence[Box], box: Box) -> float | None:
    """Where the nearest upright line to the left of a piece stands."""
    y = box.centre[1]
    left = upright[: bisect_right(upright, box.x0 + TOUCH, key=attrgetter("x0"))]
    return next((line.x0 for line in reversed(left) if line.top <= y <= line.bottom), None)
