"""Papers by authors who had not seen the code: read no worse than they once were; nothing found where nothing is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.strangers.tally import tally_of

pytestmark = pytest.mark.floors
HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
PLAIN = Settings(entities=False, ocr="off")


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls(name: str) -> None:
    tally = tally_of(HERE / name, lambda path: read_document(path, PLAIN))
    shares = tally.shares()
    fallen = {figure: shares[figure] for figure, floor in FLOORS[name].items() if shares[figure] < floor}
    assert not fallen, "\n".join([str(fallen), *tally.missed])


@pytest.mark.parametrize("paper", sorted(HERE.glob("*/none/*")), ids=lambda path: path.stem)
def test_papers_that_hold_no_report(paper: Path) -> None:
    assert read_document(paper, PLAIN).reports == ()
