"""How reading scales on a cluster, and what sending costs: `python -m tests.bench.cluster FOLDER [--documents 1000]`.

`--kill`: in place of that, extract the documents here and on a cluster of two, of which one is killed after a third and
again after two thirds of them; each document must have its row, and no byte may differ.

Documents of FOLDER, repeated under other bytes where they are too few, are read without names and text recognition: by
one worker of this machine, by clusters of 1, 2, … as many processes as there are cores, which read paths, and by the
last one again with every file sent. "the client": processor time of the process that hands out and takes back.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
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
from tests.batch.runs import COMMAND, tree
from tests.tables import rows

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

    more: dict[str, Any] = {"threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "host": "127.0.0.1"}
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


def extract(documents: Path, into: Path, *more: str) -> Iterator[int]:
    """Run the command; yield how many documents are done, as it says so."""
    words = [*COMMAND, str(documents), "-o", str(into), "--no-ocr", "--json", *more]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        for line in run.stderr or ():
            if line.startswith('{"event": "document"'):
                yield json.loads(line)["done"]
            elif not line.startswith("{"):
                print(line, end="")


def kill(client: Any, name: int) -> None:
    """End the process of the worker of this name, once it is there; its nanny starts it again."""
    client.wait_for_workers(2)
    named = {worker["name"]: address for address, worker in client.scheduler_info(-1)["workers"].items()}
    (pid,) = client.run(os.getpid, workers=[named[name]]).values()
    os.kill(pid, signal.SIGKILL)
    print(f"killed worker {name}, process {pid}")


def survives(documents: Path, count: int) -> bool:
    """Return True if a cluster of which a worker is killed twice writes what this machine alone writes."""
    import distributed

    with tempfile.TemporaryDirectory() as folder, local_cluster(2) as address, distributed.Client(address) as client:
        here, there = Path(folder, "here"), Path(folder, "there")
        deque(extract(documents, here), maxlen=0)
        for done in extract(documents, there, "--cluster", address):
            if done in (count // 3, 2 * count // 3):
                kill(client, 0)
        one, other = tree(here), tree(there)
        differ = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
        number = len(rows(there, "documents"))
        print(f"{number:,} rows for {count:,} documents; {len(differ)} of {len(one):,} files differ", *differ[:9])
        return number == count and not differ


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--kill", action="store_true")
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        jobs = jobs_of(options.folder, Path(folder), options.documents)
        if options.kill:
            sys.exit(not survives(Path(folder), len(jobs)))
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
