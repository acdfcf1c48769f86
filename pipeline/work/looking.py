"""The stage of a worker that only looks whether a file holds a report, and the files of one `scan` looked at so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.batch.crew import Job
from pipeline.batch.inputs import Found
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer
from pipeline.batch.worker import Talk
from pipeline.scan import Scanned, scan
from pipeline.settings import Settings
from pipeline.work.reading import order, prepare, settings_of
from pipeline.work.unread import told
from pipeline.work.workforce import Workforce

__all__ = ["STAGE", "look", "looked_at", "prepare"]
STAGE = f"{__name__}:look"
LIMITS = Limits()


def look(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """The verdict on one file."""
    return asdict(scan(Path(job["path"]), settings_of(job))), b""


def looked_at(
    files: Sequence[Found], force: Workforce, settings: Settings, begun: Callable[[str], None]
) -> Iterator[tuple[Found, Scanned]]:
    """Every file with its verdict, in the order given; whatever a file does costs the others nothing."""
    seen = {at: _refused(item) for at, item in enumerate(files) if item.problem is not None}
    jobs = [Job(str(at), i.name, order(i.path, settings), i.path) for at, i in enumerate(files) if i.problem is None]
    told_of = 0
    for job, answer in force.work(jobs, begun):
        seen[int(job.key)] = _scanned(answer)
        while told_of in seen:
            yield files[told_of], seen[told_of]
            told_of += 1
    yield from ((files[at], seen[at]) for at in range(told_of, len(files)))


def _refused(item: Found) -> Scanned:
    return Scanned("failed", str(item.problem), code=item.problem.code if item.problem else "")


def _scanned(answer: Answer) -> Scanned:
    if answer.code:
        return Scanned("failed", told(answer, LIMITS), code=answer.code)
    return Scanned(**{**answer.head, "found_on": tuple(answer.head["found_on"])})
