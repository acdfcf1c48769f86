"""The same blocks as a saved web page and as a workbook: what the twins are made of."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill

from samples.make.icons import png
from samples.make.records import Block, Cell, Grid, Paragraph, Prose


def page(blocks: Sequence[Block], title: str = "Agenda item") -> bytes:
    """A page as ModernGov writes it: the paper in a frame table, the site's own header and footer around it."""
    body = "".join(map(_markup, blocks))
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>{title}</title>"
        "<style>.mgHide {display: none} td { border: 1px solid }</style><script>var notThis = 'one';</script></head>"
        "<body><header>Skip to main content</header><span class='mgHide'>Menu</span>"
        f"<table role='presentation'><tr><td>{body}</td></tr></table><footer>Cookies</footer></body></html>"
    ).encode()


def _markup(block: Block) -> str:
    if isinstance(block, Prose):
        tag = "h1" if block.heading else "p"
        return "".join(f"<{tag}>{_inline(p)}</{tag}>" for p in block.paragraphs)
    if not isinstance(block, Grid):
        return "<hr>"
    rows = []
    for row in block.rows:
        tag = "th" if row.heading else "td"
        rows.append("<tr>" + "".join(_cell_markup(c, tag) for c in row.cells) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"


def _cell_markup(cell: Cell, tag: str) -> str:
    inside, lists = "", 0
    for paragraph in cell.paragraphs:
        inside += "<ul>" * (paragraph.level - lists) + "</ul>" * (lists - paragraph.level)
        lists = paragraph.level
        inside += f"<li>{_inline(paragraph)}</li>" if lists else f"<p>{_inline(paragraph)}</p>"
    inside += "</ul>" * lists
    if cell.mark:
        data = base64.b64encode(png(cell.mark).getvalue()).decode()
        inside += f'<img width="14" src="data:image/png;base64,{data}">'
    fill = f' style="background-color: {cell.fill}; color: {cell.ink}"' if cell.fill else ""
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    return f"<{tag}{fill}{span}>{inside or '&nbsp;'}</{tag}>"


def _inline(paragraph: Paragraph) -> str:
    out = ""
    for piece in paragraph.pieces:
        text = html.escape(piece.text)
        text = f'<a href="{html.escape(piece.url)}">{text}</a>' if piece.url else text
        out += f"<b>{text}</b>" if piece.bold else text
    return out


def workbook(blocks: Sequence[Block]) -> bytes:
    """One sheet, a blank row after each table, as a tracker is kept."""
    book = openpyxl.Workbook()
    sheet, row = book.active, 1
    for block in blocks:
        if isinstance(block, Prose):
            for paragraph in block.paragraphs:
                _write(sheet.cell(row, 1), Cell((paragraph,)))
                row += 1
        elif isinstance(block, Grid):
            row += 1
            for line in block.rows:
                column = 1
                for cell in line.cells:
                    _write(sheet.cell(row, column), cell)
                    if cell.span > 1:
                        sheet.merge_cells(None, row, column, row, column + cell.span - 1)
                    column += cell.span
                row += 1
            row += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(into: openpyxl.cell.Cell, cell: Cell) -> None:
    """The lines of a cell with Alt+Enter between them, bullets typed."""
    parts: list[str | TextBlock] = []
    for paragraph in cell.paragraphs:
        lead = ("\n" if parts else "") + ("", "• ", "◦ ")[paragraph.level]
        for piece in (lead, *paragraph.pieces):
            text = piece if isinstance(piece, str) else piece.text
            bold = not isinstance(piece, str) and piece.bold
            if text:
                parts.append(TextBlock(InlineFont(b=True), text) if bold else text)
    bolds = {isinstance(p, TextBlock) for p in parts}
    if bolds == {False}:
        into.value = "".join(map(str, parts))
    elif parts:
        into.value = CellRichText(*parts)
    into.font = Font(color=cell.ink.lstrip("#"))
    if cell.fill:
        into.fill = PatternFill("solid", fgColor=cell.fill.lstrip("#"))
    if cell.mark:
        picture = Image(png(cell.mark))
        picture.width = picture.height = 18
        into.parent.add_image(picture, into.coordinate)


MAKERS = {"html": page, "xlsx": workbook}
__all__ = ["MAKERS", "page", "workbook"]
