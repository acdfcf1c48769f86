"""Who reads: workers on this machine, as many as it has cores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.batch.crew import Crew
from pipeline.batch.limits import Limits
from pipeline.scratch import scratch
from pipeline.settings import Settings
from pipeline.work.reading import STAGE
from pipeline.work.recognising import Desk


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
