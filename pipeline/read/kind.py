"""What kind of file this is, told from its first bytes and never from its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from pipeline.errors import Corrupt, Encrypted, NotAPdf
from pipeline.read.document import start_of

Kind = Literal["pdf", "docx", "html", "xlsx"]
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_BEFORE_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)


def kind_of(path: Path) -> Kind:
    """The kind of the file at `path`. Raises InputError where it can't be read or is of no kind that can be."""
    start = start_of(path)
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _packed(path)
    if start.startswith(_OLD_OFFICE):
        raise _old_office(path)
    plain = start.replace(b"\0", b"") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start
    if b"\0" not in plain and _MARKUP.match(plain[_BEFORE_MARKUP.match(plain).end() :]):  # type: ignore[union-attr]
        return "html"
    raise NotAPdf(f"{path.name} is not a PDF.")


def _packed(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as opened:
            names = opened.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Corrupt(f"{path.name} is damaged and can't be opened.", "Download it again.") from error
    if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise NotAPdf(f"{path.name} is not a PDF.")


def _old_office(path: Path) -> Encrypted | NotAPdf:
    """An encrypted .docx or .xlsx is wrapped like the files of Word and Excel before 2007."""
    with path.open("rb") as file:
        wrapped = "EncryptedPackage".encode("utf-16-le") in file.read(1 << 26)
    if wrapped:
        return Encrypted(f"{path.name} is protected by a password.", "Save a copy without the password.")
    return NotAPdf(f"{path.name} is in an old Office format.", "Save it as .docx, .xlsx or PDF.")
