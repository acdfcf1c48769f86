"""A .docx → its flow: paragraphs and tables of the body, headers and footers apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt
from pipeline.models.report import Issue
from pipeline.read.office.docx_lists import Lists, lists_of, points
from pipeline.read.office.docx_marks import drawn, fill, shading
from pipeline.read.office.docx_runs import Runs
from pipeline.read.office.docx_styles import Styles, W, style_of, styles_of
from pipeline.read.office.flow import Break, Grid, Held, Paragraph, Part, Piece, Seen, gridded
from pipeline.read.office.layout import OfficeRead, laid_out
from pipeline.read.office.packed import Packed, Relation, packed

Xml = Any
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DEEPEST = 20  # tables inside tables
SHORT = 7  # words: the shading of text counts as a cell's colour only where the cell says no more
HIDDEN = "The file holds text that a reader cannot see; it was kept out."


def read_docx(path: Path) -> OfficeRead:
    """The document at `path`. Raises Corrupt or StreamTooLarge."""
    with packed(path) as opened:
        targets = [r.target for r in opened.relations("").values() if r.kind == "officeDocument"]
        main = targets[0] if targets else "word/document.xml"
        root = opened.xml(main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise Corrupt(f"{path.name} is damaged and can't be opened.", "Download it again.")
        document = _document(opened, main)
        flow = [*document.flow(body, 0), *document.notes(opened)]
        running = list(document.running(opened, root))
        issues = (Issue("REVIEW_HIDDEN_TEXT", "warning", None, HIDDEN),) if document.hidden else ()
        return laid_out(flow, running, _producer(opened), issues)


def _document(opened: Packed, main: str) -> _Document:
    relations = opened.relations(main)
    kinds = {r.kind: r.target for r in relations.values() if not r.outside}
    styles = styles_of(opened.xml(kinds["styles"]) if "styles" in kinds else None)
    lists = lists_of(opened.xml(kinds["numbering"]) if "numbering" in kinds else None, styles)
    return _Document(opened, styles, lists, relations)


def _producer(opened: Packed) -> str | None:
    root = opened.xml("docProps/app.xml")
    entries = [e for e in root if isinstance(e.tag, str)] if root is not None else []
    return next((e.text for e in entries if e.tag.endswith("}Application")), None)


@dataclass(slots=True)
class _Document:
    """One document while it is read."""

    opened: Packed
    styles: Styles
    lists: Lists
    relations: Mapping[str, Relation]
    hidden: bool = False

    def flow(self, body: Xml, depth: int) -> Iterator[Part]:
        """Paragraphs, tables and page breaks of a body, cell or text box, in order."""
        waiting: tuple[Piece, ...] = ()
        for child in _blocks(body):
            if child.tag == f"{W}tbl":
                if depth < DEEPEST:
                    yield self.grid(child, depth)
                continue
            runs = self._runs(child)
            if depth == 0 and (_opens_page(child, self.styles) or runs.breaks):
                yield Break()
            paragraph = self._paragraph(child, runs)
            if _mark_deleted(child):  # the paragraph's end is a tracked deletion: it goes on in the next one
                waiting += paragraph.pieces
                continue
            yield Paragraph(waiting + paragraph.pieces, paragraph.indent)
            waiting = ()
            for box in runs.boxes:
                yield from (p for p in self.flow(box, depth + 1) if not isinstance(p, Break))
            if depth == 0 and _ends_section(child):
                yield Break()
        if waiting:
            yield Paragraph(waiting)

    def _runs(self, paragraph: Xml) -> Runs:
        name = _style_name(paragraph) or self.styles.paragraph
        runs = Runs(self.styles, self.relations, self.styles.base | self.styles.looks(name))
        runs.walk(paragraph)
        self.hidden = self.hidden or runs.hidden
        return runs

    def _paragraph(self, paragraph: Xml, runs: Runs) -> Paragraph:
        """The paragraph with the bullet or number that is printed before it."""
        properties, name = paragraph.find(f"{W}pPr"), _style_name(paragraph) or self.styles.paragraph
        own = properties.find(f"{W}numPr") if properties is not None else None
        pieces = tuple(runs.pieces)
        said = points(properties.find(f"{W}ind")) if properties is not None else None
        label = self.lists.label(own, name) if any(p.text.strip() for p in pieces) else None
        if said is None and (label is None or own is None):
            said = points(self.styles.property(name, "ind"))
        if label is None:
            return Paragraph(pieces, said or 0.0)
        before = (Piece(label.text, style_of(runs.looks | label.looks)), Piece(" ")) if label.text else ()
        return Paragraph((*before, *pieces), (said if said is not None else label.indent) or 0.0)

    def grid(self, table: Xml, depth: int) -> Grid:
        """A table with its spans; rows that are deleted in tracked changes are gone."""
        rows: list[list[tuple[int, Held]]] = []
        open_cells: dict[int, tuple[int, int]] = {}  # column → (row, place in it) of the cell that spans down
        for row in _rows(table):
            x, still = _before(row), dict[int, tuple[int, int]]()
            line: list[tuple[int, Held]] = []
            for cell in _inside(row, "tc"):
                properties = cell.find(f"{W}tcPr")
                span, merge = _span(properties), _merge(properties)
                if merge == "continue" and x in open_cells:
                    y, at = open_cells[x]
                    column, above = rows[y][at]
                    rows[y][at] = column, _taller(above)
                    still[x] = open_cells[x]
                else:
                    if merge:
                        still[x] = len(rows), len(line)
                    line.append((x, self._held(cell, properties, span, depth)))
                x += span
            open_cells = still
            rows.append(line)
        return gridded(rows)

    def _held(self, cell: Xml, properties: Xml | None, columns: int, depth: int) -> Held:
        content = tuple(p for p in self.flow(cell, depth + 1) if not isinstance(p, Break))
        seen = [s for p in _inside(cell, "p") for s in drawn(self._runs(p).drawings, self.relations, self.opened)]
        fills = shading(properties) or self._text_shading(cell)
        return Held(content, (*seen, *fills), columns)

    def _text_shading(self, cell: Xml) -> list[Seen]:
        """The colour behind a cell's few words, where all of them have the same."""
        paragraphs = [(p, self._runs(p)) for p in _inside(cell, "p")]
        if sum(len("".join(x.text for x in r.pieces).split()) for _, r in paragraphs) > SHORT:
            return []
        behind = {c for _, r in paragraphs for c in r.highlights}
        whole = [s for p, _ in paragraphs for s in shading(p.find(f"{W}pPr"))]
        return fill(behind.pop()) if len(behind) == 1 and behind != {None} else whole[:1]

    def running(self, opened: Packed, root: Xml) -> Iterator[Paragraph]:
        """The paragraphs of all headers and footers, each text once."""
        ids = [e.get(f"{_R}id") for e in root.iter(f"{W}headerReference", f"{W}footerReference")]
        said: set[str] = set()
        for part in dict.fromkeys(self.relations[i].target for i in ids if i in self.relations):
            content = opened.xml(part)
            reader = _Document(opened, self.styles, self.lists, opened.relations(part))
            for paragraph in content.iter(f"{W}p") if content is not None else ():
                read = reader._paragraph(paragraph, reader._runs(paragraph))
                if read.text.strip() and read.text not in said:
                    said.add(read.text)
                    yield read

    def notes(self, opened: Packed) -> Iterator[Paragraph]:
        """Footnotes and endnotes, behind the body."""
        for relation in self.relations.values():
            if relation.kind in ("footnotes", "endnotes") and not relation.outside:
                root = opened.xml(relation.target)
                notes = [n for n in root if n.get(f"{W}type") in (None, "normal")] if root is not None else []
                for paragraph in (p for note in notes for p in note.iter(f"{W}p")):
                    yield self._paragraph(paragraph, self._runs(paragraph))


