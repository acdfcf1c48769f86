"""Each exit code of the contract, by name."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commands.closing import print_notices
from pipeline.errors import OutputError
from pipeline.models.report import Document, Issue


def extract(pdf: Path, *more: str) -> int:
    return cli.main(["extract", "-o", str(pdf.parent.parent / "out"), str(pdf), *more])


def test_0_done(read_by, pdf, capsys, document, recommendation):
    read_by(lambda path, _: document(path, recommendation(1), recommendation(2)))
    assert extract(pdf) == 0
    said = capsys.readouterr()
    assert "Done. 2 of 2 recommendations read." in said.err
    assert said.out == ""


def test_0_a_readable_file_without_a_report_counts_as_done(read_by, pdf, capsys):
    read_by(lambda path, _: Document(path.name, "cd" * 32, 3, "empty", "NO_TABLE"))
    assert extract(pdf) == 0
    assert "no progress report found" in capsys.readouterr().err


def test_1_cells_to_check(read_by, pdf, capsys, document, recommendation):
    read_by(lambda path, _: document(path, recommendation(1, "SENTENCE_CUT", "ROW_JOIN_UNSURE"), recommendation(2)))
    assert extract(pdf) == 1
    said = capsys.readouterr().err
    assert "Done. 2 of 2 recommendations read; 1 cell to check." in said
    assert "rror" not in said


def test_0_a_flag_that_asks_for_nobody_is_no_cell_to_check(read_by, pdf, document, recommendation):
    read_by(lambda path, _: document(path, recommendation(1, "TITLE_UNSURE")))
    assert extract(pdf) == 0


def test_1_partial(read_by, pdf, capsys):
    issue = Issue("NEEDS_OCR", "warning", 2, "Page 2 is a picture.")
    read_by(lambda path, _: Document(path.name, "cd" * 32, 3, "partial", "NEEDS_OCR", issues=(issue,)))
    assert extract(pdf) == 1
    assert "1 file read in part" in capsys.readouterr().err


def test_1_one_of_two_failed(read_by, pdf, capsys, document, recommendation):
    other = pdf.with_name("other.pdf")
    other.write_bytes(b"")
    failed = Document("other.pdf", None, 0, "failed", "EMPTY_FILE")
    read_by(lambda path, _: failed if path.name == "other.pdf" else document(path, recommendation(1)))
    assert extract(pdf, str(other)) == 1
    said = capsys.readouterr().err
    assert "1 file could not be read" in said
    assert "The file is empty. Download it again." in " ".join(said.split())


def test_2_wrong_usage(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["extract"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "INPUT" in said and "scrutiny extract --help" in said


@pytest.mark.parametrize("address", ["https://council.example/report.pdf", "HTTP:report.pdf", "s3://bucket/x.pdf"])
def test_2_a_web_address(address, tmp_path, capsys):
    assert cli.main(["extract", address, "-o", str(tmp_path / "out")]) == 2
    assert "Download the file first" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_2_results_among_the_inputs(pdf, capsys):
    assert cli.main(["extract", str(pdf.parent), "-o", str(pdf.parent)]) == 2
    assert "-o" in capsys.readouterr().err


def test_0_the_folder_one_works_in_is_read_again_and_again(read_by, pdf, monkeypatch, document, recommendation):
    read: list[str] = []
    read_by(lambda path, _: read.append(path.name) or document(path, recommendation(1)))
    monkeypatch.chdir(pdf.parent)
    for _ in range(2):
        assert cli.main(["extract", ".", "--no-resume"]) == 0
        Path("scrutiny-out", "stray.html").write_text("<p>Not to be read.")
    assert set(read) == {pdf.name}


@pytest.mark.parametrize("option", ["--sources", "--profile"])
def test_2_an_option_names_a_file_that_is_not_there(option, pdf):
    assert extract(pdf, option, str(pdf.with_name("missing"))) == 2


def test_3_nothing_read_still_lists_the_input(read_by, pdf, capsys):
    read_by(lambda path, _: Document(path.name, "cd" * 32, 0, "failed", "NOT_A_PDF"))
    assert extract(pdf) == 3
    assert capsys.readouterr().err.splitlines()[-1].startswith("bridges.pdf: The file is of a kind")
    rows = (pdf.parent.parent / "out" / "documents.csv").read_text().splitlines()
    assert len(rows) == 2
    assert "NOT_A_PDF" in rows[1]


def test_3_a_missing_file_writes_nothing(pdf, capsys):
    assert extract(pdf.with_name("gone.pdf")) == 3
    assert "gone.pdf is not there. Check the name and the folder." in capsys.readouterr().err
    assert not (pdf.parent.parent / "out").exists()


def test_3_nothing_read_leaves_an_earlier_dataset_alone(read_by, pdf, document, recommendation):
    read_by(lambda path, _: document(path, recommendation(1)))
    assert extract(pdf) == 0
    out = pdf.parent.parent / "out"
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    read_by(lambda path, _: Document(path.name, None, 0, "failed", "CORRUPT"))
    assert extract(pdf) == 3
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_4_the_output_is_a_file(pdf, tmp_path, capsys):
    (tmp_path / "out").write_text("mine")
    assert extract(pdf) == 4
    assert "-o" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"


def test_4_the_output_holds_other_files(pdf, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    assert extract(pdf) == 4
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_4_the_output_may_not_be_written(read_by, pdf, tmp_path, document, recommendation):
    read_by(lambda path, _: document(path, recommendation(1)))
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert cli.main(["extract", str(pdf), "-o", str(locked / "out")]) == 4


def test_4_an_output_error_while_reading_is_not_swallowed(read_by, pdf):
    def full(path, settings):
        raise OutputError("No room.")

    read_by(full)
    assert extract(pdf) == 4


def test_130_interrupted(read_by, pdf, tmp_path, capsys):
    def interrupted(path, settings):
        raise KeyboardInterrupt

    read_by(interrupted)
    assert extract(pdf) == 130
    assert "Interrupted" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_fault_of_ours_costs_one_file_and_tells_no_cell_text(read_by, pdf, capsys, document, recommendation):
    other = pdf.with_name("other.pdf")
    other.write_bytes(b"x")

    def faulty(path, settings):
        if path.name == "other.pdf":
            raise KeyError("Mrs Private, 1 Secret Lane")
        return document(path, recommendation(1))

    read_by(faulty)
    assert extract(pdf, str(other)) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "KeyError" in said
    assert "Secret Lane" not in said
    assert "Traceback" not in said


def test_json_is_the_only_thing_on_standard_output(read_by, pdf, capsys, document, recommendation):
    read_by(lambda path, _: document(path, recommendation(1, "SENTENCE_CUT")))
    code = extract(pdf, "--json")
    summary = json.loads(capsys.readouterr().out)
    assert summary["exit_code"] == code == 1
    assert summary["totals"] == {
        "documents": 1, "complete": 1, "partial": 0, "failed": 0, "empty": 0,
        "reports": 1, "recommendations": 1, "doubtful": 0, "missing": 0, "cells_to_check": 1, "points_to_check": 0,
    }  # fmt: skip
    assert summary["documents"][0]["file"] == "bridges.pdf"


def test_settings_reach_the_reader(read_by, pdf, document, recommendation):
    got = []

    def reader(path, settings):
        got.append(settings)
        return document(path, recommendation(1))

    read_by(reader)
    assert extract(pdf, "--password", "s3cret", "--no-entities", "--second-reader") == 0
    (settings,) = got
    assert (settings.password, settings.entities, settings.second_reader) == ("s3cret", False, True)
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in (pdf.parent.parent / "out" / "run.json").read_text()


def test_0_without_the_model_is_said_once(read_by, pdf, capsys, document, recommendation):
    other = pdf.with_name("other.pdf")
    other.write_bytes(b"x")
    issue = Issue("NO_MODEL", "info", None, "Names were found by rules alone: the language model is not installed.")

    def reader(path, settings):
        read = document(path, recommendation(1))
        sha256 = ("ab" if path == pdf else "cd") * 32
        source = replace(read.reports[0].source, sha256=sha256, file=path.name)
        report = replace(read.reports[0], report_id=f"r-{sha256[:8]}", source=source, issues=(issue,))
        return replace(read, sha256=sha256, reports=(report,))

    read_by(reader)
    assert extract(pdf, str(other)) == 0
    said = capsys.readouterr().err
    assert said.count("language model is not installed") == said.count("install the extra `model`") == 1


def test_files_in_a_language_without_a_model_are_named_once(capsys):
    welsh = Issue("NO_MODEL_LANGUAGE", "info", None, "There is no language model for Welsh.")
    print_notices([(welsh, f"{name}.pdf") for name in "dcbab"])
    said = "Note: There is no language model for Welsh. This concerns a.pdf, b.pdf, c.pdf and 1 other file.\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(("more", "shows_where"), [((), False), (("-v",), True)])
def test_70_a_fault_of_our_own_is_told_in_a_line(monkeypatch, capsys, pdf, more, shows_where):
    def fails(options):
        raise ZeroDivisionError("none to share among")

    monkeypatch.setattr("pipeline.commands.extract.run", fails)
    assert extract(pdf, *more) == 70
    said = capsys.readouterr().err
    assert "fault of scrutiny itself (ZeroDivisionError: none to share among)" in said
    assert ("Traceback" in said) is shows_where
