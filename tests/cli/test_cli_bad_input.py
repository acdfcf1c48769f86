"""Bad input, against the real reader: one line that says what and what to do, no traceback, nothing half-written."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from pipeline.cli import main
from tests.tables import rows

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "fenmere-buses-06.pdf"
QUICK = ["--no-entities"]  # names are none of what is asked here, and their model takes a second to load


def scrutiny(*arguments: object, cwd: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **surroundings},
        check=False,
        timeout=120,
    )


def no_pages(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(path)


def truncated(path: Path) -> None:
    path.write_bytes(SAMPLE.read_bytes()[:600])


def encrypted(path: Path) -> None:
    with pikepdf.open(SAMPLE) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="open sesame"))


BAD = {
    "not-a-pdf": (lambda path: path.write_text("Dear Sir or Madam"), "NOT_A_PDF"),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200)), "NOT_A_PDF"),
    "empty": (lambda path: path.write_bytes(b""), "EMPTY_FILE"),
    "truncated": (truncated, "CORRUPT"),
    "only-a-header": (lambda path: path.write_bytes(b"%PDF-1.7\n"), "CORRUPT"),
    "no-pages": (no_pages, "NO_PAGES"),
    "encrypted": (encrypted, "ENCRYPTED"),
}


@pytest.mark.parametrize("kind", sorted(BAD))
def test_one_line_and_exit_code_3(kind, tmp_path, monkeypatch, capsys):
    make, code = BAD[kind]
    name = f"{kind} – Übersicht & co.pdf"
    make(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert main(["extract", name, "-o", "out", *QUICK]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    *before, last = said.err.splitlines()
    assert [line for line in before if not line.startswith("Written to")] == []
    assert name in last
    assert last.endswith(".")
    (row,) = rows(tmp_path / "out", "documents")
    assert (row["file"], row["status"], row["reason"]) == (name, "failed", code)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "out"])


@pytest.mark.parametrize("kind", BAD)
def test_tables_says_the_same(kind, tmp_path, monkeypatch, capsys):
    make, _ = BAD[kind]
    make(tmp_path / "bad.pdf")
    monkeypatch.chdir(tmp_path)
    assert main(["tables", "bad.pdf"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("scrutiny: ")
    assert "bad.pdf" in line


def test_a_bad_file_never_stops_the_others_and_each_has_its_own_reason(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for kind, (make, _) in BAD.items():
        make(folder / f"{kind}.pdf")
    (folder / "zz report.pdf").write_bytes(SAMPLE.read_bytes())
    ran = scrutiny("extract", "in", "-o", "out", *QUICK, cwd=tmp_path)
    assert ran.returncode == 1, ran.stderr
    assert "7 of 7 recommendations read" in ran.stderr
    assert f"{len(BAD)} files could not be read" in ran.stderr
    assert "Traceback" not in ran.stderr
    reasons = {row["file"]: row["reason"] for row in rows(tmp_path / "out", "documents")}
    assert reasons == {f"{kind}.pdf": code for kind, (_, code) in BAD.items()} | {"zz report.pdf": "OK"}


def test_encrypted_with_the_password(tmp_path):
    encrypted(tmp_path / "locked.pdf")
    ran = scrutiny("extract", "locked.pdf", "-o", "out", *QUICK, "--password", "open sesame", cwd=tmp_path)
    assert "7 of 7 recommendations read" in ran.stderr
    assert b"open sesame" not in b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    wrong = scrutiny("extract", "locked.pdf", "-o", "other", *QUICK, "--password", "guess", cwd=tmp_path)
    assert wrong.returncode == 3
    assert "--password" in wrong.stderr


def test_a_name_with_spaces_and_unicode(tmp_path):
    name = "Cyngor Ŵynedd – adroddiad (terfynol) 100 % 📄.pdf"
    (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    ran = scrutiny("extract", name, "-o", "out “1”", *QUICK, cwd=tmp_path)
    assert "7 of 7 recommendations read" in ran.stderr
    assert (tmp_path / "out “1”" / "recommendations.csv").exists()


def test_no_such_table(tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "blank.pdf")
    (tmp_path / "letter.pdf").write_bytes(letter())
    ran = scrutiny("extract", "letter.pdf", "-o", "out", *QUICK, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "no progress report found" in ran.stderr
    blank = scrutiny("extract", "blank.pdf", "-o", "blank", *QUICK, cwd=tmp_path)
    assert blank.returncode in {0, 1}
    assert "Traceback" not in blank.stderr


def letter() -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    sink = BytesIO()
    canvas = Canvas(sink)
    for line in range(30):
        canvas.drawString(72, 750 - 15 * line, "Dear Councillor, thank you for your letter about the bus to Fenmere.")
    canvas.save()
    return sink.getvalue()


def test_a_scan_is_partial_and_never_an_empty_success(tmp_path):
    scan = ROOT / "samples" / "dunmarsh-parks-scan.pdf"
    ran = scrutiny("extract", scan, "--no-ocr", "-o", "out", *QUICK, cwd=tmp_path)
    assert ran.returncode == 1
    assert "pictures of text" in ran.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    (tmp_path / "secret.pdf").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "secret.pdf").chmod(0)
    ran = scrutiny("extract", "secret.pdf", "-o", "out", *QUICK, cwd=tmp_path)
    assert ran.returncode == 3
    assert "secret.pdf" in ran.stderr


def test_a_profile_that_is_wrong_is_refused_with_its_line(tmp_path):
    (tmp_path / "wrong.toml").write_text('language = "en"\nstatus = [\n')
    (tmp_path / "r.pdf").write_bytes(SAMPLE.read_bytes())
    ran = scrutiny("extract", "r.pdf", "-o", "out", *QUICK, "--profile", "wrong.toml", cwd=tmp_path)
    assert ran.returncode == 2, ran.stderr
    assert "wrong.toml" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_the_same_bytes_whatever_the_order_of_files_the_time_zone_and_the_hash_seed(tmp_path):
    inputs = [SAMPLE, ROOT / "samples" / "kelverton-floods.pdf", ROOT / "samples" / "dunmarsh-parks.pdf"]
    here = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    there = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}
    for out, files, surroundings in (("one", inputs, here), ("two", inputs[::-1], there)):
        assert scrutiny("extract", *files, "-o", out, cwd=tmp_path, **surroundings).returncode in {0, 1}
    contents = [
        {str(path.relative_to(tmp_path / out)): path.read_bytes() for path in (tmp_path / out).rglob("*.*")
         if path.is_file() and path.name != "run.json"}
        for out in ("one", "two")
    ]  # fmt: skip
    assert contents[0] == contents[1]


def test_a_zip_of_good_and_bad(tmp_path):
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.write(SAMPLE, "2022/May/report.pdf")
        archive.writestr("2022/May/letter.pdf", "Dear Sir or Madam")
    ran = scrutiny("extract", "pack.zip", "-o", "out", *QUICK, cwd=tmp_path)
    assert ran.returncode == 1, ran.stderr
    assert "7 of 7 recommendations read" in ran.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pack.zip"]


def test_whoever_reads_the_tables_may_stop_early(tmp_path):
    command = f"{sys.executable} -m pipeline.cli tables '{SAMPLE}' | head -n 1"
    ran = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
