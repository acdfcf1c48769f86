"""`scrutiny forget`: gone from every byte of the dataset, and gone after the papers are read again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.privacy.store import KEY, MARKS, read_forgotten
from tests.privacy.plants import NAMES
from tests.privacy.test_privacy_planted import found_in

NAME = NAMES[8]


@pytest.fixture(scope="module")
def whole(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private dataset with everybody in it, and what people wrote beside it."""
    out = tmp_path_factory.mktemp("forget") / "out"
    assert main(["extract", str(paper), "-o", str(out), "--no-ocr", "--also", "xlsx"]) in (0, 1)
    assert main(["compare", str(out)]) in (0, 1)
    assert main(["report", str(out)]) in (0, 1)
    line = {"id": "c-1", "who": "A. Clerk", "before": f"{NAME} spoke", "after": "spoke", "target": {"document": "0"}}
    (out / "corrections.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert NAME in (out / "people.csv").read_text(encoding="utf-8")
    return out


@pytest.fixture
def dataset(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "out")


def test_a_name_is_gone_and_stays_gone(dataset: Path, paper: Path) -> None:
    assert main(["forget", NAME, str(dataset)]) == 0
    assert found_in(dataset, iter([NAME])) == []
    assert main(["check", str(dataset)]) in (0, 1)
    assert main(["extract", str(paper), "-o", str(dataset), "--no-ocr"]) in (0, 1)
    assert found_in(dataset, iter([NAME])) == []
    assert NAMES[9] in (dataset / "people.csv").read_text(encoding="utf-8")
    assert main(["report", str(dataset), "--documents", str(paper.parent)]) in (0, 1)
    assert found_in(dataset, iter([NAME])) == []


def test_the_list_holds_no_name_and_only_its_owner_reads_the_key(dataset: Path) -> None:
    main(["forget", NAME, str(dataset)])
    marks = json.loads((dataset / MARKS).read_text(encoding="utf-8"))["marks"]
    assert all(len(mark) == 64 for mark in marks)
    assert (dataset / KEY).stat().st_mode & 0o077 == 0
    before = read_forgotten(dataset)
    main(["forget", NAMES[9], str(dataset)])
    assert read_forgotten(dataset).key == before.key
    assert read_forgotten(dataset).marks > before.marks


def test_without_the_key_nothing_is_written(dataset: Path, paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["forget", NAME, str(dataset)])
    (dataset / KEY).unlink()
    before = (dataset / "run.json").read_bytes()
    assert main(["extract", str(paper), "-o", str(dataset), "--no-ocr"]) == 3
    assert "can't be read" in capsys.readouterr().err
    assert (dataset / "run.json").read_bytes() == before


def test_a_file_leaves_one_row_and_nothing_else(dataset: Path, paper: Path) -> None:
    assert main(["forget", paper.name, str(dataset)]) == 0
    assert main(["extract", str(paper), "-o", str(dataset), "--no-ocr", "--no-entities"]) in (0, 1)
    assert (dataset / "documents.csv").read_text(encoding="utf-8").count("\n") == 2
    assert "FORGOTTEN" in (dataset / "documents.csv").read_text(encoding="utf-8")
    assert list((dataset / "reports").iterdir()) == []
    assert found_in(dataset, iter([paper.name, paper.stem.lower(), "mends bridge"])) == []


def test_what_others_put_there_is_named(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dataset / "notes.md").write_text(f"Ask {NAME.upper()} about this.", encoding="utf-8")
    (dataset / "plain.md").write_text("Nobody.", encoding="utf-8")
    assert main(["forget", NAME, str(dataset)]) == 1
    said = capsys.readouterr().err
    assert "notes.md" in said and "plain.md" not in said


def test_half_a_name_is_refused(dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "Jane", str(dataset)]) == 2
    assert "nor a full name" in capsys.readouterr().err
    assert main(["forget", NAME, str(tmp_path)]) == 3
