"""From a PDF of pictures to pages and tables, with a recogniser that knows what was drawn; and without any."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.models.page import Page
from pipeline.read.pages import read_pages
from pipeline.read.scan import read_scans
from pipeline.read.scan.engine import Detected, Line, OcrFailed, PixelBox
from pipeline.read.scan.read_scans import source_text, unread_pages, with_scans
from pipeline.read.watch import Watch
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.lexicon import lexicon
from tests.scan.drawing import COLUMNS, ROWS, Pixels, copied, table

DOTS = 200


class Told:
    """A recogniser that is told where lines stand and what they say; `turn` as if the picture lay on its side."""

    def __init__(self, lines: dict[tuple[int, int], str], turn: int = 0, fails: bool = False) -> None:
        self.lines, self.turn, self.fails = lines, turn, fails
        self.shapes: list[tuple[int, ...]] = []

    def begin(self) -> None:
        self.shapes.clear()

    def detect(self, picture: Pixels) -> Detected:
        if self.fails:
            raise OcrFailed("PARTIAL_TIMEOUT")
        self.shapes.append(picture.shape)
        turn, self.turn = self.turn, 0
        return Detected(tuple(PixelBox(x, y, x + 12 * len(t), y + 34) for (x, y), t in self.lines.items()), turn)

    def recognise(self, boxes: tuple[PixelBox, ...]) -> tuple[Line, ...]:
        return tuple(_line(box, self._said(box)) for box in boxes)

    def _said(self, box: PixelBox) -> str:
        return next((t for (x, y), t in self.lines.items() if abs(y - box.top) < 2 and abs(x - box.x0) < 2), "")


def _line(box: PixelBox, text: str) -> Line:
    step = (box.x1 - box.x0) / max(1, len(text))
    at = tuple(box.x0 + (i + 0.5) * step for i, c in enumerate(text) if c != " ")
    return Line(box, text, at, tuple(0.98 for _ in at))


LINES = {
    (COLUMNS[0] + 10, ROWS[0] + 8): "Progress in full",
    (COLUMNS[0] + 10, ROWS[1] + 8): "The library fittings were",
    (COLUMNS[0] + 10, ROWS[1] + 46): "illuminated until Monday",
    (COLUMNS[1] + 10, ROWS[2] + 8): "All bills will be settled",
}


def pdf_of(*pictures: Image.Image | None, turn: int = 0) -> bytes:
    """A PDF with one scanned page per picture, and a page of plain print per None."""
    held = BytesIO()
    canvas = Canvas(held, invariant=1)
    for picture in pictures:
        if picture is None:
            canvas.setPageSize((540, 396))
            for i in range(20):
                canvas.drawString(40, 360 - 15 * i, "The council prints this page in the usual way.")
        else:
            pixels = np.rot90(copied(picture), turn // 90)
            width, height = pixels.shape[1] * 72 / DOTS, pixels.shape[0] * 72 / DOTS
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(Image.fromarray(pixels)), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def pages_of(data: bytes, told: Told | None, ocr: str = "auto") -> tuple[Page, ...]:
    with pypdfium2.PdfDocument(data) as pdf:
        return with_scans(pdf, tuple(read_pages(pdf)), ocr, told)  # type: ignore[arg-type]


@pytest.mark.xfail(reason="a grid with one text in a row is no table of the layout", strict=False)
def test_a_scanned_table_becomes_a_table() -> None:
    (page,) = pages_of(pdf_of(table()), Told(LINES))
    assert page.scanned and not page.problems
    tables = make_tables(lay_out([page], None), lexicon(page.words))
    assert [[c.text.value if c else None for c in row.cells] for row in tables[0].rows] == [
        ["Progress in full", "", ""],
        ["The library fittings were illuminated until Monday", "", ""],
        ["", "All bills will be settled", ""],
    ]
    marks = [[m.colour for m in row.cells[2].marks] for row in tables[0].rows if row.cells[2]]
    assert [len(m) for m in marks] == [0, 1, 1]
    assert all(w.score == 0.98 for w in page.words)


def test_a_sheet_on_its_side_is_turned() -> None:
    told = Told(LINES, turn=90)
    (page,) = pages_of(pdf_of(table(), turn=90), told)
    assert page.width > page.height
    assert told.shapes[0][0] > told.shapes[0][1] and told.shapes[1][0] < told.shapes[1][1]
    assert sum(not r.horizontal for r in page.rulings) == len(COLUMNS)


def test_mixed_documents() -> None:
    pages = pages_of(pdf_of(None, table()), Told(LINES))
    assert [p.scanned for p in pages] == [False, True]
    assert source_text(pages) == "mixed"
    assert source_text(pages[:1]) == "native" and source_text(pages[1:]) == "ocr"
    assert unread_pages(pages) == []


def test_what_takes_too_long_says_so() -> None:
    (page,) = pages_of(pdf_of(table()), Told(LINES, fails=True))
    assert page.problems == ("PARTIAL_TIMEOUT",) and not page.words


def test_a_scan_that_took_too_long_names_the_time_so_that_it_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf_of(table()))
    watch = Watch()
    watch.recogniser = Told(LINES, fails=True)
    document = read_document(path, Settings(entities=False), watch)
    assert (document.status, document.reason) == ("partial", "PARTIAL_TIMEOUT")


def test_unread_pages_in_one_line() -> None:
    pages = pages_of(pdf_of(table(), None, table(), table()), None, "off")
    (issue,) = unread_pages(pages)
    assert issue.code == "NEEDS_OCR" and issue.page == 1
    assert issue.message.startswith("Pages 1, 3–4 are pictures of text, which were not read.")


def test_without_the_extra_a_scan_is_partial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_scans, "installed", lambda: False)
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf_of(table()))
    document = read_document(path, Settings(entities=False))
    assert (document.status, document.reason, len(document.issues)) == ("partial", "NEEDS_OCR", 1)
    off = read_document(path, Settings(entities=False, ocr="off"))
    assert off.issues == document.issues


def test_no_page_is_touched_where_all_have_text() -> None:
    data = pdf_of(None)
    with pypdfium2.PdfDocument(data) as pdf:
        pages = tuple(read_pages(pdf))
        assert with_scans(pdf, pages, "auto", Told({}, fails=True)) == pages
