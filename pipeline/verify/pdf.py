"""The words of a PDF's pages by PDFium alone: each with its box, as the page is seen."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.verify.letters import Box, Token

_MOST_CHARS = 400_000  # of a page; what holds more was not read either
_TURNED = 0.8  # share of a page's letters that must lie alike for the page to count as turned
_SCALE = 100  # whole device units for one point
_FAR = 1000  # points, over which the scale of a page is measured
_INK = 24  # of 255: what the darkest and lightest dot of a box differ by where something is seen in it
_QUARTERS = 4  # of a whole turn
_ZOOM = 3  # dots for one point
_GAP, _DROP = 0.35, 0.6  # of a letter's height: white that ends a word, a step up or down that ends a line


class Pages:
    """An open PDF; words and pictures of its pages are made when they are asked for."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        self._pdf = pdfium.PdfDocument(path, password=password)
        self._words: dict[int, list[Token]] = {}
        self._sizes: dict[int, tuple[float, float]] = {}
        self._pictures: dict[int, Any] = {}
        self._turns: dict[int, int] = {}
        self._inside: dict[tuple[int, Box], list[Token]] = {}

    def __len__(self) -> int:
        return len(self._pdf)

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def words(self, number: int) -> list[Token]:
        """Return the words of a page (from 1) in the file's own order."""
        if number not in self._words:
            page = self._pdf[number - 1]
            try:
                self._words[number] = self._read(page, number)
            finally:
                page.close()
        return self._words[number]

    def inside(self, number: int, box: Box) -> list[Token]:
        """Return the words whose middle is in a box, line by line."""
        key = (number, box)
        if key not in self._inside:
            self._inside[key] = in_lines([word for word in self.words(number) if box.holds(*word.box.middle)])
        return self._inside[key]

    def is_seen(self, token: Token) -> bool:
        """Return False where the page, painted, shows nothing at the word's place."""
        self.words(token.page)
        width, height = self._sizes[token.page]
        if not Box(0, 0, width, height).holds(*token.box.middle):
            return False
        left, top, right, bottom = token.box
        picture = self._picture(token.page)
        x0, y0 = max(0, math.floor(left * _ZOOM)), max(0, math.floor(top * _ZOOM))
        x1, y1 = min(picture.width, math.ceil(right * _ZOOM)), min(picture.height, math.ceil(bottom * _ZOOM))
        rows = [picture.buffer[y * picture.stride + x0 : y * picture.stride + x1] for y in range(y0, y1)]
        dots = [dot for row in rows for dot in row]
        return bool(dots) and max(dots) - min(dots) >= _INK

    def _picture(self, number: int) -> Any:
        if number not in self._pictures:
            page = self._pdf[number - 1]
            pdfium_c.FPDFPage_SetRotation(page.raw, self._turns[number])
            self._pictures = {number: page.render(scale=_ZOOM, grayscale=True)}  # one at a time: they are large
            page.close()
        return self._pictures[number]

    def _read(self, page: Any, number: int) -> list[Token]:
        text = page.get_textpage()
        count = min(pdfium_c.FPDFText_CountChars(text.raw), _MOST_CHARS)
        turn = pdfium_c.FPDFPage_GetRotation(page.raw)
        angles = Counter(_quarter(pdfium_c.FPDFText_GetCharAngle(text.raw, i)) for i in range(count))
        quarter, most = angles.most_common(1)[0] if angles else (0, 0)
        if (quarter - turn) % _QUARTERS and most >= _TURNED * angles.total():
            pdfium_c.FPDFPage_SetRotation(page.raw, turn := quarter)  # the sheet is to be turned by its reader
        self._turns[number] = turn
        self._sizes[number] = (pdfium_c.FPDF_GetPageWidthF(page.raw), pdfium_c.FPDF_GetPageHeightF(page.raw))
        words = list(_tokens(_chars(text.raw, count, _frame(page)), number))
        text.close()
        return words


