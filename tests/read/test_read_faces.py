"""Fonts that the file draws letter by letter: their names, weights and flags, though PDFium knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.models.page import Style
from pipeline.read import faces
from pipeline.read.document import opened
from pipeline.read.letter_codes import letters_at
from pipeline.read.page_pictures import page_pictures
from pipeline.read.pages import read_pages
from pipeline.run import read_document

NAME, MAP = pikepdf.Name, pikepdf.Dictionary
PLAIN, WIDE, SLIM = {"a": 500, "b": 550}, {"a": 560, "b": 610}, {"a": 440, "c": 400}
REGULAR, BOLD = "AAAAAA+Quill-Regular", "BAAAAA+Quill-Bold"


@dataclass(frozen=True)
class Drawn:
    """A font that is drawn: the widths of its letters, whose codes are the file's own, and what it says of itself."""

    name: str | None
    widths: Mapping[str, int]
    weight: int = 400
    flags: int = 4
    grown: int = 0  # how far its letters reach beyond where they would

    def font(self, pdf: pikepdf.Pdf) -> Any:
        codes = list(enumerate(self.widths, start=1))
        shown = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for code, letter in codes)
        letters = {f"/g{ord(letter):X}": self._letter(pdf, width) for letter, width in self.widths.items()}
        names = [part for code, letter in codes for part in (code, NAME(f"/g{ord(letter):X}"))]
        made = MAP(
            Type=NAME.Font,
            Subtype=NAME.Type3,
            FontBBox=[0, 250, 500, -750],
            FontMatrix=[0.001, 0, 0, -0.001, 0, 0],
            CharProcs=MAP(letters | {"/g0": pdf.make_stream(b"250 0 0 0 0 0 d1")}),
            Encoding=MAP(Differences=[0, NAME.g0, *names]),
            FirstChar=0,
            LastChar=len(codes),
            Widths=[250, *self.widths.values()],
            ToUnicode=pdf.make_stream(f"{len(codes)} beginbfchar\n{shown}endbfchar".encode()),
        )
        if self.name:
            told = MAP(Type=NAME.FontDescriptor, FontName=NAME(f"/{self.name}"), FontWeight=self.weight)
            made.FontDescriptor = told
            told.Flags = self.flags
        return pdf.make_indirect(made)

    def _letter(self, pdf: pikepdf.Pdf, width: int) -> pikepdf.Stream:
        left, low, right, high = 50 - self.grown, -500 - self.grown, 400 + self.grown, self.grown
        box = f"{left} {low} {right} {high}"
        return pdf.make_stream(f"{width} 0 {box} d1 {left} {low} {right - left} {high - low} re f".encode())

    def shown(self, key: str, y: int) -> str:
        codes = "".join(f"{code:02x}" for code, _ in enumerate(self.widths, start=1))
        return f"BT {key} 20 Tf 1 0 0 1 50 {y} Tm <{codes}> Tj ET\n"


def _written(path: Path, fonts: Sequence[Drawn], others: Mapping[str, Any], within: bool, **saved: Any) -> Path:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    content = "".join(font.shown(f"/F{at}", 270 - 30 * at) for at, font in enumerate(fonts)).encode()
    resources = MAP(Font=MAP({f"/F{at}": font.font(pdf) for at, font in enumerate(fonts)} | dict(others)))
    if within:
        form = pdf.make_stream(content, Type=NAME.XObject, Subtype=NAME.Form, BBox=[0, 0, 400, 300])
        form.Resources = resources
        content, resources = b"/Form Do", MAP(XObject=MAP(Form=form))
    page.Contents, page.Resources = pdf.make_stream(content), resources
    pdf.save(path, **saved)
    return path


Read = Callable[..., list[Style]]


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[Read]:
    """How the words of a sheet are printed, one in each of its fonts."""

    def read(*fonts: Drawn, others: Mapping[str, Any] | None = None, within: bool = False, **saved: Any) -> list[Style]:
        path = _written(tmp_path / "drawn.pdf", fonts, others or {}, within, **saved)
        with opened(path, "key" if saved else None) as file:
            (page,) = read_pages(file.pdf, faces=file.faces)
        assert [word.text for word in page.words] == ["".join(font.widths) for font in fonts]
        return [word.style for word in page.words]

    yield read


@pytest.mark.parametrize("within", [False, True])
def test_drawn_fonts_are_told_by_how_wide_their_letters_are(looks, within):
    slanted = Drawn("CAAAAA+Quill-Roman", SLIM, flags=0x44)
    found = looks(Drawn(REGULAR, PLAIN), Drawn(BOLD, WIDE, 700), slanted, within=within)
    assert [(style.font, style.bold, style.italic) for style in found] == [
        ("Quill-Regular", False, False),
        ("Quill-Bold", True, False),
        ("Quill-Roman", False, True),
    ]


def test_of_a_variable_font_the_weight_tells_bold_under_one_name(looks):
    found = looks(Drawn(REGULAR, PLAIN), Drawn("BAAAAA+Quill-Regular", WIDE, 700))
    assert [(style.font, style.bold) for style in found] == [("Quill-Regular", False), ("Quill-Regular", True)]


