"""A stack of pages under one pen: where the next block goes, furniture, and marked content while drawing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.make.icons import picture
from samples.make.records import Layout, Mark
from samples.make.structure import Node, Tags
from samples.make.wrap import Printed

A4 = (595.0, 842.0)
SIDE, TOP = 42.0, 48.0


class Paper:
    """Draws downwards from `y` (points from the top); knows the page it is on (from 0)."""

    def __init__(self, layout: Layout, foot_text: str, total: int, tags: Tags | None) -> None:
        self.layout, self.foot_text, self.total, self.tags = layout, foot_text, total, tags
        self.out = BytesIO()
        self.canvas = Canvas(self.out, pagesize=A4, invariant=1, pageCompression=1)
        self.page, self.orient = -1, layout.orient
        self.turn()

    @property
    def left(self) -> float:
        return SIDE

    @property
    def wide(self) -> float:
        return self.size[0] - 2 * SIDE

    @property
    def bottom(self) -> float:
        """The last place that may be printed on, from the top."""
        return self.size[1] - self.layout.foot

    @property
    def size(self) -> tuple[float, float]:
        return A4 if self.orient == "portrait" else (A4[1], A4[0])

    def turn(self, orient: Literal["portrait", "landscape"] | None = None) -> None:
        """Starts a new page."""
        if self.page >= 0:
            self.canvas.showPage()
        self.orient = orient or self.orient
        self.page += 1
        self.y = TOP
        self.canvas.setPageSize(self.size)
        if self.layout.rotate:
            self.canvas.setPageRotation(90)  # reportlab turns the sheet to portrait by itself
            self.canvas.transform(0, 1, -1, 0, self.size[1], 0)
        self._furniture()

    def _furniture(self) -> None:
        text = {"page of": f"Page {self.page + 1} of {self.total}", "stamp": f"Page {self.page + 31}", "none": ""}
        if not (foot := text[self.layout.furniture]):
            return
        with self.artefact():
            self.canvas.setFillColor(HexColor("#404040"))
            self.canvas.setFont("Helvetica", 8)
            self.canvas.drawString(self.left, self.size[1] - 28, self.foot_text)
            self.canvas.drawCentredString(self.size[0] / 2, 22, foot)

    def finish(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()

    @contextmanager
    def content(self, node: Node | None) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        if self.tags and node:
            number = self.tags.mark(node, self.page)
            self.canvas._code.append(f"/{node.kind} <</MCID {number}>> BDC")
            yield
            self.canvas._code.append("EMC")
        else:
            yield

    @contextmanager
    def artefact(self) -> Iterator[None]:
        """What is drawn inside is decoration."""
        if self.tags:
            self.canvas._code.append("/Artifact BMC")
        yield
        if self.tags:
            self.canvas._code.append("EMC")

    def line_of_text(self, line: Printed, x: float, top: float, size: float, ink: str = "#000000") -> None:
        base, pen = self.size[1] - top - size * 0.85, x + line.indent
        self.canvas.setFillColor(HexColor(ink))
        if line.bullet:
            self.canvas.setFont("Helvetica", size)
            self.canvas.drawString(pen - 8, base, line.bullet)
        for part in line.inks:
            wide = self.canvas.stringWidth(part.text, part.font, size)
            self.canvas.setFillColor(HexColor("#0563c1" if part.url else ink))
            self.canvas.setFont(part.font, size)
            self.canvas.drawString(pen, base, part.text)
            if part.url:
                self.canvas.linkURL(part.url, (pen, base - 2, pen + wide, base + size * 0.8), relative=1)
            pen += wide

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.5, dash: bool = False) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColor(HexColor("#000000"))
        self.canvas.setDash([2, 2] if dash else [])
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def fill(self, x: float, top: float, wide: float, high: float, colour: str) -> None:
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x, self.size[1] - top - high, wide, high, stroke=0, fill=1)

    def mark(self, mark: Mark, x: float, top: float) -> None:
        """A status, 13 points wide, its centre line at `x`."""
        side, base = 13.0, self.size[1] - top - 13.0
        if mark.image:
            self.canvas.drawImage(ImageReader(picture(mark)), x - side / 2, base, side, side, mask="auto")
            return
        self.canvas.setFillColor(HexColor(mark.colour))
        self.canvas.setStrokeColor(HexColor(mark.colour))
        if mark.form == "disc":
            self.canvas.circle(x, base + side / 2, side / 2 - 1, stroke=0, fill=1)
            return
        self.canvas.setLineWidth(2)
        path = self.canvas.beginPath()
        path.moveTo(x - 5, base + 6)
        path.lineTo(x - 1.5, base + 2.5)
        path.lineTo(x + 5, base + 11)
        self.canvas.drawPath(path, stroke=1, fill=0)