def _quarter(angle: float) -> int:
    """Return by how many quarters clockwise a sheet is to be turned for its letters to be upright."""
    return -round(angle / (math.pi / 2)) % _QUARTERS


Frame = tuple[float, float, float, float, float, float]


def _frame(page: Any) -> Frame:
    """Return the matrix from the page's own space to points from the top left of the page as it is seen."""
    width = round(pdfium_c.FPDF_GetPageWidthF(page.raw) * _SCALE)
    height = round(pdfium_c.FPDF_GetPageHeightF(page.raw) * _SCALE)

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, across, down)
        return across.value / _SCALE, down.value / _SCALE

    (e, f), (ax, ay), (bx, by) = seen(0, 0), seen(_FAR, 0), seen(0, _FAR)
    return (ax - e) / _FAR, (ay - f) / _FAR, (bx - e) / _FAR, (by - f) / _FAR, e, f


Char = tuple[str, Box | None]  # None: PDFium put it there itself


def _chars(text: Any, count: int, frame: Frame) -> Iterator[Char]:
    a, b, c, d, e, f = frame
    box = pdfium_c.FS_RECTF()
    high = ""
    for at in range(count):
        char = high + chr(pdfium_c.FPDFText_GetUnicode(text, at))
        if "\ud800" <= char[-1] < "\udc00":  # half of a character beyond the first 65,536
            high = char[-1]
            continue
        high = ""
        char = _whole(char)
        if char.isspace() or pdfium_c.FPDFText_IsGenerated(text, at) == 1:
            yield char, None
            continue
        pdfium_c.FPDFText_GetLooseCharBox(text, at, box)
        xs = [a * x + c * y + e for x in (box.left, box.right) for y in (box.top, box.bottom)]
        ys = [b * x + d * y + f for x in (box.left, box.right) for y in (box.top, box.bottom)]
        yield char, Box(min(xs), min(ys), max(xs), max(ys))


def _whole(char: str) -> str:
    """Return a character that may be in two halves; U+FFFD for half of one, and for none."""
    whole = char.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole[-1].replace("\0", "\ufffd")


def _tokens(chars: Iterable[Char], number: int) -> Iterator[Token]:
    """Put characters together to words: up to white space, a gap, or the end of a line."""
    text, box = "", Box(0.0, 0.0, 0.0, 0.0)
    at = 0
    for char, place in chars:
        if place is None and (char.isspace() or not text):
            if text:
                yield Token(number, at, text, box)
                at, text = at + 1, ""
            continue
        if place is None:  # a hyphen that PDFium put in
            text += char
            continue
        if text and _apart(box, place, len(text)):
            yield Token(number, at, text, box)
            at, text = at + 1, ""
        box = _around(box, place) if text else place
        text += char
    if text:
        yield Token(number, at, text, box)


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Box(left, top, max(one.right, other.right), max(one.bottom, other.bottom))


def _apart(box: Box, place: Box, length: int) -> bool:
    """Return True if a character does not go on the word in front, written across or down."""
    width, own = box.right - box.left, box.bottom - box.top
    height = max(1.0, min(own, place.bottom - place.top))
    if length > 1 and own > 2 * width:  # down the page
        return abs(place.left - box.left) > _DROP * max(1.0, width)
    step = abs(place.middle[1] - box.middle[1])
    return step > _DROP * height or not box.left - 1 <= place.left <= box.right + _GAP * height


def in_lines(tokens: Sequence[Token]) -> list[Token]:
    """Return the words as they are read: lines from the top, each from the left; the ends of lines are marked."""
    lines: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: (t.page, t.box.middle[1])):
        _, middle = token.box.middle
        last = lines[-1][-1] if lines else None
        if last and last.page == token.page and last.box.top < middle < last.box.bottom:
            lines[-1].append(token)
        else:
            lines.append([token])
    found: list[Token] = []
    for line in lines:
        line.sort(key=lambda t: t.box.left)
        ends = len(line) - 1
        found += [t._replace(line_start=i == 0, line_end=i == ends) for i, t in enumerate(line)]
    return found
