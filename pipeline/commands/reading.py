"""A run while it reads: the bar for people, log lines for machines, and what goes into run.json."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.batch.archives import unpacked
from pipeline.batch.inputs import Found
from pipeline.batch.limits import Limits
from pipeline.commands.progress import progress, say
from pipeline.commands.wording import count
from pipeline.privacy.store import hides
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.work.many import Reading, Result
    from pipeline.work.workforce import Workforce

SLOWEST = 10  # documents that run.json names with their seconds


def make_reading(
    settings: Settings, limits: Limits, kept: Path, force: Workforce, options: argparse.Namespace
) -> Reading:
    """The reading of a run: how, within which limits, by whom, and what it keeps for the next."""
    from pipeline.batch.done import Store
    from pipeline.publish.folder import KEPT
    from pipeline.publish.parcel import is_whole
    from pipeline.work.many import Reading

    store = Store(kept / "done", options.out.resolve() / KEPT, is_whole, resume=options.resume)
    return Reading(settings, limits, store, force)


def files_to_read(found: Sequence[Found], unpacking: Path, fetches: bool) -> Iterator[Found]:
    """The files to read: an archive's in its place; what is elsewhere is fetched, unless a worker `fetches` it."""
    from pipeline.batch.remote import fetched, name_of

    for position, named in enumerate(found):
        if named.remote and fetches and not name_of(named.name).lower().endswith(".zip"):
            yield replace(named, path=Path(name_of(named.name)))
            continue
        item = fetched(named, unpacking / f"{position}-fetched") if named.remote else named
        if item.archive and item.problem is None:
            yield from unpacked(item, unpacking / str(position))
        else:
            yield item


def read_all(reading: Reading, files: Sequence[Found], *, log: bool, named: bool = False) -> list[Result]:
    """All files read, in the order given. Interrupted, it says what is kept. `named`: each is named when it is done."""
    results: list[Result] = []
    try:
        with progress(len(files), reading.force.note, silent=log) as advance:
            for result in reading.read(files, advance):
                results.append(result)
                advance(None, result.reason if result.status == "failed" else None)
                if named:
                    say(f"{result.item.name}: {result.status}, {result.how}, {result.seconds:.1f} s")
                if log:
                    _log(result, len(results), len(files), reading.settings)
    except KeyboardInterrupt:
        print(f"{count(sum(r.how != 'refused' for r in results), 'file')} of {len(files):,} read so far: run the "
              "same command to resume.", file=sys.stderr)  # fmt: skip
        raise
    place = {id(item): at for at, item in enumerate(files)}
    return sorted(results, key=lambda result: place[id(result.item)])


def _log(result: Result, done: int, of: int, settings: Settings) -> None:
    """One JSON object on one line of standard error; never anything of what stands in the document."""
    line = {
        "event": "document",
        "file": None if hides(settings) else result.item.name,
        "how": result.how,
        "status": result.status,
        "reason": result.reason,
        "seconds": round(result.seconds, 3),
        "done": done,
        "of": of,
    }
    sys.stderr.write(json.dumps(line, ensure_ascii=True) + "\n")


def run_record(
    results: Sequence[Result], started: float, workers: int | None, limits: Limits, settings: Settings
) -> dict[str, Any]:
    """What run.json tells of the reading: when, how long, how many, with what."""
    from pipeline.work.versions import versions
    from pipeline.work.workforce import cores

    slowest = sorted(results, key=lambda result: -result.seconds)[:SLOWEST]
    return {
        "started": datetime.fromtimestamp(started, UTC).isoformat(timespec="seconds"),
        "seconds": round(time.time() - started, 1),
        "workers": workers or cores(),
        "timeout": limits.seconds,
        "inputs": dict(Counter(result.how for result in results)),
        "reasons": dict(Counter(result.reason for result in results)),
        "slowest": [_slow(result, settings) for result in slowest if result.seconds],
        "seconds_each": _shares([result.seconds for result in results if result.seconds]),
        "memory_each": _shares([result.held / 2**20 for result in results if result.held]),  # MB
        "versions": versions(),
    }


def _shares(measured: Sequence[float]) -> dict[str, float] | None:
    """What half, 95 and 99 of 100 documents stay below; None where none was read."""
    ordered = sorted(measured)
    places = {f"p{share}": (len(ordered) * share - 1) // 100 for share in (50, 95, 99)}
    return {name: round(ordered[at], 3) for name, at in places.items()} if ordered else None


def _slow(result: Result, settings: Settings) -> dict[str, Any]:
    """Where people are hidden no file is named: its name may hold theirs."""
    return {"file": None if hides(settings) else result.item.name, "seconds": round(result.seconds, 1)}
