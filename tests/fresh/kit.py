"""Fresh papers by three kinds of software: reportlab, a browser's print, a word processor's export."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.unseen.kit import Case

KEPT = Path(__file__).parent / "papers"
Row = Sequence[Any]


@dataclass(frozen=True)
class Office:
    """A paper of the word processor: its parts in order, whether the page lies on its side, and who made the file."""

    parts: Sequence[Any]
    wide: bool = False
    tagged: bool = False
    by: str = ""


@dataclass(frozen=True)
class Web:
    """A paper printed by a browser."""

    body: str
    css: str = ""
    wide: bool = False
    tagged: bool = True


@dataclass(frozen=True)
class Shade:
    """A cell's text on a fill, or in a colour."""

    text: str
    fill: str = ""
    ink: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Grid:
    """A table for the word processor; widths in millimetres, merges as (row, column, row, column)."""

    rows: Sequence[Row]
    widths: Sequence[float]
    merges: Sequence[tuple[int, int, int, int]] = ()
    style: str = "Table Grid"
    heads: int = 1


@dataclass(frozen=True)
class Head:
    text: str
    level: int = 1


def kept(case: Case) -> Path:
    """Where the committed PDF of a paper stands that reportlab does not draw."""
    return KEPT / f"{case.name}.pdf"


def print_web(paper: Web, path: Path) -> None:
    size = "297mm 210mm" if paper.wide else "210mm 297mm"
    css = f"@page{{size:{size};margin:16mm}}body{{font:10pt Arial}}"
    css += "td,th{vertical-align:top;text-align:left;padding:3px}"
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(
            f"<html lang=en><head><meta charset=utf-8><style>{css}{paper.css}</style></head><body>{paper.body}"
        )
        tags = [] if paper.tagged else ["--disable-pdf-tagging"]
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", *tags, "--no-pdf-header-footer",
                   f"--print-to-pdf={path}", f"--user-data-dir={folder}/profile", page.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


def print_office(paper: Office, path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if paper.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.author = paper.by
    for part in paper.parts:
        _part(document, part)
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        document.save(str(source))
        how = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{str(paper.tagged).lower()}"}}}}'
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/o", "--convert-to", how, "--outdir",
             str(path.parent), str(source)], check=True, capture_output=True)  # fmt: skip


def _part(document: Any, part: Any) -> None:
    if isinstance(part, Head):
        document.add_heading(part.text, part.level)
    elif isinstance(part, Grid):
        _grid(document, part)
        document.add_paragraph()
    elif part == "\f":
        document.add_page_break()
    elif isinstance(part, Shade):
        _ink(document.add_paragraph(), part)
    else:
        document.add_paragraph(part)


def _ink(paragraph: Any, shade: Shade) -> None:
    run = paragraph.add_run(shade.text)
    run.bold = shade.bold
    if shade.ink:
        run.font.color.rgb = RGBColor.from_string(shade.ink)


def _grid(document: Any, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths), style=grid.style)
    table.autofit = False
    for x, width in enumerate(grid.widths):
        table.columns[x].width = Mm(width)
    for y, row in enumerate(grid.rows):
        for x, content in enumerate(row):
            cell = table.cell(y, x)
            cell.width = Mm(grid.widths[x])
            shade = content if isinstance(content, Shade) else Shade(str(content), bold=y < grid.heads)
            for at, line in enumerate(shade.text.split("\n")):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                _ink(paragraph, Shade(line, ink=shade.ink, bold=shade.bold))
            if shade.fill:
                _fill(cell, shade.fill)
        if y < grid.heads:
            _repeat(table.rows[y])
    for top, left, bottom, right in grid.merges:
        text = table.cell(top, left).text
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        for paragraph in merged.paragraphs[1:]:
            paragraph._element.getparent().remove(paragraph._element)
        assert merged.text == text


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def html_table(rows: Sequence[Row], heads: int = 1, widths: Sequence[str] = (), name: str = "") -> str:
    """Rows as HTML: a text is escaped, a Shade painted, a text that begins with `<t` is a cell of its own."""
    columns = "".join(f"<col style='width:{w}'>" for w in widths)
    body = []
    for y, row in enumerate(rows):
        tag = "th" if y < heads else "td"
        line = "".join(_html_cell(c, tag) for c in row)
        body.append(f"<tr>{line}</tr>")
        if y == heads - 1:
            body = [f"<thead>{''.join(body)}</thead>"]
    return f"<table class='{name}'>{columns}{''.join(body)}</table>"


def _html_cell(content: Any, tag: str) -> str:
    if isinstance(content, Shade):
        return (
            f"<{tag} style='background:#{content.fill or 'fff'};color:#{content.ink or '000'}'>{content.text}</{tag}>"
        )
    if content.startswith("<t"):
        return str(content)
    return f"<{tag}>{content if content.startswith('<') else escape(content)}</{tag}>"
