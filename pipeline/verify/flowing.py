"""The words of a file without pages (.docx, .html, .xlsx), in the order in which the file has them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from pipeline.verify.letters import Token, words_of

_LARGEST = 64 << 20  # bytes of one part, unpacked
_DOCUMENT = re.compile(r"word/document\d*\.xml")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_UNSEEN = frozenset(("script", "style", "title", "template"))
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u"
    " var wbr".split()
)


class Unreadable(Exception):
    """The file can't be read; the message says why."""


def flowing_words(path: Path) -> list[Token]:
    """Return all words of a file. Raises Unreadable."""
    try:
        if not zipfile.is_zipfile(path):
            return words_of(_html(path))
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if "xl/workbook.xml" in names:
                return words_of(_xlsx(packed, names))
            return words_of(" ".join(map(_docx, _parts(packed, filter(_DOCUMENT.fullmatch, names)))))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError) as error:
        raise Unreadable(f"{path.name} can't be read.") from error


def _parts(packed: zipfile.ZipFile, names: Iterator[str]) -> Iterator[ElementTree.Element]:
    for name in names:
        if packed.getinfo(name).file_size > _LARGEST:
            raise Unreadable("A part of the file is too large.")
        content = packed.read(name)
        if b"<!DOCTYPE" in content:
            raise Unreadable("A part of the file declares entities.")
        yield ElementTree.fromstring(content)


def _docx(root: ElementTree.Element) -> str:
    return "".join(_run_texts(root))


def _run_texts(element: ElementTree.Element) -> Iterator[str]:
    kind = _local(element)
    if kind == "Fallback":  # the same once more, for older programs
        return
    if kind == "t":
        yield element.text or ""
    elif kind in ("noBreakHyphen", "softHyphen"):
        yield "-" if kind == "noBreakHyphen" else ""
    elif kind == "sym":
        return
    for inner in element:
        yield from _run_texts(inner)
    if kind in ("p", "br", "tab", "cr"):
        yield " "


def _xlsx(packed: zipfile.ZipFile, names: list[str]) -> str:
    shared = [_strings(item) for root in _parts(packed, filter("xl/sharedStrings.xml".__eq__, names)) for item in root]
    sheets = sorted(filter(_SHEET.fullmatch, names), key=lambda name: int(_SHEET.fullmatch(name)[1]))  # type: ignore[index]
    found = []
    for root in _parts(packed, iter(sheets)):
        for cell in (element for element in root.iter() if _local(element) == "c"):
            value = next((inner.text or "" for inner in cell if _local(inner) == "v"), "")
            found.append(shared[int(value)] if cell.get("t") == "s" else value or _strings(cell))
    return " ".join(found)


def _strings(element: ElementTree.Element) -> str:
    return "".join(inner.text or "" for inner in element.iter() if _local(inner) == "t")


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


class _Reader(HTMLParser):
    """Collects what is between the tags, white space where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in _UNSEEN
        self.found += [] if tag in _INLINE else [" "]

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self.found += [] if tag in _INLINE else [" "]

    def handle_data(self, data: str) -> None:
        self.found += [] if self._unseen else [data]


def _html(path: Path) -> str:
    content = path.read_bytes()
    if len(content) > _LARGEST:
        raise Unreadable("The file is too large.")
    charset = re.search(rb"charset=[\"']?([\w-]+)", content[:2048])
    reader = _Reader()
    try:
        reader.feed(content.decode(charset[1].decode() if charset else "utf-8-sig", errors="replace"))
    except LookupError:
        reader.feed(content.decode("utf-8", errors="replace"))
    return "".join(reader.found)
