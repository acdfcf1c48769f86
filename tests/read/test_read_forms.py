"""Print in a form painted on the page, with marked content of its own: browsers put there what lies on its side."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline.layout.tags import _content_of as content_of
from pipeline.models.tags import Piece
from pipeline.read.pages import read_pages
from pipeline.read.tags_and_count import tags_and_count

MARKED = "/Span <</MCID {}>> BDC BT /F1 9 Tf {} {} Td ({}) Tj ET EMC "


@pytest.fixture
def paper(tmp_path):
    """A page that says "title" itself, and "outer", "inner" and "last" in forms, all as marked content 0 of a stream.

    `told`: whether the tags say in which stream.
    """

    def draw(told: bool) -> Path:
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(300, 300))
        page = pdf.pages[0].obj
        font = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )

        def form(content: str, **held: pikepdf.Object) -> pikepdf.Object:
            resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(**held))
            box = Array([0, 0, 300, 300])
            return pdf.make_indirect(
                pikepdf.Stream(
                    pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources
                )
            )

        inner = form(MARKED.format(0, 20, 100, "inner"))
        outer = form("/Inner Do " + MARKED.format(0, 20, 200, "outer"), Inner=inner)
        last = form(MARKED.format(0, 20, 40, "last"))
        unseen = form(MARKED.format(0, 20, 20, "unseen"))
        page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(A=last, B=outer, C=unseen))
        page.Contents = pdf.make_stream((MARKED.format(0, 20, 280, "title") + "/B Do /A Do").encode())
        streams = (None, outer, inner, last, unseen)
        told_in = [{"Stm": s} if told and s is not None else {} for s in streams]
        places = [Dictionary(Type=Name.MCR, Pg=page, MCID=0, **stream) for stream in told_in]
        cells = Array([Dictionary(S=Name.TD, K=place) for place in places])
        row = pdf.make_indirect(Dictionary(S=Name.TR, Pg=page, K=cells))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=row))
        pdf.save(tmp_path / "paper.pdf")
        return tmp_path / "paper.pdf"

    return draw


def said(path: Path) -> list[str]:
    """What each tagged cell says."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = tuple(read_pages(pdf))
    tree = tags_and_count(path, tagged=True).tree
    assert tree is not None
    content = content_of(pages, tree)
    return [" ".join(w.text for p in cell.pieces() for w in content.get(p, ())) for cell in tree.children[0].children]


def test_each_form_numbers_its_content_anew(paper):
    path = paper(told=True)
    assert said(path) == ["title", "outer", "inner", "last", ""]
    tree = tags_and_count(path, tagged=True).tree
    assert tree is not None
    assert list(tree.pieces())[:4] == [Piece(1, 0), Piece(1, 0, 1), Piece(1, 0, 2), Piece(1, 0, 3)]


def test_tags_that_know_of_no_forms_are_taken_at_their_word(paper):
    assert {frozenset(cell.split()) for cell in said(paper(told=False))} == {
        frozenset({"title", "outer", "inner", "last"})
    }
