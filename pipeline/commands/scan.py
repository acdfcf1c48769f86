"""`scrutiny scan`: which of many files hold a report, one line each as soon as it is known."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.batch.archives import unpacked
from pipeline.batch.inputs import Found, find
from pipeline.commands.progress import progress
from pipeline.commands.wording import count, printable
from pipeline.errors import UsageError
from pipeline.scan import Scanned, scan
from pipeline.settings import Settings

DONE, DONE_BUT, NOTHING_READ = 0, 1, 3
VERDICTS = ("yes", "maybe", "no", "needs OCR", "failed")
WIDEST = max(map(len, VERDICTS))


def run(options: argparse.Namespace) -> int:
    """Print a line for each file on standard output, the sum on standard error. Returns an exit code of the contract.

    A file that needs text recognition counts as partial, one that may hold a report as needing a look.
    """
    settings = Settings(password=options.password, profile=options.profile)
    found = find(options.inputs)
    verdicts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="scrutiny-") as folder, progress(len(found)) as advance:
        for item in _files(found, Path(folder)):
            advance(item.name)
            seen = _seen(item, settings)
            verdicts[seen.verdict] += 1
            sys.stdout.write((_machine(item, seen) if options.json else _plain(item, seen)) + "\n")
            advance()
    print(_conclusion(verdicts), file=sys.stderr)
    if verdicts["failed"] == verdicts.total():
        return NOTHING_READ
    return DONE_BUT if verdicts["failed"] or verdicts["needs OCR"] or verdicts["maybe"] else DONE


def _files(found: Sequence[Found], folder: Path) -> Iterator[Found]:
    """The files, those of an archive one by one: each is deleted once it was seen."""
    for position, item in enumerate(found):
        if item.archive and item.problem is None:
            for inner in unpacked(item, folder / str(position)):
                yield inner
                inner.path.unlink(missing_ok=True)
        else:
            yield item


def _seen(item: Found, settings: Settings) -> Scanned:
    """What the file shows, whatever happens: a fault of ours in one file must not cost the others."""
    if item.problem is not None:
        return Scanned("failed", str(item.problem), code=item.problem.code)
    try:
        return scan(item.path, settings)
    except (KeyboardInterrupt, UsageError):
        raise
    except Exception as error:  # noqa: BLE001 - the boundary of one document; recorded, never hidden
        return Scanned("failed", f"Reading stopped with a fault of ours ({type(error).__name__}).", code="WORKER_CRASH")


def _plain(item: Found, seen: Scanned) -> str:
    where = f" (page {seen.found_on[0]} of {seen.pages})" if seen.found_on else ""
    return f"{seen.verdict:<{WIDEST}}  {printable(item.name)}{where}  {printable(seen.reason)}"


def _machine(item: Found, seen: Scanned) -> str:
    return json.dumps({"file": item.name, **dataclasses.asdict(seen)}, ensure_ascii=True)


def _conclusion(verdicts: Counter[str]) -> str:
    parts = [f"{verdicts[v]} {v}" for v in VERDICTS if verdicts[v]]
    return f"Done. {count(verdicts.total(), 'file')} looked at: {', '.join(parts)}."
