"""The pages that are asked for, and the pictures in them, each drawn once."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from pipeline.app.desk import Desk, Held
from pipeline.app.guard import POLICY_HEADER, cookie_in
from pipeline.app.jobs import Jobs
from pipeline.app.papers import papers_by_hash
from pipeline.app.shown import (
    ROLES,
    address,
    cells_on,
    field_of,
    field_words,
    fields_of,
    first_page,
    late_words,
    on_page,
    outcomes,
    places_in,
    role_words,
    round_of,
    title_of,
    told,
)
from pipeline.models.picture import PagePicture
from pipeline.models.report import Recommendation
from pipeline.models.review import ROW
from pipeline.report.html.render import policy
from pipeline.review.encode import STATUS
from pipeline.text.unseen_letters import single_line, visible

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's picture on disk, and the page's width and height in points, in which boxes are given."""

    file: Path
    width: float
    height: float


def drawings(papers: Path, sha256: str) -> Path:
    """Where the pictures of a file's pages are kept, beside the files."""
    return papers / ".pictures" / sha256[:32]


def drawn(paper: Path, sha256: str, pages: Sequence[int]) -> dict[int, Drawn]:
    """page → its picture, for those that can be drawn. Each is drawn once, then kept."""
    folder = drawings(paper.parent, sha256)
    missing = [page for page in pages if not _about(folder, page).is_file()]
    if missing:
        from pipeline.work.picturing import studio

        with studio() as drawing:
            for picture in drawing.pictures(paper, missing):
                _keep(folder, picture)
    return {page: found for page in pages if (found := _found(folder, page))}


