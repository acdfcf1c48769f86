"""Files that unpack to far more than their size, through every filter."""

from __future__ import annotations

import base64
import zlib

from tests.hostile.writer import HELLO, MEBI, flate, kind, pages, paper, stream

kind("bomb-flate.pdf", "STREAM_TOO_LARGE")(lambda: paper(flate(bytes(80 * MEBI))))


@kind("bomb-flate-twice.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    twice = zlib.compress(zlib.compress(bytes(512 * MEBI), 9), 9)
    return paper(stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


kind("bomb-name-disguised.pdf", "STREAM_TOO_LARGE")(
    lambda: paper(stream(zlib.compress(bytes(80 * MEBI), 9), b"/Filter/Fl#61teDec#6fde"))
)
kind("bomb-filter-elsewhere.pdf", "STREAM_TOO_LARGE")(
    lambda: paper(stream(zlib.compress(bytes(80 * MEBI), 9), b"/Filter 6 0 R"), {6: b"/FlateDecode"})
)


@kind("bomb-ascii85.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    packed = base64.a85encode(zlib.compress(bytes(80 * MEBI), 9)) + b"~>"
    return paper(stream(packed, b"/Filter[/ASCII85Decode/FlateDecode]"))


@kind("bomb-hex.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    packed = zlib.compress(bytes(80 * MEBI), 9).hex().encode() + b">"
    return paper(stream(packed, b"/Filter[/AHx/Fl]"))


@kind("bomb-run-length.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    runs = zlib.compress(b"\x81\x00" * (600 * 1024), 9)  # 128 bytes each
    return paper(stream(runs, b"/Filter[/FlateDecode/RunLengthDecode]"))


kind("bomb-lzw.pdf", "STREAM_TOO_LARGE")(
    lambda: paper(stream(zlib.compress(_lzw_zeros(70 * MEBI), 9), b"/Filter[/FlateDecode/LZWDecode]"))
)
kind("bomb-object-stream.pdf", "STREAM_TOO_LARGE")(
    lambda: paper(more={6: flate(b"7 0 " + b" " * (80 * MEBI), b"/Type/ObjStm/N 1/First 4")})
)


@kind("bomb-font.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 6 0 R>>"
    return paper(more={5: font, 6: b"<</Type/FontDescriptor/FontName/X/FontFile2 7 0 R>>", 7: flate(bytes(80 * MEBI))})


@kind("bomb-many-streams.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    packed = flate(bytes(60 * MEBI))
    return pages([packed] * 6)


@kind("filters-26.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    data = HELLO
    for _ in range(26):
        data = zlib.compress(data)
    return paper(stream(data, b"/Filter[" + b"/FlateDecode" * 26 + b"]"))


@kind("picture-huge.pdf", "STREAM_TOO_LARGE")
def _() -> bytes:
    shape = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 1"
    return paper(stream(b"q 100 0 0 100 72 600 cm /I Do Q"), {6: flate(bytes(MEBI), shape)},
                 resources=b"/XObject<</I 6 0 R>>")  # fmt: skip


def _lzw_zeros(size: int) -> bytes:
    """LZW codes for `size` zeros: each names the string before and one more."""
    codes, made = [256], 0
    while made < size:
        codes.append(0)
        made += 1
        for at in range(258, 4094):
            codes.append(at)
            made += at - 256
            if made >= size:
                break
        codes.append(256)
    codes.append(257)
    bits, known, width = [], 258, 9
    for code in codes:
        bits.append(f"{code:0{width}b}")
        known = 257 if code == 256 else known + 1
        width = 9 if code == 256 else min(12, max(9, (known + 1).bit_length()))
    whole = "".join(bits)
    return int(whole.ljust(-(-len(whole) // 8) * 8, "0"), 2).to_bytes(-(-len(whole) // 8), "big")
