"""Characters of a page → words with box, style and marked-content id.

PDFium hands over the whole page's characters in one call, one UTF-16 unit each; boxes and styles are
asked for only at the ends of a word (each such call costs a microsecond or more, which on every
character would eat most of the speed). A word whose two ends differ in style is cut where it changes.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Iterator
from sys import intern
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Box, Style, Word
from pipeline.read import raw
from pipeline.read.frame import Frame
from pipeline.read.styles import NO_STYLE, Styles

LINE_END_HYPHEN = "\ufffe"  # PDFium's mark for a hyphen that ends a line; the next line follows without a break
HYPHENS = "-‐\u00ad"
TOUCHING = 0.09  # of the line height: less white than any space
_FOUR = struct.Struct("4f").unpack  # reads a C array at a third of the price of taking it apart in Python
_HYPHEN_ENDS = frozenset(HYPHENS + LINE_END_HYPHEN)
_TOKEN = re.compile(r"[^\s\ufffe\x00]+\ufffe?|\ufffe")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def read_words(page: Any, textpage: Any, frame: Frame, number: int, styles: Styles | None = None) -> tuple[Word, ...]:
    """All words of a PDFium page in its content order; empty where the page has no text layer.

    `styles` of the same text page keeps which text object each word's style belongs to.
    """
    text = _characters(textpage)
    styles, boxes = styles or Styles(textpage, frame.turn), _Boxes(textpage, frame)
    words: list[Word] = []
    reach, before = 0, NO_STYLE
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        gap, reach = text[reach:start], end
        broken = gap != " " and "\n" in gap and " " not in gap
        last, ending = styles.at(end - 1), text[end - 1]
        # Text objects are printed in one piece: a word that ends in the object of the word before lies in it.
        whole = ending not in _HYPHEN_ENDS and (last is before or styles.at(start) is last)
        before = last
        if whole and not broken:  # nearly every word: nothing about it needs a second look
            token = _visible(match[0])
            if token:
                words.append(Word(token, number, boxes.of(start, end - 1), last, len(words)))
            continue
        for begin, stop, glued in ((start, end, False),) if whole else _cut(start, end, ending, styles):
            token = _visible(text[begin:stop])
            if not token:
                continue
            style = last if whole else styles.at(begin)
            word = _word(token, number, boxes.of(begin, stop - 1), style, len(words), glued)
            if broken and words and _touch(words[-1], word):
                words[-1:] = _mended(words[-1], word)
            else:
                words.append(word)
            broken = False
    return tuple(words)


def _visible(token: str) -> str:
    """The token without characters that print nothing."""
    return intern(token if token.isascii() else token.translate(_INVISIBLE))  # most words are met again


def _touch(left: Word, right: Word) -> bool:
    """Whether a line break that PDFium saw is none: the second word begins where the first one ends.

    It takes a hyphen that stands a shade lower for a line of its own, and on some pages every letter.
    """
    height = min(left.box.height, right.box.height)
    shared = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
    return shared > 0.5 * height and -0.3 * height < right.box.x0 - left.box.x1 < TOUCHING * height


def _mended(left: Word, right: Word) -> list[Word]:
    """Two words that touch as one, or, where they are printed differently, the second hung on the first."""
    if right.text in HYPHENS:  # set apart from its word: the typesetter's, not the author's
        return [left, right._replace(glued=True, hyphen=True)]
    if (left.style.mcid, left.style.bold) != (right.style.mcid, right.style.bold):
        return [left, right._replace(glued=True)]
    return [left._replace(text=left.text + right.text, box=left.box.union(right.box), hyphen=right.hyphen)]


def _characters(textpage: Any) -> str:
    """The page's characters; index i of the string is character i of the text page."""
    count = pdfium_c.FPDFText_CountChars(textpage.raw)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = pdfium_c.FPDFText_GetText(textpage.raw, 0, count, buffer)
    if got - 1 != count:  # characters without Unicode shift the bulk text: read them singly
        return "".join(_single(pdfium_c.FPDFText_GetUnicode(textpage.raw, i)) for i in range(count))
    units = bytes(buffer)[: 2 * count]
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


class _Boxes:
    """Line boxes of the words of one text page: advance width, ascent to descent."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self._textpage = raw.address_of(textpage.raw)
        self._place = frame.box
        self._sides = (ctypes.c_float * 4)()  # left, top, right, bottom: the fields of FS_RECTF
        self._address = ctypes.addressof(self._sides)

    def of(self, first: int, last: int) -> Box:
        """The box around characters `first` to `last` of one line."""
        sides, address, textpage = self._sides, self._address, self._textpage
        raw.loose_box(textpage, first, address)
        left, top, right, bottom = _FOUR(sides)
        if last != first:
            raw.loose_box(textpage, last, address)
            x0, y1, x1, y0 = _FOUR(sides)
            left, right = (x0 if x0 < left else left), (x1 if x1 > right else right)
            top, bottom = (y1 if y1 > top else top), (y0 if y0 < bottom else bottom)
        return self._place(left, bottom, right, top)


def _word(token: str, number: int, box: Box, style: Style, index: int, glued: bool) -> Word:
    hyphen = token.endswith(LINE_END_HYPHEN) or (glued and token in HYPHENS)
    text = token[:-1] + "-" if hyphen else token
    return Word(text, number, box, style, index, glued, hyphen)
