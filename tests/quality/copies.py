"""Copies of documents made harder to read: without their tags, or as pictures of their pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from tests.quality.corpus import Entry, select

SCANNED = 60  # documents of the corpus that become pictures
DOTS_PER_INCH = 200


def remove_tags(entry: Entry, folder: Path) -> Entry:
    """Return the entry of a copy that has no tags; the entry itself where there are none to remove."""
    if entry.format != "pdf":
        return entry
    try:
        with pikepdf.open(entry.path) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                return entry
            del pdf.Root.StructTreeRoot
            if "/MarkInfo" in pdf.Root:
                del pdf.Root.MarkInfo
            path = _beside(entry, folder)
            pdf.save(path)
    except pikepdf.PdfError:  # what can't be opened is read, or refused, as it is
        return entry
    return entry._replace(path=path)


def as_pictures(entry: Entry, folder: Path) -> Entry:
    """Return the entry of a copy whose pages are pictures; of a document that is scanned, the entry itself."""
    if entry.scanned:
        return entry
    path = _beside(entry, folder)
    with pypdfium2.PdfDocument(entry.path) as pdf:
        pages = [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB") for page in pdf]
    _save_pictures(pages, path)
    return entry._replace(path=path, scanned=True)


def _save_pictures(pages: Sequence[Image.Image], path: Path) -> None:
    first, *rest = pages
    first.save(path, save_all=True, append_images=rest, resolution=DOTS_PER_INCH, quality=85)


def choose_scans(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the documents that are scanned, and those of the corpus that are to be made so, always the same ones."""
    scanned = [entry for entry in entries if entry.scanned and entry.holds == "report"]
    born = [e for e in entries if e.group == "corpus" and e.holds == "report" and e.format == "pdf" and not e.scanned]
    return scanned, select(born, sample=SCANNED)


def _beside(entry: Entry, folder: Path) -> Path:
    """Return where the copy goes: under the name that the document has, in a folder of its own."""
    own = folder / entry.id.replace("/", "-")
    own.mkdir(parents=True, exist_ok=True)
    return own / entry.path.name
