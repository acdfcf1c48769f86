"""The planted paper, made and read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.models.report import Document
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.privacy.plants import NAMES, make_paper


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF with all plants in it and a name in its own name."""
    path = tmp_path_factory.mktemp("planted") / f"{NAMES[0].replace(' ', '-')}-update.pdf"
    make_paper(path)
    return path


@pytest.fixture(scope="session")
def plain(paper: Path) -> Document:
    """It as it is read for private use."""
    return read_document(paper, Settings(ocr="off"))
