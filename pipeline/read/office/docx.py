"""Read a Word document (.docx) as its flow: paragraphs, tables, lists, runs and their styles, marks in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt
from pipeline.models.page import Form, Style
from pipeline.models.report import Issue
from pipeline.read.office.layout import Break, Grid, Held, OfficeRead, Paragraph, Part, Piece, Seen, gridded, laid_out
from pipeline.read.office.packed import LARGEST_MARK, Packed, Relation, packed, seen_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_STYLES = 12  # styles that a style may be based on, one upon the other
_ON = frozenset({"1", "true", "on"})
_OFF = frozenset({"0", "false", "off", "none"})
Looks = dict[str, Any]  # bold, italic, hidden: bool; colour, font: str; only what is said
Xml = Any


def looks_in(properties: Xml | None) -> Looks:
    """What run properties (w:rPr) say."""
    found: Looks = {}
    for entry in properties if properties is not None else ():
        name = entry.tag.removeprefix(W) if isinstance(entry.tag, str) else ""
        if name in ("b", "i", "vanish"):
            found[name] = (entry.get(f"{W}val") or "true").lower() not in _OFF
        elif name == "color":
            found["colour"] = colour_of(entry.get(f"{W}val")) or "#000000"
        elif name == "rFonts":
            font = entry.get(f"{W}ascii") or entry.get(f"{W}hAnsi")
            if font:
                found["font"] = font
        elif name == "highlight":
            found["highlight"] = _HIGHLIGHTS.get(entry.get(f"{W}val") or "")
        elif name == "shd":
            found["highlight"] = colour_of(entry.get(f"{W}fill"))
    return found


def colour_of(value: str | None) -> str | None:
    """ "00A046" → "#00a046"; None for "auto" and anything else."""
    return f"#{value.lower()}" if value and re.fullmatch(r"[0-9A-Fa-f]{6}", value) else None


_HIGHLIGHTS = {
    "yellow": "#ffff00", "green": "#00ff00", "red": "#ff0000", "darkGreen": "#008000", "darkRed": "#800000",
    "darkYellow": "#808000", "blue": "#0000ff", "cyan": "#00ffff", "darkBlue": "#000080",
}  # fmt: skip


def style_of(looks: Looks) -> Style:
    """The record that the later stages know."""
    font, colour = looks.get("font", ""), looks.get("colour", "#000000")
    return Style(font, looks.get("b", False), looks.get("i", False), colour, -1, False, 0)


@dataclass(frozen=True, slots=True)
class Styles:
    """The named styles of a document: looks, numbering and indent, each with what it is based on."""

    base: Looks = field(default_factory=dict)
    entries: dict[str, Xml] = field(default_factory=dict)
    paragraph: str | None = None  # the style of paragraphs that name none

    def chain(self, name: str | None) -> list[Xml]:
        """The style and those below it, the deepest first."""
        found: list[Xml] = []
        while name in self.entries and len(found) < MOST_STYLES:
            entry = self.entries[name]
            found.insert(0, entry)
            below = entry.find(f"{W}basedOn")
            name = below.get(f"{W}val") if below is not None else None
        return found

    def looks(self, name: str | None) -> Looks:
        """What a style says of runs, all it is based on included."""
        found: Looks = {}
        for entry in self.chain(name):
            found |= looks_in(entry.find(f"{W}rPr"))
        return found

    def property(self, name: str | None, path: str) -> Xml | None:
        """A paragraph property of the style or the nearest one below it that has it."""
        for entry in reversed(self.chain(name)):
            found = entry.find(f"{W}pPr/{W}{path}")
            if found is not None:
                return found
        return None


def styles_of(root: Xml | None) -> Styles:
    """The styles part; a document may have none."""
    if root is None:
        return Styles()
    entries = {s.get(f"{W}styleId"): s for s in root.findall(f"{W}style") if s.get(f"{W}styleId")}
    usual = [n for n, s in entries.items() if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in _ON]
    return Styles(looks_in(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")), entries, usual[0] if usual else None)


TWIPS = 20.0  # per point
LEVELS = 9
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph, how it looks, and its indent in points (None: not said)."""

    text: str
    looks: Looks
    indent: float | None


