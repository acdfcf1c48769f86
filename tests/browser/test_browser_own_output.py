"""What this tool made is never read as a council's report: as page, Word, Excel, printed, or bound into a pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.models.report import Document
from pipeline.read.own_output import OWN_OUTPUT, own_page_numbers
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.browser.chromium import browser
from tests.report.makers import SAMPLES

SIX, TWELVE = SAMPLES / "fenmere-buses-06.pdf", SAMPLES / "fenmere-buses-12.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a brief in every form."""
    folder = tmp_path_factory.mktemp("own") / "papers"
    assert cli.main(["brief", str(SIX), str(TWELVE), "-o", str(folder), "--also", "docx,xlsx"]) == 0
    return folder


@pytest.fixture(scope="module")
def printed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The brief as a browser prints it: whole, and the sheet of lines of enquiry alone."""
    folder = tmp_path_factory.mktemp("printed")
    found = {name: folder / f"{name}.pdf" for name in ("whole", "sheet")}
    with browser() as running:
        page = running.new_page()
        page.goto(next(made.glob("*.html")).as_uri())
        page.pdf(path=found["whole"], prefer_css_page_size=True)
        page.evaluate("document.documentElement.dataset.printing = 'enquiries'")
        page.pdf(path=found["sheet"], prefer_css_page_size=True)
    return found


def read(path: Path) -> Document:
    return read_document(path, Settings(entities=False, ocr="off"))


@pytest.mark.parametrize("name", ["html", "docx", "xlsx", "whole", "sheet"])
def test_what_is_ours_is_no_report(made, printed, name):
    found = read(printed.get(name) or next(made.glob(f"*.{name}")))
    assert (found.status, found.reason, found.reports) == ("empty", OWN_OUTPUT, ())


def test_a_pack_with_a_printed_brief_in_it_still_yields_its_report(printed, tmp_path):
    import pikepdf

    with pikepdf.new() as pack:
        for path in (printed["whole"], SIX):
            with pikepdf.open(path) as part:
                pack.add_pages_from(part)
        pack.save(tmp_path / "pack.pdf")
    found = read(tmp_path / "pack.pdf")
    assert [len(report.recommendations) for report in found.reports] == [7]
    assert found.status == "complete"
    assert [issue.code for issue in found.issues if issue.code == OWN_OUTPUT] == [OWN_OUTPUT]


def test_pages_between_the_first_and_the_end_of_what_we_made_are_ours():
    line, end = "Made by scrutiny-pipeline,\nnot by the council.", "End of what was made by scrutiny-\npipeline."
    texts = ["A report", f"A brief {line}", "its middle", end, "A report", f"A sheet {line}", "A report"]
    assert own_page_numbers(enumerate(texts, 1)) == {2, 3, 4, 6}


def test_extract_says_in_one_line_what_it_never_reads(made, tmp_path, capsys):
    folder = tmp_path / "in"
    shutil.copytree(made, folder / "briefs")
    shutil.copytree(made, folder / ".briefs")
    shutil.copy(SIX, folder)
    capsys.readouterr()
    assert cli.main(["extract", str(folder), "-o", str(tmp_path / "out"), "--no-entities", "--no-ocr"]) == 0
    said = capsys.readouterr().err
    assert f"Left out: 3 files that this tool made itself and 1 hidden folder ({folder / '.briefs'}).\n" in said
    assert said.endswith("Done. 7 of 7 recommendations read.\n")
    rows = (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + 4 and sum(OWN_OUTPUT in row for row in rows) == 3


def test_a_brief_of_a_brief_is_refused_with_what_to_give_instead(made, tmp_path, capsys):
    assert cli.main(["brief", str(next(made.glob("*.html"))), "-o", str(tmp_path / "out")]) == 3
    assert "was made by this tool. Give the report that it was made from." in capsys.readouterr().err


def test_scan_takes_a_printed_brief_for_none(printed, capsys):
    assert cli.main(["scan", str(printed["whole"])]) == 0
    assert capsys.readouterr().out.startswith("no ")
