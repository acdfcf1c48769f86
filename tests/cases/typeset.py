"""Typeset the input of a case: drawn by reportlab, printed by a browser or word processor, or left as an office file.

A `source.py` says what its input looks like and hands over its own path; the input is written beside it. Councils,
people and places are invented. `python -m tests.cases.make [FEATURE/CASE ...]` runs the sources.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import openpyxl
import pypdfium2
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from openpyxl.styles import Alignment, PatternFill
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate

from tests.drawing import line, table

TREES = "That two hundred street trees are planted each winter"
TAPS = "That a drinking water tap is fitted in every market square"
BINS = "That the blue bins are emptied once a week"
SEATS = "That a seat is set up at each bus stop outside the centre"
ASKED = (TREES, TAPS, BINS, SEATS)
ANSWERS = ("Agreed.", "Agreed in part. In towns only.", "Not agreed. There is no money for it.", "Agreed.")
UPDATES = (
    "Half are in the ground and the rest follow in November.",
    "Two taps run; a third waits for the water company.",
    "Nothing further is planned.",
    "All seats stand.",
)
OFFICERS = ("Ada Thrower", "Ben Ode", "Cy Marsh", "Dee Lowther")
DAYS = ("March 2025", "June 2025", "31/12/2024", "1 May 2024")
RAGS = ("Green", "Amber", "Red", "Complete")
HEADS = ["No.", "Recommendation", "Cabinet response", "Progress update", "Status"]
ROWS = [[str(n), *rest] for n, rest in enumerate(zip(ASKED, ANSWERS, UPDATES, RAGS, strict=True), 1)]
WIDTHS = (32, 165, 115, 140, 60)
TOP = (
    "Wexley District Council",
    "Environment Scrutiny Committee",
    "Inquiry: Clean Streets",
    "Six month progress report",
    "Date of this update: 4 June 2024",
)


def weeks(count: int) -> str:
    """Return a long text that is never twice the same."""
    return " ".join(
        f"In week {n} the team met the residents of ward {n} and noted what they said." for n in range(1, count + 1)
    )


def above(*lines: str) -> list[Any]:
    """Return the lines over a report for reportlab, the first one large; TOP if none are given."""
    first, *rest = lines or TOP
    return [*line(first, True, 13), *(part for text in rest for part in line(text))]


def drawn_table(
    rows: Sequence[Sequence[Any]] = (HEADS, *ROWS), widths: Sequence[float] = WIDTHS, **options: Any
) -> Any:
    """Return a table for reportlab, ruled as a grid if `rules` say nothing else."""
    return table(rows, widths, **options)


def status_table(statuses: Sequence[Any], heading: str = "RAG status", **options: Any) -> Any:
    """Return a table for reportlab with a row for each status, as it is shown in the last column."""
    rows = [[str(n), ASKED[n - 1], UPDATES[n - 1], shown] for n, shown in enumerate(statuses, 1)]
    return drawn_table([["No.", "Recommendation", "Progress update", heading], *rows], [32, 200, 200, 60], **options)


def draw(source: str, *parts: Any, wide: bool = False, each_page: Callable[[Any, Any], None] | None = None) -> None:
    """Draw flowables, or lists of them, as the PDF of a case."""
    page = landscape(A4) if wide else A4
    flat = [one for part in parts for one in (part if isinstance(part, list) else [part])]
    extra = each_page or (lambda canvas, document: None)
    path = str(Path(source).with_name("input.pdf"))
    margins = {"leftMargin": 40, "rightMargin": 40, "topMargin": 50, "bottomMargin": 50}
    SimpleDocTemplate(path, pagesize=page, invariant=1, **margins).build(flat, onFirstPage=extra, onLaterPages=extra)


def canvas_of(source: str, wide: bool = False) -> Canvas:
    """Return a canvas that writes the PDF of a case when it is saved."""
    page = landscape(A4) if wide else A4
    return Canvas(str(Path(source).with_name("input.pdf")), pagesize=page, invariant=1)


def print_html(source: str, body: str, css: str = "", wide: bool = False, tags: bool = True) -> None:
    """Print a web page with a browser as the PDF of a case."""
    size = "297mm 210mm" if wide else "210mm 297mm"
    base = f"@page{{size:{size};margin:16mm}}body{{font:10pt Arial}}td,th{{vertical-align:top;text-align:left}}"
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<html lang=en><meta charset=utf-8><style>{base}{css}</style><body>{body}", encoding="utf-8")
        off = [] if tags else ["--disable-pdf-tagging"]
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", *off, "--no-pdf-header-footer",
                   f"--print-to-pdf={Path(source).with_name('input.pdf')}", f"--user-data-dir={folder}/profile",
                   page.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


def html_top(*lines: str) -> str:
    """Return the lines over a report as HTML; TOP if none are given."""
    first, *rest = lines or TOP
    return f"<h1>{first}</h1>" + "".join(f"<p>{text}</p>" for text in rest)


def html_table(rows: Iterable[Sequence[str]] = (HEADS, *ROWS), heads: int = 1, widths: Sequence[int] = ()) -> str:
    """Return rows as an HTML table; a cell that begins with `<t` brings its own tag, widths are in percent."""
    found = []
    for at, row in enumerate(rows):
        tag = "th" if at < heads else "td"
        found.append("".join(c if c.startswith("<t") else f"<{tag}>{c}</{tag}>" for c in row))
    head, body = (["<tr>" + row + "</tr>" for row in some] for some in (found[:heads], found[heads:]))
    columns = "".join(f"<col style='width:{width}%'>" for width in widths)
    return f"<table>{columns}<thead>{''.join(head)}</thead>{''.join(body)}</table>"


GRID_CSS = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #444;padding:3px}"


@dataclass(frozen=True)
class Shade:
    """A text on a fill or in a colour."""

    text: str
    fill: str = ""
    ink: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading of the word processor."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Grid:
    """A table of the word processor; widths in millimetres, merges as (row, column, row, column)."""

    rows: Sequence[Sequence[Any]]
    widths: Sequence[float]
    merges: Sequence[tuple[int, int, int, int]] = ()
    style: str = "Table Grid"
    heads: int = 1


def write_docx(source: str, *parts: Any, wide: bool = False) -> Path:
    """Write the .docx of a case: texts, headings, shaded texts, grids; "\\f" is a page break."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    document.styles["Normal"].font.size = Pt(10)
    for part in parts:
        _add_part(document, part)
    path = Path(source).with_name("input.docx")
    document.save(str(path))
    return path


