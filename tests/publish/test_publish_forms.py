"""Excel, SQLite, Parquet and CSV for spreadsheets say what the CSVs say, with the same bytes wherever they are made."""

from __future__ import annotations

import asyncio
import csv
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from pipeline import cli
from pipeline.errors import OutputError
from pipeline.follow import follow
from pipeline.models.text import Text
from pipeline.publish import write_dataset
from pipeline.publish.forms import write_forms as parquet_module
from pipeline.publish.forms.write_forms import export
from pipeline.publish.rows import tables_in, typed_rows
from pipeline.publish.schema import tables
from pipeline.publish.spreadsheet import workbook as workbook_module
from pipeline.publish.spreadsheet.workbook import STATUS_COLOURS, overdue_by_officer, strip

ALL = ("xlsx", "sqlite", "parquet", "excel-csv")
NASTY = (
    "=1+1", "-5.0%", "+44 20 7946 0123", "- a bullet", "@SUM(1)", '=HYPERLINK("https://gull.example")', "\t=2", "'=3",
)  # fmt: skip
VIEWS = ("recommendations_flat", "rounds", "to_check", "status_by_inquiry")
PLACES = (("Pacific/Auckland", "cy_GB.UTF-8", "1"), ("America/Lima", "C", "77"))  # time zone, language, hash seed
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def documents(make: Any) -> list[Any]:
    rows = tuple(
        make.recommendation(i, f"{make.sentences[i % 6]} Part {i}.", response=Text(cell), update=Text(f"{cell}\nMore"),
                            rag=rag, title=None if i % 2 else Text(cell), extra=(("Ward", Text(cell)),))
        for i, (cell, rag) in enumerate(zip(NASTY, ["red", "amber", "green", "complete", None] * 2, strict=False), 1)
    )  # fmt: skip
    first = make.report("harbours-6m.pdf")
    return [
        make.document(first), make.document(make.next_round(first)), make.document(make.rich_report(), file="b.pdf"),
        make.document(make.report("nasty.pdf", recommendations=rows)), make.document(),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(documents: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms") / "out"
    write_dataset(documents, folder, also=ALL, follow=follow)
    return folder


def cells(folder: Path, name: str) -> list[list[str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_the_workbook_reads_back_as_the_csv(dataset: Path) -> None:
    book = openpyxl.load_workbook(dataset / "dataset.xlsx")
    assert book.sheetnames[:5] == ["Recommendations now", "Overdue by officer", "About", "Commitments", "Changes"]
    page = book["Recommendations"]
    headings = [cell.value for cell in page[1]]
    assert headings[:7] == ["Council", "Inquiry", "Months", "No.", "Title", "Recommendation", "Status"]
    written = cells(dataset, "recommendations")
    at = {name: written[0].index(name) for name in ("response", "update_text", "title", "report_id", "recommendation")}
    for line, row in zip(written[1:], page.iter_rows(min_row=2), strict=True):
        by_heading = dict(zip(headings, row, strict=True))
        for heading in ("Response", "Update", "Title", "Report id"):
            name = "update_text" if heading == "Update" else heading.lower().replace(" ", "_")
            assert (by_heading[heading].value or "") == line[at[name]]
            assert by_heading[heading].data_type in ("s", "inlineStr", "n"), "never a formula"


def test_the_workbook_counts_what_is_overdue_by_officer() -> None:
    dataset = Path(__file__).parents[2] / "outputs"
    counted = {row["officer"]: row["overdue"] for row in overdue_by_officer(dataset, tables()["recommendations-flat"])}
    headings, *lines = cells(dataset, "recommendations-flat")
    rows = [dict(zip(headings, line, strict=True)) for line in lines]
    late = [row["officer_names"] or row["officer_posts"] for row in rows if row["overdue"] == "yes"]
    named = Counter(one or "Nobody is named" for who in late for one in dict.fromkeys(who.split("; ")))
    assert late and counted == named


def test_the_workbook_is_made_for_reading(dataset: Path) -> None:
    book = openpyxl.load_workbook(dataset / "dataset.xlsx")
    page = book["Recommendations"]
    assert page.freeze_panes == "E2" and page.auto_filter.ref.startswith("A1:")
    headings = [cell.value for cell in page[1]]
    status, long = headings.index("Status"), headings.index("Update")
    words = {"red": "Red", "amber": "Amber", "green": "Green", "complete": "Complete"}
    met = set()
    for row, line in zip(page.iter_rows(min_row=2), typed_rows(dataset, tables()["recommendations"]), strict=True):
        rag = line[tables()["recommendations"].names.index("rag")]
        if rag:
            met.add(rag)
            assert row[status].value == words[str(rag)]
            assert row[status].fill.fgColor.rgb.endswith(STATUS_COLOURS[str(rag)][0])
        else:
            assert row[status].value in ("Not assessed", "No colour shown") and row[status].fill.fill_type is None
        assert row[long].alignment.wrap_text
        lines = 1 + str(row[long].value or "").count("\n")
        assert page.row_dimensions[row[long].row].height >= 13 * lines, "no line is cut off"
    assert met == set(words)
    assert all(not column.hidden for sheet in book for column in sheet.column_dimensions.values())


def test_status_colours_can_be_read_on_paper_and_screen() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for back, letters in STATUS_COLOURS.values():
        assert (light(back) + 0.05) / (light(letters) + 0.05) >= 7


def test_a_cell_that_excel_cannot_hold_says_so(make: Any, tmp_path: Path) -> None:
    long = make.recommendation(1, "Do.", update=Text("word " * 8_000))
    write_dataset([make.document(make.report(recommendations=(long,)))], tmp_path / "out", also=("xlsx",))
    page = openpyxl.load_workbook(tmp_path / "out" / "dataset.xlsx")["Recommendations"]
    value = next(cell.value for cell in page[2] if cell.value and str(cell.value).startswith("word"))
    assert len(value) == workbook_module.LONGEST_CELL and value.endswith(workbook_module.CUT)


def test_more_rows_than_a_sheet_holds_go_on_to_the_next(dataset: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(workbook_module, "ROWS_AT_MOST", 4)
    workbook_module.write_workbook(dataset, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "dataset.xlsx")
    parts = [name for name in book.sheetnames if name.startswith("Recommendations") and "now" not in name]
    assert parts[:2] == ["Recommendations", "Recommendations 2"]
    assert sum(book[name].max_row - 1 for name in parts) == len(cells(dataset, "recommendations")) - 1


def test_marked_csvs_are_the_csvs_once_the_marks_are_taken_off(dataset: Path) -> None:
    for table in tables_in(dataset):
        content = (dataset / "for-excel" / table.file).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        with (dataset / "for-excel" / table.file).open(encoding="utf-8-sig", newline="") as stream:
            back = [[strip(cell) for cell in line] for line in csv.reader(stream)]
        assert back == cells(dataset, table.name)
    assert b"'=1+1" in (dataset / "for-excel" / "recommendations.csv").read_bytes()
    assert b"'=1+1" not in (dataset / "recommendations.csv").read_bytes()


def test_sqlite_holds_every_row_with_its_keys(dataset: Path) -> None:
    with closing(sqlite3.connect(dataset / "dataset.sqlite")) as database:
        for table in tables_in(dataset):
            found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
            assert found == list(typed_rows(dataset, table))
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        key = database.execute("PRAGMA table_info(recommendations)").fetchall()
        assert [row[1] for row in key if row[5]] == ["report_id", "recommendation_index"]
        hits = database.execute("SELECT count(*) FROM recommendations_fts WHERE recommendations_fts MATCH 'slipway'")
        assert hits.fetchone()[0] == sum("slipway" in " ".join(line) for line in cells(dataset, "recommendations"))
        latest = database.execute("SELECT recommendation_id, round FROM recommendations_flat").fetchall()
        assert len(latest) == len({name for name, _ in latest})
        assert database.execute("SELECT count(*) FROM to_check").fetchone()[0] > 0


def test_datasette_opens_it_with_titles_and_facets_and_searches(dataset: Path) -> None:
    app = pytest.importorskip("datasette.app")
    said = json.loads((dataset / "datasette-metadata.json").read_text(encoding="utf-8"))

    async def ask() -> list[Any]:
        site = app.Datasette([str(dataset / "dataset.sqlite")], metadata=said)
        await site.invoke_startup()
        page = await site.client.get("/dataset/recommendations?_search=slipway")
        found = await site.client.get("/dataset/recommendations.json?_search=slipway&_shape=array")
        views = [await site.client.get(f"/dataset/{name}") for name in VIEWS]
        return [page, found, *views]

    page, found, *views = asyncio.run(ask())
    assert page.status_code == 200 and 'name="_search"' in page.text
    assert found.json() and all("slipway" in str(row) for row in found.json())
    assert {view.status_code for view in views} == {200}
    for name, view in zip(VIEWS, views, strict=True):
        shown = said["databases"]["dataset"]["tables"][name]
        assert f"{shown['title']} (view)</h1>" in view.text
        assert all(f'id="facet-{facet}"' in view.text for facet in shown["facets"])


def test_csv_json_pandas_duckdb_and_parquet_agree(dataset: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pq = pytest.importorskip("pyarrow.parquet")
    for table in tables_in(dataset):
        rows = list(typed_rows(dataset, table))
        path = dataset / "parquet" / f"{table.name}.parquet"
        read = pq.read_table(path)
        assert [tuple(row.values()) for row in read.to_pylist()] == rows
        assert read.schema.field(table.names[0]).metadata[b"description"]
        assert duckdb.sql(f"SELECT * FROM '{path}'").fetchall() == rows
        options = "all_varchar=true, header=true, quote='\"', escape='\"', auto_detect=false, delim=','"
        names = ", ".join(f"'{name}': 'VARCHAR'" for name in table.names)
        asked = f"SELECT * FROM read_csv('{dataset / table.file}', columns={{{names}}}, {options})"
        plain = [tuple(cell or "" for cell in row) for row in duckdb.sql(asked).fetchall()]
        assert plain == [tuple(line) for line in cells(dataset, table.name)[1:]]
        frame = pd.read_csv(dataset / table.file, dtype=str, keep_default_na=False)
        assert [list(row) for row in frame.itertuples(index=False)] == cells(dataset, table.name)[1:]


def test_the_same_bytes_in_any_order_and_surroundings(
    documents: list[Any], dataset: Path, tmp_path: Path, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    whole = tree(dataset)
    shuffled = random.Random(3).sample(documents, len(documents))
    write_dataset(shuffled, tmp_path / "shuffled", also=ALL[::-1], follow=follow)
    assert tree(tmp_path / "shuffled") == whole
    for at, (zone, language, seed) in enumerate(PLACES):
        made = tmp_path / str(at)
        settings = {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "pipeline.cli", "export", str(dataset), "--as", ",".join(ALL), "-o", str(made)]
        subprocess.run(command, env={**os.environ, **settings}, check=True, capture_output=True, cwd=tmp_path)
        for name, content in tree(made).items():
            assert content == whole[name], name


def test_without_pyarrow_the_other_forms_are_written(
    dataset: Path, tmp_path: Path, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert parquet_module.missing()
    assert cli.main(["export", str(dataset), "--as", "parquet,sqlite", "-o", str(tmp_path / "x")]) == 1
    said = capsys.readouterr().err
    assert said.count("pyarrow is not installed") == 1
    assert (tmp_path / "x" / "dataset.sqlite").is_file() and not (tmp_path / "x" / "parquet").exists()


def test_export_into_the_dataset_lists_the_form_and_the_next_run_makes_it_anew(
    documents: list[Any], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    write_dataset(documents, out)
    assert export(out, ("xlsx",)) == ["dataset.xlsx"]
    assert '"@id": "dataset.xlsx"' in (out / "dcat.jsonld").read_text(encoding="utf-8")
    write_dataset(documents[:2], out)
    assert '"@id": "dataset.xlsx"' in (out / "dcat.jsonld").read_text(encoding="utf-8")
    page = openpyxl.load_workbook(out / "dataset.xlsx")["Recommendations"]
    at = [cell.value for cell in page[1]].index("Recommendation")
    names, *lines = cells(out, "recommendations")
    printed = [line[names.index("recommendation")] for line in lines]
    assert [row[at].value for row in page.iter_rows(min_row=2)] == printed


def test_a_workbook_that_somebody_edited_is_not_lost(documents: list[Any], dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(dataset, out)
    book = openpyxl.load_workbook(out / "dataset.xlsx")
    book["Recommendations"]["A2"] = "my note"
    book.save(out / "dataset.xlsx")
    for again in (lambda: write_dataset(documents, out), lambda: export(out, ("xlsx",))):
        with pytest.raises(OutputError, match=r"dataset\.xlsx was edited"):
            again()
    assert openpyxl.load_workbook(out / "dataset.xlsx")["Recommendations"]["A2"].value == "my note"


def test_an_unknown_form_is_refused_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["export", "x", "--as", "ods"])
    assert caught.value.code == 2
    assert "ods is none of xlsx, sqlite, parquet, excel-csv" in capsys.readouterr().err
