"""`python -m samples.make [NAME ...] [--out DIR] [--writers reportlab|docx|all]`: makes PDFs and truth."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples.make.build import make

HERE = Path(__file__).parents[1]


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m samples.make", description=__doc__)
    ask.add_argument("names", nargs="*", help="only these (default: every sample)")
    ask.add_argument("--out", type=Path, default=HERE)
    ask.add_argument("--writers", choices=("reportlab", "docx", "all"), default="all")
    asked = ask.parse_args()
    for line in make(asked.out, asked.names, asked.writers):
        print(line, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
