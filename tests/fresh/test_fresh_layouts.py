"""Every fresh paper is read without a difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fresh.cases import CASES
from tests.fresh.judge import read
from tests.unseen.kit import Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fresh_paper(case: Case, tmp_path: Path) -> None:
    assert read(case, tmp_path).wrong == ()
