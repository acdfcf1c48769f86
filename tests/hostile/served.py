"""The app as a user starts it, and requests to it as an attacker writes them, letter by letter."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.guard import cookie_of, root_of

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Served:
    """A running app; `said` is where its standard error goes."""

    process: subprocess.Popen[str]
    port: int
    token: str
    said: Path

    @property
    def root(self) -> str:
        return root_of(self.token)

    def headers(self) -> dict[str, str]:
        """What the browser of the person who sits there sends."""
        name, value = cookie_of(self.token, self.port)
        here = f"127.0.0.1:{self.port}"
        return {"Host": here, "Origin": f"http://{here}", "Cookie": f"{name}={value}; scrutiny-who=Ada"}

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str | None] | None = None
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of the answer. `headers` replace those of the person; None: not sent."""
        sent = {name: value for name, value in {**self.headers(), **(headers or {})}.items() if value is not None}
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            asking.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                asking.putheader(name, value.encode("latin-1", "replace"))
            if body is not None:
                asking.putheader("Content-Length", str(len(body)))
            asking.endheaders(body)
            answer = asking.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read().decode("utf-8", "replace")
        finally:
            asking.close()


@contextmanager
def served(dataset: Path, papers: Path) -> Iterator[Served]:
    """The app over a dataset; it is killed at the end."""
    said = dataset.with_name("said")
    command = [sys.executable, "-m", "pipeline.cli", "app", str(dataset), "--documents", str(papers), "--no-browser"]
    with said.open("w", encoding="utf-8") as error:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=error, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
    try:
        assert process.stdout is not None
        found = re.search(r":(\d+)/\?t=(\S+)", process.stdout.readline())
        assert found
        yield Served(process, int(found[1]), found[2], said)
    finally:
        process.kill()
        process.communicate()
