"""Workers' stages run in this very process, so that tests of what a command says need not wait for one to start."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from pipeline.batch.crew import Job
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer, Answerer
from pipeline.errors import ScrutinyError, where
from pipeline.settings import Settings
from pipeline.work.reading import STAGE
from pipeline.work.recognising import Desk
from pipeline.work.workforce import Chosen


class _Talk:
    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def page(self, number: int, of: int) -> None:
        return None

    def ask(self, body: bytes = b"", **head: Any) -> dict[str, Any]:
        return self._answerer(head, bytes(body))[0]


class _Force:
    fetches = False

    @staticmethod
    def note() -> str:
        return ""

    def __init__(self, does: str, desk: Desk) -> None:
        self._module, self._name, *_ = does.split(":")
        self._desk = desk

    def work(
        self, jobs: Sequence[Job], begun: Callable[[str], None] = lambda name: None
    ) -> Iterator[tuple[Job, Answer]]:
        does = getattr(importlib.import_module(self._module), self._name)
        for job in jobs:
            begun(job.name)
            with self._desk() as answerer:
                try:
                    head, body = does({**job.order, "seconds": 60.0}, _Talk(answerer))
                except (ScrutinyError, KeyboardInterrupt):
                    raise
                except Exception as error:  # noqa: BLE001 - as a worker does
                    yield job, Answer("WORKER_CRASH", where=where(error))
                else:
                    yield job, Answer("", head, body)


def workforce(chosen: Chosen, settings: Settings, limits: Limits, does: str) -> AbstractContextManager[_Force]:
    """In the place of `pipeline.work.workforce.workforce`."""
    return crew(settings, limits, None, does)


@contextmanager
def crew(settings: Settings, limits: Limits, workers: int | None = None, does: str | None = None) -> Iterator[_Force]:
    """In the place of `pipeline.work.workforce.crew`."""
    desk = Desk(limits.scan_page_seconds)
    try:
        yield _Force(does or STAGE, desk)
    finally:
        desk.close()
