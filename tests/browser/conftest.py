"""A dataset of two rounds, for the app in a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.publish import write_dataset
from pipeline.run import read_document
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"


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
