"""The same work on an existing Dask cluster: documents go there, answers come back, nothing else differs.

Workers read a document where they find the same file under the same path, or from its address; else its bytes are
sent. A document is tried on another worker when one fails, and given up with the reason. No more is under way than the
workers of the moment can soon take.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import queue
import time
import warnings
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from pipeline.batch.crew import Begun, Job
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer
from pipeline.errors import UsageError
from pipeline.journal import JOURNALS
from pipeline.settings import Settings
from pipeline.work.cluster_worker import CORRECTIONS, DOCUMENT, PROFILE, REPORTS, serve
from pipeline.work.versions import versions

_FAULTS = 3  # in a row, after which a worker is left alone: one whose disk is full fails fast, and would be given most
_ALONE = 60.0  # seconds; by then its disk may have room again


@dataclass(slots=True)
class Roster:
    """Who is there. `say` is told, once, of each worker that is not used."""

    say: Callable[[str], None]
    threads: Mapping[str, int] = field(default_factory=dict)  # by the worker's address
    unfit: dict[str, str] = field(default_factory=dict)  # why each can't be used
    _faults: Counter[str] = field(default_factory=Counter)
    _alone_until: dict[str, float] = field(default_factory=dict)

    def fit(self) -> set[str]:
        """Return the addresses of workers that may be given documents."""
        now = time.monotonic()
        usable = self.threads.keys() - self.unfit.keys()
        return {worker for worker in usable if self._alone_until.get(worker, 0.0) <= now} or set(usable)

    def all_unfit(self) -> bool:
        """Return True where there are workers and none can be used."""
        return bool(self.threads) and self.threads.keys() <= self.unfit.keys()

    def places(self) -> int:
        """Return how many documents are read at a time."""
        return sum(self.threads.get(worker, 0) for worker in self.fit())

    def choose(self, tried: Collection[str]) -> list[str] | None:
        """Return who may have a document that some have tried; None: whoever is there, or comes."""
        fit = self.fit()
        chosen = fit - set(tried) or fit
        return None if chosen == set(self.threads) else sorted(chosen)

    def refuse(self, worker: str, why: str) -> None:
        """Give this worker nothing any more."""
        if worker not in self.unfit:
            self.unfit[worker] = why
            self.say(f"The worker {worker} is not used: {why}.")

    def fault(self, worker: str, why: str) -> None:
        """Count a document that this worker failed at by no fault of the document."""
        self._faults[worker] += 1
        if self._faults[worker] % _FAULTS == 0:
            known, self._alone_until[worker] = worker in self._alone_until, time.monotonic() + _ALONE
            if not known:
                self.say(f"The worker {worker} failed {_FAULTS} times in a row and is left alone for a minute: {why}.")

    def success(self, worker: str) -> None:
        """Count a document that this worker has done."""
        self._faults.pop(worker, None)


_CONNECT = 20.0  # seconds for the scheduler to answer
_GATHER = 30.0  # seconds for an answer to come over; its worker may have died just then
_TICK = 1.0  # seconds between two looks at who is there
_PATIENCE = 600.0  # seconds without any worker: an adaptive cluster may have to start machines first
_AHEAD, _AHEAD_EACH = 64, 8  # documents under way, and for each thread; fewer would not make an adaptive cluster grow
_BYTES, _BYTES_EACH = 64 << 20, 16 << 20  # of files that were sent and are not yet done, and for each thread
_TRIES, _MOST_TRIES = 3, 8  # on workers that failed: the first where no other is left, the second whatever is left
_PROBES = 5  # paths that no worker found, after which files are sent at once
_SAME = "Install the same versions on every machine, with the same constraints.txt (docs/scaling.md)."


@dataclass(slots=True)
class _Task:
    """A document on its way."""

    job: Job
    send: bool = False
    sent: int = 0  # bytes
    tries: int = 0
    tried: list[str] = field(default_factory=list)  # workers that failed
    where: list[str] | None = None  # workers that it was given to; None: any
    why: str = ""
    memory: bool = False


@dataclass(slots=True)
class Cluster:
    """A workforce behind one address; workers may come and go."""

    client: Any  # distributed.Client
    address: str
    settings: Settings
    limits: Limits
    stage: str
    roster: Roster
    _under_way: dict[Any, _Task] = field(default_factory=dict)  # by future
    _ended: queue.SimpleQueue[Any] = field(default_factory=queue.SimpleQueue)
    _looked: float = 0.0
    _alone_since: float = 0.0
    _reached: int = 0  # rises with each document that a worker found under its path, falls with each that it did not

    @property
    def fetches(self) -> bool:
        """True: workers fetch what is at an address."""
        return True

    def note(self) -> str:
        """Return what the progress bar says of who works."""
        number = len(self.roster.threads.keys() - self.roster.unfit.keys())
        return f"on {number} worker{'' if number == 1 else 's'}"

    def work(self, jobs: Sequence[Job], begun: Begun = lambda name: None) -> Iterator[tuple[Job, Answer]]:
        """Every job with its answer, as they are done. Raises UsageError where no worker can be used any more."""
        waiting = deque(_Task(job) for job in jobs)
        try:
            while waiting or self._under_way:
                self._look(waiting)
                while waiting and self._has_room():
                    task = waiting.popleft()
                    try:
                        self._submit(task)
                    except OSError:
                        yield task.job, _gone(task.job)
                try:
                    future = self._ended.get(timeout=_TICK)
                except queue.Empty:
                    continue
                if future not in self._under_way:
                    continue  # it was given to others meanwhile
                task = self._under_way.pop(future)
                answer = self._outcome(future, task)
                if answer is None:
                    waiting.appendleft(task)
                else:
                    begun(task.job.name)
                    yield task.job, answer
        finally:
            for future in self._under_way:
                future.release()
            self._under_way.clear()

    def _has_room(self) -> bool:
        places = self.roster.places()
        sent = sum(task.sent for task in self._under_way.values())
        return len(self._under_way) < max(_AHEAD, _AHEAD_EACH * places) and sent < _BYTES + _BYTES_EACH * places

    def _submit(self, task: _Task) -> None:
        """Hand it to the scheduler. Raises OSError where its file can't be read."""
        job, path = task.job, Path(task.job.order["path"]).absolute()
        contents, sha256 = _beside(self.settings, job), job.sha256
        task.send = not job.address and (task.send or self._reached <= -_PROBES)
        if task.send:
            contents[DOCUMENT] = path.read_bytes()
        elif not job.address and not sha256:
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        told = {"key": job.key, "name": job.name, "address": job.address, "sha256": sha256,
                "order": {**job.order, "path": str(path)}}  # fmt: skip
        task.sent, task.where = sum(map(len, contents.values())), self.roster.choose(task.tried)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a task is large is meant so
            future = self.client.submit(
                serve, versions(), self.stage, asdict(self.limits), told, contents,
                pure=False, key=f"scrutiny-{uuid4()}", workers=task.where, allow_other_workers=False,
            )  # fmt: skip
        self._under_way[future] = task
        future.add_done_callback(self._ended.put)

    def _look(self, waiting: deque[_Task]) -> None:
        """See who is there; what was given only to workers that are gone is given to others."""
        now = time.monotonic()
        if now < self._looked + _TICK:
            return
        self._looked = now
        self.roster.threads = _threads(self.client, self.address)
        if self.roster.all_unfit():
            worker, why = next(iter(self.roster.unfit.items()))
            raise UsageError(f"No worker of the cluster at {self.address} can be used: {worker} {why}.", _SAME)
        if self.roster.threads:
            self._alone_since = 0.0
        elif not self._alone_since:
            self._alone_since = now
            self.roster.say(f"The cluster at {self.address} has no workers now; waiting for some.")
        elif now > self._alone_since + _PATIENCE:
            raise UsageError(f"No worker joined the cluster at {self.address} in {_PATIENCE / 60:.0f} minutes.",
                             f"Start one (dask worker {self.address}); run the same command to resume.")  # fmt: skip
        fit = self.roster.fit()
        given = self._under_way.items()
        stuck = [future for future, task in given if task.where is not None and fit.isdisjoint(task.where)]
        for future in stuck:
            waiting.appendleft(self._under_way.pop(future))
            future.release()

    def _outcome(self, future: Any, task: _Task) -> Answer | None:
        """Return the answer; None: to be tried again."""
        said = _result(future)
        worker, kind = said.get("worker", ""), said["kind"]
        if kind == "lost":
            _threads(self.client, self.address)  # raises where it is the scheduler that is gone
            return self._failed(task, "", "a lost answer")
        if kind == "send":
            self._reached -= 1
            task.send = True
            return None
        if kind == "differs":
            name, there, here = said["by"][0]
            own = name == "code"
            self._refuse(worker, "has other files of this tool" if own else f"has {name} {there}, here it is {here}")
            return None
        if kind == "foreign" and self._found_foreign():
            return None
        if kind in ("fault", "foreign", "killed"):
            task.memory = said.get("memory", False)
            return self._failed(task, worker, said["why"])
        self.roster.success(worker)
        if kind == "problem":
            return Answer(said["code"], {"problem": said["message"]}, outside=True)
        self._reached += 0 if task.send or task.job.address else _PROBES
        del said["kind"], said["worker"]
        return Answer(**said)

    def _failed(self, task: _Task, worker: str, why: str) -> Answer | None:
        if worker:
            self.roster.fault(worker, why)
            task.tried.append(worker)
        task.tries += 1
        task.send = True  # should it have been the way to the file
        others = self.roster.fit() - set(task.tried)
        if task.tries < _TRIES or (others and worker and task.tries < _MOST_TRIES):
            return None
        said = f"The cluster gave up on it after {task.tries} tries; the last ended with {why}. Look at its workers."
        return Answer("MEMORY_LIMIT" if task.memory else "WORKER_CRASH", {"problem": said}, outside=True)

    def _found_foreign(self) -> bool:
        """Dask could not even call the tool: find out on which workers, and use them no more."""
        asked = self.client.run(importlib.import_module, serve.__module__, on_error="return")
        foreign = [worker for worker, found in asked.items() if isinstance(found, Exception)]
        for worker in foreign:
            self._refuse(worker, "has not this version of the tool")
        return bool(foreign)

    def _refuse(self, worker: str, why: str) -> None:
        self.roster.refuse(worker, why)
        self._looked = 0.0  # there may be no other


