"""A word that a typeface draws close to the comma in front of it is a word of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.models.page import Page


@pytest.mark.parametrize(
    ("space", "found"), [(1.5, ["Accepted,", "subject", "5,", "rather"]), (0.0, ["Accepted,subject", "5,rather"])]
)
def test_white_behind_a_comma_parts_words(space: float, found: list[str], seen: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for y, (front, rest) in ((270, ("Accepted,", "subject")), (240, ("5,", "rather"))):
            canvas.drawString(60, y, front)
            canvas.drawString(60 + canvas.stringWidth(front, "Helvetica", 11) + space, y, rest)

    assert [word.text for word in seen(draw).words] == found
