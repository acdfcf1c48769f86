"""How many bytes a stream's filters make of its bytes, counted up to a cap and never kept whole.

Each function takes what a filter is given and the most it may give, and returns what it gives: at most one byte more
than that. A stream that breaks off or is damaged gives what came before.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterator

_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_SPACE = re.compile(rb"\s+")
_CHUNK = 1 << 20
_CLEAR, _END, _FIRST, _MOST_CODES = 256, 257, 258, 4096


def inflate(data: bytes, cap: int) -> bytes:
    """FlateDecode (RFC 1950; PDF 32000-1, 7.4.4)."""
    return b"".join(_inflated(data, cap))


def inflated_size(data: bytes, cap: int) -> int:
    """The size of `inflate`, in the memory of one piece of it."""
    return sum(map(len, _inflated(data, cap)))


def _inflated(data: bytes, cap: int) -> Iterator[bytes]:
    stream = zlib.decompressobj()
    left = cap + 1
    try:
        while left > 0 and data and not stream.eof:
            piece = stream.decompress(data, min(_CHUNK, left))
            data = stream.unconsumed_tail
            left -= len(piece)
            yield piece
    except zlib.error:
        return


def lzw(data: bytes, cap: int) -> bytes:
    """LZWDecode: only the size matters, so that as many zeros come out as letters would (PDF 32000-1, 7.4.4.2)."""
    sizes, size, width, before = [1] * 256 + [0, 0], 0, 9, 0
    held = bits = 0
    for byte in data:
        held, bits = (held << 8 | byte) & 0xFFFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == _END or size > cap:
            break
        if code == _CLEAR:
            del sizes[_FIRST:]
            width, before = 9, 0
            continue
        now = sizes[code] if code < len(sizes) else before + 1
        if before and len(sizes) < _MOST_CODES:
            sizes.append(before + 1)
        size, before = size + now, now
        width = min(12, max(9, (len(sizes) + 1).bit_length()))  # one early, as PDF has it by default
    return bytes(min(size, cap + 1))


def run_length(data: bytes, cap: int) -> bytes:
    """RunLengthDecode: as with `lzw`, the size (PDF 32000-1, 7.4.5)."""
    size = at = 0
    while at < len(data) and size <= cap and (length := data[at]) != 128:
        size += length + 1 if length < 128 else 257 - length
        at += length + 2 if length < 128 else 2
    return bytes(min(size, cap + 1))


def hexadecimal(data: bytes, cap: int) -> bytes:
    """ASCIIHexDecode."""
    digits = _NOT_HEX.sub(b"", data.partition(b">")[0])
    return binascii.unhexlify(digits[: len(digits) & ~1])[: cap + 1]


def ascii85(data: bytes, cap: int) -> bytes:
    """ASCII85Decode."""
    try:
        return base64.a85decode(_SPACE.sub(b"", data.partition(b"~")[0]))[: cap + 1]
    except ValueError:
        return b""


FILTERS: dict[bytes, Callable[[bytes, int], bytes]] = {
    b"FlateDecode": inflate, b"Fl": inflate, b"LZWDecode": lzw, b"LZW": lzw, b"RunLengthDecode": run_length,
    b"RL": run_length, b"ASCIIHexDecode": hexadecimal, b"AHx": hexadecimal, b"ASCII85Decode": ascii85, b"A85": ascii85,
}  # fmt: skip
PICTURES = (b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode")
