"""Files, folders, globs and zip archives become one list: in a fixed order, nothing twice, nothing trusted."""

from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch import archives
from pipeline.batch.archives import unpacked
from pipeline.batch.inputs import Found, find
from pipeline.errors import OutputError


def names(found: list[Found]) -> list[str]:
    return [Path(item.name).name for item in found]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.PDF", "notes.txt", "sub/c.pdf", "sub/Ünï code & spaces.pdf", "sub/deep/d.pdf"):
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "tree"


def test_a_folder_is_searched_for_pdfs_in_a_fixed_order(tree):
    assert names(find([str(tree)])) == ["a.PDF", "b.pdf", "c.pdf", "d.pdf", "Ünï code & spaces.pdf"]


def test_the_order_of_the_disk_is_no_matter(tree, monkeypatch):
    expected = find([str(tree)])
    walk = os.walk

    def shuffled(*arguments, **named):
        for where, folders, files in walk(*arguments, **named):
            random.Random(7).shuffle(files)
            folders.reverse()
            yield where, folders, files

    monkeypatch.setattr(os, "walk", shuffled)
    assert find([str(tree)]) == expected


def test_nothing_is_listed_twice(tree):
    named = [str(tree / "b.pdf"), str(tree), str(tree / "*.pdf"), str(tree / "sub" / ".." / "b.pdf")]
    found = names(find(named))
    assert sorted(found) == sorted(set(found))
    assert found[0] == "b.pdf"


def test_globs_reach_into_folders(tree):
    assert names(find([str(tree / "**" / "d*.pdf")])) == ["d.pdf"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path):
    path = tmp_path / "report [final].pdf"
    path.write_bytes(b"x")
    assert [(item.path, item.problem) for item in find([str(path)])] == [(path, None)]


