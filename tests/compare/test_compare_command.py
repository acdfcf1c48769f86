"""`scrutiny compare` on files and on a dataset; what it writes keeps to the published schemas."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest
from rounds_by_hand import made, named, row

from pipeline import cli
from pipeline.models.report import Document, Report
from pipeline.publish import encode, report_document, write_dataset
from pipeline.publish.schema import load


def document(report: Report, mark: str) -> Document:
    from dataclasses import replace

    sha256 = mark * 64
    whole = replace(report, source=replace(report.source, sha256=sha256), report_id=f"{report.report_id}-{sha256[:8]}")
    return Document(report.source.file, sha256, 1, "complete", "OK", (replace(whole, inquiry_id=None),))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory) -> Path:
    """Two pairs and a report without another round."""
    folder = tmp_path_factory.mktemp("compare") / "data"
    pairs = [named("air-quality"), named("apprenticeships")]
    reports = [report for pair in pairs for report in (pair.later, pair.earlier)]
    reports.append(
        made("alone", [row(1, "That the clock on the market hall is mended.", update="It will be mended in May.")])
    )
    write_dataset([document(report, mark) for report, mark in zip(reports, "abcde", strict=True)], folder)
    return folder


@pytest.fixture
def files(tmp_path) -> tuple[Path, Path]:
    pair = named("air-quality")
    paths = (tmp_path / "one.json", tmp_path / "two.json")
    for path, report in zip(paths, (pair.earlier, pair.later), strict=True):
        path.write_text(encode(report_document(report)), encoding="utf-8")
    return paths


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_dataset_gets_its_comparisons_and_stays_valid(dataset, capsys):
    assert cli.main(["compare", str(dataset), "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert [bool(one["earlier"]) for one in summary["comparisons"]] == [True, True, False] or len(
        summary["comparisons"]
    ) == 3
    for path in (dataset / "comparisons").rglob("*.json"):
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), load("comparison"))
    timelines = list((dataset / "timelines").glob("*.json"))
    assert len(timelines) == 2
    for path in timelines:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), load("timeline"))
    with (dataset / "changes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 8
    assert {one["kind"] for one in rows} == {"kept"}
    assert cli.main(["check", str(dataset)]) in (0, 1)
    assert "not as the tool wrote it" not in capsys.readouterr().out


def test_a_second_run_writes_the_same_bytes(dataset):
    cli.main(["compare", str(dataset)])
    before = contents(dataset)
    cli.main(["compare", str(dataset)])
    assert contents(dataset) == before


def test_two_files_in_either_order(files, tmp_path):
    one, two = files
    assert cli.main(["compare", str(one), str(two), "-o", str(tmp_path / "a")]) == 0
    assert cli.main(["compare", str(two), str(one), "-o", str(tmp_path / "b")]) == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert any(name.endswith("earlier--air-quality-later.json") for name in contents(tmp_path / "a"))


def test_no_rounds_of_one_inquiry(files, tmp_path, capsys):
    other = tmp_path / "other.json"
    other.write_text(encode(report_document(named("apprenticeships").later)), encoding="utf-8")
    out = tmp_path / "out"
    assert cli.main(["compare", str(files[0]), str(other), "-o", str(out)]) == 1
    assert "do not look like rounds of one inquiry" in capsys.readouterr().err
    assert not out.exists()
    assert cli.main(["compare", str(files[0]), str(other), "-o", str(out), "--force"]) == 0


def test_wrong_use_and_foreign_folders(files, tmp_path, capsys):
    assert cli.main(["compare", str(tmp_path)]) == 2
    assert cli.main(["compare", str(files[0]), str(files[0])]) == 2
    assert cli.main(["compare", str(files[0]), str(tmp_path / "none.pdf")]) == 3
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "diary.txt").write_text("mine")
    assert cli.main(["compare", *map(str, files), "-o", str(tmp_path / "full")]) == 4
    assert contents(tmp_path / "full") == {"diary.txt": b"mine"}
    assert cli.main(["compare", *map(str, files), "-o", str(files[0])]) == 4
    assert "Traceback" not in capsys.readouterr().err


def test_the_day_decides_what_is_due(files, tmp_path):
    def outcomes(*options: str) -> list[str]:
        cli.main(["compare", *map(str, files), "-o", str(tmp_path / "out"), *options])
        (path,) = (tmp_path / "out" / "comparisons").rglob("*.json")
        return [one["outcome"] for one in json.loads(path.read_text(encoding="utf-8"))["commitments"]]

    assert outcomes("--as-at", "2021-07-01").count("not_due") > outcomes().count("not_due")
