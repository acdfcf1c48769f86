"""A CKAN portal of our own on the loopback address, as far as a client needs one: it keeps what it is sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "a-token-of-ours"


@dataclass
class Portal:
    """`sets` by name; `calls`: actions in their order; `refusal`: what to answer instead, once set."""

    address: str = ""
    sets: dict[str, dict[str, Any]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    refusal: tuple[int, dict[str, Any]] | None = None
    contents: dict[str, bytes] = field(default_factory=dict)

    def answer(self, action: str, given: dict[str, Any]) -> tuple[int, Any]:
        self.calls.append(action)
        if self.refusal:
            return self.refusal
        return getattr(self, action)(given)

    def package_show(self, given: dict[str, Any]) -> tuple[int, Any]:
        found = next((one for one in self.sets.values() if given["id"] in (one["id"], one["name"])), None)
        return (200, found) if found else (404, {"__type": "Not Found Error", "message": "Not found"})

    def package_create(self, given: dict[str, Any]) -> tuple[int, Any]:
        self.sets[given["name"]] = {**given, "id": f"set-{len(self.sets) + 1}", "resources": []}
        return 200, self.sets[given["name"]]

    def package_patch(self, given: dict[str, Any]) -> tuple[int, Any]:
        found = next(one for one in self.sets.values() if one["id"] == given["id"])
        found |= given
        return 200, found

    def resource_create(self, given: dict[str, Any]) -> tuple[int, Any]:
        owner = next(one for one in self.sets.values() if one["id"] == given.pop("package_id"))
        made = {**given, "id": f"file-{len(self.calls)}"}
        owner["resources"].append(made)
        return 200, made

    def resource_update(self, given: dict[str, Any]) -> tuple[int, Any]:
        found = next(r for one in self.sets.values() for r in one["resources"] if r["id"] == given["id"])
        found |= given
        return 200, found

    def package_resource_reorder(self, given: dict[str, Any]) -> tuple[int, Any]:
        owner = next(one for one in self.sets.values() if one["id"] == given["id"])
        owner["resources"].sort(key=lambda one: [*given["order"], one["id"]].index(one["id"]))
        return 200, {}

    def resource_delete(self, given: dict[str, Any]) -> tuple[int, Any]:
        for one in self.sets.values():
            one["resources"] = [r for r in one["resources"] if r["id"] != given["id"]]
        return 200, None


@contextmanager
def running() -> Iterator[Portal]:
    """The portal, listening on a port of the loopback address until the block ends."""
    portal = Portal()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            portal.agents.add(self.headers["User-Agent"])
            if TOKEN not in (self.headers.get("Authorization"), self.headers.get("X-CKAN-API-Key")):
                status, result = 403, {"__type": "Authorization Error", "message": "Access denied"}
            else:
                given, content = parsed(self.headers["Content-Type"], body)
                status, result = portal.answer(self.path.rsplit("/", 1)[-1], given)
                if content is not None and status == 200:
                    portal.contents[given["scrutiny_file"]] = content
            key = "result" if status == 200 else "error"
            reply = json.dumps({"success": status == 200, key: result}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    portal.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def parsed(kind: str, body: bytes) -> tuple[dict[str, Any], bytes | None]:
    """The fields of a request, and the file that came with it."""
    if kind.startswith("application/json"):
        return json.loads(body or b"{}"), None
    message = BytesParser(policy=policy.HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    fields: dict[str, Any] = {}
    content = None
    for part in message.iter_parts():  # type: ignore[attr-defined]
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if part.get_filename():
            content = payload
        else:
            fields[name] = payload.decode("utf-8")
    return fields, content