def test_symbolic_links_in_a_folder_are_not_followed(tree, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(b"x")
    (tree / "link.pdf").symlink_to(outside / "secret.pdf")
    (tree / "linked").symlink_to(outside)
    (tree / "sub" / "loop").symlink_to(tree)
    found = names(find([str(tree)]))
    assert "secret.pdf" not in found
    assert "link.pdf" not in found


@pytest.mark.parametrize("what", ["missing.pdf", "nothing*.pdf", "empty"])
def test_what_leads_nowhere_is_listed_with_its_problem(what, tmp_path):
    (tmp_path / "empty").mkdir()
    (item,) = find([str(tmp_path / what)])
    assert item.problem is not None
    assert item.problem.code == "NOT_FOUND"
    assert what in str(item.problem)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open everything")
def test_a_folder_that_may_not_be_opened_is_said(tree):
    (tree / "sub").chmod(0)
    try:
        problems = [item.problem.code for item in find([str(tree)]) if item.problem]
    finally:
        (tree / "sub").chmod(0o700)
    assert problems == ["NO_PERMISSION"]


def archive(tmp_path: Path, members: dict[str, bytes]) -> Found:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    (found,) = find([str(path)])
    assert found.archive
    return found


def test_an_archive_gives_its_pdfs(tmp_path):
    found = archive(tmp_path, {"z/one.pdf": b"1", "a/one.pdf": b"2", "readme.txt": b"no", "folder/": b""})
    files = list(unpacked(found, tmp_path / "into"))
    assert [(item.path.name, item.path.read_bytes()) for item in files] == [("one.pdf", b"2"), ("one.pdf", b"1")]
    assert [item.name for item in files] == [f"{found.name}/a/one.pdf", f"{found.name}/z/one.pdf"]


@given(st.text(max_size=400))
def test_no_name_climbs_out_of_the_folder(name):
    own = archives.own_name(f"{name}.pdf")
    assert own.lower().endswith(".pdf")
    assert not set(own) & set('/\\:\x00\n"*?<>|')
    assert len(own) <= archives.NAME_LENGTH + 4
    assert Path(own).name == own


@pytest.mark.parametrize(
    "name", ["../../climb.pdf", "/etc/climb.pdf", "C:\\Windows\\climb.pdf", "..\\climb.pdf", "a/../../climb.pdf"]
)
def test_zip_slip(name, tmp_path):
    found = archive(tmp_path, {name: b"x"})
    (item,) = unpacked(found, tmp_path / "into")
    assert (tmp_path / "into") in item.path.resolve().parents
    assert [p for p in tmp_path.rglob("*.pdf") if (tmp_path / "into") not in p.parents] == []


def test_a_bomb_stops_at_the_cap(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "FILE_CAP", 4 * archives.CHUNK)
    found = archive(tmp_path, {"bomb.pdf": bytes(5 * archives.CHUNK), "good.pdf": b"x"})
    bomb, good = unpacked(found, tmp_path / "into")
    assert bomb.problem is not None
    assert bomb.problem.code == "TOO_LARGE"
    assert not bomb.path.exists()
    assert good.problem is None


def test_a_bomb_whose_directory_lies_stops_at_the_cap(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "FILE_CAP", archives.CHUNK)
    found = archive(tmp_path, {"bomb.pdf": bytes(3 * archives.CHUNK)})
    content = bytearray(found.path.read_bytes())
    size = (3 * archives.CHUNK).to_bytes(4, "little")
    found.path.write_bytes(bytes(content).replace(size, (10).to_bytes(4, "little")))
    (bomb,) = unpacked(found, tmp_path / "into")
    assert not bomb.path.exists()
    assert bomb.problem is not None


def test_a_damaged_archive_is_one_failed_input(tmp_path):
    path = tmp_path / "pack.zip"
    path.write_bytes(b"PK\x03\x04 nothing more")
    (found,) = find([str(path)])
    (item,) = unpacked(found, tmp_path / "into")
    assert item.problem is not None
    assert item.problem.code == "CORRUPT"


def test_an_archive_without_a_pdf_is_said(tmp_path):
    (item,) = unpacked(archive(tmp_path, {"readme.txt": b"x"}), tmp_path / "into")
    assert item.problem is not None
    assert item.problem.code == "NOT_FOUND"


def test_a_locked_member_is_said(tmp_path):
    found = archive(tmp_path, {"a.pdf": b"x"})
    content = found.path.read_bytes()
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(mark) + (6 if mark.endswith(b"\x04") else 8)
        content = content[:at] + b"\x01" + content[at + 1 :]
    found.path.write_bytes(content)
    (item,) = unpacked(found, tmp_path / "into")
    assert item.problem is not None
    assert item.problem.code == "ENCRYPTED"


def test_an_archive_of_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MEMBERS_CAP", 2)
    (item,) = unpacked(archive(tmp_path, {f"{n}.pdf": b"x" for n in range(3)}), tmp_path / "into")
    assert item.problem is not None
    assert item.problem.code == "TOO_LARGE"


def test_the_archive_as_a_whole_has_a_cap(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "ARCHIVE_CAP", 10)
    first, second = unpacked(archive(tmp_path, {"a.pdf": b"1234567", "b.pdf": b"1234567"}), tmp_path / "into")
    assert first.problem is None
    assert second.problem is not None
    assert second.problem.code == "TOO_LARGE"


def test_no_room_to_unpack_is_an_output_error(tmp_path):
    (tmp_path / "into").write_text("a file where the folder should be")
    with pytest.raises(OutputError):
        list(unpacked(archive(tmp_path, {"a.pdf": b"x"}), tmp_path / "into"))


def test_a_folder_named_as_a_glob_s_match_is_searched(tree):
    assert names(find([str(tree / "s*b")])) == ["c.pdf", "d.pdf", "Ünï code & spaces.pdf"]


def test_neither_file_nor_folder(tmp_path):
    (tmp_path / "dead.pdf").symlink_to(tmp_path / "gone.pdf")
    (item,) = find([str(tmp_path / "dead.pdf")])
    assert item.problem is not None
    assert item.problem.code == "NOT_FOUND"


def test_a_closed_folder_is_said_and_the_rest_is_listed(tree, monkeypatch):
    scan = os.scandir

    def closed(path):
        if os.fspath(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = find([str(tree)])
    assert [item.problem.code for item in found if item.problem] == ["NO_PERMISSION"]
    assert "d.pdf" not in names(found)
    assert "c.pdf" in names(found)


def test_hidden_folders_are_never_read_and_named_where_they_hold_documents(tree):
    for name in (".kept/e.pdf", "sub/.old/deep/f.pdf", ".empty/notes.txt"):
        (tree / name).parent.mkdir(parents=True)
        (tree / name).write_bytes(b"x")
    hidden: list[str] = []
    assert names(find([str(tree)], hidden.append)) == ["a.PDF", "b.pdf", "c.pdf", "d.pdf", "Ünï code & spaces.pdf"]
    assert sorted(Path(folder).name for folder in hidden) == [".kept", ".old"]


def test_hidden_folders_of_an_archive_are_not_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("papers/.briefs/a.pdf", b"x")
        made.writestr("papers/b.pdf", b"x")
    (found,) = find([str(tmp_path / "a.zip")])
    assert names(list(unpacked(found, tmp_path / "out"))) == ["b.pdf"]
