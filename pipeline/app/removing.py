"""Taking a file away: asked before, then all that was made of it goes; other files keep what people said of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.app.acts import BRIEFS, to_job
from pipeline.app.desk import Desk
from pipeline.app.downloads import FOLDER
from pipeline.app.pages import desk_of, drawings, jobs_of, page
from pipeline.app.papers import papers_by_hash
from pipeline.app.shown import documents
from pipeline.errors import UsageError
from pipeline.models.report import Report
from pipeline.review import said_of_file

DONE = "{} was removed, with all that was made of it. Other rounds of its inquiry are compared without it now."


@dataclass(frozen=True, slots=True)
class Going:
    """What goes with a file. `rounds`: reports of other files that are compared with its own."""

    sha256: str
    file: str
    read: bool
    reports: tuple[Report, ...]
    rounds: tuple[Report, ...]
    said: int


def ask(request: Request) -> Response:
    """What would go and what would stay, and a button."""
    return page(request, "remove.html.jinja", going=_going(request), papers=desk_of(request).papers)


async def remove(request: Request) -> Response:
    """Takes it out of the tables, then from the folder. Raises UsageError while files are being read."""
    going, desk, jobs = _going(request), desk_of(request), jobs_of(request)
    if jobs.busy():
        raise UsageError("Files are being read just now.", "Remove it when that is done.")
    command = ["forget", going.sha256, str(desk.dataset), "--allow-again"] if going.read else []
    take = partial(_take_away, desk, going)
    return to_job(jobs.start(f"Removing {going.file}", command, after=take, done=DONE.format(going.file)))


def _going(request: Request) -> Going:
    desk, sha256 = desk_of(request), request.path_params["sha256"]
    paper, row = papers_by_hash(desk.papers).get(sha256), documents(desk.dataset).get(sha256)
    if paper is None and row is None:
        raise HTTPException(404)
    every = [held.report for held in desk.held()]
    own = tuple(report for report in every if report.source.sha256 == sha256)
    inquiries = {report.inquiry_id for report in own}
    rounds = tuple(report for report in every if report.inquiry_id in inquiries and report not in own)
    said = said_of_file(desk.dataset, sha256)
    file = paper.name if paper else (row or {})["file"]
    return Going(sha256, file, row is not None, own, rounds, len(said.corrections) + len(said.assessments))


def _take_away(desk: Desk, going: Going) -> None:
    """Its pictures, and all briefs and downloads: any may hold it. The file last: what failed can be tried again."""
    for folder in (drawings(desk.papers, going.sha256), desk.papers / BRIEFS, desk.papers / FOLDER):
        if folder.is_dir():
            shutil.rmtree(folder)
    while paper := papers_by_hash(desk.papers).get(going.sha256):
        paper.unlink()
