"""One PDF → its pages, one by one; a page is closed before the next is opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Page, Picture
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
from pipeline.read.opening import Unopened, page_of, text_of
from pipeline.read.paths import Drawn, read_paths
from pipeline.read.pictures import MOST_PICTURES, Seen, read_figures, read_picture
from pipeline.read.printed import printed_boxes
from pipeline.read.unseen import Painted, without_unseen
from pipeline.read.watch import ALONE, Watch
from pipeline.read.words import Print, read_words

MAX_OBJECTS = 100_000  # vectors and images a page may hold before it counts as hostile
MAX_GLYPHS = 200_000  # characters that a page may hold
_Painted = tuple[int, Matrix]  # the address of an object, and its matrix to file space
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
    try:
        with page_of(pdf, index) as page:
            return read_page(page, index + 1, seen, faces)
    except Unopened:
        return Page(index + 1, 0.0, 0.0, (), problems=("CORRUPT_PAGE",))


def read_page(page: Any, number: int, seen: Seen, faces: Faces = NO_FACES) -> Page:
    """Everything on one open page; `seen` keeps what equal pictures showed."""
    problems: list[str] = []
    try:
        own = upright(page, number, faces)
    except TooManyGlyphs:
        own = Print(of_page(page))
        problems.append("TOO_MANY_GLYPHS")
    drawings = _drawings(page, own.frame, seen)
    if len(drawings.texts) > MAX_GLYPHS and not problems:  # of letters on one place PDFium counts the first alone
        own = Print(own.frame)
        problems.append("TOO_MANY_GLYPHS")
    frame, objects = own.frame, own.objects
    drawn, pictures = drawings.drawn, drawings.pictures
    if not drawings.whole:
        problems.append("TOO_MANY_VECTORS")
    marks = Marks(objects)
    painted = Painted(tuple(zip(drawings.painters, drawn.fills, strict=True)), pictures, drawings.objects)
    words, unseen = without_unseen(page, own, painted, marks)
    told = [word for word in words if marks.of(word[3]) & TOLD] if marks else []
    seen_words = without_belied(page, words, told, _all_texts(drawings) if told else (), frame)
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
    texts: list[_Painted] = field(default_factory=list)
    forms: bool = False  # whether any are painted
    whole: bool = False


def _drawings(page: Any, frame: Frame, seen: Seen) -> _Drawings:
    found = _Drawings(objects_of(page))
    found.texts, others = own_texts(found.objects)
    found.forms = others is found.objects
    paths, images = list[_Painted](), list[_Painted]()
    found.whole = _sort(others, found.texts, paths, images)
    found.painters = read_paths(paths, frame, found.drawn)
    known = seen if len(images) <= MOST_PICTURES else None
    pictures = [read_picture(page, raw.page_object_at(handle), outer, frame, known) for handle, outer in images]
    found.pictures = [picture for picture in pictures if picture is not None]
    return found


def _all_texts(drawings: _Drawings) -> Sequence[int]:
    """All text objects of a page; none where it can't be walked."""
    if drawings.whole:
        return [text for text, _ in drawings.texts]
    try:
        return [handle for handle, kind, _ in walk(drawings.objects) if kind == TEXT]
    except TooManyForms:
        return ()


def _sort(objects: Sequence[int], texts: list[_Painted], paths: list[_Painted], images: list[_Painted]) -> bool:
    """Which of the objects are texts, paths and images; whether these are not too many."""
    kinds = {TEXT: texts, IMAGE: images}  # how many texts there may be, `MAX_GLYPHS` says
    try:
        for handle, kind, outer in walk(objects):
            if kind != TEXT and len(paths) + len(images) >= MAX_OBJECTS:
                return False
            kinds.get(kind, paths).append((handle, outer))
    except TooManyForms:
        return False
    return True


def upright(page: Any, number: int, faces: Faces = NO_FACES) -> Print:
    """What is printed on a page; one whose words nearly all lie on their side is turned first.

    Some software prints a landscape table on a portrait sheet without saying so: a reader turns the sheet.
    """
    own = _printed(page, number, faces)
    if not any([style.angle for style in own.objects.values()]):
        return own
    letters = Counter[int]()
    for word in own.words:
        letters[word.style.angle] += len(word.text)
    angle, count = letters.most_common(1)[0] if letters else (0, 0)
    if angle % 90 or angle == 0 or count < LYING * letters.total():
        return own
    turned = (pdfium_c.FPDFPage_GetRotation(page.raw) + (360 - angle) // 90) % 4
    pdfium_c.FPDFPage_SetRotation(page.raw, turned)  # of the page in memory: pictures of it turn as well
    return _printed(page, number, faces)


def _printed(page: Any, number: int, faces: Faces) -> Print:
    with text_of(page) as textpage:
        if pdfium_c.FPDFText_CountChars(textpage) > MAX_GLYPHS:
            raise TooManyGlyphs
        return read_words(textpage, of_page(page), number, faces)
