"""Run the sources of cases: `python -m tests.cases.make [FEATURE/CASE ...]` writes their inputs anew."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> None:
    """Run the sources that are named, or all."""
    for source in sorted(HERE.glob("*/*/source.py")):
        name = source.parent.relative_to(HERE).as_posix()
        if not names or any(name.startswith(wanted) for wanted in names):
            runpy.run_path(str(source), run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
