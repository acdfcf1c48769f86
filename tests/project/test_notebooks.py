"""Every notebook runs from top to bottom, and is committed with what a run shows: `--regenerate` makes it anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PLOTS = {"an-archive.ipynb": 2, "first-look.ipynb": 0, "one-inquiry.ipynb": 2}


def shown(notebook: Any) -> list[dict[str, str]]:
    """What a reader sees below the cells; of pictures only that they are there, for their bytes are the machine's."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    found = [{"text": output.text} if output.output_type == "stream" else dict(output.data) for output in outputs]
    return [{kind: "" if kind == "image/png" else "".join(data) for kind, data in one.items()} for one in found]


def test_notebooks_are_those_that_are_known():
    assert [path.name for path in NOTEBOOKS] == list(PLOTS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_it_shows_what_a_run_shows(path, monkeypatch, request):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    kept, notebook = (nbformat.read(path, as_version=4) for _ in range(2))
    client = NotebookClient(
        notebook, timeout=300, record_timing=False, resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    if request.config.getoption("--regenerate"):
        notebook.metadata.pop("language_info", None)
        nbformat.write(notebook, path)
        return
    assert shown(notebook) == shown(kept)
    assert sum("image/png" in one for one in shown(kept)) == PLOTS[path.name]
    assert sum("text/html" in one for one in shown(kept)) >= 3
