"""Zips made to hurt: a bad member costs itself and no other, whatever way it is packed or called."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from pipeline.batch.archives import own_name, unpacked
from pipeline.batch.inputs import Found
from pipeline.errors import Corrupt

GOOD = b"%PDF-1.4 good"
PACKINGS = ("STORED", "DEFLATED", "BZIP2", "LZMA")
WAYS = {name: getattr(zipfile, f"ZIP_{name}") for name in PACKINGS}


def met(path: Path, into: Path) -> dict[str, Found]:
    found = list(unpacked(Found(path, path.name, archive=True), into))
    assert all(item.path.resolve().is_relative_to(into.resolve()) or item.path == path for item in found)
    return {item.name.rpartition("/")[2]: item for item in found}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_damaged_member_costs_itself_alone_however_it_is_packed(tmp_path: Path, way: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", way) as made:
        made.writestr("bad.pdf", bytes(range(256)) * 64)
        made.writestr("good.pdf", GOOD)
        start, size = made.getinfo("bad.pdf").header_offset + 30 + len("bad.pdf"), made.getinfo("bad.pdf").compress_size
    content = bytearray(path.read_bytes())
    content[start + 12 : start + size] = bytes(0xA5 for _ in range(size - 12))
    path.write_bytes(content)
    found = met(path, tmp_path / "into")
    assert isinstance(found["bad.pdf"].problem, Corrupt)
    assert found["good.pdf"].problem is None and found["good.pdf"].path.read_bytes() == GOOD


@pytest.mark.parametrize(
    "name",
    [
        "\U0001f989" * 300 + ".pdf",
        "\u0175" * 200 + ".pdf",
        "a" * 60_000 + ".pdf",
        "\u202efdp.pdf",
        "a\nb.pdf",
        "../../x.pdf",
    ],
    ids=["owls", "long-welsh", "very-long", "turned", "line-end", "climbs"],
)
def test_a_member_of_any_name_is_unpacked(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(name, GOOD)
        made.writestr("good.pdf", GOOD)
    found = list(unpacked(Found(tmp_path / "a.zip", "a.zip", archive=True), tmp_path / "into"))
    assert [item.problem for item in found] == [None, None]
    assert all(item.path.read_bytes() == GOOD and len(item.path.name.encode()) <= 160 for item in found)
    assert own_name(name).endswith(".pdf")


def test_a_link_in_a_zip_is_a_file_like_any_other(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(link, "/etc/passwd")
    (item,) = met(tmp_path / "a.zip", tmp_path / "into").values()
    assert not item.path.is_symlink() and item.path.read_bytes() == b"/etc/passwd"
