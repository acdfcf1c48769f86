"""Hostile and broken files, written from nothing: each small, each of one kind, each with the outcome it must get.

`python -m tests.hostile.papers FOLDER` writes them all. None holds anything of a real paper.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.hostile import bombs, not_pdfs, repeats, structure
from tests.hostile.writer import KINDS, Hostile

__all__ = ["KINDS", "Hostile", "bombs", "not_pdfs", "repeats", "structure", "write"]


def write(folder: Path) -> None:
    """All kinds into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for hostile in KINDS:
        (folder / hostile.name).write_bytes(hostile.make())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
