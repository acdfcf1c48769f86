"""The whole way in a real browser: drop two papers, read the brief, correct, kill everything, read again."""

from __future__ import annotations

import http.server
import itertools
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import ROOT, SAMPLES, Seen, browser, let_in, served

pytestmark = pytest.mark.browser


def test_drop_two_papers_read_the_brief_correct_kill_and_read_again(tmp_path: Path) -> None:
    papers = [str(SAMPLES / name) for name in ("fenmere-buses-06.pdf", "fenmere-buses-12.pdf")]
    with served(tmp_path) as (address, server), browser() as running:
        seen = Seen(running)
        page = seen.page
        root = let_in(page, address)
        page.fill("#who", "Ada Reader")
        page.click(".who button")
        page.set_input_files("#papers", papers)
        page.click(".drop button")
        page.locator(".job[data-over=yes]").wait_for(timeout=60_000)
        assert "14 of 14 recommendations read" in page.inner_text(".job")
        assert seen.violations() == []
        for box in page.locator("input[name=report]").all():
            box.check()
        page.click("text=Make a brief")
        page.wait_for_url("**/briefs/*/*.html", timeout=60_000)
        brief = page.url
        assert "assessed better" in page.inner_text("main, body")
        assert downloaded(page, "Download as Word").startswith(b"PK")
        page.click("text=Overview")
        assert page.locator("#inquiries a").get_attribute("href") in brief and seen.violations() == []
        report = next((tmp_path / "desk" / "reports").glob("fenmere-buses-06*.json")).stem
        page.goto(f"{root}/review/{report}/1/rag")
        page.locator(".sheet img").wait_for()
        assert page.evaluate("document.querySelector('.sheet img').naturalWidth") > 400
        assert seen.violations() == []
        _box_lies_on_the_picture(page, "rect.here")
        page.check("input[value=red]")
        page.keyboard.press("s")  # keyboard only
        page.wait_for_url(lambda url: "/review/" not in url)
        page.goto(f"{root}/review/{report}/2/update")
        page.keyboard.press("e")
        page.keyboard.press("Control+a")
        page.keyboard.type("What really stands there.")
        page.keyboard.press("Control+Enter")
        page.wait_for_url(lambda url: "/2/update" not in url)
        page.goto(f"{root}/trail")
        assert seen.violations() == []
        page.click("text=Overview")
        listed = downloaded(page, "Download these as CSV")
        page.click("text=Papers")
        for words, part in DOWNLOADS.items():  # with what was corrected
            assert part in downloaded(page, words)
        assert listed == (tmp_path / "desk" / "recommendations-flat.csv").read_bytes()
        server.send_signal(signal.SIGKILL) if hasattr(signal, "SIGKILL") else server.kill()
        server.wait()
        assert seen.complaints == []
        assert {url.split("/")[2] for url in seen.asked if url.startswith("http")} == {root.split("/")[2]}

    command = [sys.executable, "-m", "pipeline.cli", "extract", str(tmp_path / "desk-papers"), "-o"]
    subprocess.run([*command, str(tmp_path / "desk"), "--no-resume"], check=False, capture_output=True, cwd=ROOT)
    document = json.loads((tmp_path / "desk" / "reports" / f"{report}.json").read_text(encoding="utf-8"))
    first, second = document["recommendations"][:2]
    assert first["rag"] == "red" and second["update"] == "What really stands there."
    assert {mark["by"] for mark in first["checked"] + second["checked"]} == {"Ada Reader"}
    assert second["confidence"]["update"] == 1.0

    with served(tmp_path) as (address, _), browser() as running:
        seen = Seen(running)
        page = seen.page
        root = let_in(page, address)
        page.goto(f"{root}/trail")
        assert page.locator("tbody tr").count() == 2
        page.goto(f"{root}/reports/{report}")
        page.locator(".cell dd", has_text="What really stands there.").click()
        _box_lies_on_the_picture(page, "g:target rect")
        assert page.locator(".cell:has([aria-current])").inner_text().startswith("Update")
        page.go_back()
        assert page.locator("g:target, .cell [aria-current]").count() == 0
        remove = page.goto(f"{root}/") and page.get_by_role("link", name="Remove").first.get_attribute("href")
        paths = ("/", f"/review/{report}/1/rag", f"/reports/{report}", "/trail", remove.removeprefix(f"/{root[-32:]}"))
        for width, path in itertools.product((320, 390), (*paths, "/overview", "/nowhere")):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(root + path)
            assert seen.sideways() == 0 and page.evaluate(CRAMPED) == [], (width, path)
            assert page.get_by_role("link", name="Papers").count() and seen.violations() == [], path