@dataclass(slots=True)
class Lists:
    """The numbering of a document, with its counters as far as it was read."""

    numbers: dict[str, Xml] = field(default_factory=dict)
    kinds: dict[str, Xml] = field(default_factory=dict)
    styles: Styles = field(default_factory=Styles)
    counts: dict[str, list[int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, own: Xml | None, style: str | None) -> Label | None:
        """The label of the next paragraph, whose own w:numPr and style are given; counts it."""
        said = own if own is not None else self.styles.property(style, "numPr")
        if said is None:
            return None
        number, level = _value(said, "numId"), _value(said, "ilvl") or "0"
        if number is None and own is not None:
            inherited = self.styles.property(style, "numPr")
            number = _value(inherited, "numId") if inherited is not None else None
        if number in (None, "0") or number not in self.numbers or not level.isdigit() or int(level) >= LEVELS:
            return None
        kind = self._kind(number)
        entry = self._level(kind, level)
        if entry is None:
            return None
        text = self._text(number, kind, int(level), entry)
        indent = entry.find(f"{W}pPr/{W}ind")
        return Label(text, looks_in(entry.find(f"{W}rPr")), points(indent))

    def _kind(self, number: str) -> str:
        """The id of the abstract list behind a number; one that names a style instead is looked up there."""
        kind = _value(self.numbers[number], "abstractNumId") or ""
        entry = self.kinds.get(kind)
        linked = _value(entry, "numStyleLink") if entry is not None else None
        said = self.styles.property(linked, "numPr") if linked else None
        target = _value(said, "numId") if said is not None else None
        return (_value(self.numbers[target], "abstractNumId") or kind) if target in self.numbers else kind

    def _level(self, kind: str, level: str) -> Xml | None:
        entry = self.kinds.get(kind)
        levels = entry.findall(f"{W}lvl") if entry is not None else ()
        return next((e for e in levels if e.get(f"{W}ilvl") == level), None)

    def _text(self, number: str, kind: str, level: int, entry: Xml) -> str:
        pattern = _value(entry, "lvlText") or ""
        if _value(entry, "numFmt") == "bullet":
            return pattern
        counts = self.counts.setdefault(kind, [0] * LEVELS)
        if number not in self.begun:
            self.begun.add(number)
            for override in self.numbers[number].findall(f"{W}lvlOverride"):
                start, at = _value(override, "startOverride"), override.get(f"{W}ilvl", "")
                if start and start.isdigit() and at.isdigit() and int(at) < LEVELS:
                    counts[int(at)] = int(start) - 1
        if counts[level] == 0:
            counts[level] = _start(entry) - 1
        counts[level] += 1
        counts[level + 1 :] = [0] * (LEVELS - level - 1)

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            above = self._level(kind, str(at))
            return _counted(counts[at] or 1, (_value(above, "numFmt") if above is not None else None) or "decimal")

        return re.sub(r"%([1-9])", printed, pattern)


def _start(entry: Xml) -> int:
    start = _value(entry, "start")
    return int(start) if start and start.isdigit() else 1


def _counted(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman"):
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text.upper() if form == "upperRoman" else text
    return f"{number:02d}" if form == "decimalZero" else "" if form == "none" else str(number)


def _value(entry: Xml, name: str) -> str | None:
    found = entry.find(f"{W}{name}")
    value: str | None = found.get(f"{W}val") if found is not None else None
    return value


def points(indent: Xml | None) -> float | None:
    """The left indent (w:ind) in points."""
    value = (indent.get(f"{W}left") or indent.get(f"{W}start")) if indent is not None else None
    return float(value) / TWIPS if value and re.fullmatch(r"-?\d+(?:\.\d+)?", value) else None


def lists_of(root: Xml | None, styles: Styles) -> Lists:
    """The numbering part; a document may have none."""
    if root is None:
        return Lists(styles=styles)
    numbers = {n.get(f"{W}numId", ""): n for n in root.findall(f"{W}num")}
    kinds = {k.get(f"{W}abstractNumId", ""): k for k in root.findall(f"{W}abstractNum")}
    return Lists(numbers, kinds, styles)


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
EMU = 12700.0  # per point
_PAPER = 245  # channels all lighter than this are white
_FORMS: dict[str, Form] = {
    "ellipse": "dot", "flowChartConnector": "dot", "donut": "ring", "mathMultiply": "cross",
    "rightArrow": "arrow", "leftArrow": "arrow", "upArrow": "arrow", "downArrow": "arrow",
}  # fmt: skip


def shading(properties: Xml | None) -> list[Seen]:
    """The fill of a cell (w:shd in its properties), unless it is white."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    if shade is None:
        return []
    name = "color" if shade.get(f"{W}val") == "solid" else "fill"
    return fill(colour_of(shade.get(f"{W}{name}")))


def fill(colour: str | None) -> list[Seen]:
    """A fill that can be seen on paper."""
    if colour is None or all(int(colour[i : i + 2], 16) >= _PAPER for i in (1, 3, 5)):
        return []
    return [Seen("fill", colour)]


def drawn(drawings: Sequence[Xml], relations: Mapping[str, Relation], packed: Packed) -> Iterator[Seen]:
    """The small pictures and figures of a paragraph."""
    for drawing in drawings:
        if _size(drawing) > LARGEST_MARK:
            continue
        ids = [e.get(f"{_R}embed") for e in drawing.iter(f"{_A}blip")]
        ids += [e.get(f"{_R}id") for e in drawing.iter(f"{_V}imagedata")]
        for name in ids:
            relation = relations.get(name or "")
            data = packed.read(relation.target) if relation and not relation.outside else None
            seen = seen_in(data) if data else None
            if seen:
                yield seen
        if not ids:
            yield from _figure(drawing)


def _size(drawing: Xml) -> float:
    """The longer side in points; 0 where it is not said."""
    sides = [e.get(side, "") for e in drawing.iter(f"{_WP}extent") for side in ("cx", "cy")]
    return max((int(s) / EMU for s in sides if s.isdigit()), default=0.0)


def _figure(drawing: Xml) -> Iterator[Seen]:
    """A shape of Word's own: its fill and what its name says of its form."""
    for geometry in drawing.iter(f"{_A}prstGeom"):
        solid = geometry.getparent().find(f"{_A}solidFill/{_A}srgbClr")
        colour = colour_of(solid.get("val")) if solid is not None else None
        yield Seen("shape", colour, _FORMS.get(geometry.get("prst", ""), "other"))
    for name, form in (("oval", "dot"), ("rect", "other"), ("roundrect", "other")):
        for shape in drawing.iter(f"{_V}{name}"):
            colour = colour_of((shape.get("fillcolor") or "").lstrip("#").split(" ")[0])
            yield Seen("shape", colour, "dot" if form == "dot" else "other")


_GONE = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "footnoteReference", "endnoteReference"})
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')
DEEPEST_RUN = 40  # elements inside one another that are followed


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
            if name in _GONE or not name or depth > DEEPEST_RUN:
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


DEEPEST_TABLE = 20  # tables inside tables
SHORT = 7  # words: the shading of text counts as a cell's colour only where the cell says no more
HIDDEN = "The file contains text that a reader cannot see; it was left out."


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
                if depth < DEEPEST_TABLE:
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
