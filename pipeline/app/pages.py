"""The pages that are asked for: home, review, proof sheet, trail; and the pictures in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from pipeline.app.desk import Desk, Held
from pipeline.app.jobs import Jobs
from pipeline.app.papers import papers_by_hash
from pipeline.app.picture import SMALL, WIDE, page_picture
from pipeline.app.shown import field_of, fields_of, first_page, has_pages, on_page, round_of, title_of
from pipeline.models.report import Recommendation
from pipeline.models.review import ROW
from pipeline.review.encode import STATUS

if TYPE_CHECKING:
    from jinja2 import Environment

WHO = "who"  # cookie: the name that corrections are kept under


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("pipeline.app", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.globals |= {"title_of": title_of, "round_of": round_of, "on_page": on_page, "has_pages": has_pages}
    return found


def page(request: Request, template: str, **values: Any) -> HTMLResponse:
    """A page of ours, with whoever looks at it."""
    who = request.cookies.get(WHO, "")
    return HTMLResponse(_templates().get_template(template).render(who=who, **values))


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
    number = request.query_params.get("job", "")
    job = jobs_of(request).get(int(number)) if number.isdigit() else None
    return page(request, "home.html.jinja", held=held, todo=len(desk.tasks()), job=job, papers=len(_papers(desk)))


def job(request: Request) -> Response:
    """How a job stands, for the script that waits for it."""
    from starlette.responses import JSONResponse

    found = jobs_of(request).get(request.path_params["number"])
    if found is None:
        raise HTTPException(404)
    return JSONResponse({"state": found.state, "said": found.said, "over": found.over, "leads_to": found.leads_to})


def next_task(request: Request) -> Response:
    """On to the next cell that needs a look: the one behind `after` in the order of the queue, or the first."""
    tasks = desk_of(request).tasks()
    places = [f"/review/{task.report_id}/{task.index}/{task.field or ROW}" for task in tasks]
    after = request.query_params.get("after", "")
    start = places.index(after) + 1 if after in places else 0
    step = -2 if request.query_params.get("back") and start else 0
    if not places:
        return RedirectResponse("/", status_code=303)
    return RedirectResponse(places[(start + step) % len(places)], status_code=303)


def review(request: Request) -> Response:
    """One cell beside the picture of its place."""
    desk, held = desk_of(request), _held(request)
    row = _row(held, request.path_params["index"])
    name = request.path_params["field"]
    if name not in {ROW, *(field.name for field in fields_of(row))}:
        raise HTTPException(404)
    field, tasks = field_of(row, name), desk.tasks()
    here = f"/review/{held.report.report_id}/{row.index}/{name}"
    paths = [f"/review/{task.report_id}/{task.index}/{task.field or ROW}" for task in tasks]
    shown = request.query_params.get("page", "")
    number = int(shown) if shown.isdigit() else first_page(field.places, held.report)
    return page(
        request, "review.html.jinja", report=held.report, row=row, field=field, fields=fields_of(row), here=here,
        number=number, pages=sorted({p.page for p in field.places if p.spot is None}), size=_size(desk, held, number),
        at=paths.index(here) + 1 if here in paths else 0, todo=len(tasks), status_field=STATUS, row_field=ROW,
    )  # fmt: skip


def proof(request: Request) -> Response:
    """Every page of a report small, with a box around all that was read, number and status beside it."""
    desk, held = desk_of(request), _held(request)
    source = held.report.source
    sizes = {n: _size(desk, held, n) for n in range(source.first_page, source.last_page + 1)}
    return page(request, "proof.html.jinja", report=held.report, sizes=sizes, tasks=held.tasks)


def trail(request: Request) -> Response:
    """What people said of this dataset, the latest first."""
    from pipeline.review import said_of

    said = said_of(desk_of(request).dataset)
    gone = {entry.after for entry in said.corrections if entry.kind == "withdraw"}
    return page(
        request, "trail.html.jinja", corrections=said.corrections[::-1], assessments=said.assessments[::-1], gone=gone
    )


def picture(request: Request) -> Response:
    """A page of a paper as PNG; only of papers that were dropped here or given, by their hash."""
    desk, parts = desk_of(request), request.path_params
    paper = _papers(desk).get(parts["sha256"])
    pixels = SMALL if request.query_params.get("small") else WIDE
    drawn = page_picture(paper, parts["sha256"], parts["number"], pixels, _cache(desk)) if paper else None
    if drawn is None:
        raise HTTPException(404)
    return FileResponse(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _size(desk: Desk, held: Held, number: int) -> tuple[float, float] | None:
    """Width and height of a page in points; None where it can't be shown."""
    paper = _papers(desk).get(held.report.source.sha256) if has_pages(held.report) else None
    drawn = page_picture(paper, held.report.source.sha256, number, SMALL, _cache(desk)) if paper else None
    if drawn is None:
        return None
    import pypdfium2

    with pypdfium2.PdfDocument(paper) as pdf:
        return pdf.get_page_size(number - 1)


def _papers(desk: Desk) -> dict[str, Any]:
    return papers_by_hash(desk.papers)


def _cache(desk: Desk) -> Any:
    return desk.papers / ".pictures"


def _held(request: Request) -> Held:
    held = desk_of(request).report(request.path_params["report_id"])
    if held is None:
        raise HTTPException(404)
    return held


def _row(held: Held, index: int) -> Recommendation:
    rows = held.report.recommendations
    if not 1 <= index <= len(rows):
        raise HTTPException(404)
    return rows[index - 1]
