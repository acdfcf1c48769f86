"""Who may ask: this machine's own browser, with the token that was printed at the start, from our own pages.

Every answer forbids the browser all but our own style, script and pictures: script in a paper's text stays text.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.batch.fault import where

COOKIE = "scrutiny"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
POLICY_HEADER = "Content-Security-Policy"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with none, a browser would hide where our own forms come from
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SAFE = ("GET", "HEAD")
_LOG = logging.getLogger("uvicorn.error")

Sending = Callable[[Message], Awaitable[None]]


class Guard:
    """Wraps the app; `port` is where it is served, `token` what opens it."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refused(scope) or self._app
        try:
            await answer(scope, receive, _guarded(send))
        except Exception as error:  # noqa: BLE001 - answered already, in words; the server would print what it quotes
            _LOG.error("A request failed: %s", where(error))

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to a request that may not go on; None for one that may."""
        headers = Headers(scope=scope)
        if headers.get("host") not in self._hosts:  # a name that a stranger's site made point to this machine
            return _no("This address is not served.")
        if scope["method"] not in _SAFE and not self._from_here(headers):
            return _no("This came from another page.")
        given = parse_qs(scope["query_string"].decode("latin-1")).get("t", [""])[0]
        if given and hmac.compare_digest(given.encode(), self._token.encode()):
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict", path="/")
            return answer
        shown = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        if not hmac.compare_digest(shown.encode(), self._token.encode()):
            return _no("Open the address that was printed when the app was started.")
        return None

    def _from_here(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        return origin is not None and urlsplit(origin).scheme == "http" and urlsplit(origin).netloc in self._hosts


def _no(words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=403)


def _guarded(send: Sending) -> Sending:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault(POLICY_HEADER, POLICY)  # a brief brings its own, which names its script by hash
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return guarded