def test_a_file_with_a_password(looks):
    found = looks(Drawn(REGULAR, PLAIN), Drawn(BOLD, WIDE, 700), encryption=pikepdf.Encryption(user="key", owner="key"))
    assert [style.bold for style in found] == [False, True]


def test_two_faces_with_the_same_widths_are_not_told_apart(looks):
    found = looks(Drawn(REGULAR, PLAIN), Drawn(BOLD, PLAIN, 700), Drawn("CAAAAA+Quill-Black", WIDE))
    assert [(style.font, style.bold) for style in found] == [("", False), ("", False), ("Quill-Black", True)]


def test_fonts_of_one_face_may_have_the_same_widths(looks):
    found = looks(Drawn(BOLD, PLAIN, 700), Drawn("CAAAAA+Quill-Bold", PLAIN, 700))
    assert [(style.font, style.bold) for style in found] == [("Quill-Bold", True)] * 2


def test_a_part_of_the_letters_is_not_the_font(looks):
    more = PLAIN | {"d": 520}
    found = looks(Drawn(None, more), Drawn(BOLD, PLAIN, 700), Drawn(None, {"b": 550}))
    assert [style.bold for style in found] == [False, True, False]


def test_bold_that_is_made_of_a_plain_face(looks):
    fat = Drawn("BAAAAA+Quill-Regular", {"a": 500, "e": 510}, grown=16)
    found = looks(Drawn(REGULAR, PLAIN), fat, Drawn("CAAAAA+Quill-Light", SLIM, grown=16))
    assert [style.bold for style in found] == [False, True, False]


def test_what_is_drawn_of_a_face_that_the_file_embeds_is_bold(looks):
    embedded = MAP(Type=NAME.Font, Subtype=NAME.TrueType, BaseFont=NAME("/AAAAAA+Quill-Regular"))
    assert [style.bold for style in looks(Drawn(REGULAR, PLAIN), others={"/Own": embedded})] == [True]


def test_a_file_whose_fonts_have_names_is_not_opened_again(drawn, monkeypatch):
    monkeypatch.setattr(faces, "opened_again", None)
    with opened(drawn(lambda canvas: canvas.drawString(50, 200, "the wall is mended"))) as file:
        (page,) = read_pages(file.pdf, faces=file.faces)
    assert {word.style.font for word in page.words} == {"Helvetica"}


@pytest.mark.parametrize("read", [read_document, lambda path: page_pictures(path, [1])])
def test_whoever_reads_a_file_asks_for_its_faces(read, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(faces.Faces, "of", lambda self, font: asked.append(self._path) or faces.NO_FACE)
    path = _written(tmp_path / "drawn.pdf", [Drawn(BOLD, PLAIN, 700)], {}, within=False)
    read(path)
    assert set(asked) == {path}


@pytest.mark.parametrize("spoilt", ["/Widths", "/FontMatrix", "/ToUnicode"])
def test_what_is_damaged_tells_nothing(spoilt, tmp_path):
    path = _written(tmp_path / "drawn.pdf", [Drawn(BOLD, PLAIN, 700)], {}, within=False)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Resources.Font.F0[spoilt] = NAME.Nothing
        pdf.save(path)
    with opened(path) as file:
        (page,) = read_pages(file.pdf, faces=file.faces)
    assert not any(word.style.bold for word in page.words)


def test_ranges_of_codes_and_letters_printed_together():
    told = b"""1 beginbfchar <09> <00660069> endbfchar
    2 beginbfrange <01> <03> <0061> <10> <11> [<0078> <007A>] endbfrange
    1 beginbfrange <FE> <FFFF> <0041> endbfrange"""
    assert letters_at(told) == {1: 0x61, 2: 0x62, 3: 0x63, 0x10: 0x78, 0x11: 0x7A, 0xFE: 0x41, 0xFF: 0x42}


@pytest.mark.parametrize(("others", "bold"), [((), True), (("ABCDEF+Quill-Bold",), False), (("Quillow-Bold",), True)])
def test_stems_make_no_bold_of_a_family_that_has_a_bold_face(others: Sequence[str], bold: bool, tmp_path: Path) -> None:
    names = ["BBBBBB+QuillPSMT", *others]
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    fonts = {}
    for at, name in enumerate(names):
        told = MAP(Type=NAME.FontDescriptor, FontName=NAME(f"/{name}"), StemV=141, Flags=34, Ascent=900, Descent=-200)
        fonts[f"/F{at}"] = MAP(
            Type=NAME.Font,
            Subtype=NAME.Type1,
            BaseFont=NAME(f"/{name}"),
            FontDescriptor=told,
            FirstChar=97,
            LastChar=99,
            Widths=[500, 500, 500],
            Encoding=NAME.WinAnsiEncoding,
        )
    page.Contents = pdf.make_stream(b"BT /F0 20 Tf 50 270 Td (abc) Tj ET")
    page.Resources = MAP(Font=MAP(fonts))
    pdf.save(tmp_path / "heavy.pdf")
    with opened(tmp_path / "heavy.pdf") as file:
        (sheet,) = read_pages(file.pdf, faces=file.faces)
    assert [word.style.bold for word in sheet.words] == [bold]