def print_docx(source: str, *parts: Any, wide: bool = False, tags: bool = False) -> None:
    """Print a .docx with the word processor as the PDF of a case."""
    with TemporaryDirectory() as folder:
        path = write_docx(str(Path(folder) / "source.py"), *parts, wide=wide)
        how = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tags).lower()}"}}}}'
        out = str(Path(source).parent)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/o", "--convert-to", how,
                   "--outdir", out, str(path)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


def _add_part(document: Any, part: Any) -> None:
    if isinstance(part, Heading):
        document.add_heading(part.text, part.level)
    elif isinstance(part, Grid):
        _add_grid(document, part)
        document.add_paragraph()
    elif part == "\f":
        document.add_page_break()
    else:
        _add_text(document.add_paragraph(), part if isinstance(part, Shade) else Shade(part))


def _add_text(paragraph: Any, shade: Shade) -> None:
    run = paragraph.add_run(shade.text)
    run.bold = shade.bold
    if shade.ink:
        run.font.color.rgb = RGBColor.from_string(shade.ink)


def _add_grid(document: Any, grid: Grid) -> None:
    made = document.add_table(len(grid.rows), len(grid.widths), style=grid.style)
    made.autofit = False
    for y, row in enumerate(grid.rows):
        for x, content in enumerate(row):
            _fill_cell(made.cell(y, x), content, grid.widths[x], bold=y < grid.heads)
        if y < grid.heads:
            made.rows[y]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for top, left, bottom, right in grid.merges:
        merged = made.cell(top, left).merge(made.cell(bottom, right))
        for paragraph in [p for p in merged.paragraphs[1:] if not p.text]:
            paragraph._element.getparent().remove(paragraph._element)


def _fill_cell(cell: Any, content: Any, width: float, bold: bool) -> None:
    cell.width = Mm(width)
    shade = content if isinstance(content, Shade) else Shade(str(content), bold=bold)
    for at, text in enumerate(shade.text.split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _add_text(paragraph, Shade(text, ink=shade.ink, bold=shade.bold))
    if shade.fill:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), shade.fill)
        cell._tc.get_or_add_tcPr().append(shading)


def write_xlsx(source: str, rows: Sequence[Sequence[Any]], merges: Sequence[str] = (), sheet: str = "Tracker") -> None:
    """Write the workbook of a case: one sheet, texts or shaded texts."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for y, row in enumerate(rows, 1):
        for x, content in enumerate(row, 1):
            shade = content if isinstance(content, Shade) else None
            cell = page.cell(y, x, shade.text if shade else content)
            cell.alignment = Alignment(wrap_text=True)
            if shade and shade.fill:
                cell.fill = PatternFill("solid", start_color=shade.fill)
    for merged in merges:
        page.merge_cells(merged)
    book.save(Path(source).with_name("input.xlsx"))


def scan(source: str, *parts: Any, dpi: int = 150) -> None:
    """Draw a case and keep only pictures of its pages."""
    draw(source, *parts)
    path = Path(source).with_name("input.pdf")
    pictures = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(path)]
    canvas = canvas_of(source)
    for picture in pictures:
        canvas.drawImage(ImageReader(_as_jpeg(picture)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()


def _as_jpeg(picture: Image.Image) -> io.BytesIO:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=40)
    kept.seek(0)
    return kept
