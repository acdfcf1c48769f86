"""`scrutiny check` says what needs a person, and whether the dataset is still what was written."""

from __future__ import annotations

import json

import pytest

from pipeline import cli


@pytest.fixture
def dataset(read_by, pdf, document, recommendation, tmp_path, capsys):
    """A dataset of one report with a cut sentence, a doubtful status and a note that asks for nobody."""
    flags = ("SENTENCE_CUT", "TITLE_UNSURE"), ("STATUS_NOT_READ",), ()
    read_by(lambda path, _: document(path, *(recommendation(i, *codes) for i, codes in enumerate(flags, start=1))))
    assert cli.main(["extract", str(pdf), "-o", str(tmp_path / "out")]) == 1
    capsys.readouterr()
    return tmp_path / "out"


def test_the_most_consequential_comes_first(dataset, capsys):
    assert cli.main(["check", str(dataset)]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.index("status cell") < said.out.index("mid-sentence")
    assert said.out.endswith("2 points to check: 2 cells.\n")
    assert "title" not in said.out


def test_counts_are_the_same_in_every_command(read_by, pdf, document, recommendation, tmp_path, capsys):
    """The same report in two files: `extract` reads it twice, the dataset, `check` and `report` count it once."""
    copy = pdf.with_name("copy.pdf")
    copy.write_bytes(pdf.read_bytes() + b"%")
    cells = ("SENTENCE_CUT",), ("STATUS_NOT_READ",), ()
    rows = [recommendation(at, *codes) for at, codes in enumerate(cells, start=1)]
    read_by(lambda path, _: document(path, *rows))
    out = tmp_path / "out"
    cli.main(["extract", str(pdf), str(copy), "-o", str(out)])
    read = capsys.readouterr().err
    assert "6 of 6 recommendations read; 4 cells to check" in read
    assert "The dataset holds 3 recommendations, each report once; to check in it: 2 cells." in read
    cli.main(["check", str(out)])
    assert capsys.readouterr().out.endswith("2 points to check: 2 cells.\n")
    cli.main(["report", str(out)])
    assert "3 of 3 recommendations read; 2 cells to check" in capsys.readouterr().err


def test_json(dataset, capsys):
    assert cli.main(["check", str(dataset), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "scrutiny-check/1"
    assert [issue["code"] for issue in found["issues"]] == ["STATUS_NOT_READ", "SENTENCE_CUT"]


def test_nothing_to_check(read_by, pdf, document, recommendation, tmp_path, capsys):
    read_by(lambda path, _: document(path, recommendation(1)))
    assert cli.main(["extract", str(pdf), "-o", str(tmp_path / "out")]) == 0
    assert cli.main(["check", str(tmp_path / "out")]) == 0
    assert "valid" in capsys.readouterr().out


def test_a_dataset_that_somebody_changed_is_said(dataset, capsys):
    table = dataset / "recommendations.csv"
    table.write_text(table.read_text().replace("bridge 1", "bridge 9"))
    assert cli.main(["check", str(dataset)]) == 1
    assert "recommendations.csv" in capsys.readouterr().out


def test_a_folder_that_is_no_dataset(tmp_path, capsys):
    assert cli.main(["check", str(tmp_path)]) == 3
    assert "scrutiny extract" in capsys.readouterr().err
