"""Who reads: workers on this machine, as many as it has cores, or a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from pipeline.batch.crew import Begun, Crew, Job
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer
from pipeline.scratch import scratch
from pipeline.settings import Settings
from pipeline.work.reading import STAGE
from pipeline.work.recognising import Desk


class Workforce(Protocol):
    """Whoever does the jobs: a crew of workers here, or a cluster. `fetches`: also files that are at an address."""

    @property
    def fetches(self) -> bool: ...

    def note(self) -> str:
        """Return what the progress bar says of who works."""

    def work(self, jobs: Sequence[Job], begun: Begun) -> Iterator[tuple[Job, Answer]]:
        """Every job with its answer, in any order."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who is to read, as the command was given it."""

    workers: int | None = None  # here; None: one for each core
    cluster: str | None = None  # the address of a scheduler, in their place
    say: Callable[[str], None] = lambda line: None  # is told what a person should know of the cluster


def workforce(
    chosen: Chosen, settings: Settings, limits: Limits, does: str = STAGE
) -> AbstractContextManager[Workforce]:
    """Whoever was chosen, at work on the stage `does`. Raises UsageError where a cluster can't be used."""
    if chosen.cluster:
        from pipeline.work.cluster import cluster

        return cluster(chosen.cluster, settings, limits, does, chosen.say)
    return crew(settings, limits, chosen.workers, does)


@contextmanager
def crew(settings: Settings, limits: Limits, workers: int | None = None, does: str | None = None) -> Iterator[Crew]:
    """A crew of `workers` (as many as there are cores), and the one text recogniser that they share.

    `does`: the stage they work at, where that is not reading documents.
    """
    desk = Desk(limits.scan_page_seconds)
    try:
        with scratch() as copies:
            yield Crew(does or STAGE, desk, workers or cores(), limits, copies)
    finally:
        desk.close()


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
