"""Characters of a page → words with box, style and marked-content id.

PDFium hands over the whole page's characters in one call, one UTF-16 unit each; boxes and styles are
asked for only at the ends of a word (each such call costs as much as a line of Python, which on every
character would eat most of the speed), and for all words of a page in one go. A word whose two ends
differ in style is cut where it changes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, count, repeat
from operator import is_not
from sys import intern
from types import MappingProxyType
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Box, Style, Word
from pipeline.read import raw
from pipeline.read.char_boxes import boxes_around
from pipeline.read.faces import Faces
from pipeline.read.footnotes import FIGURES
from pipeline.read.frame import Frame
from pipeline.read.kerned import MARK
from pipeline.read.spaced import MAY_BE, letters_joined
from pipeline.read.styles import NO_STYLE, Styles, alike

LINE_END_HYPHEN = "\ufffe"  # PDFium's mark for a hyphen that ends a line; the next line follows without a break
HYPHENS = "-‐\u00ad"
NEAR = 3.0  # points: no words that touch are farther apart
TOUCHING = 0.09  # of the line height: less white than any space
NO_ROOM = 0.02  # the same behind a character that is said to be a space: "f" may lean over a narrow one
_HYPHEN_ENDS = frozenset(HYPHENS + LINE_END_HYPHEN)
_HYPHEN = re.compile(f"[{HYPHENS}{LINE_END_HYPHEN}]")
_TOKEN = re.compile(r"([^\s\ufffe\x00]+\ufffe?|\ufffe)")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_UNPRINTED = dict.fromkeys(map(ord, _INVISIBLE))
_new = tuple.__new__  # a named tuple made so takes half the time, and a report has thousands
_USUAL = [Word._field_defaults[name] for name in Word._fields[5:]]


class Print(NamedTuple):
    """What is printed on a page. `objects`: each text object with the style of its words."""

    frame: Frame
    words: tuple[Word, ...] = ()
    objects: Mapping[int, Style] = MappingProxyType({})
    on_sheet: bool = True  # whether no word reaches beyond the page's sides


@dataclass(slots=True)
class _Pieces:
    """The words of a page before they are put together, a column for each thing that is known of them."""

    tokens: list[str] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)  # characters
    lasts: list[int] = field(default_factory=list)
    broken: list[float] = field(default_factory=list)  # how much white in front is none, in heights of the line
    cut: list[tuple[int, bool]] = field(default_factory=list)  # where a part is; whether it hangs on the one in front

    def add(self, other: _Pieces, start: int, end: int) -> None:
        """Take over a stretch of whole pieces."""
        self.tokens += other.tokens[start:end]
        self.styles += other.styles[start:end]
        self.firsts += other.firsts[start:end]
        self.lasts += other.lasts[start:end]
        self.broken += other.broken[start:end]


def read_words(textpage: Any, frame: Frame, number: int, faces: Faces) -> Print:
    """All words of a PDFium page in its content order; none where the page has no text layer."""
    text = _characters(textpage)
    styles = Styles(textpage, frame.turn, faces)
    pieces = _pieces(text, styles)
    drawn = styles.drawn
    nameless = [at for at, style in enumerate(pieces.styles) if id(style) in drawn] if drawn else []
    boxes, on_sheet = boxes_around(textpage, frame, pieces.firsts, pieces.lasts, nameless)
    columns = (pieces.tokens, repeat(number), boxes, pieces.styles, count(), *map(repeat, _USUAL))
    words: list[Word] = list(map(_new, repeat(Word), zip(*columns, strict=False)))
    for at, glued in pieces.cut:
        words[at] = _told(words[at], glued)
    broken = {at: most for at, most in enumerate(pieces.broken) if most and at and _is_near(boxes[at - 1], boxes[at])}
    if any(_touch(words[at - 1], words[at], most) for at, most in broken.items()):
        words = _whole(words, broken)
    found = letters_joined(words) if MAY_BE.search(text) else tuple(words)
    return Print(frame, found, styles.objects(), on_sheet)


def _told(word: Word, glued: bool) -> Word:
    """A word that was cut, or ends its line with a hyphen."""
    ended = word.text[-1] == LINE_END_HYPHEN
    if not ended and not glued:
        return word  # most: cut from what is printed otherwise, and whole
    text = word.text[:-1] + "-" if ended or (glued and word.text in HYPHENS) else word.text
    return word._replace(text=text, glued=glued, hyphen=ended or (glued and word.text in HYPHENS))


def _whole(words: Iterable[Word], broken: Mapping[int, float]) -> list[Word]:
    """The words, those put together that PDFium parted; `broken`: by positions, how much white is none."""
    found: list[Word] = []
    for at, word in enumerate(words):
        own = word if len(found) == at else word._replace(index=len(found))
        if at in broken and found and _touch(found[-1], own, broken[at]):
            found[-1:] = _mended(found[-1], own)
        else:
            found.append(own)
    return found


def _pieces(text: str, styles: Styles) -> _Pieces:
    """The page's characters cut at white space and where their print changes."""
    parts = _TOKEN.split(text)  # white space and words in turn
    ends = list(accumulate(map(len, parts)))
    tokens, firsts, lasts = parts[1::2], ends[:-1:2], [end - 1 for end in ends[1::2]]
    gaps, own = parts[:-1:2], styles.of(lasts)
    broken = [TOUCHING if gap != " " and "\n" in gap and " " not in gap else 0.0 for gap in gaps]
    shown = list(map(intern, _visible(tokens, text)))  # most words are met again
    # Text objects are printed in one piece: a word that ends in the object of the word before lies in it.
    begun = list(compress(count(), map(is_not, own, (NO_STYLE, *own))))
    for at in begun:  # a soft hyphen may be a space that takes no room, an object of its own
        broken[at] = NO_ROOM if gaps[at] == " " else broken[at]
    pieces = _Pieces(shown, own, firsts, lasts, broken)
    starts = styles.of([firsts[at] for at in begun])
    mixed = {at: start for at, start in zip(begun, starts, strict=True) if start is not own[at]}
    odd = _odd(text, shown, lasts) | (_parting(pieces, mixed, styles) if mixed else set())
    for at in mixed.keys() - odd:  # one word all the same, printed as its first letter is
        own[at] = mixed[at]
    return _parted(pieces, sorted(odd), text, styles) if odd else pieces


