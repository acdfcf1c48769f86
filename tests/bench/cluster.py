"""How reading scales on a cluster, and what sending costs: `python -m tests.bench.cluster FOLDER [--documents 1000]`.

Documents of FOLDER, repeated under other bytes where they are too few, are read without names and text recognition: by
one worker of this machine, by clusters of 1, 2, … as many processes as there are cores, which read paths, and by the
last one again with every file sent. "the client": processor time of the process that hands out and takes back.
"""

from __future__ import annotations

import argparse
import itertools
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.batch.crew import Job
from pipeline.batch.limits import Limits
from pipeline.read.document import sha256_of
from pipeline.settings import Settings
from pipeline.work.reading import order
from pipeline.work.workforce import Chosen, cores, workforce

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(entities=False, ocr="off")


def jobs_of(folder: Path, into: Path, count: int) -> list[Job]:
    """Return the first documents, and copies with other bytes of them until there are enough."""
    sources = itertools.cycle(sorted(folder.rglob("*.pdf")))
    jobs = []
    for number, source in zip(range(count), sources, strict=False):
        path = into / f"{number:05}.pdf"
        path.write_bytes(source.read_bytes() + b"\n%% %d\n" % number)
        jobs.append(Job(str(number), path.name, order(path, SETTINGS), path, sha256_of(path)))
    return jobs


@contextmanager
def local_cluster(workers: int) -> Iterator[str]:
    import distributed

    more: dict[str, Any] = {"threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with distributed.LocalCluster(n_workers=workers, **more) as found:
        yield found.scheduler_address


def measure(jobs: Sequence[Job], chosen: Chosen, *, send: bool = False) -> tuple[float, float]:
    """Return documents a second, and milliseconds of this process for each."""
    with workforce(chosen, SETTINGS, Limits()) as force:
        if send:
            force._reached = -(10**9)  # type: ignore[attr-defined]
        warm = [job for job, _ in force.work(jobs[: 2 * cores()], lambda name: None)]
        began, busy = time.perf_counter(), time.process_time()
        done = len(list(force.work(jobs[len(warm) :], lambda name: None)))
        return done / (time.perf_counter() - began), 1000 * (time.process_time() - busy) / done


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        jobs = jobs_of(options.folder, Path(folder), options.documents)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / len(jobs) / 1000
        one, own = measure(jobs, Chosen(workers=1))
        print(f"{len(jobs):,} documents of {size:.0f} kB, {cores()} cores")
        line = "{:<28}{:>14.2f} a second{:>10.0%}{:>12.1f} ms of the client".format
        print(line("1 worker, no cluster", one, 1, own))
        rate, own = measure(jobs, Chosen(workers=cores()))
        print(line(f"{cores()} workers, no cluster", rate, rate / one / cores(), own))
        for workers in range(1, cores() + 1):
            with local_cluster(workers) as address:
                rate, own = measure(jobs, Chosen(cluster=address, say=print))
                print(line(f"cluster of {workers}, by path", rate, rate / one / workers, own))
                if workers == cores():
                    rate, own = measure(jobs, Chosen(cluster=address, say=print), send=True)
                    print(line(f"cluster of {workers}, files sent", rate, rate / one / workers, own))
