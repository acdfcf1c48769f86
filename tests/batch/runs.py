"""Runs of the command over folders of samples, and what they leave behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "pipeline.cli", "extract"]
QUICK = ["--no-ocr", "--no-entities"]
DONE = (0, 1)  # 1: done, and a cell is to be looked at, which is no matter of how it was run


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def extract(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run to its end; paths are those in `folder`."""
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=environment(**more), capture_output=True, text=True, check=False
    )


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A run that goes on meanwhile, and hears Ctrl-C even where the tests were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what is ignored here the run would ignore too
    try:
        return subprocess.Popen(
            [*COMMAND, *arguments], cwd=folder, env=environment(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file's bytes but run.json's, which tells the time, and what is kept for the next run."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {name: data for name, data in found.items() if name != "run.json" and not name.startswith(".scrutiny/")}


def samples(folder: Path, names: Sequence[str]) -> None:
    folder.mkdir(parents=True)
    for name in names:
        shutil.copy(ROOT / "samples" / f"{name}.pdf", folder)