CRAMPED = """[...document.querySelectorAll("body *")].filter(one => one.offsetParent && !one.matches(".unseen, .vh")
  && (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible"
    || one.matches("button, select, input, a") && one.getBoundingClientRect().right > innerWidth))
  .map(one => one.outerHTML)"""  # what is scrolled sideways or cut off


DOWNLOADS = {"(CSV)": b"What really stands there.", "Excel workbook": b"xl/workbook.xml", "zip": b"papers/fenmere-bus"}


def downloaded(page: Any, words: str) -> bytes:
    """What comes when the button or link is pressed."""
    with page.expect_download(timeout=60_000) as coming:
        page.click(f"text={words}")
    return Path(coming.value.path()).read_bytes()


def _box_lies_on_the_picture(page: Any, place: str) -> None:
    sheet, box = (page.locator(one).first.bounding_box() for one in (f".sheet:has({place})", place))
    assert sheet["x"] <= box["x"] and box["x"] + box["width"] <= sheet["x"] + sheet["width"] + 4
    assert box["width"] > 20 and box["height"] > 10


EVIL = "<!doctype html><title>quiet</title><script>document.title = 'harmed'; fetch('/harmed')</script>"
LURES = """<!doctype html><title>Another server</title><img src="{root}/pictures/0/1"><img src="{root}/static/app.css">
<script src="{root}/static/app.js"></script><iframe src="{root}/"></iframe>
<script>fetch("{root}/name", {{method: "POST", mode: "no-cors", credentials: "include", body: "who=Eve"}})</script>
{links}<form method="post" action="{cell}"><input name="act" value="accept"><button>Win a prize</button></form>"""


@contextmanager
def another_server(page_of: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """A server on another port of this machine that keeps every cookie it is sent; its address, and these."""
    cookies: list[str] = []

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            cookies.append(self.headers.get("Cookie", ""))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page_of.get(self.path, "").encode())

        def log_message(self, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", cookies
        server.shutdown()


def test_another_server_of_this_machine_gets_no_secret_and_changes_nothing(tmp_path: Path) -> None:
    with served(tmp_path) as (address, _), browser() as running:
        seen = Seen(running)
        page = seen.page
        root = let_in(page, address)
        page.click("text=Overview")
        assert "upload one or more" in page.inner_text("main")
        page.click("text=Papers")
        page.fill("#who", "Ada Reader")
        page.click(".who button")
        (tmp_path / "evil.html").write_text(EVIL, encoding="utf-8")
        papers = [str(SAMPLES / "fenmere-buses-06.pdf"), str(tmp_path / "evil.html")]
        page.set_input_files("#papers", papers)
        page.click(".drop button")
        page.locator(".job[data-over=yes]").wait_for(timeout=60_000)
        page.click("text=Overview")
        assert "Showing 7 of 7" in page.inner_text("#shown") and seen.complaints == []  # its script may run
        report = next((tmp_path / "desk" / "reports").glob("fenmere-buses-06*.json")).stem
        (tmp_path / "desk-papers" / ".briefs" / "0123456789abcdef").mkdir(parents=True)
        (tmp_path / "desk-papers" / ".briefs" / "0123456789abcdef" / "a.html").write_text(EVIL, encoding="utf-8")
        briefs = ["..%2Fevil.html", "%2e%2e%2fevil.html", "0123456789abcdef/a.html"]
        ways = [*(f"/briefs/{name}" for name in briefs), "/trail", "/"]
        links = "".join(f'<a id="l{at}" href="{root}{way}">{way}</a>' for at, way in enumerate(ways))
        cell = f"{root}/review/{report}/1/rag"
        lures = {"/": LURES.format(root=root, links=links, cell=cell)}
        with another_server(lures) as (there, cookies):
            for at in range(len(ways)):  # and this server even knows the secret address
                page.goto(there)
                page.click(f"#l{at}")
                page.wait_for_url(f"{root}/**")
                assert "This came from another page" in page.inner_text("body")
            page.goto(there)
            page.click("text=Win a prize")
            page.wait_for_url(f"{root}/**")
            assert "This came from another page" in page.inner_text("body")
        assert cookies and not any("scrutiny-" in one.replace("scrutiny-who", "") for one in cookies)
        for way in ways[:3]:  # typed by the person herself: still no script
            page.goto(root + way)
            assert page.title() != "harmed"
        assert not any("harmed" in url for url in seen.asked)
        assert not (tmp_path / "desk" / "corrections.jsonl").exists()