def _odd(text: str, shown: Sequence[str], lasts: Sequence[int]) -> set[int]:
    """The words that end in a hyphen, have a mark amidst their letters, or print nothing."""
    hyphens = [(bisect_left(lasts, found.start()), found.start()) for found in _HYPHEN.finditer(text)]
    odd = {at for at, place in hyphens if at < len(lasts) and lasts[at] == place}
    odd.update(bisect_left(lasts, found.start()) for found in MARK.finditer(text))
    if "" in shown:
        odd.update(at for at, token in enumerate(shown) if not token)
    return odd


def _parting(pieces: _Pieces, mixed: Mapping[int, Style], styles: Styles) -> set[int]:
    """Which of the words whose print changes may have to be parted, or have the mark of a footnote behind them."""
    words = list(mixed)
    white = styles.may_have_white([(pieces.firsts[at], pieces.lasts[at] + 1) for at in words])
    return {
        at
        for at, apart in zip(words, white, strict=True)
        if apart or pieces.tokens[at][-1:] in FIGURES or not alike(mixed[at], pieces.styles[at])
    }


def _parted(pieces: _Pieces, odd: Sequence[int], text: str, styles: Styles) -> _Pieces:
    """The pieces, those at `odd` cut where their print changes, or left out where they print nothing."""
    found, done = _Pieces(), 0
    for at in odd:
        found.add(pieces, done, at)
        done = at + 1
        broken = pieces.broken[at]
        whole = pieces.firsts[at], pieces.lasts[at] + 1
        parts = (part for own in styles.parts_of(text, *whole) for part in _cut(*own, text[own[1] - 1], styles))
        for begin, stop, glued in parts:
            token = intern(styles.marked(text[begin:stop], begin).translate(_UNPRINTED))
            if token:
                found.cut.append((len(found.tokens), glued))
                found.add(_Pieces([token], [styles.at(begin)], [begin], [stop - 1], [broken]), 0, 1)
                broken = 0.0
    found.add(pieces, done, len(pieces.tokens))
    return found


