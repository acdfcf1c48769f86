"""A dataset of two rounds, made once; each test that attacks it gets a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.publish import write_dataset
from pipeline.run import read_document
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `papers` and `desk`, the dataset."""
    home = tmp_path_factory.mktemp("made")
    (home / "papers").mkdir()
    for name in ("fenmere-buses-06.pdf", "fenmere-buses-12.pdf"):
        shutil.copy(SAMPLES / name, home / "papers")
    documents = [read_document(path, Settings(entities=False)) for path in sorted((home / "papers").iterdir())]
    write_dataset(documents, home / "desk")
    return home


@pytest.fixture
def made(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once, tmp_path / "made"))
