"""The tracker in a real browser: a reader's whole way, from three questions to one recommendation and back."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.follow import follow
from pipeline.publish import write_dataset
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.browser.chromium import SAMPLES, Seen, browser
from tests.report.hostile import hostile_report
from tests.report.makers import tracker_of_rounds

pytestmark = pytest.mark.browser
NAMES = ("fenmere-buses-06", "fenmere-buses-12", "elverstone-air")
MISSED = {"overdue", "silent", "kept late", "given up"}
GO = "address => { location.hash = address; }"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Two inquiries, one of two rounds, with the tables and, in `pages`, the tracker."""
    documents = [read_document(SAMPLES / f"{name}.pdf", Settings(entities=False, ocr="off")) for name in NAMES]
    write_dataset(documents, tmp_path / "data", follow=follow)
    assert cli.main(["report", str(tmp_path / "data")]) in (0, 1)
    harm = hostile_report("a", "It is planned."), hostile_report("b", "It was done.")
    (tmp_path / "data" / "harm.html").write_text(tracker_of_rounds(harm), encoding="utf-8")
    return tmp_path / "data"


def test_the_tracker_answers_what_the_tables_answer(dataset: Path) -> None:
    index, flat = dataset / "pages" / "index.html", _rows(dataset, "recommendations-flat")
    with browser() as running:
        seen = Seen(running, index)
        assert seen.violations() == []
        _questions_and_totals(seen.page, dataset, flat)
        _keyboard_and_one_recommendation(seen)
        _narrow_and_large(seen)
        assert seen.complaints == [] and all(one.startswith((index.as_uri(), "blob:")) for one in seen.asked)
        plain = Seen(running, index, java_script_enabled=False)
        assert plain.page.locator("#all > tbody > tr:visible").count() == len(flat) and plain.sideways() == 0
        assert flat[0]["update_text"] in plain.page.locator(f"#{flat[0]['recommendation_id']}").inner_text()
        harm = Seen(running, dataset / "harm.html")
        for one in _found(harm.page):
            harm.page.evaluate(GO, f"#{one}")
            harm.page.locator("#single h2").wait_for()
        assert harm.page.evaluate("window.harmed") is None and harm.complaints == []
        assert set(harm.asked) == {(dataset / "harm.html").as_uri()}


def _questions_and_totals(page: Any, dataset: Path, flat: list[dict[str, str]]) -> None:
    missed = [row for row in _rows(dataset, "commitments") if row["outcome"] in MISSED]
    late = {row["recommendation_id"]: row for row in flat if row["overdue"] == "yes"}
    worse = [row["recommendation_id"] for row in flat if row["direction"] == "worsened"]
    assert f"Showing {len(flat)} of {len(flat)} recommendations in 2 inquiries" in page.inner_text("#shown")
    assert _saved(page, dataset) == (dataset / "recommendations-flat.csv").read_bytes()
    page.get_by_role("button", name="Promises not kept?").click()
    assert missed and f"{len(missed)} promises not kept." in page.inner_text("#shown")
    assert sum(map(int, page.locator("#counts .figure").all_text_contents())) == len(missed)
    assert all(row["quotation"] in page.inner_text("#found") for row in missed)
    page.get_by_role("button", name="Worse since the last round?").click()
    assert worse and sorted(_found(page)) == sorted(worse)
    page.get_by_role("button", name="Overdue, and by which officer?").click()
    assert late and sorted(_found(page)) == sorted(late)
    assert f"Showing {len(late)} of {len(flat)} recommendations" in page.inner_text("#shown")
    named = {one for row in late.values() for one in (row["officer_names"] or row["officer_posts"]).split("; ")}
    assert set(page.locator("#counts button").all_text_contents()) == named
    page.reload()  # the choice stands in the address
    page.get_by_label("Order").select_option("Longest overdue first")
    assert _found(page) == sorted(late, key=lambda one: -int(late[one]["days_overdue"]))
    saved = csv.DictReader(_saved(page, dataset).decode("utf-8").splitlines(keepends=True))
    assert [row["recommendation_id"] for row in saved] == _found(page)


def _keyboard_and_one_recommendation(seen: Seen) -> None:
    page, press = seen.page, seen.page.keyboard.press
    page.get_by_role("button", name="Everything").focus()
    press("Enter")
    press("Tab")
    page.keyboard.type("BUS the")
    words = _found(page)
    assert 0 < len(words) < 13 and "words=BUS+the" in page.url
    press("Tab")
    press("Tab")
    press("ArrowDown")  # the status: the worst that is found
    assert 0 < len(_found(page)) < len(words)
    for _ in range(40):
        press("Tab")
        if page.evaluate("document.activeElement.matches('#found a')"):
            break
    link = page.evaluate("document.activeElement.hash")
    press("Enter")
    page.locator("#single h2:focus").wait_for()
    assert page.url.endswith(link) and not page.locator("#list").is_visible()
    assert page.locator("#single .history tr").count() == 2 and seen.violations() == []
    press("Shift+Tab")
    press("Enter")
    page.locator(f"#found a[href='{link}']:focus").wait_for()
    assert 0 < len(_found(page)) < len(words)


def _narrow_and_large(seen: Seen) -> None:
    """1280 at 400 % zoom is 320 wide; at 200 % letters are twice as large in 640."""
    seen.page.get_by_role("button", name="Everything").click()
    first = _found(seen.page)[0]
    for width, letters in ((320, "100%"), (640, "200%")):
        seen.page.set_viewport_size({"width": width, "height": 800})
        seen.page.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
        for address, part in ((f"#{first}", "#single h2"), ("#show=", "#list")):
            seen.page.evaluate(GO, address)
            seen.page.locator(part).wait_for()
            assert seen.sideways() == 0, (width, address)


def _rows(dataset: Path, name: str) -> list[dict[str, str]]:
    with (dataset / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _found(page: Any) -> list[str]:
    return list(page.eval_on_selector_all("#found th a", "links => links.map(link => link.hash.slice(1))"))


def _saved(page: Any, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.click("#download")
    waiting.value.save_as(folder / "saved.csv")
    return (folder / "saved.csv").read_bytes()
