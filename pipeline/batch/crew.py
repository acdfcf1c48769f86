"""Several stations at work on one list of documents."""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.batch.limits import FILE_CAP, Limits
from pipeline.batch.station import Answer, Answerer, Station
from pipeline.errors import where
from pipeline.scratch import private_copy

_TICK = 0.1  # seconds between two looks at the clocks
_PAGE_CODES = {"TIMEOUT": "PARTIAL_TIMEOUT"}  # all else: the page is damaged

# One for each document: answers what its worker asks, and lets go of what it holds when the document is done.
Desk = Callable[[], AbstractContextManager[Answerer]]
Begun = Callable[[str], None]  # is told the name of a document as its turn comes, then with each page's number


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read; `order` is what the stage is given, `key` tells the job from all others.

    `file`: the worker is given a private copy of it, as the order's `path`. `sha256`: of its bytes, where known.
    `beside`: other files that the order names. `address`: where a cluster's worker fetches the file.
    """

    key: str
    name: str
    order: dict[str, Any]
    file: Path | None = None
    sha256: str = ""
    beside: tuple[Path, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Crew:
    """How the work is done: which stage, by how many, within which limits, with whose help."""

    stage: str
    desk: Desk
    workers: int
    limits: Limits
    copies: Path | None = None  # folder for private copies of files; None: files are read where they are

    @property
    def fetches(self) -> bool:
        """False: what is at an address is fetched before it is a job."""
        return False

    def note(self) -> str:
        """Return what the progress bar says of who works: nothing."""
        return ""

    def work(self, jobs: Sequence[Job], begun: Begun = lambda name: None) -> Iterator[tuple[Job, Answer]]:
        """Every job with its answer, as they are done. `begun` is told each name as its turn comes.

        Leaving the iteration early ends all workers.
        """
        waiting = deque(jobs)
        done: queue.SimpleQueue[tuple[Job, Answer]] = queue.SimpleQueue()
        stations = [Station(self.stage, self.limits) for _ in range(min(self.workers, len(jobs)))]
        threads = [threading.Thread(target=self._serve, args=(s, waiting, done, begun)) for s in stations]
        with timed(stations):
            for thread in threads:
                thread.start()
            try:
                for _ in jobs:
                    yield _next(done)
            finally:
                waiting.clear()
                for station in stations:
                    station.stop()
                for thread in threads:
                    thread.join()

    def _serve(
        self,
        station: Station,
        waiting: deque[Job],
        done: queue.SimpleQueue[tuple[Job, Answer]],
        begun: Begun,
    ) -> None:
        while True:
            try:
                job = waiting.popleft()
            except IndexError:
                break
            begun(job.name)
            station.paged = lambda page, of, name=job.name: begun(f"{name}, page {page} of {of}")  # type: ignore[misc]
            try:
                answer = self._attempt(station, job)
            except Exception as error:  # noqa: BLE001 - the boundary of one document on the parent's side
                answer = Answer("WORKER_CRASH", where=where(error), outside=True)
            done.put((job, answer))
        station.close()

    def _attempt(self, station: Station, job: Job) -> Answer:
        if job.file is None or self.copies is None or not _is_readable(job.file):
            return attempt(station, job, self.limits, self.desk)  # why it can't be read, the stage knows to say
        with private_copy(job.file, self.copies, FILE_CAP) as own:
            ordered = replace(job, order={**job.order, "path": str(own.path)})
            return replace(attempt(station, ordered, self.limits, self.desk), sha256=own.sha256)


def attempt(station: Station, job: Job, limits: Limits, desk: Desk) -> Answer:
    """The answer for one document: a page that costs the worker its life is left out at the next try.

    A worker that somebody else ended says nothing of the document, which is read again, once.
    """
    left, skip, ended = limits.seconds, dict[str, str](), False
    with desk() as answerer:
        while True:
            answer = station.do({**job.order, "skip": skip}, left, answerer)
            if answer.outside and not ended:
                ended = True
                continue
            left -= answer.seconds
            lost = str(answer.page)
            hopeless = not answer.page or lost in skip or len(skip) + 1 >= min(limits.bad_pages + 1, answer.pages)
            if not answer.code or answer.outside or hopeless or left <= 1:
                return answer
            skip[lost] = _PAGE_CODES.get(answer.code, "CORRUPT_PAGE")


def _is_readable(file: Path) -> bool:
    return file.is_file() and os.access(file, os.R_OK)


@contextmanager
def timed(stations: Sequence[Station]) -> Iterator[None]:
    """A clock that ends workers whose time is up."""
    over = threading.Event()
    clock = threading.Thread(target=_keep_time, args=(stations, over))
    clock.start()
    try:
        yield
    finally:
        over.set()
        clock.join()


def _keep_time(stations: Sequence[Station], over: threading.Event) -> None:
    while not over.wait(_TICK):
        for station in stations:
            station.check()


def _next(done: queue.SimpleQueue[tuple[Job, Answer]]) -> tuple[Job, Answer]:
    """The next that is done; in small steps, since on Windows a wait without end can't be interrupted."""
    while True:
        try:
            return done.get(timeout=0.5)
        except queue.Empty:
            continue
