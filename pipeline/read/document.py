"""A path → an open, checked document. Everything that can be wrong with a file is said here, once."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.errors import (
    Changed,
    Corrupt,
    EmptyFile,
    Encrypted,
    InputError,
    NoPages,
    NotAPdf,
    NotFound,
    NotPermitted,
    TooManyPages,
    WrongPassword,
)
from pipeline.read.caps import weigh
from pipeline.read.faces import NO_FACES, Faces
from pipeline.read.opening import TURN
from pipeline.scratch import state_of

HEADER_WITHIN = 1024  # bytes: where a PDF must say that it is one
MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Opened:
    """An open PDF: the PDFium document, and what the file says of itself."""

    pdf: Any
    sha256: str
    pages: int
    producer: str | None
    tagged: bool
    said: tuple[str, ...] = ()  # its author and title, as its properties name them
    faces: Faces = NO_FACES  # of fonts that PDFium knows no name of


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes. Raises InputError where it can't be read."""
    with _reading(path), path.open("rb") as file:
        return _hashed(file)


def _hashed(file: BinaryIO, start: bytes = b"") -> str:
    """The hash of `start`, and of what is left of a file."""
    digest = hashlib.sha256(start)
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {path.name}.") from error
    except IsADirectoryError as error:
        raise NotAPdf(f"{path.name} is a folder.", "Give the PDFs inside it.") from error
    except PermissionError as error:
        raise NotPermitted(f"You do not have permission to read {path.name}.") from error
    except OSError as error:
        raise InputError(f"{path.name} can't be read: {error.strerror}.", "Copy it to another place.") from error


@contextmanager
def held_to(path: Path) -> Iterator[None]:
    """A block that reads the file. Raises Changed where it is another by the end of it, so that no hash is wrong."""
    with _reading(path):
        before = state_of(path)
    yield
    with _reading(path):
        if state_of(path) != before:
            raise Changed(f"{path.name} was changed while it was read.")


def start_of(path: Path) -> bytes:
    """The first bytes of a file, by which its kind is told. Raises InputError where it can't be read or is empty."""
    with _reading(path), path.open("rb") as file:
        return _start(file, path.name)


def _start(file: BinaryIO, name: str) -> bytes:
    start = file.read(HEADER_WITHIN)
    if not start:
        raise EmptyFile(f"{name} is empty.")
    return start


def _hash_of_pdf(path: Path) -> str:
    """The hash of a PDF's bytes. Raises InputError where it can't be read or is none."""
    with _reading(path), path.open("rb") as file:
        start = _start(file, path.name)
        if b"%PDF-" not in start:
            raise NotAPdf(f"{path.name} is not a PDF.")
        return _hashed(file, start)


def _cause(path: Path, password: str | None) -> InputError:
    """Why PDFium could not open a file: its own error code goes stale, so a second library is asked."""
    import pikepdf

    try:
        with pikepdf.open(path, password=password or "") as pdf:
            empty = len(pdf.pages) == 0
    except pikepdf.PasswordError:
        kind = WrongPassword if password else Encrypted
        return kind(f"{path.name} is protected by a password.")
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError):
        empty = False
    return NoPages(f"{path.name} has no pages.") if empty else Corrupt(f"{path.name} is damaged and can't be opened.")


def _property(pdf: Any, name: bytes) -> str:
    """A property of the file, empty where it has none: in whatever letters, even such as no encoding has."""
    from pipeline.read import raw

    document = raw.address_of(pdf.raw)
    size = raw.meta_text(document, name, None, 0)
    buffer = array("B", bytes(size))
    raw.meta_text(document, name, buffer.buffer_info()[0], size)
    return buffer.tobytes()[: max(0, size - 2)].decode("utf-16-le", errors="replace")


@contextmanager
def opened(path: Path, password: str | None = None) -> Iterator[Opened]:
    """The document at `path`, closed afterwards. Raises an InputError that says what is wrong and what to do."""
    import pypdfium2

    digest = _hash_of_pdf(path)
    weigh(path)
    try:
        with TURN:
            pdf = pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError as error:
        raise _cause(path, password) from error
    try:
        with TURN:
            document = _checked(pdf, digest, path, password)
        yield document
    finally:
        with TURN:
            pdf.close()


def _checked(pdf: Any, digest: str, path: Path, password: str | None) -> Opened:
    """An open document with what its file says of itself. Raises an InputError."""
    import pypdfium2.raw as pdfium_c

    pages = len(pdf)
    if pages == 0:
        raise NoPages(f"{path.name} has no pages.")
    if pages > MOST_PAGES:
        raise TooManyPages(f"{path.name} has {pages:,} pages; {MOST_PAGES:,} is the limit.")
    producer, *said = (_property(pdf, name) for name in (b"Producer", b"Author", b"Title"))
    tagged = bool(pdfium_c.FPDFCatalog_IsTagged(pdf.raw))
    return Opened(pdf, digest, pages, producer or None, tagged, tuple(filter(None, said)), Faces(path, password))
