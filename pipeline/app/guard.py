"""Who may ask: this machine's own browser, with the token that was printed at the start, from our own pages.

The token is exchanged for two secrets, an address and a cookie, and a request needs both. A cookie alone would not do:
browsers send it to every other server on this machine's loopback address too, whatever its port; but they send ours
only to addresses below the secret one, which no other server knows.

Every answer forbids the browser all but our own style, script and pictures: script in a paper's text stays text.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.errors import where

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
_ELSEWHERE = ("same-site", "cross-site")  # where a browser says a request was begun: another port, another site
UPLOADS = "/papers"  # the one address that takes files; it limits itself
LONGEST_FORM = 16 << 20  # bytes
_SAFE = ("GET", "HEAD")
_LOG = logging.getLogger("uvicorn.error")

Sending = Callable[[Message], Awaitable[None]]


class Guard:
    """Wraps the app; `port` is where it is served, `token` what opens it."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._root, self._cookie = root_of(token), cookie_of(token, port)
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        taken = receive if scope["path"] == self._root + UPLOADS else _capped(receive)
        try:
            answer = self._answer(scope) or self._app
            await answer({**scope, "root_path": self._root}, taken, _guarded(send, self._root))
        except Exception as error:  # noqa: BLE001 - answered already, in words; the server would print what it quotes
            _LOG.error("A request failed: %s", where(error))

    def _answer(self, scope: Scope) -> Response | None:
        """The answer to a request that may not go on; None for one that may."""
        headers = Headers(scope=scope)
        if headers.get("host") not in self._hosts:  # a name that a stranger's site made point to this machine
            return _no("This address is not served.")
        if scope["path"] == "/favicon.ico":  # browsers ask for it unasked, without the cookie
            return Response(status_code=204)
        if scope["method"] not in _SAFE and not self._from_here(headers):
            return _no("This came from another page.")
        given = parse_qs(scope["query_string"].decode("latin-1")).get("t", [""])[0]
        if scope["path"] == "/" and _same(given, self._token):
            return self._let_in()
        if headers.get("sec-fetch-site") in _ELSEWHERE:
            return _no("This came from another page.")
        if not self._knows_secrets(scope["path"], headers):
            return _no("Open the address that was printed when the app was started.")
        return None

    def _let_in(self) -> Response:
        """Hands over the cookie; the page itself leads on, for a cookie this strict is kept from what a link began."""
        address = escape(f"{self._root}/")
        answer = HTMLResponse(
            '<!doctype html><html lang="en"><title>scrutiny</title>'
            f'<meta http-equiv="refresh" content="0;url={address}"><p><a href="{address}">To the papers</a></p></html>'
        )
        name, value = self._cookie
        answer.set_cookie(name, value, httponly=True, samesite="strict", path=f"{self._root}/")
        return answer

    def _knows_secrets(self, path: str, headers: Headers) -> bool:
        first = f"/{path.split('/', 2)[1]}" if path.startswith("/") else ""
        name, value = self._cookie
        return _same(first, self._root) and _same(cookie_in(headers, name), value)

    def _from_here(self, headers: Headers) -> bool:
        return headers.get("origin", "") in {f"http://{host}" for host in self._hosts}


def root_of(token: str) -> str:
    """The address below which the app stands: `/` and a secret made from the token."""
    return f"/{_secret(token, 'address')}"


def cookie_of(token: str, port: int) -> tuple[str, str]:
    """The cookie's name, another for each app of this machine, and its secret."""
    return f"scrutiny-{port}", _secret(token, "cookie")


def cookie_in(headers: Headers, name: str) -> str:
    """The value of a cookie. Of two the first, for the narrower address: another server can set only the other."""
    chunks = (chunk.strip().partition("=") for chunk in headers.get("cookie", "").split(";"))
    return next((value for key, _, value in chunks if key == name), "")


def _secret(token: str, what: str) -> str:
    return hmac.new(token.encode(), what.encode(), "sha256").hexdigest()[:32]


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _no(words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=403)


def _capped(receive: Receive) -> Receive:
    """What a request brings, as far as any form of ours can be long."""
    taken = 0

    async def capped() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LONGEST_FORM:
            raise HTTPException(413)
        return message

    return capped


def _guarded(send: Sending, root: str) -> Sending:
    """Every answer with our headers; one that leads to a page of ours leads below the secret address."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault(POLICY_HEADER, POLICY)  # a brief brings its own, which names its script by hash
            headers.setdefault("Cache-Control", "no-store")
            if headers.get("location", "").startswith("/"):
                headers["location"] = root + headers["location"]
        await send(message)

    return guarded
