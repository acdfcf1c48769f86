"""Files that are no PDF, or no longer one: locked, office files, other things."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.hostile.writer import MEBI, kind, paper

kind("empty.pdf", "EMPTY_FILE")(lambda: b"")
kind("letter.pdf", "NOT_A_PDF")(lambda: b"Dear Sir or Madam,\n")
kind("picture.pdf", "NOT_A_PDF")(lambda: b"\x89PNG\r\n\x1a\n" + bytes(64))
kind("zeros.pdf", "NOT_A_PDF")(lambda: bytes(5000))
kind("old-word.pdf", "NOT_A_PDF")(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@kind("locked.pdf", "ENCRYPTED")
def _() -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def packed(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


kind("bomb.docx", "STREAM_TOO_LARGE", "TOO_LARGE", "CORRUPT")(
    lambda: packed({"[Content_Types].xml": TYPES, "word/document.xml": b"<a>" + b" " * (300 * MEBI) + b"</a>"})
)


@kind("entities.docx", "CORRUPT")
def _() -> bytes:
    xml = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": xml})


kind("empty-zip.xlsx", "NOT_A_PDF", "CORRUPT")(lambda: packed({}))
