"""The command line of `scrutiny app`. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from pathlib import Path


def app_options(command: argparse.ArgumentParser) -> None:
    """Adds what `app` takes."""
    add, out = command.add_argument, Path("scrutiny-out")
    add("dataset", nargs="?", type=Path, default=out, metavar="DATASET", help="folder for the results (%(default)s)")
    add("--documents", type=Path, metavar="DIR", help="where the papers are kept (DATASET-papers)")
    add("--port", type=int, default=0, metavar="N", help="the port to serve on (any free one)")
    add("--no-browser", dest="browser", action="store_false", help="only print the address")
