"""Text that nobody can see is kept out, in each way of hiding it; what merely looks like it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.models.page import Page
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.hostile.writer import HELLO, flate, paper, stream

SECRET = b"BT /F 12 Tf 72 600 Td (Secret words) Tj ET\n"
LAYERS = b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]/Order[6 0 R 7 0 R]>>>>>>"
GROUPS = {6: b"<</Type/OCG/Name(off)>>", 7: b"<</Type/OCG/Name(on)>>"}
PROPERTIES = b"/Properties<</O 6 0 R/V 7 0 R>>"
HIDDEN = {
    "no ink": paper(stream(HELLO + b"3 Tr " + SECRET)),
    "white": paper(stream(HELLO + b"1 g " + SECRET)),
    "a box over it": paper(stream(HELLO + SECRET + b"0 g 60 590 200 30 re f")),
    "white paint over it": paper(stream(HELLO + SECRET + b"1 g 60 590 200 30 re f")),
    "off the page": paper(stream(HELLO + SECRET.replace(b"72 600", b"-300 600"))),
    "a layer that is off": paper(
        stream(HELLO + b"/OC /O BDC " + SECRET + b"EMC"), {1: LAYERS, **GROUPS}, resources=PROPERTIES
    ),
    "belied": paper(stream(HELLO + b"/Span <</ActualText(Other story)>> BDC " + SECRET + b"EMC")),
}
SEEN = {
    "plain": paper(stream(HELLO + SECRET)),
    "white on dark": paper(stream(HELLO + b"0 0 0.5 rg 60 590 200 30 re f 1 g " + SECRET)),
    "on a shaded cell": paper(stream(HELLO + b"0.9 g 60 590 200 30 re f 0 g " + SECRET)),
    "marked with a pen": paper(
        stream(HELLO + SECRET + b"/M gs 1 1 0 rg 60 590 200 30 re f"), resources=b"/ExtGState<</M<</BM/Multiply>>>>"
    ),
    "a layer that is on": paper(
        stream(HELLO + b"/OC /V BDC " + SECRET + b"EMC"), {1: LAYERS, **GROUPS}, resources=PROPERTIES
    ),
    "told as it is": paper(stream(HELLO + b"/Span <</ActualText(Secret words)>> BDC " + SECRET + b"EMC")),
}


def read(folder: Path, content: bytes) -> Page:
    (folder / "paper.pdf").write_bytes(content)
    with opened(folder / "paper.pdf") as file:
        (page,) = read_pages(file.pdf)
    return page


@pytest.mark.parametrize("way", [way for way in HIDDEN if way != "belied"])
def test_what_nobody_sees_is_kept_out(way, tmp_path):
    page = read(tmp_path, HIDDEN[way])
    assert [word.text for word in page.words] == ["Nothing", "to", "report"]
    assert page.unseen == 2


@pytest.mark.parametrize("way", SEEN)
def test_what_is_seen_stays(way, tmp_path):
    page = read(tmp_path, SEEN[way])
    assert [word.text for word in page.words] == ["Nothing", "to", "report", "Secret", "words"]
    assert page.unseen == 0


@pytest.mark.parametrize("way", HIDDEN)
def test_the_file_is_said_to_hold_it_and_nobody_is_told_what(way, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(HIDDEN[way])
    document = read_document(tmp_path / "paper.pdf", Settings(entities=False, ocr="off"))
    assert [(issue.code, issue.page) for issue in document.issues] == [("REVIEW_HIDDEN_TEXT", 1)]
    assert "Secret" not in repr(document)
    assert "Other" not in repr(document)


def test_a_scan_keeps_its_text_layer(tmp_path):
    picture = flate(
        b"\x80" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    content = stream(b"q 595 0 0 842 0 0 cm /I Do Q 3 Tr " + SECRET)
    page = read(tmp_path, paper(content, {6: picture}, resources=b"/XObject<</I 6 0 R>>"))
    assert [word.text for word in page.words] == ["Secret", "words"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_is_told_is_held_against_print_on_a_turned_page(turn, tmp_path):
    content = stream(HELLO + b"/Span <</ActualText(Other story)>> BDC " + SECRET + b"EMC")
    page = read(tmp_path, paper(content, page=b"/Rotate %d" % turn))
    assert [word.text for word in page.words] == ["Nothing", "to", "report"]
