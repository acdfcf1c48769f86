"""The tag tree of a PDF, through pikepdf: the author's own Table → TR → TD → P, whole across pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.models.tags import Element, Piece
from pipeline.read.forms import Streams, painted_forms

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_json = json.JSONDecoder().raw_decode  # `json.loads` looks twice at each of thousands of short texts
MAX_DEPTH = 60
UNPAINTED = -1  # a form that the page doesn't show: its content is nowhere
MAX_ELEMENTS = 500_000
_STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure "
    "Formula Form".split()
)
_CELLS = ("TD", "TH")  # what alone can span


def tags_of(pdf: Pdf) -> Element | None:
    """The whole tree under one root element; None where the file carries none or it can't be walked."""
    import pikepdf

    try:
        root = pdf.Root.get("/StructTreeRoot")
        return _Walk(pdf, root).tree() if isinstance(root, pikepdf.Dictionary) else None
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError, LookupError):
        return None  # tags are a second opinion: without them the rulings are read alone


class _Walk:
    """One pass over a structure tree; counts elements so that a hostile tree ends.

    Every object is asked once, for its JSON: names as "/S", strings as "u:…", references as "12 0 R". Asking it for
    one key after the other takes twice as long.
    """

    def __init__(self, pdf: Pdf, root: Object) -> None:
        self._pdf, self._object_at = pdf, pdf.get_object
        self._forms: dict[int, Streams] = {}  # by page
        self._pages = {"{} {} R".format(*page.obj.objgen): number for number, page in enumerate(pdf.pages, start=1)}
        self._root: dict[str, Any] = _json(root.to_json(dereference=True).decode())[0]
        roles = self._at(self._root.get("/RoleMap"))
        self._roles = {_name(k): _name(v) for k, v in roles.items()} if isinstance(roles, dict) else {}
        self._left = MAX_ELEMENTS
        self._met: set[str] = set()

    def tree(self) -> Element:
        return Element("Root", tuple(self._children(self._root.get("/K"), 0, 0)))

    def _at(self, value: Any) -> Any:
        """What a reference leads to; anything else as it is."""
        if type(value) is str and value.endswith(" R") and value[0].isdigit():
            number, generation, _ = value.split(" ")
            return _json(self._object_at(int(number), int(generation)).to_json(dereference=True).decode())[0]
        return value

    def _children(self, kids: Any, page: int, depth: int) -> list[Element | Piece]:
        if kids is None or depth > MAX_DEPTH or self._left <= 0:
            return []
        found: list[Element | Piece] = []
        for kid in kids if type(kids) is list else [kids]:
            if type(kid) is int:
                found.append(Piece(page, kid))
            else:
                found += self._one(kid, page, depth)
        return found

    def _one(self, kid: Any, page: int, depth: int) -> Sequence[Element | Piece]:
        self._left -= 1
        if type(kid) is str:
            if kid in self._met:
                return ()  # an element stands in one place: this is a circle, or a fan that never ends
            self._met.add(kid)
            kid = self._at(kid)
        if type(kid) is list:  # the list of children is an object of its own
            return self._children(kid, page, depth + 1)
        if type(kid) is not dict:
            return ()
        page = self._pages.get(kid.get("/Pg", ""), page)
        if "/S" in kid:
            role = self._role(_name(kid["/S"]))
            columns, rows = self._spans(kid.get("/A")) if role in _CELLS else (1, 1)
            return (Element(role, tuple(self._children(kid.get("/K"), page, depth + 1)), columns, rows),)
        return (Piece(page, int(kid["/MCID"]), self._form(page, kid.get("/Stm"))),) if "/MCID" in kid else ()

    def _form(self, page: int, stream: Any) -> int:
        """Which of a page's forms a stream is; 0: the page's own."""
        if type(stream) is not str or not stream.endswith(" R"):
            return 0
        if page not in self._forms:
            self._forms[page] = painted_forms(self._pdf.pages[page - 1]) if page else {}
        number, generation, _ = stream.split(" ")
        return self._forms[page].get((int(number), int(generation)), UNPAINTED)

    def _role(self, role: str) -> str:
        """The standard role behind a name, through the file's own role map."""
        for _ in range(8):
            if role in _STANDARD or role not in self._roles:
                return role
            role = self._roles[role]
        return role

    def _spans(self, attributes: Any) -> tuple[int, int]:
        """ColSpan and RowSpan from an attribute dictionary or a list of them."""
        columns = rows = 1
        attributes = self._at(attributes)
        for one in map(self._at, attributes if type(attributes) is list else [attributes]):
            if type(one) is dict:
                columns = int(one.get("/ColSpan", columns))
                rows = int(one.get("/RowSpan", rows))
        return max(1, min(columns, 100)), max(1, min(rows, 10_000))


def _name(value: Any) -> str:
    return str(value).lstrip("/")
