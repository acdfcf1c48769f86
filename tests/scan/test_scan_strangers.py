"""Scans of papers by authors who had not seen the code: read no worse than they once were."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("rapidocr", reason="text recognition is not installed")

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.strangers.tally import tally_of

HERE = Path(__file__).parent / "strangers"
FLOORS = {"recall": 1.0, "precision": 1.0, "rag": 1.0, "cells": 0.97, "header": 0.97}


def test_no_figure_falls() -> None:
    tally = tally_of(HERE, lambda path: read_document(path, Settings(entities=False)))
    shares = tally.shares()
    fallen = {figure: shares[figure] for figure, floor in FLOORS.items() if shares[figure] < floor}
    assert not fallen, "\n".join([str(fallen), *tally.missed])
