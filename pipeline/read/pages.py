"""One PDF → its pages, one by one; a page is closed before the next is opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Page, Picture, Word
from pipeline.read import raw
from pipeline.read.belied import without_belied
from pipeline.read.dotted import dotted_lines
from pipeline.read.drawn_bullets import with_drawn_bullets
from pipeline.read.faces import NO_FACES, Faces
from pipeline.read.forms import with_forms
from pipeline.read.frame import Frame, Matrix, of_page
from pipeline.read.links import read_links
from pipeline.read.marked import TOLD, Marks
from pipeline.read.objects import IMAGE, TEXT, TooManyForms, objects_of, own_texts, walk
from pipeline.read.paths import Drawn, read_path
from pipeline.read.pictures import Seen, read_figures, read_picture
from pipeline.read.printed import printed_boxes
from pipeline.read.styles import Styles
from pipeline.read.unseen import Painted, without_unseen
from pipeline.read.watch import ALONE, Watch
from pipeline.read.words import read_words

MAX_OBJECTS = 100_000  # vectors and images a page may hold before it counts as hostile
MAX_GLYPHS = 200_000  # characters that a page may hold
LYING = 0.8  # share of a page's letters that must lie alike for the page to be turned


class TooManyGlyphs(Exception):
    """A page holds more characters than any report does."""


def read_pages(pdf: Any, watch: Watch = ALONE, faces: Faces = NO_FACES) -> Iterator[Page]:
    """The pages of an open PDFium document; a page that can't be read comes back empty, with its problem.

    `faces` of its file tell bold and italics where PDFium can't.
    """
    seen: Seen = {}
    count = pdfium_c.FPDF_GetPageCount(pdf.raw)
    for number in range(1, count + 1):
        problem = watch.begins(number, count)
        yield Page(number, 0.0, 0.0, (), problems=(problem,)) if problem else _read(pdf, number - 1, seen, faces)
    watch.begins(0, count)


def _read(pdf: Any, index: int, seen: Seen, faces: Faces) -> Page:
    import pypdfium2

    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return Page(index + 1, 0.0, 0.0, (), problems=("CORRUPT_PAGE",))
    try:
        return read_page(page, index + 1, seen, faces)
    finally:
        page.close()


def read_page(page: Any, number: int, seen: Seen, faces: Faces = NO_FACES) -> Page:
    """Everything on one open page; `seen` keeps what equal pictures showed."""
    problems: list[str] = []
    objects: dict[int, int] = {}
    try:
        frame, words = upright(page, number, objects, faces)
    except TooManyGlyphs:
        frame, words = of_page(page), ()
        problems.append("TOO_MANY_GLYPHS")
    drawings = _drawings(page, frame, seen)
    drawn, pictures = drawings.drawn, drawings.pictures
    if not drawings.whole:
        problems.append("TOO_MANY_VECTORS")
    marks = Marks(objects)
    painted = Painted(tuple(zip(drawings.painters, drawn.fills, strict=True)), pictures, drawings.objects)
    words, unseen = without_unseen(page, words, frame, painted, objects, marks)
    told = [word for word in words if marks.of(word) & TOLD] if marks else []
    seen_words = without_belied(page, words, told, frame)
    unseen += len(words) - len(seen_words)
    width, height = frame.size
    if drawings.forms:
        seen_words = with_forms(seen_words, drawings.objects, objects)
    words, shapes = with_drawn_bullets(seen_words, read_figures(page, drawn.figures, frame))
    return Page(
        number,
        width,
        height,
        words,
        (*drawn.rulings, *dotted_lines(drawn.dots)),
        tuple(drawn.fills),
        shapes,
        tuple(pictures),
        tuple(read_links(page, frame)),
        tuple(problems),
        unseen,
        frames=tuple(drawn.frames),
        printed=printed_boxes(drawings.texts, frame),
    )


@dataclass(slots=True)
class _Drawings:
    """What is painted on a page: which object painted each fill, the text objects, and whether that is all of it.

    `objects`: those of the page itself, in order.
    """

    objects: list[int]
    drawn: Drawn = field(default_factory=Drawn)
    painters: list[int] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    texts: list[tuple[int, Matrix]] = field(default_factory=list)
    forms: bool = False  # whether any are painted
    whole: bool = False


def _drawings(page: Any, frame: Frame, seen: Seen) -> _Drawings:
    found, count = _Drawings(objects_of(page)), 0
    drawn, painters = found.drawn, found.painters
    found.texts, others = own_texts(found.objects)
    found.forms = others is found.objects
    try:
        for handle, kind, outer in walk(others):
            if kind == TEXT:  # how many there may be, `MAX_GLYPHS` says
                found.texts.append((handle, outer))
                continue
            if count >= MAX_OBJECTS:
                return found
            count += 1
            if kind != IMAGE:
                read_path(raw.pointer(handle), outer, frame, drawn)
                painters += [handle] * (len(drawn.fills) - len(painters))
            elif picture := read_picture(page, raw.page_object_at(handle), outer, frame, seen):
                found.pictures.append(picture)
    except TooManyForms:
        return found
    found.whole = True
    return found


def upright(
    page: Any, number: int, objects: dict[int, int] | None = None, faces: Faces = NO_FACES
) -> tuple[Frame, tuple[Word, ...]]:
    """The frame and words of a page; one whose words nearly all lie on their side is turned first.

    `objects` is filled: `id` of a word's style → its text object.
    Some software prints a landscape table on a portrait sheet without saying so: a reader turns the sheet.
    """
    frame = of_page(page)
    words = _words(page, frame, number, objects, faces)
    if not any(word.style.angle for word in words):
        return frame, words
    letters = Counter[int]()
    for word in words:
        letters[word.style.angle] += len(word.text)
    angle, count = letters.most_common(1)[0]
    if angle % 90 or angle == 0 or count < LYING * letters.total():
        return frame, words
    turned = (pdfium_c.FPDFPage_GetRotation(page.raw) + (360 - angle) // 90) % 4
    pdfium_c.FPDFPage_SetRotation(page.raw, turned)  # of the page in memory: pictures of it turn as well
    frame = of_page(page)
    return frame, _words(page, frame, number, objects, faces)


def _words(page: Any, frame: Frame, number: int, objects: dict[int, int] | None, faces: Faces) -> tuple[Word, ...]:
    textpage = page.get_textpage()
    try:
        if pdfium_c.FPDFText_CountChars(textpage.raw) > MAX_GLYPHS:
            raise TooManyGlyphs
        styles = Styles(textpage, frame.turn, faces)
        words = read_words(page, textpage, frame, number, styles)
        if objects is not None:
            objects |= styles.objects()
        return words
    finally:
        textpage.close()
