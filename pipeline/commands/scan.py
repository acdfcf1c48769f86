"""`scrutiny scan`: which of many files hold a report, one line each as soon as it is known."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.batch.archives import unpacked
from pipeline.batch.inputs import Found, find
from pipeline.commands.progress import progress, say
from pipeline.commands.wording import count, printable
from pipeline.profiles import load
from pipeline.scan import Scanned
from pipeline.scratch import scratch
from pipeline.settings import Settings
from pipeline.work.looking import LIMITS, STAGE, looked_at
from pipeline.work.workforce import Chosen, workforce

DONE, DONE_BUT, NOTHING_READ = 0, 1, 3
VERDICTS = ("yes", "maybe", "no", "needs OCR", "failed")
WIDEST = max(map(len, VERDICTS))


def run(options: argparse.Namespace) -> int:
    """Print a line for each file on standard output, the sum on standard error. Returns an exit code of the contract.

    A file that needs text recognition counts as partial, one that may hold a report as needing a look.
    """
    settings = Settings(password=options.password, profile=options.profile)
    if options.profile is not None:
        load(options.profile)  # refused before anything is looked at
    verdicts: Counter[str] = Counter()
    chosen = Chosen(cluster=options.cluster, say=say)
    with scratch() as folder:
        files = list(_files(find(options.inputs), folder))
        with workforce(chosen, settings, LIMITS, STAGE) as force, progress(len(files), force.note) as advance:
            for item, seen in looked_at(files, force, settings, advance):
                verdicts[seen.verdict] += 1
                sys.stdout.write((_machine(item, seen) if options.json else _plain(item, seen)) + "\n")
                advance()
    print(_conclusion(verdicts), file=sys.stderr)
    if verdicts["failed"] == verdicts.total():
        return NOTHING_READ
    return DONE_BUT if verdicts["failed"] or verdicts["needs OCR"] or verdicts["maybe"] else DONE


def _files(found: Sequence[Found], folder: Path) -> Iterator[Found]:
    """The files, and in an archive's place those in it."""
    for position, item in enumerate(found):
        if item.archive and item.problem is None:
            yield from unpacked(item, folder / str(position))
        else:
            yield item


def _plain(item: Found, seen: Scanned) -> str:
    where = f" (page {seen.found_on[0]} of {seen.pages})" if seen.found_on else ""
    return f"{seen.verdict:<{WIDEST}}  {printable(item.name)}{where}  {printable(seen.reason)}"


def _machine(item: Found, seen: Scanned) -> str:
    return json.dumps({"file": item.name, **dataclasses.asdict(seen)}, ensure_ascii=True)


def _conclusion(verdicts: Counter[str]) -> str:
    parts = [f"{verdicts[v]} {v}" for v in VERDICTS if verdicts[v]]
    return f"Done. {count(verdicts.total(), 'file')} looked at: {', '.join(parts)}."
