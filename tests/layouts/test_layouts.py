"""Layouts that repeat one shape without a common table, or in rows of two kinds: read whole, each word in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.strangers.tally import tally_of

PAPERS = Path(__file__).parent / "papers"
PLAIN = Settings(entities=False, ocr="off")
NAMES = sorted(path.stem for path in PAPERS.glob("*.pdf"))


@pytest.mark.parametrize("name", NAMES)
def test_all_is_read(name: str, tmp_path: Path) -> None:
    for path in PAPERS.glob(f"{name}.*"):
        shutil.copy(path, tmp_path)
    tally = tally_of(tmp_path, lambda path: read_document(path, PLAIN))
    assert set(tally.shares().values()) == {1.0}, "\n".join(tally.missed)


@pytest.mark.parametrize("paper", sorted((PAPERS.parent / "none").glob("*.pdf")), ids=lambda path: path.stem)
def test_the_same_shapes_in_other_papers_are_no_reports(paper: Path) -> None:
    assert read_document(paper, PLAIN).reports == ()
