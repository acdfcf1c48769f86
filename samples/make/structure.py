"""The tag tree of a PDF: what was marked while drawing becomes Document → Table → TR → TD → P (pikepdf)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name


@dataclass(eq=False, slots=True)
class Node:
    """One element of the tree; `marks` are (page from 0, MCID) of its own content."""

    kind: str
    children: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    span: int = 1
    alt: str | None = None

    def add(self, kind: str, span: int = 1, alt: str | None = None) -> Node:
        child = Node(kind, span=span, alt=alt)
        self.children.append(child)
        return child


class Tags:
    """Hands out MCIDs page by page and remembers which element each belongs to."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.used: dict[int, int] = defaultdict(int)

    def mark(self, node: Node, page: int) -> int:
        number = self.used[page]
        self.used[page] += 1
        node.marks.append((page, number))
        return number


def write(pdf: pikepdf.Pdf, tags: Tags) -> None:
    """Adds the tree, the parent tree and what a reader of tags asks for to an open PDF."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents: dict[int, dict[int, pikepdf.Object]] = defaultdict(dict)
    tree.K = Array([_element(pdf, tags.root, tree, parents)])
    numbers = Array()
    for page, owners in sorted(parents.items()):
        pdf.pages[page].obj.StructParents = page
        pdf.pages[page].obj.Tabs = Name.S
        numbers.append(page)
        numbers.append(pdf.make_indirect(Array([owners[n] for n in sorted(owners)])))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = pikepdf.String("en-GB")


def _element(
    pdf: pikepdf.Pdf, node: Node, parent: pikepdf.Object, parents: dict[int, dict[int, pikepdf.Object]]
) -> pikepdf.Object:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.kind), P=parent))
    if node.span > 1:
        element.A = Dictionary(O=Name.Table, ColSpan=node.span)
    if node.alt:
        element.Alt = pikepdf.String(node.alt)
    kids = Array()
    for page, number in node.marks:
        kids.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=number))
        parents[page][number] = element
    for child in node.children:
        kids.append(_element(pdf, child, element, parents))
    element.K = kids
    return element


def walk(node: Node) -> Iterator[Node]:
    """The element and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)
