"""A saved web page (ModernGov and others) → its flow. Nothing it points at is fetched, nothing in it is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt, StreamTooLarge
from pipeline.models.report import Issue
from pipeline.read.office.flow import Grid, Held, Paragraph, Part, Piece, Seen, gridded
from pipeline.read.office.html_marks import seen_in_picture
from pipeline.read.office.html_style import Looks, background, is_hidden, rules_in
from pipeline.read.office.layout import OfficeRead, laid_out

Xml = Any
LARGEST = 50 * 1024 * 1024  # bytes of one page
DEEPEST = 150  # elements inside one another that are followed
MOST_SPANNED = 200
INDENT = 18.0  # points by which a list stands in
_SKIPPED = frozenset("script style noscript template head iframe object svg select button input".split())
_RUNNING = frozenset({"header", "footer", "aside", "nav"})  # of the site, not of the paper
_BLOCKS = frozenset(
    "p div section article main body html form fieldset center blockquote address figure figcaption pre dl dt dd "
    "h1 h2 h3 h4 h5 h6 ul ol li hr header footer aside details summary".split()
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def read_html(path: Path) -> OfficeRead:
    """The page at `path`. Raises Corrupt or StreamTooLarge."""
    from lxml import etree
    from lxml import html as markup

    data = path.read_bytes()
    if len(data) > LARGEST:
        raise StreamTooLarge(f"{path.name} is larger than any web page and was not read.")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(data))
    parser = markup.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = markup.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Corrupt(f"{path.name} is damaged and can't be opened.", "Save the page again.") from error
    looks = Looks(rules=rules_in([s.text or "" for s in root.iter("style")]))
    reader = _Reader(path.parent)
    reader.block(root, looks, _At())
    reader.flush()
    said_by = [m.get("content") for m in root.iter("meta") if (m.get("name") or "").lower() == "generator"]
    generator = said_by[0] if said_by else None
    said = "The page holds text that a reader cannot see; it was kept out."
    issues = (Issue("REVIEW_HIDDEN_TEXT", "warning", None, said),) if reader.hidden else ()
    return laid_out(reader.flow, reader.running, generator, issues)


def decoded(data: bytes) -> str:
    """The text of a page: by its byte order mark, else as UTF-8, else as it says, else as Windows saves it."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    said = _CHARSET.search(data[:4096])
    stated = said[1].decode("ascii", errors="ignore") if said else "cp1252"
    for name in ("utf-8", "cp1252" if stated.lower() in ("iso-8859-1", "latin1", "us-ascii") else stated):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


@dataclass(frozen=True, slots=True)
class _At:
    """Where the reader is: how deep, in which list, behind which link."""

    depth: int = 0
    indent: float = 0.0
    link: str | None = None
    kept: bool = False  # inside <pre>: line breaks stand
    in_table: bool = False


