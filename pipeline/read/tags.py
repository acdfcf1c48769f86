"""The tag tree of a PDF, through pikepdf: the author's own Table → TR → TD → P, whole across pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.models.tags import Element, Piece

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

MAX_DEPTH = 60
MAX_ELEMENTS = 500_000
_STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure "
    "Formula Form".split()
)
_CELLS = ("TD", "TH")  # what alone can span


def read_tags(path: Path, password: str | None = None) -> Element | None:
    """The whole tree under one root element; None where the file carries none or it can't be walked."""
    import pikepdf

    try:
        # Opened here: a name that no encoding takes would trouble the library.
        with path.open("rb") as file, pikepdf.open(file, password=password or "") as pdf:
            root = pdf.Root.get("/StructTreeRoot")
            return _Walk(pdf, root).tree() if isinstance(root, pikepdf.Dictionary) else None
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError):
        return None  # tags are a second opinion: without them the rulings are read alone


class _Walk:
    """One pass over a structure tree; counts elements so that a hostile tree ends."""

    def __init__(self, pdf: Pdf, root: Object) -> None:
        self._root = root
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self._roles = _role_map(root)
        self._left = MAX_ELEMENTS
        self._met: set[tuple[int, int]] = set()

    def tree(self) -> Element:
        return Element("Root", tuple(self._children(self._root.get("/K"), 0, 0)))

    def _children(self, kids: object, page: int, depth: int) -> Iterator[Element | Piece]:
        import pikepdf

        if kids is None or depth > MAX_DEPTH or self._left <= 0:
            return
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield Piece(page, kid)
            elif isinstance(kid, pikepdf.Dictionary):
                yield from self._one(kid, page, depth)

    def _one(self, kid: Object, page: int, depth: int) -> Iterator[Element | Piece]:
        self._left -= 1
        if kid.is_indirect:
            if kid.objgen in self._met:
                return  # an element stands in one place: this is a circle, or a fan that never ends
            self._met.add(kid.objgen)
        own = kid.get("/Pg")
        if own is not None:
            page = self._pages.get(own.objgen, page)
        name = kid.get("/S")
        if name is not None:
            role = self._role(str(name))
            columns, rows = _spans(kid.get("/A")) if role in _CELLS else (1, 1)
            yield Element(role, tuple(self._children(kid.get("/K"), page, depth + 1)), columns, rows)
        elif "/MCID" in kid:
            yield Piece(page, int(kid["/MCID"]))

    def _role(self, name: str) -> str:
        """The standard role behind a name, through the file's own role map."""
        role = name.lstrip("/")
        for _ in range(8):
            if role in _STANDARD or role not in self._roles:
                return role
            role = self._roles[role]
        return role


def _role_map(root: Object) -> dict[str, str]:
    import pikepdf

    found = root.get("/RoleMap")
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    return {key.lstrip("/"): str(value).lstrip("/") for key, value in found.items()}


def _spans(attributes: object) -> tuple[int, int]:
    """ColSpan and RowSpan from an attribute dictionary or a list of them."""
    import pikepdf

    columns = rows = 1
    listed = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    for one in listed:
        if isinstance(one, pikepdf.Dictionary):
            columns = int(one.get("/ColSpan", columns))
            rows = int(one.get("/RowSpan", rows))
    return max(1, min(columns, 100)), max(1, min(rows, 10_000))