def _visible(tokens: list[str], text: str) -> list[str]:
    """The tokens of a text without characters that print nothing."""
    if any(map(text.__contains__, _INVISIBLE)):
        return [token.translate(_UNPRINTED) for token in tokens]
    return tokens


def _is_near(left: Box, right: Box) -> bool:
    """Whether two words may touch, in whatever way they are read: most don't, and no more is asked of them."""
    x0, top, x1, bottom = left
    other_x0, other_top, other_x1, other_bottom = right
    return x0 - NEAR < other_x1 and other_x0 < x1 + NEAR and top - NEAR < other_bottom and other_top < bottom + NEAR


def _touch(left: Word, right: Word, most: float) -> bool:
    """Whether a line break or a space that PDFium saw is none: the second word begins where the first one ends, with
    less white than `most` of the line's height.

    It takes a hyphen that stands a shade lower for a line of its own, and on some pages every letter; in print that
    lies on its side, nearly always.
    """
    if left.style.angle != right.style.angle:
        return False
    _, top, x1, bottom = _straight(left)
    x0, other_top, _, other_bottom = _straight(right)
    height = min(bottom - top, other_bottom - other_top)
    if not -0.3 * height < x0 - x1 < most * height:
        return False
    return min(bottom, other_bottom) - max(top, other_top) > 0.5 * height


def _straight(word: Word) -> Box:
    """Where a word would stand if the sheet were turned until it can be read."""
    if word.style.angle == 0:
        return word.box
    x0, top, x1, bottom = word.box
    turned = {90: Box(top, -x1, bottom, -x0), 180: Box(-x1, -bottom, -x0, -top), 270: Box(-bottom, x0, -top, x1)}
    return turned.get(word.style.angle, word.box)


def _mended(left: Word, right: Word) -> list[Word]:
    """Two words that touch as one, or, where they are printed differently, the second hung on the first."""
    if right.text in HYPHENS:  # set apart from its word: the typesetter's, not the author's
        return [left, right._replace(glued=True, hyphen=True)]
    if (left.style.mcid, left.style.bold) != (right.style.mcid, right.style.bold):
        return [left, right._replace(glued=True)]
    return [left._replace(text=left.text + right.text, box=left.box.union(right.box), hyphen=right.hyphen)]


def _characters(textpage: Any) -> str:
    """The page's characters; index i of the string is character i of the text page."""
    count = pdfium_c.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = array("H", bytes(2 * (count + 1)))
    got = raw.page_text(raw.address_of(textpage), 0, count, buffer.buffer_info()[0])
    if got - 1 != count:  # characters without Unicode shift the bulk text: read them singly
        return "".join(_single(pdfium_c.FPDFText_GetUnicode(textpage, i)) for i in range(count))
    units = buffer.tobytes()[: 2 * count]
    text = units.decode("utf-16-le", errors="replace")
    return text if len(text) == count else units.decode("utf-16-le", errors="surrogatepass")[:count].ljust(count)


def _single(code: int) -> str:
    if code in (0x02, 0xFFFE):
        return LINE_END_HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _cut(start: int, end: int, last: str, styles: Styles) -> Iterator[tuple[int, int, bool]]:
    """The parts of a token that are printed alike: (start, end, whether it hangs on the part in front).

    A hyphen at a line end that was drawn apart from its word is a part of its own: the typesetter's hyphen.
    """
    if last in _HYPHEN_ENDS and end - start > 2 and styles.drawn_apart(end - 3, end - 2, end - 1):
        yield start, end - 1, False
        yield end - 1, end, True
        return
    if styles.alike(start, end - 1):
        yield start, end, False
        return
    begin = start
    for i in range(start + 1, end):
        if not styles.alike(i - 1, i):
            yield begin, i, begin > start
            begin = i
    yield begin, end, begin > start
