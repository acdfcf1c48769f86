"""`scrutiny brief` and `scrutiny report` on files and on a dataset: what they say, write, refuse, and how they end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline import cli
from tests.report.makers import SAMPLES

NAMES = "fenmere-buses-06", "fenmere-buses-12", "wychmere-visitors"
SIX, TWELVE, OTHER = (str(SAMPLES / f"{name}.pdf") for name in NAMES)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rounds of one inquiry, a report by itself, and a report that is also in a pack."""
    folder = tmp_path_factory.mktemp("report") / "data"
    names = ("kelverton-floods", "kelverton-agenda")
    given = [SIX, TWELVE, OTHER, *(str(SAMPLES / f"{name}.pdf") for name in names)]
    assert cli.main(["extract", *given, "-o", str(folder), "--no-ocr", "--no-entities"]) == 0
    return folder


@pytest.fixture
def rounds(dataset: Path) -> list[str]:
    """The two rounds as extract wrote them: quicker than reading the PDFs once more."""
    return [str(path) for path in sorted((dataset / "reports").glob("fenmere*.json"))]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_one_report_is_the_usual_start(tmp_path, capsys):
    assert cli.main(["brief", OTHER, "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().err
    assert said.endswith("Done. 4 of 4 recommendations read.\n") and "No status is given yet" in said
    (page,) = contents(tmp_path / "out").values()
    for words in (b"Assessment sheet", b"Commitments with a date", b"data:image/webp;base64,"):
        assert words in page


def test_two_rounds_in_either_order_give_the_same_bytes(rounds, tmp_path):
    assert cli.main(["brief", *rounds, "-o", str(tmp_path / "a")]) == 0
    assert cli.main(["brief", *reversed(rounds), "-o", str(tmp_path / "b")]) == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_files_that_are_no_rounds_of_one_inquiry_are_said_to_be(rounds, tmp_path, capsys):
    out, six = tmp_path / "out", rounds[0]
    assert cli.main(["brief", six, OTHER, "-o", str(out)]) == 1
    assert "do not look like rounds of one inquiry" in capsys.readouterr().err and not out.exists()
    assert cli.main(["brief", six, OTHER, "-o", str(out), "--force"]) == 0
    (page,) = contents(out).values()
    assert b"do not look like rounds of one inquiry" in page


def test_a_pack_gives_a_page_for_each_inquiry_and_an_index(tmp_path, capsys):
    assert cli.main(["brief", str(SAMPLES / "kelverton-agenda.pdf"), "-o", str(tmp_path), "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert [page["title"] for page in summary["pages"]] == ["After the Water", "After Dark"]
    assert sorted(contents(tmp_path)) == sorted([*(page["file"] for page in summary["pages"]), "index.html"])
    assert summary["message"] == "Done. 8 of 8 recommendations read." and summary["exit_code"] == 0


def test_a_dataset_becomes_pages_and_stays_a_dataset(dataset, capsys):
    assert cli.main(["report", str(dataset), "--documents", str(SAMPLES), "--json"]) == 0
    captured = capsys.readouterr()
    summary = json.loads(captured.out)
    assert captured.err.endswith("Done. 4 inquiries; 26 of 26 recommendations read.\n")
    assert [len(page["reports"]) for page in summary["pages"]].count(2) == 1
    pages = contents(dataset / "pages")
    assert sorted(pages) == sorted([*(page["file"] for page in summary["pages"]), "index.html"])
    assert all(b"data:image/webp" in text for name, text in pages.items() if name != "index.html")
    assert b"The same report is also in kelverton-agenda.pdf, pages 2" in b"".join(pages.values())
    cli.main(["check", str(dataset)])
    assert "not as the tool wrote it" not in capsys.readouterr().out


def test_without_the_documents_page_numbers_are_given_and_it_says_so(dataset, tmp_path, capsys):
    assert cli.main(["report", str(dataset), "-o", str(tmp_path / "out")]) == 0
    assert "name the folder of PDFs with --documents" in capsys.readouterr().err
    assert all(
        b"The papers were not at hand" in text for name, text in contents(tmp_path / "out").items() if "-" in name
    )


def test_documents_are_told_by_their_content_not_by_their_name(dataset, tmp_path, capsys):
    papers = tmp_path / "papers" / "2022"
    papers.mkdir(parents=True)
    shutil.copy(SIX, papers / "renamed.pdf")
    shutil.copy(OTHER, papers / "fenmere-buses-12.pdf")
    cli.main(["report", str(dataset), "-o", str(tmp_path / "out"), "--documents", str(tmp_path / "papers")])
    assert "3 files not found in" in capsys.readouterr().err
    (both,) = [text for name, text in contents(tmp_path / "out").items() if name.startswith("fenmere")]
    assert b"of fenmere-buses-06.pdf, as a picture" in both and b"of fenmere-buses-12.pdf, as a picture" not in both


def test_a_second_run_gives_the_same_and_clears_what_is_not_made_any_more(dataset, tmp_path):
    out = tmp_path / "out"
    cli.main(["report", str(dataset), "-o", str(out)])
    before = contents(out)
    shutil.copy(out / "index.html", out / "an-inquiry-that-is-gone.html")
    (out / "notes.html").write_text("mine")
    cli.main(["report", str(dataset), "-o", str(out)])
    assert contents(out) == {**before, "notes.html": b"mine"}


def test_what_others_made_is_never_replaced(dataset, tmp_path, capsys):
    (tmp_path / "index.html").write_text("<h1>mine</h1>")
    assert cli.main(["report", str(dataset), "-o", str(tmp_path)]) == 4
    (tmp_path / "a").write_text("a file")
    assert cli.main(["brief", OTHER, "-o", str(tmp_path / "a")]) == 4
    assert contents(tmp_path) == {"index.html": b"<h1>mine</h1>", "a": b"a file"}
    assert "Traceback" not in capsys.readouterr().err


def test_wrong_use_and_files_that_hold_no_report(rounds, tmp_path, capsys):
    assert cli.main(["report", str(tmp_path)]) == 3
    assert cli.main(["brief", rounds[0], rounds[0]]) == 2
    assert cli.main(["brief", SIX, "--profile", str(tmp_path / "none.toml")]) == 2
    with pytest.raises(SystemExit, match="2"):
        cli.main(["brief", SIX, "--as-at", "next spring"])
    assert cli.main(["brief", str(tmp_path / "none.pdf")]) == 3
    assert cli.main(["brief", str(SAMPLES / "hallowmere-minutes.pdf")]) == 3
    said = capsys.readouterr().err
    assert "hallowmere-minutes.pdf holds no progress report" in said and "Traceback" not in said
