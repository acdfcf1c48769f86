"""What a person does: drop papers, ask for a brief, correct, accept, join, split, assess, take back.

Every act is on disk before it is answered. What changes which rows there are is followed by reading the papers again.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from pipeline.app.desk import Desk, Held
from pipeline.app.jobs import Job
from pipeline.app.pages import (
    LONGEST_NAME,
    WHO,
    desk_of,
    held_of,
    jobs_of,
    neighbour,
    number_in,
    own_page,
    review_page,
    who_of,
)
from pipeline.app.papers import papers_by_hash
from pipeline.app.shown import address
from pipeline.app.uploads import uploaded
from pipeline.app.wording import for_browser
from pipeline.errors import UsageError
from pipeline.review import (
    accepting,
    assessing,
    correcting,
    heading_role,
    joining,
    record,
    record_assessments,
    said_of,
    splitting,
    withdrawing,
)
from pipeline.review.correct import same
from pipeline.review.find import value_of
from pipeline.text.unseen_letters import single_line, without_unseen

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from pipeline.models.review import Assessment, Correction

LONGEST_TEXT = 100_000  # characters of one cell
NEW_ROW = re.compile(r"^[^\S\n]*={3,}[^\S\n]*$", re.MULTILINE)  # what a person types where a row begins
BRIEFS = ".briefs"  # folder beside the papers
BRIEF_NAME = re.compile(r"[0-9a-f]{16}")
NOBODY = "Enter your name first: corrections are kept under it. What you typed is still here."
UNCHANGED = "Nothing was changed, so there is nothing to save. Change it, or choose “It is right”."


async def drop(request: Request) -> Response:
    """Papers come in, and are read; of what is no paper it is said beside the result."""
    came = await uploaded(request, desk_of(request).papers)
    if not came.kept:
        raise UsageError(" ".join(came.refused) or "No file was chosen. Choose one or more.")
    names = [path.name for path in came.kept]
    words = f"Reading {', '.join(names[:3])}{' and others' if names[3:] else ''}"
    return to_job(read_again(request, words, came.refused))


def reading(desk: Desk) -> list[str]:
    """The command that reads all papers anew, as far as they or what was said of them changed."""
    return ["extract", str(desk.papers), "-o", str(desk.dataset)]


def read_again(request: Request, words: str, notes: Sequence[str] = (), leads_to: str = "/") -> Job:
    """All papers read anew."""
    return jobs_of(request).start(words, reading(desk_of(request)), leads_to, notes=notes)


async def brief(request: Request) -> Response:
    """A brief of one report, or of two rounds."""
    async with request.form() as form:
        chosen = [str(value) for value in form.getlist("report")]
    desk = desk_of(request)
    found = [desk.report(report_id) for report_id in chosen]
    papers = papers_by_hash(desk.papers)
    files = [str(papers[held.report.source.sha256]) for held in found if held and held.report.source.sha256 in papers]
    if not files or len(files) < len(chosen):
        raise UsageError("Choose one report, or two rounds of one inquiry.", "Tick them in the list.")
    name = secrets.token_hex(8)  # as BRIEF_NAME has it
    out = desk.papers / BRIEFS / name
    command = ["brief", *dict.fromkeys(files), "-o", str(out), "--corrections", str(desk.dataset), "--also", "docx"]
    job = jobs_of(request).start("Making the brief", command, f"/briefs/{name}", makes=out)
    return to_job(job)


def shown_brief(request: Request) -> Response:
    """A page that `scrutiny brief` wrote, with a way back: the index of several, else the only one; or as Word."""
    parts = request.path_params
    pages = pages_of_brief(desk_of(request).papers / BRIEFS, parts["name"])
    wanted = parts.get("file") or ("index.html" if "index.html" in pages else next(iter(pages), ""))
    if wanted not in pages:
        raise HTTPException(404)
    if not parts.get("file"):
        return RedirectResponse(f"/briefs/{parts['name']}/{wanted}", status_code=303)
    path = pages[wanted]
    if path.suffix == ".docx":
        return FileResponse(path, filename=wanted)
    word = f"{path.stem}.docx"
    root = request.scope["root_path"]
    ways = {f"{root}/": "Reports", f"{root}/overview": "Overview"}
    ways |= {word: "Download as Word"} if word in pages else {}
    return own_page(path.read_text(encoding="utf-8"), ways)


def pages_of_brief(briefs: Path, name: str) -> dict[str, Path]:
    """The files of the brief of this name, pages first; empty where the app made none of that name.

    The name is looked up among the folders that are there: joined to a path, `..` would lead to the papers.
    """
    if not BRIEF_NAME.fullmatch(name) or not briefs.is_dir():
        return {}
    folder = next((path for path in briefs.iterdir() if path.name == name), None)
    if folder is None or folder.is_symlink() or not folder.is_dir():
        return {}
    files = [*sorted(folder.glob("*.html")), *sorted(folder.glob("*.docx"))]
    return {path.name: path for path in files if path.is_file() and not path.is_symlink()}


async def name(request: Request) -> Response:
    """Who sits here; kept in this browser."""
    async with request.form() as form:
        who = single_line(str(form.get("who", "")))[:LONGEST_NAME]
        back = str(form.get("back", "/"))
    answer = RedirectResponse(back if back.startswith("/") and not back.startswith("//") else "/", status_code=303)
    if not who:
        answer.delete_cookie(WHO)
        return answer
    _remember(answer, who)
    return answer


def _remember(answer: Response, who: str) -> None:
    answer.set_cookie(WHO, quote(who, safe=""), httponly=True, samesite="strict", max_age=365 * 24 * 3600)


async def act(request: Request) -> Response:
    """One act on one cell or row, then on to the next cell that needs a look."""
    async with request.form(max_part_size=LONGEST_TEXT * 8) as form:
        who = _who(request, form)
        try:
            answer = _acted(request, form, who)
        except UsageError as error:  # what was typed stays on the page
            typed = {name: str(value) for name, value in form.items()}
            try:
                answer = await run_in_threadpool(review_page, request, typed, for_browser(str(error)))
            except HTTPException:  # a cell that has no page of its own
                raise error from None
    if who:
        _remember(answer, who)
    return answer


def _acted(request: Request, form: FormData, who: str) -> Response:
    """Records the act. Raises UsageError, in words, where nothing can be kept."""
    held, what = held_of(request), str(form.get("act", ""))
    index, field = number_in(request.path_params["index"]), request.path_params["field"]
    here, desk = address(held.report.report_id, index, field), desk_of(request)
    if not who:
        raise UsageError(NOBODY)
    if what == "assess":
        record_assessments(desk.dataset, [_assessment(held, index, form, who)])
        return RedirectResponse(here, status_code=303)
    try:
        correction = _CELLS[what](held, index, field, form, who)
    except (KeyError, IndexError, ValueError) as error:
        raise HTTPException(404) from error
    onward = neighbour(desk, here)  # asked first: what is settled leaves the queue
    record(desk.dataset, [correction])
    if correction.kind in ("join", "split"):
        return to_job(read_again(request, "Reading the papers again with the rows as you set them"))
    last = onward in (here, None)  # nothing else needs a look: then what was saved is shown
    return RedirectResponse("/trail" if last or not onward else onward, status_code=303)


async def heading(request: Request) -> Response:
    """What a column is; the papers are read again with that."""
    async with request.form() as form:
        held, who = held_of(request), _named(request)
        entry = heading_role(held.report, str(form.get("heading", "")), str(form.get("role", "")), who)
    record(desk_of(request).dataset, [entry])
    return to_job(read_again(request, "Reading the papers again with the column as you set it"))


async def withdraw(request: Request) -> Response:
    """Takes a correction back; the papers are read again without it."""
    async with request.form() as form:
        wanted, who = str(form.get("id", "")), _named(request)
    desk = desk_of(request)
    entry = next((c for c in said_of(desk.dataset).corrections if c.id == wanted), None)
    if entry is None:
        raise HTTPException(404)
    record(desk.dataset, [withdrawing(entry, who)])
    return to_job(read_again(request, "Reading the papers again without it"))


def _accept(held: Held, index: int, field: str, form: FormData, who: str) -> Correction:
    return accepting(held.report, index, field, who)


def _correct(held: Held, index: int, field: str, form: FormData, who: str) -> Correction:
    value = _plain(form.get("value", ""))[:LONGEST_TEXT]
    correction = correcting(held.report, index, field, value or None, who, _why(form))
    if same(value_of(held.report.recommendations[index - 1], field), correction.after):
        raise UsageError(UNCHANGED)
    return correction


def _join(held: Held, index: int, field: str, form: FormData, who: str) -> Correction:
    count = int(_plain(form.get("count", "1")) or 1)
    return joining(held.report, index, range(index + 1, index + 1 + count), who, _why(form))


def _split(held: Held, index: int, field: str, form: FormData, who: str) -> Correction:
    texts = {key.removeprefix("part/"): _plain(form[key]) for key in form if key.startswith("part/")}
    return splitting(held.report, index, parts_of(texts), who, _why(form))


def parts_of(texts: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
    """Fields with a line of `===` where a new row begins → one {field: text} for each row.

    A field without such a line stays whole, with the first row.
    """
    cut = {name: [piece.strip() for piece in NEW_ROW.split(text)] for name, text in texts.items()}
    rows = max((len(pieces) for pieces in cut.values()), default=0)
    if rows < 2:
        raise UsageError("The text does not show where the new row begins.", "Type === on a line of its own there.")
    return [{name: pieces[i] for name, pieces in cut.items() if i < len(pieces) and pieces[i]} for i in range(rows)]


_CELLS = {"accept": _accept, "correct": _correct, "join": _join, "split": _split}


def _assessment(held: Held, index: int, form: FormData, who: str) -> Assessment:
    return assessing(
        held.report, index, _plain(form.get("rag", "")) or None, who,
        meeting=_plain(form.get("meeting", "")) or None, date=_plain(form.get("date", "")) or None, reason=_why(form),
    )  # fmt: skip


def _plain(value: Any) -> str:
    """A form's value with line ends as we keep them."""
    return without_unseen(value).strip() if isinstance(value, str) else ""


def _why(form: FormData) -> str:
    return _plain(form.get("why", ""))[:2000]


def _who(request: Request, form: FormData) -> str:
    """The name that was given with the act, else the one that this browser keeps; empty where there is none."""
    return single_line(str(form.get("by", "")))[:LONGEST_NAME] or who_of(request)


def _named(request: Request) -> str:
    """The name that this browser keeps. Raises UsageError where there is none."""
    who = who_of(request)
    if not who:
        raise UsageError(NOBODY)
    return who


def to_job(job: Job) -> Response:
    """Where it is seen how a job stands."""
    return RedirectResponse(f"/?job={job.number}", status_code=303)
