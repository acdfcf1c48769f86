"""Read a saved web page (ModernGov and others) as its flow, with its looks and marks; nothing is fetched or run."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pipeline.errors import Corrupt, StreamTooLarge
from pipeline.models.page import Form, Style
from pipeline.models.report import Issue
from pipeline.read.office.layout import Grid, Held, OfficeRead, Paragraph, Part, Piece, Seen, gridded, laid_out
from pipeline.read.office.packed import seen_in

Xml = Any
Rules = Mapping[str, dict[str, str]]
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_SIMPLE = re.compile(r"^(?:([a-z]+[1-6]?)?)(?:\.([\w-]+))?(?:#([\w-]+))?$", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?", re.IGNORECASE)
_NAMES = {
    "red": "#ff0000", "green": "#008000", "lime": "#00ff00", "amber": "#ffbf00", "orange": "#ffa500",
    "yellow": "#ffff00", "blue": "#0000ff", "black": "#000000", "white": "#ffffff", "grey": "#808080",
    "gray": "#808080", "lightgreen": "#90ee90", "limegreen": "#32cd32", "darkgreen": "#006400", "gold": "#ffd700",
    "darkorange": "#ff8c00", "tomato": "#ff6347", "crimson": "#dc143c", "darkred": "#8b0000", "purple": "#800080",
    "lightblue": "#add8e6", "navy": "#000080", "silver": "#c0c0c0",
}  # fmt: skip
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite"})


def colour_in(value: str | None) -> str | None:
    """The first colour that a CSS value or attribute names, as "#rrggbb"; None where none is painted."""
    text = (value or "").strip()
    if found := _HEX.search(text):
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(2 * d for d in digits))
    if rgb := _RGB.search(text):
        if rgb[4] in ("0", "0.0", "0%"):
            return None
        return "#" + "".join(f"{min(255, int(v)):02x}" for v in rgb.groups()[:3])
    return next((_NAMES[w] for w in re.findall(r"[a-z]+", text.lower()) if w in _NAMES), None)


def rules_in(sheets: list[str]) -> Rules:
    """Rules by simple selector: "td", ".red", "td.red", "#key"; anything more is left out."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
            for selector in selectors.split(","):
                if _SIMPLE.match(selector.strip()) and selector.strip():
                    found.setdefault(selector.strip().lower(), {}).update(declared(body))
    return found


def declared(style: str | None) -> dict[str, str]:
    """`style="a: b; c: d"` as a mapping in lower case."""
    pairs = (part.partition(":") for part in (style or "").split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


@dataclass(frozen=True, slots=True)
class Looks:
    """How text inside an element is printed."""

    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    font: str = ""
    rules: Rules = field(default_factory=dict)

    def of(self, element: Xml) -> tuple[Looks, dict[str, str]]:
        """The looks inside `element`, and all that is declared for it."""
        said = self.declared_for(element)
        weight, tag = said.get("font-weight", "").lower(), element.tag
        bold = weight in ("bold", "bolder", "600", "700", "800", "900") if weight else self.bold or tag in _BOLD
        italic = said["font-style"].lower() == "italic" if "font-style" in said else self.italic or tag in _ITALIC
        colour = colour_in(said.get("color") or (element.get("color") if tag == "font" else None)) or self.colour
        font = (said.get("font-family") or element.get("face") or self.font).split(",")[0].strip("\"' ")
        return Looks(bold, italic, colour, font, self.rules), said

    def declared_for(self, element: Xml) -> dict[str, str]:
        """What the rules and the element's own style say of it, the nearest last."""
        tag, said = element.tag, dict(self.rules.get(element.tag, ()))
        for name in (element.get("class") or "").lower().split():
            said |= self.rules.get(f".{name}", {}) | self.rules.get(f"{tag}.{name}", {})
        identity = (element.get("id") or "").lower()
        return said | self.rules.get(f"#{identity}", {}) | declared(element.get("style"))

    @property
    def style(self) -> Style:
        return Style(self.font, self.bold, self.italic, self.colour, -1, False, 0)


def background(element: Xml, said: Mapping[str, str]) -> str | None:
    """The colour behind an element, None where it has none of its own."""
    painted = said.get("background-color") or said.get("background")
    return colour_in(painted if painted is not None else element.get("bgcolor"))


def is_hidden(element: Xml, said: Mapping[str, str]) -> bool:
    """Whether a reader of the page doesn't see the element."""
    shown = said.get("display", "").lower() != "none" and said.get("visibility", "").lower() != "hidden"
    return not shown or element.get("hidden") is not None or said.get("mso-hide", "").lower() == "all"


_DATA = re.compile(r"^data:image/[\w.+-]+;base64,", re.IGNORECASE)
_FORMS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (re.compile(r"\b(?:tick|check|checkmark|complete[d]?|done)\b"), "tick"),
    (re.compile(r"\b(?:cross|fail(?:ed)?)\b"), "cross"),
    (re.compile(r"\barrow\b"), "arrow"),
    (re.compile(r"\b(?:dot|circle|light|traffic|icon|status|rag|button|ball|flag)\b"), "dot"),
)
LARGEST_FILE = 1024 * 1024  # bytes
_SPACER = re.compile(r"spacer|blank|transparent|pixel|shim", re.IGNORECASE)
LARGEST_MARK = 160  # pixels: a bigger picture is an illustration


def seen_in_picture(image: Xml, folder: Path) -> Seen | None:
    """What an <img> of a page saved in `folder` shows: by its pixels, else by its description or name.

    None where it is too large for a mark, or only keeps a distance; without colour where nothing says what it shows.
    """
    source = image.get("src") or ""
    name = re.split(r"[/\\]", unquote(source.split("?")[0]))[-1].rsplit(".", 1)[0]
    if _too_large(image) or _SPACER.search(name):
        return None
    beside = _saved_beside(source, folder)
    if beside is not None:
        return seen_in(beside)
    if _DATA.match(source):
        try:
            return seen_in(base64.b64decode(source.split(",", 1)[1]))
        except (binascii.Error, ValueError):
            return None
    for text in (image.get("alt"), image.get("title"), name):
        words = re.sub(r"[^a-z]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text or "").lower())
        colour = colour_in(words)
        form = next((f for pattern, f in _FORMS if pattern.search(words)), None)
        if len(words.split()) <= 6 and (colour or form in ("tick", "cross")):
            return Seen("image", colour, form or "dot")
    return Seen("image", None, "other")


def _saved_beside(source: str, folder: Path) -> bytes | None:
    """The bytes of a picture that was saved with the page, below its own folder; nothing else is ever opened."""
    if not source or re.match(r"[a-z][a-z0-9+.-]*:|[/\\]", source, re.IGNORECASE) or "\0" in source:
        return None
    root = folder.resolve()
    try:
        path = (root / unquote(source.split("?", maxsplit=1)[0])).resolve()
        if path.is_relative_to(root) and path.is_file() and path.stat().st_size <= LARGEST_FILE:
            return path.read_bytes()
    except (OSError, ValueError):
        return None
    return None


def _too_large(image: Xml) -> bool:
    return any(s.isdigit() and int(s) > LARGEST_MARK for s in (image.get("width") or "", image.get("height") or ""))


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
    said = "The page contains text that a reader cannot see; it was left out."
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
