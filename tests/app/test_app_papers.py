"""What is dropped: kept under a harmless name, once, and refused in words where it is no paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.app.papers import kept, papers_by_hash
from pipeline.errors import UsageError


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"), ("C:\\papers\\June Update.PDF", "June-Update.pdf"),
        ("CON.pdf", "paper-CON.pdf"), (".pdf", "paper.pdf"), ("Ünïcode – naïve.pdf", "Unicode-naive.pdf"),
        ("=1+1.pdf", "1-1.pdf"), ("a" * 300 + ".pdf", "a" * 80 + ".pdf"), ("x\n y.pdf", "x-y.pdf"),
    ],
)  # fmt: skip
def test_names_are_made_harmless(tmp_path: Path, name: str, wanted: str) -> None:
    assert kept(tmp_path, name, b"%PDF-1.4").name == wanted


@given(st.text(max_size=40))
def test_no_name_leads_out_of_the_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("papers")
    path = kept(folder, f"{name}.pdf", b"%PDF-1.4")
    assert path.parent == folder and path.name.isascii() and path.suffix == ".pdf"


def test_the_same_paper_is_kept_once_and_another_of_its_name_beside_it(tmp_path: Path) -> None:
    first, again = kept(tmp_path, "a.pdf", b"%PDF one"), kept(tmp_path, "b.pdf", b"%PDF one")
    other = kept(tmp_path, "a.pdf", b"%PDF two")
    assert first == again and other != first
    assert sorted(papers_by_hash(tmp_path).values()) == sorted([first, other])
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(("name", "content"), [("a.exe", b"MZ"), ("a", b"%PDF"), ("a.pdf", b"")])
def test_what_is_no_paper_is_refused_in_words(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(UsageError):
        kept(tmp_path, name, content)
    assert not list(tmp_path.iterdir())