def _blocks(body: Xml) -> Iterator[Xml]:
    """Paragraphs and tables, those inside content controls and insertions too."""
    for child in body:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def _inside(element: Xml, name: str) -> Iterator[Xml]:
    """Children of one name, those inside content controls too, none of a table further in."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, name)


def _rows(table: Xml) -> Iterator[Xml]:
    for row in _inside(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _number(entry: Xml | None) -> int:
    value = entry.get(f"{W}val", "") if entry is not None else ""
    return min(int(value), 200) if value.isdigit() else 0


def _before(row: Xml) -> int:
    return _number(row.find(f"{W}trPr/{W}gridBefore"))


def _span(properties: Xml | None) -> int:
    return max(1, _number(properties.find(f"{W}gridSpan"))) if properties is not None else 1


def _merge(properties: Xml | None) -> str | None:
    """ "restart", "continue", or None where a cell stands for itself."""
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return None if merge is None else merge.get(f"{W}val") or "continue"


def _taller(cell: Held) -> Held:
    return Held(cell.content, cell.seen, cell.columns, cell.rows + 1, cell.heading, cell.spot)


def _style_name(paragraph: Xml) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name: str | None = style.get(f"{W}val") if style is not None else None
    return name


def _opens_page(paragraph: Xml, styles: Styles) -> bool:
    said = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
    said = said if said is not None else styles.property(_style_name(paragraph), "pageBreakBefore")
    return said is not None and said.get(f"{W}val") not in ("0", "false", "off")


def _ends_section(paragraph: Xml) -> bool:
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    kind = section.find(f"{W}type") if section is not None else None
    return section is not None and (kind is None or kind.get(f"{W}val") != "continuous")


def _mark_deleted(paragraph: Xml) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
