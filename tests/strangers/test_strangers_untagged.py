"""The strangers' tagged papers once more with their tags taken off: lines, paint and white alone must tell as much."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pikepdf
import pytest

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.quality.scorer import Tally
from tests.strangers.tally import tally_of

pytestmark = pytest.mark.floors
HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors_untagged.toml").read_text(encoding="utf-8"))
PLAIN = Settings(entities=False, ocr="off")


def untagged(folder: Path, out: Path) -> Path:
    """The tagged papers of a folder without their tags, beside their truths."""
    out.mkdir(exist_ok=True)
    for path in sorted(folder.glob("*.pdf")):
        truth = path.with_suffix(".truth.json")
        with pikepdf.open(path) as paper:
            if truth.exists() and "/StructTreeRoot" in paper.Root:
                del paper.Root["/StructTreeRoot"]
                paper.save(out / path.name)
                (out / truth.name).write_bytes(truth.read_bytes())
    return out


def figures(folder: Path, out: Path) -> Tally:
    """What is read of a folder's tagged papers without their tags."""
    return tally_of(untagged(folder, out), lambda path: read_document(path, PLAIN))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls_without_tags(name: str, tmp_path: Path) -> None:
    tally = figures(HERE / name, tmp_path / name)
    shares = tally.shares()
    fallen = {figure: shares[figure] for figure, floor in FLOORS[name].items() if shares[figure] < floor}
    assert not fallen, "\n".join([str(fallen), *tally.missed])
