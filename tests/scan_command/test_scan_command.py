"""`scrutiny scan`: verdicts, reasons, exit codes, and how little it does to get there."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.profiles import Profile
from pipeline.scan import scan
from pipeline.signs import signs_in
from tests.drawing import Case, draw, line
from tests.office.parts import HEADINGS, docx, paragraph, table, texts

SAMPLES = Path(__file__).parents[2] / "samples"
NONE = {"hallowmere-minutes"}
SCANNED = {"dunmarsh-parks-scan"}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.pdf")), ids=lambda p: p.stem)
def test_every_sample_is_told(path: Path) -> None:
    seen = scan(path)
    expected = "no" if path.stem in NONE else "needs OCR" if path.stem in SCANNED else "yes"
    assert (seen.verdict, seen.pages > 0) == (expected, True)
    assert seen.reason.endswith(".")


def test_the_page_of_a_report_in_a_pack_is_named() -> None:
    assert scan(SAMPLES / "saltby-agenda.pdf").found_on[0] > 1


def test_real_papers_without_a_report(shared: Path) -> None:
    verdicts = {p.name: scan(p).verdict for p in (shared / "reports" / "real").glob("*.pdf")}
    assert set(verdicts.values()) == {"no"}


def test_made_papers_all_hold_one(shared: Path) -> None:
    for path in (shared / "reports" / "made").glob("*.pdf"):
        truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
        scanned = str(truth.get("text_layer")).lower() in ("none", "false", "scan", "scanned")
        assert scan(path).verdict in (("needs OCR",) if scanned else ("yes", "needs OCR")), path.name


def test_clear_headings_need_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.scan.read_tables", None)
    assert scan(SAMPLES / "fenmere-buses-06.pdf").verdict == "yes"


def test_a_report_in_words_of_its_own_is_not_ruled_out(tmp_path: Path) -> None:
    path = tmp_path / "cover.pdf"
    asked = [*line("Walls – progress six months on", True, 14), *line("What did we ask for? Walls were to be mended.")]
    draw(Case("cover", "", lambda: asked, []), tmp_path)
    assert scan(path).verdict == "maybe"
    told = [*line("Walls: progress on recommendations", True, 14), *line("The recommendations are on their way.")]
    draw(Case("cover", "", lambda: told, []), tmp_path)
    assert scan(path).verdict == "maybe"
    draw(Case("cover", "", lambda: line("Walls: a strategy for six months"), []), tmp_path)
    assert scan(path).verdict == "no"


def test_scan_tells_what_a_word_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(docx(table(HEADINGS, texts("1. That we act.", "Agreed.", "Done.", "Green"))))
    assert scan(path).verdict == "yes"
    path.write_bytes(docx(paragraph("Minutes of the meeting.")))
    assert scan(path).verdict == "no"
    stanzas = "".join(paragraph(f"Recommendation {n}: That we act. April 2023: Done.") for n in (1, 2, 3))
    path.write_bytes(docx(paragraph("Scrutiny progress report: recommendations") + stanzas))
    assert scan(path).verdict in ("yes", "maybe")  # a report in prose may one day be read


@pytest.mark.parametrize(
    ("text", "sure", "unsure"),
    [
        ("Recommendation\r\nCabinet response\r\nProgress\r\nStatus", True, False),
        ("No. Recommendation Cabinet Response Progress Update RAG Status", True, False),
        ("Recommend\x02\r\nations\r\nResponse\r\nUpdate", False, True),
        ("The recommendation was agreed, and progress is good, as the response says.", False, False),
        ("Recommendation\r\nBudget\r\nForecast", False, False),
        ("Recommendation\r\nLead officer", False, True),
        ("Risk\r\nLikelihood\r\nProgress\r\nStatus", False, False),
        ("", False, False),
    ],
)
def test_signs(profile: Profile, text: str, sure: bool, unsure: bool) -> None:
    signs = signs_in(text, profile)
    assert (signs.sure, signs.unsure) == (sure, unsure)


def run(*arguments: object) -> int:
    return cli.main(["scan", *map(str, arguments)])


def test_lines_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SAMPLES / "fenmere-buses-06.pdf", SAMPLES / "hallowmere-minutes.pdf") == 0
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    assert first.startswith("yes        ")
    assert "(page 1 of 2)" in first
    assert second.startswith("no         ")
    assert err == "Done. 2 files looked at: 1 yes, 1 no.\n"


def test_lines_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    run(SAMPLES / "fenmere-buses-06.pdf", "--json")
    (line,) = capsys.readouterr().out.splitlines()
    seen = json.loads(line)
    assert {"file", "verdict", "reason", "pages", "found_on", "code"} <= set(seen)
    assert seen["verdict"] == "yes"


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_text("Dear Sir")
    assert run(bad) == 3
    assert run(bad, SAMPLES / "fenmere-buses-06.pdf") == 1
    assert run(SAMPLES / "dunmarsh-parks-scan.pdf") == 1
    assert run(SAMPLES / "fenmere-buses-06.pdf", "--profile", tmp_path / "none.toml") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_fault_of_ours_costs_one_file(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(path: Path, settings: object) -> None:
        raise ZeroDivisionError("a cell's text")

    monkeypatch.setattr("pipeline.work.looking.scan", broken)
    assert run(SAMPLES / "fenmere-buses-06.pdf") == 3
    assert "a cell's text" not in capsys.readouterr().out


def test_folders_and_archives_hold_all_kinds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = docx(table(HEADINGS, texts("1. That we act.", "Agreed.", "Done.", "Green")))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.docx").write_bytes(report)
    (folder / "~$a.docx").write_bytes(b"lock")
    (folder / "b.HTML").write_bytes(b"<html><body>Nothing here</body></html>")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(folder / "a.docx", "deep/a.docx")
        archive.writestr("readme.txt", "no")
    assert run(folder, tmp_path / "all.zip") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["yes", "no", "yes"]
    assert "all.zip/deep/a.docx" in lines[2]
