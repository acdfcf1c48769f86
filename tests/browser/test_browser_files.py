"""No file is lost from view, and nothing that somebody typed: in a real browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.browser.chromium import SAMPLES, Seen, browser, let_in, served

pytestmark = pytest.mark.browser
REPORT = "fenmere-buses-06-694c297a"


def test_every_file_is_listed_with_what_became_of_it(tmp_path: Path) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    shutil.copy(SAMPLES / "fenmere-buses-06.pdf", tmp_path / "copy.pdf")
    names = ("fenmere-buses-06.pdf", "hallowmere-minutes.pdf")
    files = [*(str(SAMPLES / name) for name in names), str(tmp_path / "torn.pdf"), str(tmp_path / "copy.pdf")]
    with served(tmp_path) as (address, _), browser() as running:
        seen = Seen(running)
        page = seen.page
        root = let_in(page, address)
        page.set_input_files("#papers", files)
        page.click(".drop button")
        page.wait_for_url("**/?job=*")
        assert "No progress report was found" not in page.inner_text("main")
        page.locator(".job[data-over=yes]").wait_for(timeout=180_000)
        listed = page.locator(".files tbody tr").all_inner_texts()
        assert len(listed) == 3
        words = dict(line.split("\t")[:2] for line in listed)
        assert words["fenmere-buses-06.pdf"].strip() == "Read: 7 recommendations."
        assert "holds no progress report" in words["hallowmere-minutes.pdf"]
        assert "Could not be read" in words["torn.pdf"] and "damaged" in words["torn.pdf"]
        assert "copy.pdf is the same file as fenmere-buses-06.pdf" in page.inner_text("main")
        assert seen.violations() == [] and seen.complaints == []
        page.goto(f"{root}/")
        assert page.locator(".files tbody tr").count() == 3


def test_a_name_is_asked_for_in_place_and_what_was_typed_stays(home: Path) -> None:
    with served(home) as (address, _), browser() as running:
        seen = Seen(running)
        page = seen.page
        root = let_in(page, address)
        page.goto(f"{root}/review/{REPORT}/2/update")
        page.fill("#value", "What really stands there.")
        page.click("text=Save my correction")  # without a name: the browser asks for it beside the button
        assert page.evaluate("document.activeElement.id") == "by-correct"
        assert page.locator("label:visible", has_text="Your name").count() == 1
        page.fill("#by-correct", "Ada Reader")
        assert page.input_value("#value") == "What really stands there."
        page.click("text=Save my correction")
        page.wait_for_url(lambda url: "/2/update" not in url)
        assert "What really stands there." in (home / "desk" / "corrections.jsonl").read_text(encoding="utf-8")
        page.goto(f"{root}/review/{REPORT}/1/rag")
        assert page.input_value(".who input") == "Ada Reader"
        page.keyboard.press("s")  # nothing was changed
        page.locator("[role=alert]").wait_for()
        assert "Nothing was changed" in page.inner_text("[role=alert]")
        assert len((home / "desk" / "corrections.jsonl").read_text(encoding="utf-8").splitlines()) == 1
        page.click(".keys")
        here = page.url
        page.keyboard.press("n")
        assert page.url == here and "off" in page.inner_text(".keys")
        assert seen.violations() == []
