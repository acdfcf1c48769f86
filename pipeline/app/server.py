"""The addresses of the app, and the server on this machine's own loopback."""

from __future__ import annotations

import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from pipeline.app import acts, downloads, overview, pages, removing
from pipeline.app.desk import Desk
from pipeline.app.guard import UPLOADS, Guard
from pipeline.app.jobs import Jobs
from pipeline.app.papers import sweep
from pipeline.app.wording import for_browser
from pipeline.errors import ScrutinyError

_WORDS = {
    400: "The request could not be understood.",
    404: "There is no such page.",
    413: "That is more than can be sent at once. Nothing was saved.",
}
HOST = "127.0.0.1"
_STATIC = {"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8"}


def make_app(dataset: Path, papers: Path, token: str, port: int) -> ASGIApp:
    """The app over a dataset and the folder of its papers; only requests with the token are answered."""
    cell = "/review/{report_id}/{index}/{field:path}"
    routes = [
        Route("/", pages.home),
        Route("/jobs/{number}", pages.job),
        Route("/next", pages.next_task),
        Route(cell, pages.review),
        Route("/reports/{report_id}", pages.proof),
        Route("/trail", pages.trail),
        Route("/overview", overview.overview),
        Route("/files/{sha256}/remove", removing.ask),
        Route("/pictures/{sha256}/{number}", pages.picture),
        Route("/briefs/{name}", acts.shown_brief),
        Route("/briefs/{name}/{file}", acts.shown_brief),
        Route("/downloads/{name}", downloads.fetch),
        Route("/static/{name}", _static),
        Route(UPLOADS, acts.drop, methods=["POST"]),
        Route("/brief", acts.brief, methods=["POST"]),
        Route("/downloads", downloads.make, methods=["POST"]),
        Route("/name", acts.name, methods=["POST"]),
        Route("/reports/{report_id}/heading", acts.heading, methods=["POST"]),
        Route("/trail", acts.withdraw, methods=["POST"]),
        Route("/files/{sha256}/remove", removing.remove, methods=["POST"]),
        Route(cell, acts.act, methods=["POST"]),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={ScrutinyError: _refused, HTTPException: _missing, Exception: _broken},
        lifespan=_lifespan,
    )
    app.state.desk, app.state.jobs, app.state.downloads = Desk(dataset, papers), Jobs(), downloads.DOWNLOADS
    app.state.overview = overview.Overview()
    return Guard(app, token, port)  # outermost, so that the answer to a fault is guarded too


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.jobs.stop()


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    content = files("pipeline.app").joinpath("static", name).read_bytes()
    return Response(content, media_type=_STATIC[name])


def _refused(request: Request, error: Exception) -> Response:
    """What was asked can't be done: said in words, nothing is kept."""
    return pages.page(request, "message.html.jinja", heading="Not saved.", words=for_browser(str(error)), status=400)


def _missing(request: Request, error: Exception) -> Response:
    code = error.status_code if isinstance(error, HTTPException) else 500
    words = _WORDS.get(code, "The request cannot be answered.")
    return pages.page(request, "message.html.jinja", heading="Not done", words=words, status=code)


def _broken(request: Request, error: Exception) -> Response:
    """Nothing of the error is shown: it may quote a paper."""
    return PlainTextResponse("Something went wrong. Nothing that you saved is lost.\n", status_code=500)


def free_port(wanted: int) -> socket.socket:
    """A socket on the loopback address; `wanted` 0 takes any port. Raises OSError where it is taken."""
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    own.bind((HOST, wanted))
    own.listen()  # at once: who opens the printed address before the server is ready waits, and is not refused
    return own


def serve(dataset: Path, papers: Path, own: socket.socket, token: str) -> None:
    """Serves until interrupted."""
    import uvicorn

    sweep(papers)
    port = own.getsockname()[1]
    config = uvicorn.Config(
        make_app(dataset, papers, token, port), log_level="warning", access_log=False, server_header=False
    )
    uvicorn.Server(config).run(sockets=[own])


def new_token() -> str:
    """What nobody guesses."""
    return secrets.token_urlsafe(24)
