"""The pure-Python writer: blocks → PDF by reportlab, tags by pikepdf. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from samples.make import structure
from samples.make.paper import TOP, Paper
from samples.make.pour import LEADING, Table
from samples.make.records import Block, Break, Grid, Layout, Prose
from samples.make.structure import Node, Tags
from samples.make.wrap import lines

VERA = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf"}  # come with reportlab: embedded, with /ToUnicode


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF: its bytes, its number of pages, and the page (from 1) on which each named Break began."""

    data: bytes
    pages: int
    places: dict[str, int]


def print_blocks(blocks: Sequence[Block], layout: Layout, furniture: str) -> Printed:
    """Printed twice: the first time only to count the pages."""
    _fonts()
    first = _draw(blocks, layout, furniture, 0, None)
    tags = Tags() if layout.tagged else None
    done = _draw(blocks, layout, furniture, first.pages, tags)
    return Printed(_save(done.data, tags), done.pages, done.places)


def _fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in VERA.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / file)))


def _draw(blocks: Sequence[Block], layout: Layout, furniture: str, total: int, tags: Tags | None) -> Printed:
    paper = Paper(layout, furniture, total, tags)
    root = tags.root if tags else None
    places: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Break):
            if block.turn and (paper.y > TOP or paper.page > 0):
                paper.turn(block.orient)
            if block.name:
                places[block.name] = paper.page + 1
        elif isinstance(block, Grid):
            Table(block, paper, root).print()
        else:
            _prose(block, paper, root)
    return Printed(paper.finish(), paper.page + 1, places)


def _prose(block: Prose, paper: Paper, root: Node | None) -> None:
    """Paragraphs over the whole width; a heading stays with what follows."""
    step = block.size * LEADING
    if block.heading and paper.y + 4 * step > paper.bottom:
        paper.turn()
    for paragraph in block.paragraphs:
        node = root.add("H1" if block.heading else "P") if root else None
        waiting = lines((paragraph,), paper.wide, paper.layout.font, block.size, False)
        while waiting:
            room = max(0, int((paper.bottom - paper.y) / step))
            now, waiting = waiting[:room], waiting[room:]
            if now:
                with paper.content(node):
                    for line in now:
                        paper.line_of_text(line, paper.left, paper.y, block.size)
                        paper.y += step
            if waiting:
                paper.turn()
        paper.y += 5


def _save(data: bytes, tags: Tags | None) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        if tags:
            structure.write(pdf, tags)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
