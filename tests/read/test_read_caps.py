"""Each limit of a file or page: at the limit it is read, one beyond it is not."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import StreamTooLarge, TooManyPages
from pipeline.models.page import Page
from pipeline.read import document
from pipeline.read import pages as pages_module
from pipeline.read.caps import filters, weigh
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from tests.hostile.writer import HELLO, flate, pages, paper, stream

WEIGH = sys.modules["pipeline.read.caps.weigh"]  # the package offers the function of the same name
KIBI = 1024


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caps in kilobytes instead of megabytes, and nothing too light to be weighed."""
    monkeypatch.setattr(WEIGH, "STREAM_CAP", 64 * KIBI)
    monkeypatch.setattr(WEIGH, "FILE_CAP", 256 * KIBI)
    monkeypatch.setattr(WEIGH, "DEFLATE", 1 << 20)


def put(folder: Path, content: bytes) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(content)
    return path


def read(path: Path) -> list[Page]:
    with opened(path) as file:
        return list(read_pages(file.pdf))


def test_a_stream(tmp_path, small):
    weigh(put(tmp_path, paper(flate(bytes(64 * KIBI)))))
    with pytest.raises(StreamTooLarge):
        weigh(put(tmp_path, paper(flate(bytes(64 * KIBI + 1)))))


def test_a_file(tmp_path, small):
    four = [flate(bytes(64 * KIBI))] * 4
    weigh(put(tmp_path, pages(four)))
    with pytest.raises(StreamTooLarge):
        weigh(put(tmp_path, pages([*four, flate(b"x")])))


def test_filters(tmp_path):
    data = zlib.compress(HELLO)
    weigh(put(tmp_path, paper(stream(data, b"/Filter[" + b"/FlateDecode" * 25 + b"]"))))
    with pytest.raises(StreamTooLarge):
        weigh(put(tmp_path, paper(stream(data, b"/Filter[" + b"/FlateDecode" * 26 + b"]"))))


def test_a_picture(tmp_path):
    def picture(height: int) -> bytes:
        return paper(more={6: stream(b"", b"/Subtype/Image/Width 250000/Height %d" % height)})

    weigh(put(tmp_path, picture(1000)))
    with pytest.raises(StreamTooLarge):
        weigh(put(tmp_path, picture(1001)))


def test_streams_inside_streams(tmp_path):
    nested = b"<</Length 9999999/Filter/FlateDecode>>\nstream\n" * 200
    with pytest.raises(StreamTooLarge):
        weigh(put(tmp_path, b"%PDF-1.7\n" + nested))


def test_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(document, "MOST_PAGES", 3)
    assert len(read(put(tmp_path, pages([stream(HELLO)] * 3)))) == 3
    with pytest.raises(TooManyPages):
        read(put(tmp_path, pages([stream(HELLO)] * 4)))


def test_letters(tmp_path, monkeypatch):
    path = put(tmp_path, paper(stream(b"BT /F 9 Tf 72 700 Td (twenty letters in it) Tj ET")))
    monkeypatch.setattr(pages_module, "MAX_GLYPHS", 20)
    (page,) = read(path)
    assert (len(page.words), page.problems) == (4, ())
    monkeypatch.setattr(pages_module, "MAX_GLYPHS", 19)
    (page,) = read(path)
    assert (page.words, page.problems) == ((), ("TOO_MANY_GLYPHS",))


def test_drawing(tmp_path, monkeypatch):
    monkeypatch.setattr(pages_module, "MAX_OBJECTS", 10)
    line = b"10 10 m 200 10 l S\n"
    (page,) = read(put(tmp_path, paper(stream(HELLO + line * 10))))
    assert page.problems == ()
    (page,) = read(put(tmp_path, paper(stream(HELLO + line * 11))))
    assert (page.problems, len(page.words)) == (("TOO_MANY_VECTORS",), 3)


@given(st.binary(max_size=3000), st.integers(0, 4000))
def test_what_is_packed_is_weighed_right(data, cap):
    expected = min(len(data), cap + 1)
    assert filters.inflated_size(zlib.compress(data), cap) == expected
    assert len(filters.hexadecimal(data.hex().encode() + b">", cap)) == expected
    runs = b"".join(bytes([0, byte]) for byte in data) + b"\x80"
    assert len(filters.run_length(runs, cap)) == expected
    codes = _lzw(data)
    assert len(filters.lzw(codes, cap)) >= min(len(data), cap)


@given(st.binary(max_size=400))
def test_no_bytes_trouble_a_filter(data):
    for unpack in filters.FILTERS.values():
        assert len(unpack(data, 100)) <= 101


def _lzw(data: bytes) -> bytes:
    """Every byte as a code of its own, the table cleared before it grows."""
    codes = [256]
    for at, byte in enumerate(data):
        codes += [256, byte] if at % 200 == 199 else [byte]
    whole = "".join(f"{code:09b}" for code in [*codes, 257])
    return int(whole.ljust(-(-len(whole) // 8) * 8, "0"), 2).to_bytes(-(-len(whole) // 8), "big")
