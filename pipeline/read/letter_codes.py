"""Which letter a font prints at each of its codes, as its /ToUnicode says (PDF 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<\s*(\w+)\s*>\s*<\s*(\w+)\s*>")
_RANGE = re.compile(rb"<\s*(\w+)\s*>\s*<\s*(\w+)\s*>\s*(?:<\s*(\w+)\s*>|\[(.*?)\])", re.DOTALL)
_LISTED = re.compile(rb"<\s*(\w+)\s*>")
_ONE = 4  # hexadecimal digits of one UTF-16 unit
_CODES = 256  # of a font whose codes are single bytes


def letters_at(mapping: bytes) -> dict[int, int]:
    """Code → letter, of a font whose codes are bytes; codes that print several letters at once are left out."""
    return {code: int(letter, 16) for code, letter in _entries(mapping) if code < _CODES and len(letter) <= _ONE}


def _entries(mapping: bytes) -> Iterator[tuple[int, bytes]]:
    for kind, part in _PART.findall(mapping):
        if kind == b"char":
            yield from ((int(code, 16), letter) for code, letter in _CHAR.findall(part))
            continue
        for first, last, letter, listed in _RANGE.findall(part):
            codes = range(int(first, 16), min(int(last, 16) + 1, _CODES))
            if letter:
                yield from ((code, b"%04x" % (int(letter, 16) + at)) for at, code in enumerate(codes))
            else:
                yield from zip(codes, _LISTED.findall(listed), strict=False)
