"""Commands that need a file or two read them in a worker too: a file that ends its reader does not end the command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.runs import ROOT, environment
from tests.hostile.papers import KINDS

GOOD = ROOT / "samples" / "elverstone-air.pdf"
ENDS_ITS_READER = ("form-calls-itself.pdf", "bomb-flate.pdf", "arrays-100000-deep.pdf")
ASKED = {
    "brief": ["brief", "{}", "--no-ocr", "-o", "out"],
    "compare": ["compare", "{}", str(GOOD), "-o", "out"],
    "tables": ["tables", "{}", "--no-ocr"],
    "explain": ["explain", "{}", "1", "update", "--no-ocr"],
    "cite": ["cite", "{}", "1", "update"],
}
# Every file by one command, and every command with one of them: how a worker ends is the same for all.
TRIED = [("brief", name) for name in ENDS_ITS_READER]
TRIED += [(command, ENDS_ITS_READER[at % 3]) for at, command in enumerate(ASKED) if command != "brief"]


def scrutiny(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize(("command", "name"), TRIED)
def test_a_file_that_ends_its_reader_ends_no_command(command, name, tmp_path):
    (hostile,) = (kind for kind in KINDS if kind.name == name)
    (tmp_path / name).write_bytes(hostile.make())
    ran = scrutiny(tmp_path, *(word.replace("{}", name) for word in ASKED[command]))
    # A table reader that survives has simply found nothing; a report can't be had from any of them.
    assert ran.returncode in ((0, 1, 3) if command == "tables" else (3,)), ran.stderr
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.strip().splitlines()) <= 1, ran.stderr
    assert not (tmp_path / "out").exists()


def test_what_a_worker_reads_is_what_this_process_reads(tmp_path):
    from pipeline.open_file import tables
    from pipeline.settings import Settings
    from pipeline.work.tabling import record

    ran = scrutiny(tmp_path, "tables", str(GOOD), "--no-ocr")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == [record(table) for table in tables(GOOD, "auto", Settings(ocr="off"))]
    said = scrutiny(tmp_path, "explain", str(GOOD), "2", "update", "--no-ocr")
    assert said.returncode == 0 and "Whitespace alone: the same words." in said.stdout
