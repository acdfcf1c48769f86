"""The runs of one paragraph of a .docx → pieces of text, and the pictures and text boxes that hang on it.

Tracked changes are read as accepted: insertions stand, deletions are gone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.read.office.docx_styles import Looks, Styles, W, looks_in, style_of
from pipeline.read.office.flow import Piece
from pipeline.read.office.packed import Relation

Xml = Any
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "footnoteReference", "endnoteReference"})
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')
DEEPEST = 40  # elements inside one another that are followed


@dataclass(slots=True)
class Runs:
    """What one paragraph holds, filled while it is walked through."""

    styles: Styles
    relations: Mapping[str, Relation]
    looks: Looks  # of the paragraph
    pieces: list[Piece] = field(default_factory=list)
    drawings: list[Xml] = field(default_factory=list)
    boxes: list[Xml] = field(default_factory=list)  # text boxes: paragraphs of their own
    highlights: list[str | None] = field(default_factory=list)
    breaks: bool = False  # a hard page break stands in it
    hidden: bool = False  # some of its text is hidden, and was left out
    field_text: list[str] = field(default_factory=list)  # instructions of the open fields, one in the other
    field_shown: list[bool] = field(default_factory=list)

    def walk(self, element: Xml, link: str | None = None, depth: int = 0) -> None:
        """Everything below `element`, in order."""
        for child in element:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name in _GONE or not name or depth > DEEPEST:
                continue
            if name == "r":
                self._run(child, link)
            elif name == "AlternateContent":
                self.walk(child[:1] if len(child) else (), link, depth + 1)
            elif name == "hyperlink":
                relation = self.relations.get(child.get(f"{_R}id", ""))
                self.walk(child, relation.target if relation and relation.outside else link, depth + 1)
            else:
                self.walk(child, link, depth + 1)

    def _run(self, run: Xml, link: str | None) -> None:
        properties = run.find(f"{W}rPr")
        named = properties.find(f"{W}rStyle") if properties is not None else None
        named_looks = self.styles.looks(named.get(f"{W}val")) if named is not None else {}
        looks = self.looks | named_looks | looks_in(properties)
        for child in run:
            self._part(child, looks, link or self._field_link())

    def _part(self, child: Xml, looks: Looks, link: str | None) -> None:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in ("drawing", "pict", "object"):
            self._drawing(child)
        elif name == "AlternateContent":
            for part in child[0] if len(child) else ():
                self._part(part, looks, link)
        elif name == "fldChar":
            self._field(child.get(f"{W}fldCharType"))
        elif name == "instrText" and self.field_text:
            self.field_text[-1] += child.text or ""
        elif name == "br" and child.get(f"{W}type") == "page":
            self.breaks = True
        else:
            self._text(child, name, looks, link)

    def _text(self, child: Xml, name: str, looks: Looks, link: str | None) -> None:
        text = child.text or "" if name == "t" else _SIGNS.get(name, "")
        if name == "sym":
            code = child.get(f"{W}char", "")
            text = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
            looks = looks | {"font": child.get(f"{W}font", "")}
        if not text or not all(self.field_shown):
            return
        if looks.get("vanish"):
            self.hidden = self.hidden or bool(text.strip())
            return
        self.pieces.append(Piece(text, style_of(looks), link))
        if text.strip():
            self.highlights.append(looks.get("highlight"))

    def _field(self, kind: str | None) -> None:
        """Fields ({HYPERLINK …}{PAGE}): what they are told to do is not printed, what came of it is."""
        if kind == "begin":
            self.field_text.append("")
            self.field_shown.append(False)
        elif kind == "separate" and self.field_shown:
            self.field_shown[-1] = True
        elif kind == "end" and self.field_shown:
            self.field_text.pop()
            self.field_shown.pop()

    def _field_link(self) -> str | None:
        found = [m[1] for text in self.field_text if (m := _ADDRESS.search(text))]
        return found[-1] if found else None

    def _drawing(self, drawing: Xml) -> None:
        inside = list(drawing.iter(f"{W}txbxContent"))
        self.boxes += inside
        if not any(len("".join(b.itertext()).strip()) for b in inside):
            self.drawings.append(drawing)


_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
