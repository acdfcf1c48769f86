"""A pack of 600 dense pages is read in bounded memory (`make soak`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parents[2]
PAGES, MOST = 600, 200  # MB of the worker that reads it, without entities

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by getrusage")]


def pack(path: Path) -> None:
    """The samples' pages, over and over, as an agenda pack would hold them."""
    with pikepdf.new() as whole:
        samples = [path for path in sorted((ROOT / "samples").glob("*.pdf")) if "scan" not in path.name]
        sources = [pikepdf.open(path) for path in samples]
        while len(whole.pages) < PAGES:
            for source in sources:
                whole.pages.extend(source.pages)
        del whole.pages[PAGES:]
        whole.save(path)


def test_600_pages(tmp_path):
    pack(tmp_path / "pack.pdf")
    code = (
        "import json, resource, sys; from pipeline import cli; "
        "code = cli.main(['extract', 'pack.pdf', '-o', 'out', '--no-entities', '--json']); "
        "most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss; "
        "most /= 2**20 if sys.platform == 'darwin' else 2**10; "
        "print(json.dumps({'peak': most, 'code': code}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(ran.stdout.splitlines()[-1])
    assert answer["code"] in {0, 1}, ran.stderr
    assert answer["peak"] < MOST
