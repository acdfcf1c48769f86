"""`scrutiny pack`: a dataset as one zip, to hand to somebody else."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.commands.wording import count, printable
from pipeline.errors import UsageError


def run(options: argparse.Namespace) -> int:
    """Write the package and say what is in it. 0 done; 1 where a paper was not found."""
    from pipeline.publish.handover.pack import pack

    dataset = options.dataset.resolve()
    path = options.out or Path(f"{dataset.name}.zip")
    if path.resolve().is_relative_to(dataset):
        raise UsageError("The package can't stand in the dataset itself.", "Choose another place with -o.")
    if options.papers is not None and not options.papers.is_dir():
        raise UsageError(f"{options.papers} is no folder.", "Give the folder that holds the papers.")
    done = pack(dataset, path, options.papers)
    for name in done.missing:
        print(f"Not found in {options.papers}: {printable(name)}", file=sys.stderr)
    with_papers = f", {count(done.papers, 'paper')} among them" if done.papers else ", without the papers themselves"
    print(f"Packed {count(done.files, 'file')}{with_papers}: {printable(str(path))}", file=sys.stderr)
    return 1 if done.missing else 0
