"""Every kind of hostile or broken file gets its own row and its own reason, and harms none of the others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import tables
from tests.hostile.papers import KINDS, Hostile

ROOT = Path(__file__).parents[2]
GOOD = "fenmere-buses-06.pdf"
SLOW = {"drawing-100000.pdf", "drawing-100001.pdf", "forms-fan-out.pdf", "letters-1000000.pdf", "pages-2000.pdf"}
Rows = dict[str, dict[str, str]]


def extract(folder: Path, *names: Hostile, timeout: int) -> tuple[int, Rows]:
    """The command's exit code and documents.csv by file, of the hostile files with a good one among them."""
    (folder / "in").mkdir()
    for hostile in names:
        (folder / "in" / hostile.name).write_bytes(hostile.make())
    shutil.copy(ROOT / "samples" / GOOD, folder / "in")
    command = ["extract", "in", "-o", "out", "--no-ocr", "--no-entities", "--timeout", str(timeout)]
    ran = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    return ran.returncode, {row["file"]: row for row in tables.rows(folder / "out", "documents")}


def test_each_has_its_own_reason_and_the_good_one_among_them_is_read(tmp_path: Path) -> None:
    quick = [hostile for hostile in KINDS if hostile.name not in SLOW]
    code, found = extract(tmp_path, *quick, timeout=6)
    assert code == 1
    assert {h.name: found[h.name]["reason"] for h in quick if found[h.name]["reason"] not in h.codes} == {}
    assert (found[GOOD]["status"], found[GOOD]["recommendations"]) == ("complete", "7")
    assert len(found) == len(quick) + 1


def test_there_are_many_kinds():
    assert len({hostile.name for hostile in KINDS}) == len(KINDS) >= 25


@pytest.mark.soak
def test_all_kinds_with_the_limits_that_users_have(tmp_path):
    _, found = extract(tmp_path, *KINDS, timeout=60)
    wrong = {h.name: found[h.name]["reason"] for h in KINDS if found[h.name]["reason"] not in h.codes}
    assert wrong == {}
    assert found[GOOD]["status"] == "complete"
