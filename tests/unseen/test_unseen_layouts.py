"""Every paper of the unseen set is read without a difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.drawing import Case, draw
from tests.unseen.cases import CASES
from tests.unseen.judge import judged


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_paper(case: Case, tmp_path: Path) -> None:
    assert judged(case, read_document(draw(case, tmp_path), Settings(entities=False, ocr="off"))).wrong == ()
