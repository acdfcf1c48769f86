"""`scrutiny explain DOCUMENT`: the readings that were weighed, and the steps that were needed."""

from pathlib import Path

from pipeline import cli

SAMPLES = Path(__file__).parents[2] / "samples"


def test_explain_says_which_reading_won(capsys):
    assert cli.main(["explain", str(SAMPLES / "fenmere-buses-06.pdf")]) == 0

    said = capsys.readouterr().out
    assert said.startswith("Read by: records that are the rows below the headings of a table\n  7 records, score ")
    assert "how likely they are to be those of a report, 0 to 1: 1.00" in said
    assert "What was needed:\n" in said


def test_explain_asks_for_the_field_of_a_recommendation(capsys):
    assert cli.main(["explain", str(SAMPLES / "fenmere-buses-06.pdf"), "1"]) == 2

    assert "Name a field" in capsys.readouterr().err


def test_explain_asks_for_the_document_of_a_json(tmp_path, capsys):
    (tmp_path / "report.json").write_text("{}")

    assert cli.main(["explain", str(tmp_path / "report.json")]) == 2

    assert "Give the document itself." in capsys.readouterr().err
