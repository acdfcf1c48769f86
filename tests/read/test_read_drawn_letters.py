"""Letters that the file itself draws: every line of them is as high as the next, whatever letters stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from pipeline.models.page import Page
from pipeline.read.document import opened
from pipeline.read.pages import read_pages

# How far each reaches below and above its line. What stands at the codes of "A" and "g" is any letter, as in the file
# of a browser, whose codes are its own.
GLYPHS = {"A": (0, 500), "a": (0, 500), "b": (0, 750), "c": (0, 600), "g": (0, 500), "p": (-250, 500)}
LINES = ((20, 250, "aa ab"), (20, 230, "pa aa"), (10, 210, "aa"))  # size, height on the sheet, what is printed


def _page(path: Path, name: str | None, lines: Sequence[tuple[int, int, str]]) -> Page:
    pdf = pikepdf.new()
    drawn = {f"/{name}": _glyph(pdf, *reach) for name, reach in GLYPHS.items()}
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, 250, 500, -750],
        FontMatrix=[0.001, 0, 0, -0.001, 0, 0],  # upside down, as browsers write it
        CharProcs=pikepdf.Dictionary(drawn),
        Encoding=pikepdf.Dictionary(Differences=[32, pikepdf.Name.space, *_named()]),
        FirstChar=32,
        LastChar=112,
        Widths=[500] * 81,
        Resources=pikepdf.Dictionary(),
    )
    if name:  # which PDFium does not tell, nor that the font has one
        font.FontDescriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name(f"/{name}"))
        font.ToUnicode = pdf.make_stream(b"1 beginbfrange <41> <70> <0041> endbfrange")
    page = pdf.add_blank_page(page_size=(400, 300))
    shown = "".join(f"BT /F {size} Tf 50 {y} Td ({text}) Tj ET\n" for size, y, text in lines)
    page.Contents = pdf.make_stream(shown.encode())
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
    pdf.save(path)
    with opened(path) as file:
        (found,) = read_pages(file.pdf, faces=file.faces)
    return found


def _named() -> list[object]:
    return [part for name in GLYPHS for part in (ord(name), pikepdf.Name(f"/{name}"))]


def _glyph(pdf: pikepdf.Pdf, low: int, high: int) -> pikepdf.Stream:
    return pdf.make_stream(f"500 0 0 {-high} 500 {-low} d1 50 {-high} 400 {high - low} re f".encode())


@pytest.mark.parametrize("name", [None, "Quill-Regular"])
def test_a_line_is_as_high_as_letters_of_its_size(name: str | None, tmp_path: Path) -> None:
    words = _page(tmp_path / "drawn.pdf", name, LINES).words
    assert {w.style.font for w in words} == {name or ""}
    assert [w.text for w in words] == ["aa", "ab", "pa", "aa", "aa"]
    tops, bottoms = ([side for w in words[:4] for side in (w.box[at],)] for at in (1, 3))
    assert tops == pytest.approx([35, 35, 55, 55], abs=0.5)
    assert bottoms == pytest.approx([53.75, 53.75, 73.75, 73.75], abs=0.1)
    assert words[4].box.height == pytest.approx(words[0].box.height / 2, abs=0.1)  # half the size, half as high


def test_a_line_is_as_high_on_a_page_without_tall_letters(tmp_path: Path) -> None:
    tall, low = (_page(tmp_path / f"{text}.pdf", None, [(20, 250, text)]).words[0].box for text in ("bp", "cc"))
    assert (low.top, low.bottom) == pytest.approx((tall.top, tall.bottom), abs=0.01)
