"""Papers whose layouts a machine drew at random: read no worse than they once were, each family apart."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.strangers.tally import tally_of

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
PLAIN = Settings(entities=False, ocr="off")


@pytest.mark.parametrize("family", sorted(FLOORS))
def test_no_figure_falls(family: str, tmp_path: Path) -> None:
    for path in (HERE / "papers").glob(f"{family}-*"):
        shutil.copy(path, tmp_path)
    tally = tally_of(tmp_path, lambda path: read_document(path, PLAIN))
    shares = tally.shares()
    fallen = {figure: shares[figure] for figure, floor in FLOORS[family].items() if shares[figure] < floor}
    assert not fallen, "\n".join([str(fallen), *tally.missed])
