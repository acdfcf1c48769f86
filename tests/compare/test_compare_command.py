"""`scrutiny compare` on files and on a dataset; what it writes keeps to the published schemas."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from pipeline import cli
from pipeline.models.report import Report
from pipeline.publish import encode, report_document, write_dataset
from pipeline.publish.schema import load
from tests.compare.rounds_by_hand import PATHS, SIGNS, TEXTS, TREES, document, made, named, row
from tests.tables import rows


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
    assert sorted(bool(one["earlier"]) for one in summary["comparisons"]) == [False, True, True]
    for path in (dataset / "comparisons").rglob("*.json"):
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), load("comparison"))
    timelines = list((dataset / "timelines").glob("*.json"))
    assert len(timelines) == 2
    for path in timelines:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), load("timeline"))
    changes = rows(dataset, "changes")
    assert len(changes) == 8
    assert {one["kind"] for one in changes} == {"kept"}
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


def three_rounds() -> list[Report]:
    """Rounds of one inquiry: in the second one recommendation is new, in the third one is not listed."""
    lists = [TEXTS[:3], TEXTS, [TREES, PATHS, SIGNS]]
    return [
        made(
            f"green-{months}", [row(at, one, update=f"Round {months}.", rag=rag) for at, one in enumerate(texts, 1)],
            update_date=day, stage_months=months, inquiry="Green streets", council="Ashby",
        )
        for texts, months, day, rag in zip(
            lists, (6, 12, 18), ("2020-01-01", "2020-07-01", "2021-01-01"), ("red", "amber", "green"), strict=True
        )
    ]  # fmt: skip


def test_three_rounds_are_one_timeline(tmp_path):
    folder = tmp_path / "data"
    write_dataset([document(one, mark) for one, mark in zip(reversed(three_rounds()), "abc", strict=True)], folder)
    assert cli.main(["compare", str(folder)]) == 0
    (path,) = (folder / "timelines").glob("*.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.validate(found, load("timeline"))
    assert path.stem == found["inquiry_id"]
    assert [one["stage_months"] for one in found["rounds"]] == [6, 12, 18]
    threads = [
        [moment and (moment["index"], moment["rag"], moment["direction"]) for moment in one["rounds"]]
        for one in found["recommendations"]
    ]
    assert threads == [
        [(1, "red", None), (1, "amber", "improved"), (1, "green", "improved")],
        [(2, "red", None), (2, "amber", "improved"), None],
        [(3, "red", None), (3, "amber", "improved"), (2, "green", "improved")],
        [None, (4, "amber", None), (3, "green", "improved")],
    ]
    assert len(list((folder / "comparisons").rglob("*.json"))) == 2


def test_what_is_stated_in_sources_decides_where_likeness_does_not(tmp_path):
    """Two of five recommendations alike and no name printed: unsure, until sources.csv names one inquiry for both."""
    from pipeline.publish import Sources
    from pipeline.publish.sources import Stated

    kept = ["That a lead officer for the canal towpath is appointed.", "That bins by the weir are emptied on Sundays."]
    ours = [*kept, "That trees are planted in Mill Lane.", "That a map is printed.", "That dogs are kept on leads."]
    theirs = [*kept, "That the lock gates are painted.", "That anglers pay online.", "That boats are licensed yearly."]
    reports = [
        made(name, [row(at, one, update=f"{name}.") for at, one in enumerate(texts, 1)], update_date=day)
        for name, texts, day in (("one", ours, "2020-01-01"), ("two", theirs, "2020-07-01"))
    ]
    documents = [document(one, mark) for one, mark in zip(reports, "ab", strict=True)]

    def compared(folder: Path, sources: Sources | None) -> int:
        write_dataset(documents, folder, sources=sources) if sources else write_dataset(documents, folder)
        cli.main(["compare", str(folder)])
        return sum(
            json.loads(path.read_text(encoding="utf-8"))["earlier"] is not None
            for path in (folder / "comparisons").rglob("*.json")
        )

    assert compared(tmp_path / "silent", None) == 0
    stated = Sources(tuple(Stated(file=f"{name}.pdf", inquiry="Canal", council="Ashby") for name in ("one", "two")))
    assert compared(tmp_path / "stated", stated) == 1
