"""`scrutiny pack`: a dataset as one zip, to hand to somebody else."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.commands.wording import count, printable
from pipeline.errors import UsageError

LISTED = 10  # papers on the screen that were not found


def run(options: argparse.Namespace) -> int:
    """Write the package and say what is in it. 0 done; 1 where a paper was not found."""
    from pipeline.publish import must_be_dataset
    from pipeline.publish.handover.pack import pack

    must_be_dataset(options.dataset)
    dataset = options.dataset.resolve()
    path = options.out or Path(f"{dataset.name}.zip")
    if path.resolve().is_relative_to(dataset):
        raise UsageError("The package can't be inside the dataset itself.", "Choose another place with -o.")
    for folder in options.documents:
        if not folder.is_dir():
            raise UsageError(f"{folder} is not a folder.", "Give the folder that holds the papers.")
    done = pack(dataset, path, options.documents)
    for name in done.missing[:LISTED]:
        print(f"Not found, so not in it: {printable(name)}", file=sys.stderr)
    if len(done.missing) > LISTED:
        print(f"… and {len(done.missing) - LISTED:,} more; README.txt in the package lists them.", file=sys.stderr)
    with_papers = f", {count(done.papers, 'paper')} among them" if done.papers else ", without the papers themselves"
    print(f"Packed {count(done.files, 'file')}{with_papers}: {printable(str(path))}", file=sys.stderr)
    return 1 if done.missing else 0
