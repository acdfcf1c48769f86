"""A .docx or .xlsx as what it is, a zip of XML from a stranger, and the small pictures in it. Nothing is fetched."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt, StreamTooLarge
from pipeline.read.marks import describe
from pipeline.read.office.layout import Seen

MOST = 200 * 1024 * 1024  # bytes that all parts together may unpack to
TIMES = 100  # how much larger than packed they may be
SMALL = 1024 * 1024  # bytes: a part that stays below this is no bomb, however well it was packed
PARTS = 10_000
_DTD = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/"  # the ISO variant names everything differently and means the same
_USUAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
Xml = Any  # lxml carries no types


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: another part's name, or an address outside."""

    target: str
    kind: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Packed:
    """An open archive whose sizes were checked."""

    archive: zipfile.ZipFile
    name: str

    def read(self, part: str) -> bytes | None:
        """A part's bytes, None where there is no such part. Raises Corrupt."""
        try:
            return self.archive.read(part)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise Corrupt(f"{self.name} is damaged and can't be opened.", "Download it again.") from error

    def xml(self, part: str) -> Xml | None:
        """A part parsed. Raises Corrupt where it is no XML or declares entities."""
        data = self.read(part)
        return None if data is None else parsed(data, self.name)

    def relations(self, part: str) -> dict[str, Relation]:
        """By id, what `part` points at; targets inside are names of parts."""
        folder, own = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels")
        found = {}
        for entry in root if root is not None else ():
            if not isinstance(entry.tag, str) or "Target" not in entry.attrib:
                continue
            target, outside = entry.get("Target"), entry.get("TargetMode") == "External"
            if not outside:
                inside = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(inside)
            found[entry.get("Id", "")] = Relation(target, entry.get("Type", "").rsplit("/", 1)[-1], outside)
        return found


@contextmanager
def packed(path: Path) -> Iterator[Packed]:
    """The archive at `path`. Raises Corrupt, or StreamTooLarge before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Corrupt(f"{path.name} is damaged and can't be opened.", "Download it again.") from error
    with archive:
        parts = archive.infolist()
        whole, stored = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
        blown_up = whole > SMALL and whole > TIMES * max(1, stored)
        if whole > MOST or len(parts) > PARTS or blown_up or any(_is_bomb(p) for p in parts):
            raise StreamTooLarge(f"{path.name} unpacks to {whole // SMALL:,} MB and was not read.")
        yield Packed(archive, path.name)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    # zipfile never hands out more than the directory claims, so the claim can be trusted as the upper bound.
    return part.file_size > SMALL and part.file_size > TIMES * max(1, part.compress_size)


def parsed(data: bytes, name: str) -> Xml:
    """XML without any outside help. Raises Corrupt."""
    from lxml import etree

    refuse_declarations(data, name)
    if _STRICT in data:
        for strict, usual in _USUAL.items():
            data = data.replace(_STRICT + strict, usual)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Corrupt(f"{name} is damaged and can't be opened.", "Download it again.") from error


def refuse_declarations(data: bytes, name: str) -> None:
    """Corrupt where XML declares a document type or entities: no Office writes that, and it can name outside files."""
    if _DTD.search(data):
        raise Corrupt(f"{name} has declarations that no Office file needs and was not read.", "Save it again in Word.")


LARGEST_MARK = 120.0  # points, as on paper: a bigger picture is an illustration
MOST_PIXELS = 4_000_000
_KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")


def seen_in(data: bytes) -> Seen | None:
    """What a picture shows; None where it is blank, and without colour where its format can't be read."""
    import numpy as np
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                return Seen("image", None, "other")
            paper = Image.new("RGBA", image.size, "white")
            paper.alpha_composite(image.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return Seen("image", None, "other")
    colour, form = describe(np.asarray(paper.convert("RGB"), dtype=np.uint8))
    return Seen("image", colour, form or "other") if colour else None
