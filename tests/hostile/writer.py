"""Writes small PDFs from nothing, right or wrong as asked, and keeps the list of hostile kinds."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>%b>>/Contents 4 0 R%b>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
HELLO = b"BT /F 12 Tf 72 700 Td (Nothing to report) Tj ET\n"
MEBI = 1 << 20


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + entries)


def file(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, with a right cross-reference table."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return out.getvalue()


def paper(content: bytes = b"", more: Mapping[int, bytes] = {}, *, resources: bytes = b"", page: bytes = b"") -> bytes:
    """One page with this stream object as its content."""
    body = {1: CATALOG, 2: PAGES, 3: PAGE % (resources, page), 4: content or stream(HELLO), 5: FONT}
    return file({**body, **more})


def pages(contents: Iterable[bytes], *, resources: bytes = b"") -> bytes:
    """A page for each stream object."""
    objects = {1: CATALOG, 2: b"", 5: FONT}
    kids = []
    for at, content in enumerate(contents):
        number = 10 + 2 * at
        objects[number] = (PAGE % (resources, b"")).replace(b"4 0 R", b"%d 0 R" % (number + 1))
        objects[number + 1] = content
        kids.append(b"%d 0 R" % number)
    objects[2] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), len(kids))
    return file(dict(sorted(objects.items())))


@dataclass(frozen=True)
class Hostile:
    """One file; `codes`: the reasons it may end with. More than one where it depends on the library's version."""

    name: str
    codes: tuple[str, ...]
    make: Callable[[], bytes]


def form(content: bytes, resources: bytes = b"") -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%b>>" % resources)


KINDS: list[Hostile] = []


def kind(name: str, *codes: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def known(make: Callable[[], bytes]) -> Callable[[], bytes]:
        KINDS.append(Hostile(name, codes, make))
        return make

    return known
