"""A real headless Chromium over pages on disk, cut off from the network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium() -> str:
    """Where the browser is; the test is skipped where there is none, or nothing to drive it."""
    pytest.importorskip("playwright.sync_api")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("there is no Chromium on PATH")
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """The browser, closed afterwards."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=SWITCHES)
        try:
            yield running
        finally:
            running.close()


@contextmanager
def served(home: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The app as a user starts it; its address, and its process."""
    command = [sys.executable, "-m", "pipeline.cli", "app", str(home / "desk"), "--no-browser"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
    try:
        assert running.stdout is not None
        found = re.search(r"http\S+", running.stdout.readline())
        assert found
        yield found[0], running
    finally:
        running.kill()
        running.wait()


def let_in(page: Any, address: str) -> str:
    """Opens the address that was printed; where the app's own addresses begin."""
    page.goto(address)
    page.wait_for_url(re.compile(r"/[0-9a-f]{32}/$"))
    return str(page.url).rstrip("/")


class Seen:
    """A page that is open, what it asked for, and what it complained of."""

    def __init__(self, running: Any, path: Path | None = None, width: int = 1280, height: int = 900, **options: Any):
        self.page = running.new_page(viewport={"width": width, "height": height}, **options)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if path is not None:
            self.page.goto(path.as_uri())

    def violations(self) -> list[str]:
        """What axe-core finds: the rule, and the first place."""
        import axe_playwright_python

        script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
        self.page.context.new_cdp_session(self.page).send("Page.setBypassCSP", {"enabled": True})
        self.page.evaluate(script)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]

    def sideways(self) -> int:
        """Pixels by which the page is wider than the window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return wide
