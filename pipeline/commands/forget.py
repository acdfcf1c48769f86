"""`scrutiny forget`: a person or a file is removed from a dataset, and stays removed when it is read again."""

from __future__ import annotations

import argparse
import shutil
import sys

from pipeline.batch.lock import only_one
from pipeline.commands.wording import count, printable


def run(options: argparse.Namespace) -> int:
    """Remove, say what was removed and what is to be made again. 0 done; 1 where something is left to look at."""
    from pipeline.privacy.erase import erase
    from pipeline.publish import must_be_dataset

    must_be_dataset(options.dataset)
    with only_one(options.dataset) as kept:
        shutil.rmtree(kept / "done", ignore_errors=True)  # what an interrupted run had read so far
        done = erase(options.what, options.dataset, allow_again=options.allow_again)
    if done.files:
        again = "It is read again if you give it again" if options.allow_again else "It will not be read into it again"
        print(f"{count(done.files, 'file')} removed from the dataset. {again}.", file=sys.stderr)
    else:
        found = f"removed from {count(done.places, 'place')}" if done.places else "not found in the dataset"
        print(f"The name was {found}. It will be left out whenever it is met again.", file=sys.stderr)
    print("Comparisons and pages were removed, since they may hold it: make them again.", file=sys.stderr)
    for path in done.left:
        print(f"Look at {printable(str(path))}: it was not made by this tool and may hold the name.", file=sys.stderr)
    return 1 if done.left else 0
