"""Recognised lines as words with box, style and score: their height, slant, strips and strokes between them."""

from __future__ import annotations

import colorsys
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Box, Style, Word
from pipeline.read.scan.bullets import with_bullets
from pipeline.read.scan.engine import Line, PixelBox
from pipeline.read.scan.ink import filled, pieces_of
from pipeline.read.scan.letters import ALIKE, ASCENT, DESCENT, Print, Usual, of_line, usual_print, with_common_sizes
from pipeline.read.scan.picture import extremes
from pipeline.read.scan.specks import begins_with_speck, behind_speck, trimmed
from pipeline.text.ocr_slips import (
    address_goes_on,
    cuts_at,
    hangs_on,
    mended,
    parts,
    with_days,
    with_figure,
    with_names,
    with_slashes,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Levels = npt.NDArray[np.float32]
    from pipeline.read.marks import Pixels


MOST = 0.92  # of the distance of two lines: from the head to the foot of one
NEXT = 2.0  # sizes of print: a line further below is no next line of a paragraph
OVER = 0.5  # of the narrower of two lines, that they must share across
FEWEST = 3  # pairs of lines that tell a distance
LOW = 0.2  # of the distances are less: paragraphs and cells stand further apart than their lines


def with_pitch(prints: Sequence[Print]) -> list[Print]:
    """The lines of a page, none higher than the distance of such lines allows."""
    steps = list(_steps(prints))
    return [_lower(print_, steps) for print_ in prints]


def _lower(print_: Print, steps: Sequence[tuple[float, float]]) -> Print:
    own = sorted(step for height, step in steps if abs(height - print_.height) <= ALIKE * print_.height)
    if len(own) < FEWEST:
        return print_
    most = MOST * own[int(LOW * len(own))] / (ASCENT + DESCENT)
    return replace(print_, height=most) if most < print_.height else print_


def _steps(prints: Sequence[Print]) -> Iterator[tuple[float, float]]:
    """For each line with another of its size right below: their size, and how far apart they stand."""
    for one in prints:
        below = [other.base - one.base for other in prints if _is_below(one, other)]
        if below:
            yield one.height, min(below)


def _is_below(one: Print, other: Print) -> bool:
    if not one.height / 2 < other.base - one.base < NEXT * one.height:
        return False
    if abs(one.height - other.height) > ALIKE * one.height:
        return False
    sides = [(p.left, p.left + p.darkness.shape[1]) for p in (one, other)]
    shared = min(right for _, right in sides) - max(left for left, _ in sides)
    return bool(shared >= OVER * min(right - left for left, right in sides))


ITALIC = 0.2  # by how much the strokes of italic print lean to the right for their height
SURELY, MAYBE = 1.05, 0.9  # times as clear when sheared back: of what is italic; of what goes with its neighbours
SHORT = 1.2  # sizes of print: in a narrower word there is too little to tell
SLOPING, SOME = frozenset("AVWXYZKMNvwxyzk47/"), 0.25  # letters that lean both ways; the share that hides the rest


def italics(print_: Print, spans: Sequence[tuple[float, float]], texts: Sequence[str]) -> list[bool]:
    """Which words of a line are in italics; `spans`: their left and right.

    A short one, or one of letters that lean, goes with the word that follows, else with the one before; and so does
    a doubtful one.
    """
    sure = [_told(print_, span, text) for span, text in zip(spans, texts, strict=True)]
    found: list[bool] = []
    for at, own in enumerate(sure):
        behind = (s for s in sure[at + 1 :] if s is not None)
        before = (s for s in reversed(sure[:at]) if s is not None)
        found.append(own if own is not None else next(behind, next(before, False)))
    return found


def _told(print_: Print, span: tuple[float, float], text: str) -> bool | None:
    """Whether one word is in italics; None where it does not tell."""
    if span[1] - span[0] < SHORT * print_.height or sum(c in SLOPING for c in text) > SOME * len(text):
        return None
    share = leaning(_part(print_, span))
    return None if MAYBE <= share <= SURELY else share > SURELY


def leaning(darkness: Levels) -> float:
    """How many times as clear the strokes of some print stand once it is sheared back; more than 1 in italics."""
    return _clearness(darkness, ITALIC) / max(1e-6, _clearness(darkness, 0.0))


def _part(print_: Print, span: tuple[float, float]) -> Levels:
    start, end = (max(0, int(x - print_.left)) for x in span)
    return print_.darkness[:, start : max(end, start + 1)]


def _clearness(darkness: Levels, shear: float) -> float:
    """How sharply the ink of a picture, each row moved by its share of the shear, falls apart into columns."""
    import numpy as np

    height, width = darkness.shape
    moved = shear * np.arange(height)
    whole = np.floor(moved).astype(np.int64)
    part = (moved - whole)[:, None]
    places = whole[:, None] + np.arange(width)[None, :]
    size = int(whole[-1]) + width + 1
    sums: Any = np.bincount(places.ravel(), (darkness * (1 - part)).ravel(), size)
    sums += np.bincount((places + 1).ravel(), (darkness * part).ravel(), size)
    return float((np.diff(sums) ** 2).sum())


UPRIGHT = frozenset("Il|")  # what a slash alone is read as; a 1 leans by its flag
INK = 0.35  # of full ink
LEANS, STEEPEST = 0.13, 0.8  # to the right for its height: narrow bold slashes lean least; a dash is flat
HIGH = 0.6  # of the size of print


def is_slash(print_: Print, span: tuple[float, float], text: str) -> bool:
    """Whether a word that was read as one upright stroke is a slash on the picture; `span`: its left and right.

    In italic print a letter I leans as well: there it is believed.
    """
    import numpy as np

    if text not in UPRIGHT:
        return False
    start, end = (max(0, int(x - print_.left)) for x in span)
    ink: Any = np.where(print_.darkness[:, start:end] > INK, print_.darkness[:, start:end], 0.0)
    rows = np.flatnonzero(ink.any(axis=1)) if ink.size else np.array([], int)
    if len(rows) < 3 or rows[-1] + 1 - rows[0] < HIGH * print_.height:
        return False
    middles = (ink[rows] * np.arange(ink.shape[1])).sum(axis=1) / ink[rows].sum(axis=1)
    leans = -float(np.polyfit(rows, middles, 1)[0])
    others = np.concatenate([print_.darkness[:, :start], print_.darkness[:, end:]], axis=1)
    return LEANS <= leans <= STEEPEST and leaning(others) < MAYBE


FONT = ""  # a picture doesn't say
PLAIN = ("#000000", "#ffffff")
ONE_HUE, ONE_SHADE = 0.06, 0.2  # of the circle of hues, and of all levels: between the shades of one ink
GUESSED = (
    0.65  # score of a word whose letters were taken for the digits of a day: low enough for its cell to be flagged
)
LEAST_SCORE = 0.45  # a line below is dirt, or a drawing
HUGE = 3.5  # times as high as the page's other lines
LARGE, UNSURE = 1.6, 0.6  # times as high, and the score below which a letter or two of that size are none
WORD_GAP = 0.2  # of the line's height of letters: white that only a space leaves
FIGURE_GAP = 0.6  # the same between two figures
DASH = 0.36  # of the height: a wider stroke alone is a dash, no hyphen
BEFORE, AFTER = 0.055, 0.025  # of the height of letters: white that a text layer counts to a word before and after it
ADDRESS_GAP = 0.2  # white that may stand inside an address after a full stop or slash


@dataclass(frozen=True, slots=True)
class _Token:
    """A run of characters between two spaces: its text, where its first and last character stand, its mean score."""

    text: str
    at: tuple[float, ...]
    score: float


def words_in(
    picture: Pixels, lines: Sequence[Line], page: int, scale: float, uprights: Sequence[PixelBox] = ()
) -> tuple[Word, ...]:
    """All words of a page, lines from top to bottom. `scale` is in pixels per point; `uprights` part columns."""
    legible = [line for line in lines if _legible(line) and not _huge(line, lines)]
    prints = with_pitch(with_common_sizes([of_line(picture, line) for line in legible]))
    seen = with_bullets(picture, list(zip(legible, prints, strict=True)), uprights)
    usual = usual_print([p for _, p in seen])
    words: list[Word] = []
    ends: list[tuple[PixelBox, bool]] = []  # of the lines so far: where each stands, and whether it ends in bold
    for line, print_ in sorted(seen, key=lambda pair: (round(pair[1].base / 6), pair[0].box.x0)):
        own = list(_words(line, print_, usual, _above(line.box, ends), page, scale))
        words += own
        if own:
            ends.append((line.box, own[-1].style.bold))
    return with_common_colours([word._replace(index=at) for at, word in enumerate(_less_doubles(words))])


def _less_doubles(words: Sequence[Word]) -> Iterator[Word]:
    """The words, less single letters that a longer word holds: its last one, recognised once more by itself."""
    longer = [word.box for word in words if len(word.text) > 1]
    for word in words:
        x0, _, x1, _ = word.box
        around = (box for box in longer if box.x0 < x0 and x1 <= box.x1 + 1 and box.holds(*word.box.centre))
        if len(word.text) > 1 or not any(around):
            yield word


def with_common_colours(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, nearly the same colour made one: grain and thin strokes give every word its own shade."""
    known: list[str] = []
    found = []
    for word in words:
        colour = word.style.colour
        if colour not in PLAIN:
            colour = next((other for other in known if _one_ink(other, colour)), colour)
            known += [colour] if colour not in known else []
        found.append(word._replace(style=word.style._replace(colour=colour)))
    return tuple(found)


def _one_ink(one: str, other: str) -> bool:
    """Whether two colours are shades of one: of its hue, and about as dark."""
    levels = [[int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)] for colour in (one, other)]
    hues = [colorsys.rgb_to_hsv(*own)[0] for own in levels]
    apart = abs(hues[0] - hues[1])
    shades = max(abs(a - b) for a, b in zip(*levels, strict=True))
    return min(apart, 1 - apart) <= ONE_HUE and shades <= ONE_SHADE


def _above(box: PixelBox, ends: Sequence[tuple[PixelBox, bool]]) -> bool:
    """Whether the line right above in the same column ends in bold print."""
    height = box.bottom - box.top
    near = [(b, bold) for b, bold in ends if 0 < box.top - b.top < 1.6 * height and abs(b.x0 - box.x0) < 1.5 * height]
    return near[-1][1] if near else False


def _legible(line: Line) -> bool:
    if not line.text or all("\u2e80" <= c <= "\u9fff" or c.isspace() for c in line.text):
        return False  # a stroke taken for a character of another script
    return bool(line.scores) and sum(line.scores) / len(line.scores) >= LEAST_SCORE and len(line.at) == len(line.scores)


def _huge(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is a painted area that was taken for one huge letter, or a piece of a watermark."""
    if len(line.text) >= 4:
        return False
    usual = median(other.box.bottom - other.box.top for other in lines)
    width, height = line.box.x1 - line.box.x0, line.box.bottom - line.box.top
    slip = len(line.text) < 3 and height > LARGE * usual and sum(line.scores) < UNSURE * len(line.scores)
    return slip or (height > HUGE * usual and width > 1.5 * usual)


def _words(line: Line, print_: Print, usual: Usual, above: bool, page: int, scale: float) -> Iterator[Word]:
    tokens, spans = _placed(line, print_)
    top, bottom = print_.top / scale, print_.bottom / scale
    before: tuple[str, float] | None = None
    for token, (x0, x1), style in zip(tokens, spans, _styles(line, print_, usual, above, tokens, spans), strict=True):
        close = before is not None and x0 - before[1] < ADDRESS_GAP * print_.height
        glued = before is not None and (
            hangs_on(token.text, before[0]) or (close and address_goes_on(before[0], token.text))
        )
        text = "–" if token.text == "-" and x1 - x0 > DASH * print_.height else mended(token.text)
        cuts = (0, *parts(text), len(text))
        before_it, after_it = (share * print_.height * line.upright for share in (BEFORE, AFTER))
        for start, end in itertools.pairwise(cuts):
            left, right = (x0 + (x1 - x0) * place / len(text) for place in (start, end))
            left -= before_it if start == 0 and not glued else 0.0
            right += after_it if end == len(text) else 0.0
            box = Box(left / scale, top, right / scale, bottom)
            yield Word(text[start:end], page, box, style, 0, glued and start == 0, False, round(token.score, 3))
        before = text, x1


def _placed(line: Line, print_: Print) -> tuple[list[_Token], list[tuple[float, float]]]:
    """The words of a line, and left and right of each, without specks; slashes read as letters are mended."""
    tokens = list(_tokens(line, print_))
    if tokens and (at := behind_speck(tokens[0].text)):
        tokens[0] = replace(tokens[0], text=tokens[0].text[at:], at=tokens[0].at[at:])
    if not line.upright:
        return tokens, [(line.box.x0, line.box.x1)] * len(tokens)
    spans = print_.spans([(t.at[0], t.at[-1]) for t in tokens])
    if len(tokens) > 1 and begins_with_speck(print_, spans[0], tokens[0].text):
        tokens, spans = tokens[1:], spans[1:]
    spans = [trimmed(print_, span, token.text) for span, token in zip(spans, tokens, strict=True)]
    read = zip(tokens, spans, strict=True)
    return [replace(t, text="/") if is_slash(print_, span, t.text) else t for t, span in read], spans


def _styles(
    line: Line,
    print_: Print,
    usual: Usual,
    above: bool,
    tokens: Sequence[_Token],
    spans: Sequence[tuple[float, float]],
) -> Iterator[Style]:
    """How each word of a line is printed; on its end bold and colour alone are told."""
    heavy = print_.bold(spans, usual, above, [t.text[-1] in ".:" for t in tokens])
    slanted = italics(print_, spans, [t.text for t in tokens]) if line.upright else [False] * len(tokens)
    for bold, italic, colour in zip(heavy, slanted, print_.colours(spans), strict=True):
        yield Style(FONT, bold, italic, colour, -1, False, 0 if line.upright else 270)


def _tokens(line: Line, print_: Print) -> Iterator[_Token]:
    """The words of a line: cut at its spaces, and at white as wide as one where that makes words."""
    position = 0
    read = with_figure(with_names(with_slashes(line.text)))
    for seen, text in zip(read.split(), with_days(read).split(), strict=True):
        end = position + len(text)
        at, scores = line.at[position:end], line.scores[position:end]
        position = end
        if not at:
            return
        gaps = [i for i in range(1, len(at)) if line.upright and print_.parted(at[i - 1], at[i], _gap(text, i))]
        cuts = (0, *cuts_at(text, gaps), len(at))
        for left, right in itertools.pairwise(cuts):
            score = _mean(scores[left:right])
            yield _Token(text[left:right], at[left:right], score if seen == text else min(score, GUESSED))


def _gap(text: str, at: int) -> float:
    """The white that only a space leaves in front of letter `at`, as a share of the height: a 1 has some of its own."""
    return FIGURE_GAP if text[at - 1].isdigit() and text[at].isdigit() else WORD_GAP


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores) if scores else 0.0


def split_at(boxes: Sequence[PixelBox], uprights: Sequence[PixelBox]) -> tuple[PixelBox, ...]:
    """Boxes of lines, cut where a vertical ruling crosses them, so that no line runs over two cells.

    What is cut off and lies in the box of the next line is that line's first letter, or white.
    """
    found: list[PixelBox] = []
    for box in boxes:
        middle, height = (box.top + box.bottom) / 2, box.bottom - box.top
        beside = [r for r in uprights if r.top <= middle <= r.bottom]
        cuts = sorted({r.x0 for r in beside if box.x0 + 3 < r.x0 and r.x1 < box.x1 - 3})
        edges: list[Any] = [box.x0, *cuts, box.x1]
        pieces = [box._replace(x0=a, x1=b) for a, b in itertools.pairwise(edges)]
        found += [p for p in pieces if _own(p, box, boxes) >= 0.3 * height] or [box]
    return tuple(found)


def _own(piece: PixelBox, whole: PixelBox, boxes: Sequence[PixelBox]) -> float:
    """The width of a piece of a line that no line on its side of the cuts takes up."""
    middle = (piece.top + piece.bottom) / 2
    left = piece.x0 if piece.x0 > whole.x0 else 0.0
    right = piece.x1 if piece.x1 < whole.x1 else float("inf")
    others = [b for b in boxes if b is not whole and b.top <= middle <= b.bottom and left <= b.x0 and b.x1 <= right]
    taken = max((min(b.x1, piece.x1) - max(b.x0, piece.x0) for b in others), default=0.0)
    return piece.x1 - piece.x0 - (max(0.0, taken) if piece != whole else 0.0)


STRIP_HEIGHT = (7.0, 26.0)  # points
LONG = 1.5  # times as long as high: a disc is a sign
TINT = 22  # difference of the channels, grain smoothed
DARK = 110  # levels below paper: a strip without colour that bears white print
SOLID = 0.87  # share of its box that the outline of a badge with round ends covers
PAINTED = 0.42  # share of the outline that has the colour of the paint; in coloured print it is less
LIKE = 45  # levels that grain moves a colour
RIM = 0.8  # share of the upper and lower edge that is paint


def strips(picture: Pixels, scale: float) -> Iterator[tuple[PixelBox, str]]:
    """Box and colour ("#rrggbb") of each strip on a straight picture with white paper; `scale`: pixels per point."""
    import cv2
    import numpy as np

    smooth = cv2.blur(picture, (3, 3))
    highest, lowest = extremes(smooth)
    mask = ((highest - lowest > TINT) | (highest < 252 - DARK)).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    for box, outline in pieces_of(mask, whole=True):
        x0, top, x1, bottom = (int(side) for side in box)
        if STRIP_HEIGHT[0] * scale <= bottom - top <= STRIP_HEIGHT[1] * scale and x1 - x0 >= LONG * (bottom - top):
            colour = _paint(smooth[top:bottom, x0:x1], filled(box, outline) > 0)
            if colour is not None:
                yield box, colour


def _paint(pixels: Any, whole: Any) -> str | None:
    """The colour of what fills an outline, if that is a painted strip."""
    import numpy as np

    if float(whole.mean()) < SOLID:
        return None
    height = whole.shape[0]
    near, far = max(2, height // 9), max(4, height // 5)  # behind the soft edge, in front of the letters
    edges = (slice(near, far), slice(-far, -near))
    own = np.median(np.concatenate([pixels[rows][whole[rows]] for rows in edges]), axis=0)
    if max(own) - min(own) <= TINT and max(own) >= 252 - DARK:
        return None  # lines drawn around a row of a table
    paint = (np.abs(pixels.astype(np.int16) - own).max(axis=2) <= LIKE) & whole
    rim = [paint[rows].any(axis=0)[whole[rows].any(axis=0)].mean() for rows in edges]
    if float(paint.sum()) < PAINTED * float(whole.sum()) or min(rim) < RIM:
        return None
    red, green, blue = (int(level) for level in own)
    return f"#{red:02x}{green:02x}{blue:02x}"