@contextmanager
def cluster(
    address: str, settings: Settings, limits: Limits, stage: str, say: Callable[[str], None]
) -> Iterator[Cluster]:
    """The cluster at `address` (`tcp://host:8786`). Raises UsageError where it can't be used, and says why."""
    try:
        import distributed
    except ImportError as error:
        raise UsageError("--cluster needs Dask.", "Install the extra `cluster` (README, Install it).") from error
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No cluster answers at {address}.", "Start one, or check the address.") from error
    with client:
        yield Cluster(client, address, settings, limits, stage, Roster(say))


def _threads(client: Any, address: str) -> dict[str, int]:
    """Return the workers of now with their threads. Raises UsageError where the scheduler is gone."""
    until = time.monotonic() + _CONNECT
    while client.status == "connecting" and time.monotonic() < until:
        time.sleep(0.1)
    with suppress(OSError, RuntimeError, TimeoutError):
        if client.status == "running":
            found: dict[str, int] = client.nthreads(callback_timeout=_CONNECT)
            return found
    raise UsageError(f"The cluster at {address} was lost.", "What was read is kept; run the same command to resume.")


def _result(future: Any) -> dict[str, Any]:
    """Return what `serve` said; where it could not be asked, a kind of our own."""
    from distributed import KilledWorker

    try:
        found: dict[str, Any] = future.result(timeout=_GATHER)
    except KilledWorker as error:
        return {"kind": "killed", "why": f"the end of its worker ({error.last_worker.address})"}
    except (CancelledError, asyncio.CancelledError, TimeoutError):
        return {"kind": "lost"}
    except (ImportError, AttributeError, TypeError) as error:
        return {"kind": "foreign", "why": type(error).__name__}
    except Exception as error:  # noqa: BLE001 - whatever Dask or a dying worker comes up with costs a try
        return {"kind": "fault", "why": type(error).__name__, "memory": isinstance(error, MemoryError)}
    return dict(found)


def _gone(job: Job) -> Answer:
    return Answer("NOT_FOUND", {"problem": f"There is no file {Path(job.order['path']).name}."}, outside=True)


def _beside(settings: Settings, job: Job) -> dict[str, bytes]:
    """Return the files that settings and order name, under the names that `serve` gives them."""
    own = settings.profile is not None and settings.profile.is_file()  # else it is a ready-made one
    found = {PROFILE: settings.profile.read_bytes()} if own and settings.profile else {}
    for name in JOURNALS if settings.corrections else ():
        journal = Path(settings.corrections or "", name)
        if journal.is_file():
            found[f"{CORRECTIONS}/{name}"] = journal.read_bytes()
    return {**found, **{f"{REPORTS}/{at}": path.read_bytes() for at, path in enumerate(job.beside)}}
