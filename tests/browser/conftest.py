"""The helpers beside this file, and the papers of the brief's tests, can be imported by its tests."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from pipeline.publish import write_dataset
from pipeline.run import read_document
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "report")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with `desk`, a dataset of two rounds, and `desk-papers`."""
    papers = tmp_path / "desk-papers"
    papers.mkdir()
    for name in ("fenmere-buses-06.pdf", "fenmere-buses-12.pdf"):
        shutil.copy(SAMPLES / name, papers)
    documents = [read_document(path, Settings(entities=False)) for path in sorted(papers.iterdir())]
    write_dataset(documents, tmp_path / "desk")
    return tmp_path
