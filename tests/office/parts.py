"""Small Office files from their own XML, for what no writer of ours would write."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*entries: tuple[str, str, str]) -> str:
    """(id, kind, target) of each."""
    body = "".join(f'<Relationship Id="{i}" Type="{_RELATIONS}/{k}" Target="{t}"/>' for i, k, t in entries)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def docx(body: str, before: str = "", **parts: str | bytes) -> bytes:
    """A .docx with this body; further parts by name under word/, dots as two underscores."""
    kinds = [(f"r{n}", name.split("__")[0], name.replace("__", ".")) for n, name in enumerate(parts)]
    document = f'{before}<w:document xmlns:w="{W}" xmlns:r="{_RELATIONS}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", relations(("r1", "officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", relations(*kinds))
        for name, text in parts.items():
            archive.writestr("word/" + name.replace("__", "."), text)
    return out.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    inside = f"<w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t>"
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{inside}</w:r></w:p>"


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content) or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def texts(*values: str) -> str:
    """A row of plain cells."""
    return row(*(cell(paragraph(v)) for v in values))


HEADINGS = texts("Recommendation", "Cabinet Response", "Progress update", "Status")
