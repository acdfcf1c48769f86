"""What can be taken home: the table, the workbook, a zip of everything; each is made by the command that makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from pipeline.app.acts import read_again, reading, to_job
from pipeline.app.desk import Desk
from pipeline.app.pages import desk_of, jobs_of
from pipeline.app.papers import papers_by_hash
from pipeline.errors import UsageError

FOLDER = ".downloads"  # beside the papers


@dataclass(frozen=True, slots=True)
class Download:
    """`words`: its name for people; `command`: what makes it at a place; None for a file of the dataset itself."""

    words: str
    command: Callable[[Desk, Path], list[str]] | None = None


def _workbook(desk: Desk, path: Path) -> list[str]:
    return ["export", str(desk.dataset), "--also", "xlsx", "-o", str(path.parent)]


def _everything(desk: Desk, path: Path) -> list[str]:
    papers = ["--documents", str(desk.papers)] if desk.papers.is_dir() else []
    return ["pack", str(desk.dataset), "-o", str(path), *papers]


DOWNLOADS = {
    "recommendations-flat.csv": Download("All recommendations (CSV)"),
    "dataset.xlsx": Download("Excel workbook", _workbook),
    "everything.zip": Download("Everything, with the files (zip)", _everything),
}


async def make(request: Request) -> Response:
    """Makes a download, with what was corrected since the files were read, and leads to it."""
    async with request.form() as form:
        name = str(form.get("what", ""))
    download, desk, place = DOWNLOADS.get(name), desk_of(request), f"/downloads/{name}"
    if download is None:
        raise HTTPException(404)
    first = [reading(desk)] if _corrected_since(desk) else []
    words = f"Making “{download.words}”"
    if download.command:
        path = desk.papers / FOLDER / name
        command = download.command(desk, path)
        return to_job(jobs_of(request).start(words, command, place, makes=path, first=first, done="It is ready."))
    return to_job(read_again(request, words, leads_to=place)) if first else RedirectResponse(place, status_code=303)


def _corrected_since(desk: Desk) -> bool:
    """Return True if people said something that the tables lack. Raises UsageError where they can't be made anew."""
    if not desk.held():
        raise UsageError("Nothing has been read yet.", "Upload a report first.")
    corrected, here = desk.corrected_since(), papers_by_hash(desk.papers)
    missing = sorted({report.source.file for report in corrected if report.source.sha256 not in here})
    if missing:
        raise UsageError(
            f"Your corrections to {', '.join(missing)} can't be put into the tables: the file is not here.",
            "Upload it again, then download.",
        )
    return bool(corrected)


def fetch(request: Request) -> Response:
    """A download that was made."""
    desk, name = desk_of(request), request.path_params["name"]
    if name not in DOWNLOADS:
        raise HTTPException(404)
    path = (desk.papers / FOLDER if DOWNLOADS[name].command else desk.dataset) / name
    if not path.is_file() or path.is_symlink():
        raise HTTPException(404)
    return FileResponse(path, filename=name)