def _found(folder: Path, page: int) -> Drawn | None:
    try:
        about = json.loads(_about(folder, page).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Drawn(folder / about["file"], about["width"], about["height"])


def _about(folder: Path, page: int) -> Path:
    return folder / f"{page}.json"


def _keep(folder: Path, picture: PagePicture) -> None:
    """A page's record is written last, so that it is never half there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = f"{picture.page}.{picture.media_type.rpartition('/')[2]}"
    _write(folder / file, picture.data)
    about = {"file": file, "width": picture.width, "height": picture.height}
    _write(_about(folder, picture.page), json.dumps(about).encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{os.getpid()}-{get_ident()}-{path.name}")  # two may draw it at once
    part.write_bytes(content)
    os.replace(part, path)


WHO = "scrutiny-who"  # cookie: the name that corrections are kept under, percent-encoded
LONGEST_NAME = 80  # letters
PAGE_BEGINS = '<div class="page">\n'  # in a page of `scrutiny brief` or `report`


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("pipeline.app", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=visible,
    )
    found.globals |= {
        "address": address, "title_of": title_of, "round_of": round_of, "on_page": on_page, "cells_on": cells_on,
        "words_of": field_words, "told": told, "role_words": role_words,
        "late_words": late_words,
    }  # fmt: skip
    return found


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of ours, with the name of whoever looks at it."""
    root = request.scope["root_path"]
    own = {"who": who_of(request), "root": root, "path": request.url.path.removeprefix(root)}
    return HTMLResponse(_templates().get_template(template).render(own | values), status_code=status)


def own_page(text: str, ways: Mapping[str, str]) -> HTMLResponse:
    """A page of `scrutiny brief` or `report`, with ways from it (address → words) that only the app has."""
    from markupsafe import Markup

    links = Markup(" · ").join(Markup('<a href="{}">{}</a>').format(address, words) for address, words in ways.items())
    head, begin, body = text.partition(PAGE_BEGINS)
    shown = f'{head}{begin}<nav class="back" aria-label="This app">{links}</nav>{body}' if begin else text
    return HTMLResponse(shown, headers={POLICY_HEADER: f"{policy()}; frame-ancestors 'none'"})


def who_of(request: Request) -> str:
    """The name of whoever sits there; empty where none was given."""
    return single_line(unquote(cookie_in(request.headers, WHO), errors="replace"))[:LONGEST_NAME]


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def jobs_of(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def home(request: Request) -> Response:
    """Where to drop papers, what was read, and what is to be checked."""
    desk = desk_of(request)
    held = desk.held()
    job = jobs_of(request).get(number_in(request.query_params.get("job", "")))
    busy = jobs_of(request).busy()
    files = outcomes(desk.dataset, papers_by_hash(desk.papers), busy=busy)
    return page(
        request, "home.html.jinja", held=held, todo=len(desk.tasks()), job=job, files=files, busy=busy,
        downloads=request.app.state.downloads,
    )  # fmt: skip


def number_in(text: str) -> int:
    """The number that a part of an address says; 0 for what is none, or larger than any of ours."""
    return int(text) if re.fullmatch(r"[0-9]{1,7}", text) else 0


def job(request: Request) -> Response:
    """How a job stands, for the script that waits for it."""
    from starlette.responses import JSONResponse

    found = jobs_of(request).get(number_in(request.path_params["number"]))
    if found is None:
        raise HTTPException(404)
    onward = request.scope["root_path"] + found.leads_to if found.state == "done" and found.leads_to != "/" else ""
    return JSONResponse(
        {"state": found.state, "said": found.said, "progress": found.progress, "over": found.over, "leads_to": onward}
    )


def next_task(request: Request) -> Response:
    """On to the next cell that needs a look: the one behind `after` in the order of the queue, or the first."""
    back = bool(request.query_params.get("back"))
    onward = neighbour(desk_of(request), request.query_params.get("after", ""), back=back)
    return RedirectResponse(onward or "/", status_code=303)


def neighbour(desk: Desk, here: str, *, back: bool = False) -> str | None:
    """The address of the cell behind this one in the queue, or before it; the first from elsewhere; None: none left."""
    places = places_of(desk)
    if not places:
        return None
    if here not in places:
        return places[0]
    return places[(places.index(here) + (-1 if back else 1)) % len(places)]


def places_of(desk: Desk) -> list[str]:
    """The addresses of all cells that need a look, in the order of the queue."""
    return [address(task.report_id, task.index, task.field) for task in desk.tasks()]


def review(request: Request) -> Response:
    """One cell beside the picture of its place."""
    return review_page(request)


def review_page(request: Request, typed: Mapping[str, str] | None = None, refused: str = "") -> Response:
    """One cell beside the picture of its place. `typed`, `refused`: what was sent and could not be kept, and why."""
    desk, held = desk_of(request), held_of(request)
    row = _row(held, number_in(request.path_params["index"]))
    name = request.path_params["field"]
    if name not in {ROW, *(field.name for field in fields_of(row))}:
        raise HTTPException(404)
    field, places = field_of(row, name), places_of(desk)
    here = address(held.report.report_id, row.index, name)
    shown = request.query_params.get("page", "")
    number = number_in(shown) or first_page(field.places or places_in(row), held.report)
    pages = sorted({place.page for place in field.places if place.spot is None})
    size = _drawn(desk, held.report.source.sha256, [number]).get(number)
    return page(
        request, "review.html.jinja", report=held.report, row=row, field=field, fields=fields_of(row), here=here,
        number=number, pages=pages, size=size, at=places.index(here) + 1 if here in places else 0, todo=len(places),
        status_field=STATUS, row_field=ROW, typed=typed or {}, refused=refused, status=400 if refused else 200,
    )  # fmt: skip


def proof(request: Request) -> Response:
    """Every page of a report with a box around all that was read, and its cells beside it."""
    desk, held = desk_of(request), held_of(request)
    source = held.report.source
    sizes = _drawn(desk, source.sha256, range(source.first_page, source.last_page + 1))
    doubted = {(task.index, task.field) for task in held.tasks}
    return page(request, "proof.html.jinja", report=held.report, sizes=sizes, doubted=doubted, roles=ROLES)


def trail(request: Request) -> Response:
    """What people said of this dataset, the latest first."""
    from pipeline.review import said_of

    said = said_of(desk_of(request).dataset)
    gone = {entry.after for entry in said.corrections if entry.kind == "withdraw"}
    return page(
        request, "trail.html.jinja", corrections=said.corrections[::-1], assessments=said.assessments[::-1], gone=gone
    )


def picture(request: Request) -> Response:
    """A page of a paper; only of papers that were dropped here or given, by their hash."""
    desk, parts = desk_of(request), request.path_params
    number = number_in(parts["number"])
    found = _drawn(desk, parts["sha256"], [number]).get(number) if number else None
    if found is None:
        raise HTTPException(404)
    return FileResponse(found.file, headers={"Cache-Control": "private, max-age=3600"})


def _drawn(desk: Desk, sha256: str, pages: Sequence[int]) -> dict[int, Drawn]:
    paper = papers_by_hash(desk.papers).get(sha256)
    if paper is None or paper.suffix.lower() != ".pdf":
        return {}
    return drawn(paper, sha256, pages)


def held_of(request: Request) -> Held:
    """The report that the address names."""
    held = desk_of(request).report(request.path_params["report_id"])
    if held is None:
        raise HTTPException(404)
    return held


def _row(held: Held, index: int) -> Recommendation:
    rows = held.report.recommendations
    if not 1 <= index <= len(rows):
        raise HTTPException(404)
    return rows[index - 1]
