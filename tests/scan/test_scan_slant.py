"""Italic print, and slashes that recognition takes for a letter, told from the picture."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from pipeline.read.scan.engine import Line, PixelBox
from pipeline.read.scan.picture import whitened
from pipeline.read.scan.words import words_in
from tests.scan.drawing import SCALE, Pixels, copied, font, sheet

TOP = 100


def set_line(pieces: list[tuple[str, bool]], size: int = 32) -> tuple[Pixels, Line]:
    """A line of pieces, those marked sheared as italics are; and what recognition would say of it."""
    picture, draw = sheet()
    face, x = font(size), 100.0
    letters: list[tuple[str, float]] = []
    for text, italic in pieces:
        wide = face.getlength(text)
        if italic:
            own, ink = sheet(int(wide) + 20, 60)
            ink.text((0, 5), text, font=face, fill="#000000")
            shape = (1, 0.21, -8, 0, 1, 0)
            leaning = own.transform(
                own.size, Image.Transform.AFFINE, shape, Image.Resampling.BICUBIC, fillcolor="#ffffff"
            )
            picture.paste(leaning, (int(x), TOP - 5))
        else:
            draw.text((x, TOP), text, font=face, fill="#000000")
        ends = [x + face.getlength(text[:at]) for at in range(len(text) + 1)]
        letters += [(c, (a + b) / 2) for c, a, b in zip(text, ends, ends[1:], strict=False) if c != " "]
        x += wide + face.getlength(" ")
    said = " ".join(text for text, _ in pieces)
    at = tuple(place for _, place in letters)
    return whitened(copied(picture)), Line(PixelBox(96, TOP - 2, x, TOP + int(1.3 * size)), said, at, (0.99,) * len(at))


@pytest.mark.parametrize("size", [22, 32])
def test_words_in_italics_are_told(size: int) -> None:
    picture, line = set_line([("Answer of the board", True), ("Granted, from autumn onwards", False)], size)
    words = words_in(picture, [line], 1, SCALE)
    assert [w.style.italic for w in words] == [True] * 4 + [False] * 4


def test_print_of_a_sheet_that_leans_a_little_is_upright() -> None:
    picture, line = set_line([("Granted in full, from autumn onwards", False)])
    height, width = picture.shape[:2]
    shape = (1, 0.02, 0, 0, 1, 0)
    leaning = Image.fromarray(picture).transform(
        (width, height), Image.Transform.AFFINE, shape, Image.Resampling.BICUBIC
    )
    assert not any(w.style.italic for w in words_in(np.asarray(leaning), [line], 1, SCALE))


@pytest.mark.parametrize(
    ("drawn", "read", "said"), [("/", "I", "/"), ("I", "I", "I"), ("/", "|", "/"), ("I", "1", "1")]
)
def test_a_stroke_that_leans_is_a_slash(drawn: str, read: str, said: str) -> None:
    picture, line = set_line([("Argument", False), (drawn, False), ("Reasons", False)])
    slip = Line(line.box, f"Argument {read} Reasons", line.at, line.scores)
    assert [w.text for w in words_in(picture, [slip], 1, SCALE)] == ["Argument", said, "Reasons"]


def test_a_letter_that_leans_as_all_of_its_line_does_is_no_slash() -> None:
    picture, line = set_line([("Then", True), ("I", True), ("asked for more", True)])
    assert [w.text for w in words_in(picture, [line], 1, SCALE)][1] == "I"


def test_letters_that_lean_both_ways_do_not_tell() -> None:
    picture, line = set_line([("AWAY", False)])
    assert [w.style.italic for w in words_in(picture, [line], 1, SCALE)] == [False]
