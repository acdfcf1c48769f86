"""Pages of pictures cost no more than a look: letters that are drawn, and one picture cut into pieces."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pipeline.models.page import Box
from pipeline.read import pictures
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.read.paths import Figure


def test_far_too_many_figures_are_not_compared_with_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    meet = pictures._meet
    monkeypatch.setattr(pictures, "_meet", lambda one, other: compared.append(1) or meet(one, other))
    letters = [Figure(Box(x, y, x + 5, y + 5), "#000000", -1) for y in range(0, 800, 10) for x in range(0, 500, 10)]
    assert len(pictures._grouped(letters)) > pictures.MAX_FIGURES
    assert len(compared) < 10 * len(letters)


def test_figures_that_touch_are_one_however_many_they_are() -> None:
    strokes = [Figure(Box(x, 0, x + 4, 10), "#000000", -1) for x in range(0, 2000, 3)]
    assert [box for box, _ in pictures._grouped(strokes)] == [Box(0, 0, 2002, 10)]


@pytest.mark.parametrize(("pieces", "looked_at"), [(10, 10), (pictures.MOST_PICTURES + 1, 0)])
def test_pieces_of_one_picture_are_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pieces: int, looked_at: int
) -> None:
    path = tmp_path / "pieces.pdf"
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(600, 800))
        drawn, named = b"", pikepdf.Dictionary()
        for n in range(pieces):
            tile = pikepdf.Stream(
                made, bytes([n % 256, n // 256, 9]) * 4, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
                Width=2, Height=2, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
            )  # fmt: skip
            named[f"/I{n}"] = made.make_indirect(tile)
            drawn += f"q 10 0 0 10 {n % 50 * 12} {n // 50 * 12} cm /I{n} Do Q\n".encode()
        page.Resources = pikepdf.Dictionary(XObject=named)
        page.Contents = pikepdf.Stream(made, drawn)
        made.save(path)
    looks: list[int] = []
    monkeypatch.setattr(pictures, "_pixels", lambda page, handle: looks.append(1))
    with opened(path) as document:
        (page,) = read_pages(document.pdf)
    assert (len(looks), len(page.pictures)) == (looked_at, pieces)
