"""The acceptance of the first issue on the developers' reports, by their own scorer; skipped where these are not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.publish import write_dataset
from pipeline.run import read_document, tables
from pipeline.settings import Settings

NO_ENTITIES = Settings(entities=False, ocr="off")
WITNESSES = ["kent-devolution-framework", "kent-consultation-responses"]

Scored = Callable[..., dict[str, Any]]


def dataset(files: list[Path], folder: Path) -> Path:
    write_dataset((read_document(path, NO_ENTITIES) for path in files), folder)
    return folder


def scored(shared: Path, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, str(shared / "score.py"), *arguments]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.fixture(scope="module")
def made(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = sorted((shared / "reports" / "made").glob("*.pdf"))
    return dataset(files, tmp_path_factory.mktemp("made") / "out")


def test_buckinghamshire_is_read_without_a_fault(shared: Path, tmp_path: Path) -> None:
    folder = shared / "reports" / "buckinghamshire-2015"
    found = scored(shared, str(dataset(sorted(folder.glob("*.pdf")), tmp_path / "out")), str(folder))
    wanted = ("recall", "precision", "rows", "cells", "rag", "header")
    assert found["documents"] == 3
    assert {name: found[name] for name in wanted} == dict.fromkeys(wanted, 1.0)


def test_made_reports_alone(shared: Path, made: Path) -> None:
    truth = str(shared / "reports" / "made")
    found = scored(shared, str(made), truth, "--where", "embed=alone", "rotate=no", "themes=no")
    floors = {"recall": 0.99, "precision": 0.99, "cells": 0.97, "strict": 0.93, "rag": 0.98, "header": 0.97}
    assert found["documents"] > 5
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}


def test_made_reports_of_every_layout(shared: Path, made: Path) -> None:
    found = scored(shared, str(made), str(shared / "reports" / "made"))
    floors = {"recall": 0.985, "precision": 0.985, "rows": 0.96, "cells": 0.96, "rag": 0.97, "header": 0.95}
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}


@pytest.mark.parametrize("engine", ["docx-tagged", "chromium"])
def test_tagged_reports_are_all_but_exact(shared: Path, made: Path, engine: str) -> None:
    truth = str(shared / "reports" / "made")
    found = scored(shared, str(made), truth, "--where", f"engine={engine}", "embed=alone", "rotate=no", "themes=no")
    assert found["documents"]
    assert found["cells"] >= 0.99


def rows(path: Path, by: Any) -> list[tuple[str, ...]]:
    """All rows of a file's tables that are in no cell, by the scorer's own norm."""
    from scoring import norm

    found = tables(path, by, NO_ENTITIES)
    every = (row for table in found if not table.nested for row in table.rows)
    return [cells for row in every if any(cells := tuple(norm(c.text.value) if c else "" for c in row.cells))]


@pytest.mark.parametrize("name", WITNESSES)
def test_two_readings_bear_witness(name: str, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(shared))
    (path,) = (shared / "reports" / "real").glob(f"{name}*.pdf")
    bare = tmp_path / path.name
    with pikepdf.open(path) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(bare)
    tagged, ruled = rows(path, "tags"), rows(bare, "rulings")
    same = sum(b.size for b in SequenceMatcher(None, tagged, ruled, autojunk=False).get_matching_blocks())
    assert same >= 0.95 * max(len(tagged), len(ruled)), f"{same} of {len(tagged)} tagged and {len(ruled)} ruled rows"


@pytest.mark.parametrize("kind", ["cabinet-minutes", "budget-templates", "equality-assessment"])
def test_real_papers_that_hold_no_report(kind: str, shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "reports" / "real").glob(f"*{kind}*.pdf"))
    found = scored(shared, "--none", str(dataset(files, tmp_path / "out")))
    assert found == {"false_recommendations": 0, "files": {}}


def test_no_real_paper_stops_the_reader(shared: Path) -> None:
    read = [read_document(path, NO_ENTITIES) for path in sorted((shared / "reports" / "real").glob("*.pdf"))]
    assert [d.file for d in read if d.status == "failed"] == []
    for words in (document.words for document in read):
        assert words.placed + words.furniture + words.outside + len(words.unplaced) == words.total
