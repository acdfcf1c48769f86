"""An app over the Fenmere samples, read once; each test gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.app.guard import root_of
from pipeline.app.server import make_app
from pipeline.publish import write_dataset
from pipeline.run import read_document
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
TOKEN, PORT = "token-of-the-test", 8123
HOME = f"http://127.0.0.1:{PORT}"
ROOT = root_of(TOKEN)
WITHIN = f"{HOME}{ROOT}/"  # where the app's own addresses begin
DOOR = f"{HOME}/?t={TOKEN}"  # what is printed at the start


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `desk` (the dataset) and `desk-papers`."""
    home = tmp_path_factory.mktemp("app")
    papers = home / "desk-papers"
    papers.mkdir()
    for name in ("fenmere-buses-06.pdf", "fenmere-buses-12.pdf"):
        shutil.copy(SAMPLES / name, papers)
    documents = [read_document(path, Settings(entities=False)) for path in sorted(papers.iterdir())]
    write_dataset(documents, home / "desk")
    return home


@pytest.fixture
def home(read_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(read_once, tmp_path / "home"))


@pytest.fixture
def client(home: Path) -> Iterator[TestClient]:
    """A browser that was let in and has said who sits there."""
    app = make_app(home / "desk", home / "desk-papers", TOKEN, PORT)
    with TestClient(app, base_url=WITHIN, headers={"Origin": HOME}, follow_redirects=False) as asking:
        asking.get(DOOR)
        asking.post("/name", data={"who": "Ada Reader", "back": "/"})
        yield asking
