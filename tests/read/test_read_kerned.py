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


@pytest.mark.parametrize("room", [2.75, 1.4, 0.0])
def test_room_between_two_letters_parts_words(room: float, seen: Callable[..., Page]) -> None:
    """As Ghostscript sets "year. The" and "A first": the letters beside a space in a text object of their own."""

    def draw(canvas: Canvas) -> None:
        for y, parts in ((270, ("this year", ".T", "he draft")), (240, ("In it ", "Af", "irst case"))):
            text = canvas.beginText(60, y)
            text.setFont("Helvetica", 11)
            x = 60.0
            for part, space in zip(parts, (0, room, 0), strict=True):
                text.setTextOrigin(x, y)
                text.setCharSpace(space)
                text.textOut(part)
                x += canvas.stringWidth(part, "Helvetica", 11) + len(part) * space - (space and room)
            canvas.drawText(text)

    parted = ["this", "year.", "The", "draft", "In", "it", "A", "first", "case"]
    whole = ["this", "year.The", "draft", "In", "it", "Afirst", "case"]
    assert [word.text for word in seen(draw).words] == (parted if room > 2 else whole)


def test_a_word_set_wide_in_two_weights_stays_whole(seen: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 270)
        text.setCharSpace(1.5)
        for font, part in (("Helvetica", "Scru"), ("Helvetica-Oblique", "tiny")):
            text.setFont(font, 11)
            text.textOut(part)
        canvas.drawText(text)

    assert [word.text for word in seen(draw).words] == ["Scrutiny"]


@pytest.mark.parametrize(("white", "found"), [(0.1, ["Reporting."]), (3.0, ["Report", "ing."])])
def test_a_space_that_takes_no_room_parts_no_word(white: float, found: list[str], seen: Callable[..., Page]) -> None:
    """As LibreOffice draws the ends of a line below "ing", as spaces, after what stands above it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        end = 60 + canvas.stringWidth("Report", "Helvetica", 11)
        canvas.drawString(60, 270, "Report")
        canvas.drawString(end + white, 270, "ing.")
        canvas._code.append(f"BT {end} 270 Td /F1 11 Tf [( ) -900 ( )] TJ ET")

    assert [word.text for word in seen(draw).words] == found
