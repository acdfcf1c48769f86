"""A few files for one command, each in a worker, within the limits that `extract` has; nothing of it is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from pipeline.batch.crew import Job
from pipeline.batch.inputs import Found
from pipeline.batch.limits import FILE_CAP, Limits
from pipeline.batch.station import Answer
from pipeline.errors import InputError, TooLarge
from pipeline.models.report import Document
from pipeline.models.text import Locator
from pipeline.settings import By, Settings
from pipeline.work import tabling
from pipeline.work.reading import order
from pipeline.work.unread import failed, told
from pipeline.work.workforce import crew

LIMITS = Limits()


def documents(paths: Sequence[Path], settings: Settings, workers: int | None = 1) -> list[Document]:
    """Each file's document, in the order of the paths; one that could not be read is a failed one."""
    named = [(str(at), path) for at, path in enumerate(paths) if not _too_large(path)]
    jobs = [Job(key, path.name, order(path, settings), path) for key, path in named]
    with crew(settings, LIMITS, workers) as force:  # a second takes longer to start than a few files take to read
        answers = {job.key: answer for job, answer in force.work(jobs)}
    return [_document(path, answers.get(str(at))) for at, path in enumerate(paths)]


def tables(path: Path, by: By, settings: Settings) -> tuple[list[dict[str, Any]], list[int]]:
    """The file's tables as `scrutiny tables` prints them, and the pages that had to be left out. Raises InputError."""
    said, left_out = _asked(path, settings, by=[by], places=None)
    return said[by], left_out


def readings(path: Path, places: Sequence[Locator], settings: Settings) -> dict[By, str | None]:
    """What each reading of the tables has in the cell at these places; None: no cell. Raises InputError."""
    every = get_args(By)
    said, _ = _asked(path, settings, by=every, places=[[p.page, *p.box] for p in places if p.spot is None])
    return {by: said[by] for by in every}


def weighed(path: Path, settings: Settings) -> dict[str, Any]:
    """All readings of a document, the best first, with the parts of their scores, and the steps that fired.

    Raises InputError.
    """
    return _asked(path, settings, tabling.READINGS)[0]


def _asked(path: Path, settings: Settings, stage: str = tabling.STAGE, **more: Any) -> tuple[dict[str, Any], list[int]]:
    if _too_large(path):
        raise _refused(path)
    with crew(settings, LIMITS, 1, stage) as force:
        ((_, answer),) = force.work([Job("", path.name, {**order(path, settings), **more}, path)])
    if answer.code:
        raise InputError(f"{path.name}: {told(answer, LIMITS)}", "")
    if problem := answer.head.get("problem"):
        raise InputError(problem, "")
    return json.loads(answer.body), answer.head["left_out"]


def _document(path: Path, answer: Answer | None) -> Document:
    from pipeline.publish.parcel import restored, unparcel

    item = Found(path, path.name)
    if answer is None:
        problem = _refused(path)
        return failed(item, None, problem.code, str(problem))
    if answer.code:
        return failed(item, None, answer.code, told(answer, LIMITS))
    return restored(unparcel(answer.body))


def _too_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > FILE_CAP


def _refused(path: Path) -> InputError:
    return TooLarge(f"{path.name} is larger than {FILE_CAP >> 20} MB.")
