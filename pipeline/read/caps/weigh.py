"""Every stream of a file weighed: what its filters make of it is counted and thrown away.

The streams are found in the file's bytes, not by its own directory, since a hostile file may lie about that. This is
the first line of defence: it answers a bomb in a moment and by its right name. What it can't see (streams of an
encrypted file, filters named elsewhere in the file) the memory limit of the worker stops.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import StreamTooLarge
from pipeline.read.caps.filters import FILTERS, PICTURES, inflated_size

STREAM_CAP = 64 << 20  # bytes that one stream may unpack to
FILE_CAP = 256 << 20  # and all of a file together
MOST_FILTERS = 25  # of one stream
MOST_PIXELS = 250_000_000  # of one picture: A0 at 300 dots per inch has 140 million
OVERLAP = 4  # times its size that a file's streams may have together: honest ones lie side by side
DEFLATE = 1032  # nothing packed by deflate is smaller than this part of itself
_BEGIN = re.compile(rb">>\s*stream\r?\n")
_NAME = re.compile(rb"/([^\s/<>\[\]()%{}]+)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NUMBER = rb"\s+(\d+)"
_LENGTH = re.compile(rb"/Length" + _NUMBER + rb"(?!\s+\d+\s+R)")
_SIDES = tuple(re.compile(rb"/" + side + _NUMBER) for side in (rb"(?:Width|W)", rb"(?:Height|H)"))
_DICTIONARY = 4096  # bytes before the stream that are looked at
_LOOKS_DEFLATED = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x48\x89", b"\x58\x85", b"\x68\x81")


def weigh(path: Path) -> None:
    """Raises StreamTooLarge where a stream, or all together, unpack to more than any report does."""
    if path.stat().st_size == 0:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        total = 0
        for size in _sizes(content, path.name):
            total += size
            if size > STREAM_CAP or total > FILE_CAP:
                raise StreamTooLarge(f"{path.name} unpacks to far more than its size.")


def _sizes(content: mmap.mmap, name: str) -> Iterator[int]:
    """What each packed stream unpacks to; those that can't matter, alone or together, are passed over."""
    found = list(_streams(content, name))
    few = sum(end - begin for begin, end, _ in found) * DEFLATE <= FILE_CAP
    for begin, end, filters in found:
        if len(filters) > 1 or not few or (end - begin) * DEFLATE > STREAM_CAP:
            yield _unpacked(content[begin:end], filters)


def _streams(content: mmap.mmap, name: str) -> Iterator[tuple[int, int, list[bytes]]]:
    """Begin, end and filters of every stream that is packed and no picture."""
    looked_at = 0
    for begin in _BEGIN.finditer(content):
        dictionary = _dictionary(content, begin.start())
        names = _NAME.findall(dictionary)
        filters = [name for name in names if name in FILTERS or name in PICTURES]
        if len(filters) > MOST_FILTERS:
            raise StreamTooLarge(f"{name} packs a stream {len(filters)} times over.")
        if b"Image" in names:
            _check_picture(dictionary, name)
            continue
        end = _end(content, begin.end(), dictionary)
        looked_at += end - begin.end()
        if looked_at > OVERLAP * len(content):
            raise StreamTooLarge(f"{name} holds streams inside streams.")
        if filters or content[begin.end() : begin.end() + 2] in _LOOKS_DEFLATED:
            yield begin.end(), end, filters


def _dictionary(content: mmap.mmap, end: int) -> bytes:
    """The object's own dictionary, names without their disguise."""
    before = content[max(0, end - _DICTIONARY) : end]
    own = before[before.rfind(b" obj") + 1 :]
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), own) if b"#" in own else own


def _end(content: mmap.mmap, begin: int, dictionary: bytes) -> int:
    """Where the stream ends: by its length, or at its closing word, whichever leaves more."""
    found = _LENGTH.search(dictionary)
    said = begin + int(found[1]) if found else 0
    closing = content.find(b"endstream", begin)
    return max(said, closing) if closing >= 0 else len(content)


def _check_picture(dictionary: bytes, name: str) -> None:
    """A picture is as large as it says, however it is packed."""
    sides = [int(found[1]) for side in _SIDES if (found := side.search(dictionary))]
    if len(sides) == 2 and sides[0] * sides[1] > MOST_PIXELS:
        raise StreamTooLarge(f"{name} holds a picture of {sides[0]:,} by {sides[1]:,} points.")


def _unpacked(data: bytes, filters: list[bytes]) -> int:
    """Bytes after the last filter, or after the first that gives too many."""
    if len(filters) <= 1 and (not filters or filters[0] in (b"FlateDecode", b"Fl")):
        return inflated_size(data, STREAM_CAP)
    most = 0
    for name in filters:
        if name in PICTURES:
            break
        data = FILTERS[name](data, STREAM_CAP)
        most = max(most, len(data))
        if most > STREAM_CAP:
            break
    return most
