"""What is dropped: kept under a harmless name, once, and refused in words where it is no paper."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.app.papers import Arriving, papers_by_hash, sweep
from pipeline.errors import UsageError


def kept(folder: Path, name: str, content: bytes) -> Path:
    arriving = Arriving(folder, name)
    arriving.write(content)
    return arriving.kept()


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
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with TemporaryDirectory() as made:
        path = kept(Path(made), f"{name}.pdf", b"%PDF-1.4")
        assert path.parent == Path(made) and path.name.isascii() and path.suffix == ".pdf"
        assert [one.name for one in Path(made).iterdir()] == [path.name]


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


def test_a_paper_at_the_limit_is_kept_and_one_byte_more_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.app.papers.FILE_CAP", 1 << 20)
    assert kept(tmp_path, "a.pdf", bytes(1 << 20)).stat().st_size == 1 << 20
    with pytest.raises(UsageError, match=r"b\.pdf is larger than 1 MB"):
        kept(tmp_path, "b.pdf", bytes((1 << 20) + 1))
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_a_full_disk_is_named_and_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arriving = Arriving(tmp_path, "a.pdf")
    arriving.write(b"%PDF-1.4")
    path, file = arriving._part or (tmp_path, None)
    assert file is not None and path.exists()
    file.close()
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(arriving, "_part", (path, full))
        arriving.write(b"more")
    with pytest.raises(UsageError, match="could not be kept: No space left on device"):
        arriving.kept()
    assert list(tmp_path.iterdir()) == []


def test_a_paper_takes_the_place_of_no_other(tmp_path: Path) -> None:
    """Two servers over one folder, or two uploads at once, that both found the name free."""
    first, second = Arriving(tmp_path, "a.pdf"), Arriving(tmp_path, "a.pdf")
    first.write(b"%PDF one")
    second.write(b"%PDF two")
    assert {first.kept().read_bytes(), second.kept().read_bytes()} == {b"%PDF one", b"%PDF two"}


def test_what_a_killed_server_left_half_written_goes(tmp_path: Path) -> None:
    old, new, other = tmp_path / ".upload-1.part", tmp_path / ".upload-2.part", tmp_path / "a.pdf"
    for path in (old, new, other):
        path.write_bytes(b"%PDF")
    for path in (old, other):
        os.utime(path, (0, 0))
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".upload-2.part", "a.pdf"]
