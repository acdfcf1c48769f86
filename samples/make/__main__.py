"""`python -m samples.make`: makes PDFs and truth (`--help` says more)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples.make.build import make, make_many

HERE = Path(__file__).parents[1]


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m samples.make", description=__doc__)
    ask.add_argument("names", nargs="*", help="only these (default: every sample)")
    ask.add_argument("--out", type=Path, default=HERE)
    ask.add_argument("--writers", choices=("reportlab", "docx", "all"), default="all")
    ask.add_argument("--many", type=int, default=0, metavar="N", help="instead: N reports laid out by chance")
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    if asked.many and asked.out == HERE:
        ask.error("--many needs --out FOLDER")
    every = make_many(asked.out, asked.many, asked.seed) if asked.many else make(asked.out, asked.names, asked.writers)
    for line in every:
        print(line, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
