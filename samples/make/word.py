"""The other writer: blocks → .docx by python-docx, as a council officer's template would have it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from samples.make.icons import png
from samples.make.office import to_pdf
from samples.make.paper import A4, SIDE
from samples.make.pdf import Printed
from samples.make.records import Block, Break, Cell, Grid, Layout, Paragraph, Prose

LINES = {"grid": ("single", 4), "thick": ("single", 12), "dashed": ("dashed", 4), "horizontal": ("single", 4)}
BULLETS = ("Normal", "List Bullet", "List Bullet 2")


def print_blocks(blocks: Sequence[Block], layout: Layout, furniture: str) -> Printed:
    """By way of LibreOffice; raises OfficeMissing where there is none."""
    return to_pdf(document(blocks, layout, furniture), layout.tagged)


def document(blocks: Sequence[Block], layout: Layout, furniture: str) -> bytes:
    """The .docx as bytes."""
    doc: Any = docx.Document()
    _page(doc, layout, furniture)
    for block in blocks:
        if isinstance(block, Grid):
            _table(doc, block, layout)
        elif isinstance(block, Prose):
            for paragraph in block.paragraphs:
                into = doc.add_heading(level=1) if block.heading else doc.add_paragraph()
                _write(into, paragraph, block.size, "#000000")
                into.paragraph_format.space_after = Pt(5)
        elif isinstance(block, Break):
            doc.add_page_break()
    out = BytesIO()
    doc.save(out)
    return out.getvalue()


def _page(doc: Any, layout: Layout, furniture: str) -> None:
    section, normal = doc.sections[0], doc.styles["Normal"]
    wide, high = A4 if layout.orient == "portrait" else (A4[1], A4[0])
    section.page_width, section.page_height = Pt(wide), Pt(high)
    section.orientation = WD_ORIENT.PORTRAIT if layout.orient == "portrait" else WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin, section.bottom_margin = Pt(54), Pt(layout.foot)
    normal.font.name, normal.font.size = layout.font, Pt(layout.size)
    normal.paragraph_format.space_after = Pt(3)
    for level in (1, 2):
        doc.styles[f"Heading {level}"].font.name = layout.font
    if layout.furniture == "none":
        return
    section.header.paragraphs[0].text = furniture
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("Page ")
    _field(foot, "PAGE")
    if layout.furniture == "page of":
        foot.add_run(" of ")
        _field(foot, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _table(doc: Any, grid: Grid, layout: Layout) -> None:
    wide = (A4 if layout.orient == "portrait" else (A4[1], A4[0]))[0] - 2 * SIDE
    table = doc.add_table(rows=0, cols=len(grid.widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _borders(table, grid.borders)
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Pt(wide * share)
    for row in grid.rows:
        cells, at = table.add_row().cells, 0
        for cell in row.cells:
            into = cells[at] if cell.span == 1 else cells[at].merge(cells[at + cell.span - 1])
            into.width = Pt(wide * sum(grid.widths[at : at + cell.span]))
            _cell(into, cell, layout)
            at += cell.span
        properties = table.rows[-1]._tr.get_or_add_trPr()
        if row.heading and grid.repeat:
            properties.append(OxmlElement("w:tblHeader"))
        if not grid.split:
            properties.append(OxmlElement("w:cantSplit"))
    doc.add_paragraph()


def _borders(table: Any, style: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        upright = side in ("left", "right", "insideV")
        kind, width = ("nil", 0) if style == "none" or (style == "horizontal" and upright) else LINES[style]
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:val"), kind)
        edge.set(qn("w:sz"), str(width))
        borders.append(edge)
    table._tbl.tblPr.append(borders)


def _cell(into: Any, cell: Cell, layout: Layout) -> None:
    if cell.fill:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), cell.fill.lstrip("#"))
        into._tc.get_or_add_tcPr().append(shade)
    for n, paragraph in enumerate(cell.paragraphs):
        place = into.paragraphs[0] if n == 0 else into.add_paragraph()
        place.style = BULLETS[paragraph.level]
        _write(place, paragraph, layout.size, cell.ink)
    if cell.mark:
        place = into.paragraphs[0]
        place.alignment = WD_ALIGN_PARAGRAPH.CENTER
        place.add_run().add_picture(png(cell.mark), width=Pt(14))


def _write(place: Any, paragraph: Paragraph, size: float, ink: str) -> None:
    for piece in paragraph.pieces:
        run = place.add_run(piece.text)
        run.bold, run.font.size = piece.bold or None, Pt(size)
        run.font.color.rgb = RGBColor.from_string("0563C1" if piece.url else ink.lstrip("#"))
        if piece.url:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), place.part.relate_to(piece.url, RELATIONSHIP_TYPE.HYPERLINK, True))
            place._p.append(link)
            link.append(run._r)
