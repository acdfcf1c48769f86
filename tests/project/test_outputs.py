"""`outputs/` is what `make demo` makes of `samples/` today, byte for byte."""

from __future__ import annotations

from pathlib import Path

from pipeline import cli
from pipeline.publish.folder import KEPT

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the one with a clock in it, and what is kept for the next run, which is not published."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "run.json")
    files = (path for path in files if KEPT not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_outputs_are_fresh(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert cli.main(["extract", "samples", "-o", str(tmp_path / "out"), "--no-ocr"]) in {0, 1}
    made, kept = contents(tmp_path / "out"), contents(ROOT / "outputs")
    stale = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert stale == [], "run `make demo` and look at what changed"