@dataclass(slots=True)
class _Reader:
    """The flow as far as it was read, and the paragraph that is open."""

    folder: Path  # in which the page was saved
    flow: list[Part] = field(default_factory=list)
    running: list[Paragraph] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    indent: float = 0.0
    seen: list[Seen] = field(default_factory=list)
    hidden: bool = False

    def flush(self) -> None:
        """End the open paragraph."""
        if any(p.text.strip() for p in self.pieces):
            self.flow.append(Paragraph(tuple(self.pieces), self.indent))
        self.pieces = []

    def block(self, element: Xml, looks: Looks, at: _At) -> None:
        """An element that begins on a line of its own, and all in it."""
        self.flush()
        self.indent = at.indent
        self._text(element.text, looks, at)
        number = 0
        for child in element:
            if element.tag == "ol" and child.tag == "li":
                number += 1
                start = element.get("start") or ""
                self._element(child, looks, at, f"{number + (int(start) - 1 if start.isdigit() else 0)}.")
            else:
                self._element(child, looks, at, "•" if element.tag == "ul" else None)
            self._text(child.tail, looks, at)
        self.flush()

    def _element(self, element: Xml, looks: Looks, at: _At, label: str | None = None) -> None:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or at.depth > DEEPEST:
            return
        inner, said = looks.of(element)
        if is_hidden(element, said):
            self.hidden = self.hidden or (at.in_table and bool("".join(element.itertext()).strip()))
            return
        below = replace(at, depth=at.depth + 1, kept=at.kept or element.tag == "pre")
        if element.tag in _RUNNING:
            self.flush()
            aside = _Reader(self.folder)
            aside.block(element, inner, below)
            self.running += [p for p in aside.flow if isinstance(p, Paragraph)]
        elif element.tag == "table":
            self.flush()
            self.flow.append(self._grid(element, inner, below))
        elif element.tag == "li":
            self._item(element, inner, below, label or "•")
        elif element.tag in _BLOCKS:
            deeper = INDENT if element.tag in ("ul", "ol") else 0.0
            self.block(element, inner, replace(below, indent=at.indent + deeper))
            self.indent = at.indent
        else:
            self._inline(element, inner, below, said)

    def _item(self, element: Xml, looks: Looks, at: _At, label: str) -> None:
        self.flush()
        before = len(self.flow)
        self.block(element, looks, at)
        first = self.flow[before] if len(self.flow) > before else None
        if isinstance(first, Paragraph):
            marked = (Piece(label, Looks().style), Piece(" "), *first.pieces)
            self.flow[before] = Paragraph(marked, at.indent)

    def _inline(self, element: Xml, looks: Looks, at: _At, said: dict[str, str]) -> None:
        if element.tag == "br":
            self.pieces.append(Piece("\n", looks.style))
            return
        if element.tag == "img":
            seen = seen_in_picture(element, self.folder)
            self.seen += [seen] if seen else []
            return
        link = element.get("href") if element.tag == "a" else None
        inner = replace(at, link=link or at.link)
        self._text(element.text, looks, inner)
        for child in element:
            self._element(child, looks, inner)
            self._text(child.tail, looks, inner)

    def _text(self, text: str | None, looks: Looks, at: _At) -> None:
        if text:
            shown = text if at.kept else re.sub(r"\s+", " ", text)
            self.pieces.append(Piece(shown, looks.style, at.link))

    def _grid(self, table: Xml, looks: Looks, at: _At) -> Grid:
        rows: list[list[tuple[int, Held]]] = []
        taken: set[tuple[int, int]] = set()
        for y, (row, row_looks, behind) in enumerate(self._rows(table, looks)):
            line, x = [], 0
            for cell in (c for c in row if c.tag in ("td", "th")):
                inner, said = row_looks.of(cell)
                if is_hidden(cell, said):
                    continue
                while (y, x) in taken:
                    x += 1
                held = self._held(cell, inner, at, background(cell, said) or behind)
                line.append((x, held))
                taken |= {(y + j, x + i) for j in range(held.rows) for i in range(held.columns)}
                x += held.columns
            rows.append(line)
        return gridded(rows)

    def _rows(self, table: Xml, looks: Looks) -> Iterator[tuple[Xml, Looks, str | None]]:
        """Rows with their looks and the colour behind them; hidden ones are left out."""
        for child in table:
            if child.tag not in ("tr", "thead", "tbody", "tfoot"):
                if child.tag == "caption":
                    self.block(child, looks, _At())
                continue
            inner, said = looks.of(child)
            if is_hidden(child, said):
                self.hidden = True
            elif child.tag == "tr":
                yield child, inner, background(child, said)
            else:
                yield from self._rows(child, inner)

    def _held(self, cell: Xml, looks: Looks, at: _At, behind: str | None) -> Held:
        reader = _Reader(self.folder)
        reader.block(cell, looks, _At(at.depth + 1, in_table=True))
        self.hidden = self.hidden or reader.hidden
        content = tuple(p for p in reader.flow if isinstance(p, Paragraph | Grid))
        colour = behind or _inner_background(cell, looks)
        fills = [Seen("fill", colour)] if colour and not _is_paper(colour) else []
        columns, rows = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
        return Held(content, (*reader.seen, *fills), columns, rows, cell.tag == "th")


def _inner_background(cell: Xml, looks: Looks) -> str | None:
    """The colour of the one element that holds all of a cell's words: a badge."""
    whole = "".join(cell.itertext()).strip()
    for element in cell.iterdescendants("span", "div", "p", "font", "strong", "b"):
        colour = background(element, looks.declared_for(element))
        if colour and "".join(element.itertext()).strip() == whole:
            return colour
    return None


def _is_paper(colour: str) -> bool:
    return all(int(colour[i : i + 2], 16) >= 245 for i in (1, 3, 5))


def _spanned(cell: Xml, name: str) -> int:
    value = cell.get(name) or ""
    return max(1, min(int(value), MOST_SPANNED)) if value.isdigit() else 1
