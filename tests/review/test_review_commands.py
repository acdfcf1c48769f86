"""`check` and `corrections` as somebody uses them: a sheet is written, filled in, taken back, and takes effect."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commands.sheets import read_sheet, write_sheet
from tests.tables import csv_rows

NAMES = ("ashcombe-damp.pdf", "wychmere-visitors.pdf")


@pytest.fixture
def extract(tmp_path, request, capsys):
    """Reads two samples into a dataset, as often as asked."""
    files = [str(request.config.rootpath / "samples" / name) for name in NAMES]

    def run() -> Path:
        cli.main(["extract", *files, "-o", str(tmp_path / "out"), "--no-ocr", "--no-entities"])
        capsys.readouterr()
        return tmp_path / "out"

    return run


def fill(sheet: Path, **answers: str) -> None:
    rows = csv_rows(sheet)
    with sheet.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows({**row, **{key.replace("_", " "): value for key, value in answers.items()}} for row in rows)


def test_a_sheet_is_filled_in_and_the_doubt_is_gone(extract, tmp_path, capsys):
    folder, sheet = extract(), tmp_path / "sheet.csv"
    assert cli.main(["check", str(folder), "--sheet", str(sheet)]) == 1
    assert "Status “Closed”: 1 place" in capsys.readouterr().out
    fill(sheet, should_be="complete", why="The minutes say so.")
    assert cli.main(["corrections", str(folder), "--apply", str(sheet)]) == 2
    assert cli.main(["corrections", str(folder), "--apply", str(sheet), "--by", "A. Clerk"]) == 0
    assert "1 correction kept" in capsys.readouterr().err
    extract()
    assert cli.main(["check", str(folder)]) == 0
    rows = csv_rows(folder / "recommendations.csv")
    assert [(r["rag"], r["checked"]) for r in rows if r["status_shown"] == "Closed"] == [("complete", "rag")]
    assert cli.main(["corrections", str(folder)]) == 0
    assert "A. Clerk: ashcombe-damp.pdf, recommendation 5 (page 3): status" in capsys.readouterr().out
    assert cli.main(["corrections", str(folder), "--golden", str(tmp_path / "golden")]) == 0
    (case,) = (tmp_path / "golden").iterdir()
    assert "rag: complete, closed" in case.read_text(encoding="utf-8")
    assert "Clerk" not in case.read_text(encoding="utf-8")


def test_a_wrong_answer_is_refused_by_its_line_and_nothing_is_kept(extract, tmp_path, capsys):
    folder, sheet = extract(), tmp_path / "sheet.csv"
    cli.main(["check", str(folder), "--sheet", str(sheet)])
    fill(sheet, should_be="mauve")
    assert cli.main(["corrections", str(folder), "--apply", str(sheet), "--by", "A. Clerk"]) == 2
    assert "Line 2 of the sheet" in capsys.readouterr().err
    assert not (folder / "corrections.jsonl").exists()


def test_a_budget_goes_on_to_what_nobody_has_looked_at(extract, capsys):
    folder = extract()
    cli.main(["check", str(folder), "--budget", "5m", "--json"])
    found = json.loads(capsys.readouterr().out)["queue"]
    assert found[0]["codes"] == ["STATUS_UNKNOWN_WORD"] and found[-1]["codes"] == ["UNCHECKED"]
    assert sum(task["seconds"] for task in found) <= 300
    assert found[0]["places"][0]["bbox"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sheet_comes_back_as_it_was_and_runs_no_formula(tmp_path, ending):
    cells = ["=1+1", "+44 20 7946 0000", "-5", "- a bullet", "'quoted", "two\nlines", "“é”; a, b", ""]
    path = tmp_path / f"sheet.{ending}"
    write_sheet(path, ["n", "text"], [{"n": str(i), "text": cell} for i, cell in enumerate(cells)])
    assert [row["text"] for row in read_sheet(path, ["text"])] == cells
    if ending == "csv":
        assert not any(line.split(",", 1)[-1].startswith("=") for line in path.read_text("utf-8-sig").splitlines())
    else:
        import openpyxl

        assert "f" not in {c.data_type for row in openpyxl.load_workbook(path).active for c in row}
