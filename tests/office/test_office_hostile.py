"""Files from strangers: bombs, entities, locks, damage. One line that says what, and nothing else happens."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.errors import InputError
from pipeline.read.kind import kind_of
from pipeline.read.office import packed
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.office.parts import HEADINGS, docx, paragraph, table, texts

ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def reason(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    read = read_document(path, Settings(entities=False))
    assert len(read.issues) <= 1
    assert all("\n" not in issue.message for issue in read.issues)
    return read.reason


def book() -> bytes:
    out = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.append(["Recommendation", "Response", "Progress update"])
    made.active.append(["1. That the clock is mended.", "Agreed.", "Done."])
    made.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, text: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("name", ["word/bomb.xml", "word/media/bomb.png"])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, name: str) -> None:
    bomb = with_part(docx(paragraph("x")), name, bytes(packed.SMALL * 3))
    assert reason(tmp_path / "bomb.docx", bomb) == "STREAM_TOO_LARGE"


def test_a_workbook_that_is_a_bomb(tmp_path: Path) -> None:
    assert reason(tmp_path / "b.xlsx", with_part(book(), "xl/bomb.xml", bytes(packed.SMALL * 3))) == "STREAM_TOO_LARGE"


@pytest.mark.parametrize("before", [ENTITY, ENTITY.lower(), "<!DOCTYPE w>"])
def test_declarations_are_refused(tmp_path: Path, before: str) -> None:
    assert reason(tmp_path / "dtd.docx", docx(paragraph("&x;"), before)) == "CORRUPT"
    wide = with_part(docx(""), "word/document.xml", before.encode("utf-16"))
    assert reason(tmp_path / "dtd16.docx", wide) == "CORRUPT"
    sheet = f"{before}<worksheet/>".encode()
    assert reason(tmp_path / "dtd.xlsx", with_part(book(), "xl/worksheets/sheet1.xml", sheet)) == "CORRUPT"


def test_locked_and_old_files_say_so(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert reason(tmp_path / "old.docx", old) == "NOT_A_PDF"
    assert reason(tmp_path / "locked.docx", old + "EncryptedPackage".encode("utf-16-le")) == "ENCRYPTED"


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("holiday.txt", "sun")
    assert reason(tmp_path / "not-really.docx", out.getvalue()) == "NOT_A_PDF"


def test_an_empty_paper_holds_no_report(tmp_path: Path) -> None:
    assert reason(tmp_path / "empty.docx", docx("")) == "NO_TABLE"
    assert reason(tmp_path / "empty.html", b"<html><body></body></html>") == "NO_TABLE"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_damage_anywhere_never_raises(tmp_path: Path, kind: str) -> None:
    page = b"<html><table><tr><th>Recommendation<th>Update<tr><td>1. Act.<td>Done.</table></html>"
    good = {"docx": docx(table(HEADINGS, texts("1. a", "b", "c", "d"))), "xlsx": book(), "html": page}[kind]
    chance = random.Random(7)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        path = tmp_path / f"damaged.{kind}"
        path.write_bytes(bytes(data[: chance.randint(8, len(data))]) if chance.random() < 0.3 else bytes(data))
        read_document(path, Settings(entities=False))


def test_nothing_is_fetched_or_run(tmp_path: Path) -> None:
    page = (
        "<html><head><link rel='stylesheet' href='http://example.org/a.css'><base href='http://example.org/'></head>"
        "<body><script src='http://example.org/x.js'></script><iframe src='file:///etc/passwd'></iframe>"
        "<table><tr><th>Recommendation</th><th>Update</th></tr><tr><td>1. Act.</td>"
        "<td>Done <img src='http://example.org/red.gif' alt=''></td></tr></table></body></html>"
    )
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    read_document(path, Settings(entities=False))  # imports are done before the watch begins
    seen: list[str] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and (event.startswith(("socket.", "subprocess.", "os.system")) or event == "open"):
            seen.append(f"{event} {arguments[0]}")

    watching = True
    sys.addaudithook(watch)
    read = read_document(path, Settings(entities=False))
    watching = False
    assert len(read.reports) == 1
    assert [s for s in seen if str(path) not in s] == []


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\n <!-- saved from url=(0014)about:internet -->\n<HTML><body>", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html>", "html"),
        (b"<svg xmlns='x'/>", None),
        (b"{}", None),
    ],
)
def test_kinds_are_told_by_the_first_bytes(tmp_path: Path, start: bytes, kind: str | None) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(start + b" " * 100)
    if kind is None:
        with pytest.raises(InputError):
            kind_of(path)
    else:
        assert kind_of(path) == kind
