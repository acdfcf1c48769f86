"""Everything that can be wrong with a file is said with a code and an advice."""

from __future__ import annotations

import os
from pathlib import Path

import pikepdf
import pytest

from pipeline import errors
from pipeline.read.document import opened, sha256_of
from pipeline.read.tags_and_count import tags_and_count


def fails(path: Path, kind: type[errors.InputError], password: str | None = None) -> errors.InputError:
    with pytest.raises(kind) as caught, opened(path, password):
        pass
    assert path.name in str(caught.value)
    assert caught.value.advice
    return caught.value


def page(canvas):
    canvas.drawString(50, 200, "the wall is mended")


def test_a_sound_file(drawn):
    path = drawn(page, page, name="Bericht über Öl.pdf")
    with opened(path) as file:
        assert (file.pages, file.tagged, file.sha256) == (2, False, sha256_of(path))
        assert file.producer


def test_a_file_that_is_not_there(tmp_path):
    fails(tmp_path / "gone.pdf", errors.NotFound)
    with pytest.raises(errors.NotFound):
        sha256_of(tmp_path / "gone.pdf")


def test_a_folder(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    assert "folder" in str(fails(folder, errors.InputError))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(drawn):
    path = drawn(page)
    path.chmod(0)
    fails(path, errors.NotPermitted)


def test_passwords(drawn):
    path = drawn(page)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="oak", owner="ash"))
    assert type(fails(path, errors.Encrypted)) is errors.Encrypted
    fails(path, errors.WrongPassword, "elm")
    with opened(path, "oak") as file:
        assert file.pages == 1


def test_tags_of_an_untagged_or_broken_file_are_none(drawn, tmp_path):
    assert tags_and_count(drawn(page), tagged=True).tree is None
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 no")
    assert tags_and_count(broken, tagged=True).tree is None


def tree(path: Path, build) -> object:
    """The tags of a file whose structure tree `build` makes from (pdf, page)."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        kids = build(pdf, pdf.pages[0].obj)
        root = pikepdf.Dictionary(
            Type=pikepdf.Name.StructTreeRoot, K=kids, RoleMap=pikepdf.Dictionary(Zelle=pikepdf.Name.TD)
        )
        pdf.Root.StructTreeRoot = pdf.make_indirect(root)
        pdf.save(path)
    return tags_and_count(path, tagged=True).tree


def test_roles_spans_pages_and_marked_content(drawn):
    def build(pdf, first):
        spans = pikepdf.Array([pikepdf.Dictionary(ColSpan=2), pikepdf.Dictionary(RowSpan=3)])
        mcr = pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=pdf.pages[1].obj, MCID=7)
        cell = pikepdf.Dictionary(S=pikepdf.Name.Zelle, A=spans, K=pikepdf.Array([3, mcr]))
        return pikepdf.Dictionary(S=pikepdf.Name.TR, Pg=first, K=cell)

    found = tree(drawn(page, page), build)
    (row,) = found.children
    (cell,) = row.children
    assert (row.role, cell.role, cell.columns, cell.rows) == ("TR", "TD", 2, 3)
    assert [tuple(p) for p in found.pieces()] == [(1, 3, 0), (2, 7, 0)]


def test_a_tree_without_end_ends(drawn):
    def build(pdf, first):
        ring = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div))
        ring.K = ring
        return ring

    assert sum(1 for _ in tree(drawn(page), build).walk()) < 100
