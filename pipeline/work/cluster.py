"""The same work on an existing Dask cluster: documents are sent there, answers come back, nothing else differs.

A document's bytes travel with its task, so that the machines share no folder, and a task whose machine dies is done
again by another.
"""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.batch.crew import Job
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer
from pipeline.errors import UsageError
from pipeline.journal import JOURNALS
from pipeline.settings import Settings
from pipeline.work.reading import STAGE
from pipeline.work.there import AnotherVersion, read_there
from pipeline.work.versions import versions

_WAIT = 20  # seconds for the cluster to answer
_AHEAD = 3  # documents under way for each thread of the cluster: enough to keep it busy, few enough to hold


@dataclass(frozen=True, slots=True)
class Cluster:
    """A workforce behind one address."""

    client: Any  # distributed.Client
    settings: Settings
    limits: Limits

    def work(self, jobs: Sequence[Job], begun: Callable[[str], None]) -> Iterator[tuple[Job, Answer]]:
        """Every job with its answer, as they are done. Raises UsageError where a machine has another version."""
        import distributed

        as_completed: Any = distributed.as_completed
        waiting, beside = iter(jobs), _beside(self.settings)
        under_way: dict[Any, Job] = {}
        ahead = _AHEAD * max(1, sum(self.client.nthreads().values()))
        done = as_completed(loop=self.client.loop)
        for job in itertools.islice(waiting, ahead):
            self._send(job, beside, under_way, done)
        while under_way:
            future = next(done)
            job = under_way.pop(future)
            if more := next(waiting, None):
                self._send(more, beside, under_way, done)
            begun(job.name)
            yield job, _answer(future)

    def _send(self, job: Job, beside: dict[str, bytes], under_way: dict[Any, Job], done: Any) -> None:
        content = _content(Path(job.order["path"]))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a task is large is meant so
            future = self.client.submit(read_there, STAGE, self.limits, versions(), job, content, beside, pure=False)
        under_way[future] = job
        done.add(future)


@contextmanager
def cluster(address: str, settings: Settings, limits: Limits) -> Iterator[Cluster]:
    """The cluster at `address` (`tcp://host:8786`). Raises UsageError where it can't be used, and says why."""
    try:
        import distributed
    except ImportError as error:
        raise UsageError("--cluster needs Dask.", "Install it: pip install scrutiny-pipeline[cluster]") from error
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No cluster answers at {address}.", "Start one, or check the address.") from error
    with client:
        if not client.nthreads():
            raise UsageError(f"The cluster at {address} has no workers.", f"Start one: dask worker {address}")
        yield Cluster(client, settings, limits)


def _content(path: Path) -> bytes:
    """The file's bytes; none where it is gone by now, which the answer then says by its hash."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _answer(future: Any) -> Answer:
    """The answer; a document that took down one machine after the other is given up, as a worker's death here."""
    from distributed import KilledWorker

    try:
        found: Answer = future.result()
    except KilledWorker:
        return Answer("WORKER_CRASH", where="the cluster gave it up")
    except (AnotherVersion, ImportError, AttributeError) as error:
        raise UsageError(
            "A machine of the cluster has another version of this tool or of its libraries.",
            "Install the same one everywhere: pip install -r requirements-dev.lock",
        ) from error
    return found


def _beside(settings: Settings) -> dict[str, bytes]:
    """The files that the settings name, under the names that `there` gives them."""
    found = {"profile": settings.profile.read_bytes()} if settings.profile else {}
    for name in JOURNALS if settings.corrections else ():
        journal = Path(settings.corrections or "", name)
        if journal.is_file():
            found[f"corrections/{name}"] = journal.read_bytes()
    return found
