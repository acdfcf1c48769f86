"""PDFs of a few lines, written in the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.models.page import Page
from pipeline.read.document import opened
from pipeline.read.pages import read_pages

SIZE = (400, 300)


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[..., Path]:
    """Draws with reportlab (origin at the bottom left) and gives the file; one function per page."""

    def make(*pages: Callable[[Canvas], None], name: str = "drawn.pdf", size: tuple[float, float] = SIZE) -> Path:
        path = tmp_path / name
        canvas = Canvas(str(path), pagesize=size)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return make


@pytest.fixture
def seen(drawn: Callable[..., Path]) -> Callable[..., Page]:
    """The page that a drawing is read as."""

    def read(draw: Callable[[Canvas], None], size: tuple[float, float] = SIZE) -> Page:
        with opened(drawn(draw, size=size)) as file:
            (page,) = read_pages(file.pdf)
        return page

    return read
