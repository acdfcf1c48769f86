"""`scrutiny verify`: what it prints, its exit codes, and the certificate that it leaves in the dataset."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.models.report import Document
from pipeline.publish import write_dataset
from pipeline.settings import Settings
from tests.conftest import SAMPLES


@pytest.fixture
def dataset(tmp_path: Path, document: Callable[[Path], Document]) -> Path:
    """Two reports of one document."""
    folder = tmp_path / "dataset"
    write_dataset([document(SAMPLES / "kelverton-agenda.pdf")], folder, settings=Settings())
    return folder


def _spoilt(dataset: Path) -> str:
    """Take a word out of one report's JSON; the report's name."""
    path = sorted((dataset / "reports").glob("*.json"))[0]
    path.write_text(path.read_text(encoding="utf-8").replace("allotment society", "society"), encoding="utf-8")
    return path.stem


def test_verify_says_that_all_is_proved(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(dataset), "--papers", str(SAMPLES)]) == 0
    printed = capsys.readouterr()
    assert printed.err.endswith("2 of 2 reports proved.\n")
    assert printed.out.count(": proved: ") == 2


def test_verify_names_the_word_that_is_lost(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = _spoilt(dataset)
    assert main(["verify", str(dataset), "--papers", str(SAMPLES)]) == 1
    printed = capsys.readouterr()
    assert f"{name}: not proved" in printed.out
    assert "recommendation 2, update, page 2: printed there and published nowhere: allotment" in printed.out
    assert printed.err == "1 of 2 reports proved; 1 not proved.\n"


def test_verify_leaves_a_certificate_of_these_very_bytes(dataset: Path) -> None:
    name = _spoilt(dataset)
    main(["verify", str(dataset), "--papers", str(SAMPLES)])
    text = (dataset / "verification.json").read_text(encoding="utf-8")
    said = json.loads(text)
    assert said["datapackage_sha256"] == hashlib.sha256((dataset / "datapackage.json").read_bytes()).hexdigest()
    assert said["proves"] == ["hash", "cells", "words"]
    first, second = said["reports"]
    assert (first["report_id"], first["verdict"], first["unaccounted"]) == (name, "not proved", 1)
    assert (second["verdict"], second["proved"]) == ("proved", second["cells"])
    assert first["json_sha256"] == hashlib.sha256((dataset / "reports" / f"{name}.json").read_bytes()).hexdigest()
    assert "allotment" not in text  # no word of the documents is handed on


def test_verify_writes_the_same_certificate_again(dataset: Path) -> None:
    found = []
    for _ in range(2):
        main(["verify", str(dataset), "--papers", str(SAMPLES)])
        found.append((dataset / "verification.json").read_bytes())
    assert found[0] == found[1]


def test_verify_writes_nothing_where_that_is_asked(dataset: Path) -> None:
    assert main(["verify", str(dataset), "--papers", str(SAMPLES), "--no-certificate"]) == 0
    assert not (dataset / "verification.json").exists()


def test_verify_prints_all_findings_for_machines(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = _spoilt(dataset)
    main(["verify", str(dataset), "--papers", str(SAMPLES), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert [(f["report_id"], f["kind"], f["words"]) for f in said["findings"]] == [(name, "word", ["allotment"])]


def test_verify_finds_documents_by_hash_in_any_folder(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "papers" / "2021").mkdir(parents=True)
    shutil.copy(SAMPLES / "kelverton-agenda.pdf", tmp_path / "papers" / "2021" / "another name.pdf")
    assert main(["verify", str(dataset), "--papers", str(tmp_path / "papers")]) == 0


def test_verify_says_which_document_is_missing(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers").mkdir()
    assert main(["verify", str(dataset), "--papers", str(tmp_path / "papers")]) == 1
    assert "not checked: the document is not in the folder" in capsys.readouterr().out


@pytest.mark.parametrize(("arguments", "code"), [(["nowhere", "--papers", "."], 3), (["DATASET", "--papers", "no"], 3)])
def test_verify_refuses_what_is_no_folder(dataset: Path, arguments: list[str], code: int) -> None:
    assert main(["verify", *(str(dataset) if entry == "DATASET" else entry for entry in arguments)]) == code


def test_a_certificate_goes_with_the_dataset_that_it_was_made_of(
    dataset: Path, document: Callable[[Path], Document]
) -> None:
    main(["verify", str(dataset), "--papers", str(SAMPLES)])
    write_dataset([document(SAMPLES / "elverstone-air.pdf")], dataset, settings=Settings())
    assert not (dataset / "verification.json").exists()


@pytest.mark.parametrize("mode", ["facts", "quotes", "full"])
def test_verify_proves_the_cells_of_a_published_set(dataset: Path, tmp_path: Path, mode: str) -> None:
    out = tmp_path / "published"
    sources = tmp_path / "sources.csv"
    sources.write_text("file,licence,publisher\nkelverton-agenda.pdf,OGL-UK-3.0,Kelverton City Council\n")
    main(["publish", str(dataset), "-o", str(out), "--mode", mode, "--people", "none", "--sources", str(sources)])
    assert main(["verify", str(out), "--papers", str(SAMPLES)]) == 0
    said = json.loads((out / "verification.json").read_bytes())
    assert said["proves"] == ["hash", "cells"]
    assert all(entry["words"] is None for entry in said["reports"])
