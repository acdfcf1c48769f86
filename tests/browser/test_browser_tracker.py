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
OVERDUE, WORSE, NOT_KEPT = "Overdue, and by which officer?", "Worse since the last round?", "Promises not kept?"
MISSED = {"overdue", "silent", "kept late", "given up"}
FOCUS = "document.activeElement"
ZOOM = "document.documentElement.style.fontSize = '200%'"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Two inquiries, one of two rounds, with the tables and, in `pages`, the tracker."""
    documents = [read_document(SAMPLES / f"{name}.pdf", Settings(entities=False, ocr="off")) for name in NAMES]
    write_dataset(documents, tmp_path / "data", follow=follow)
    assert cli.main(["report", str(tmp_path / "data")]) in (0, 1)
    return tmp_path / "data"


def test_the_tracker_answers_what_the_tables_answer(dataset: Path, tmp_path: Path) -> None:
    with browser() as running:
        seen = Seen(running, dataset / "pages" / "index.html")
        _questions_words_and_totals(seen, dataset, tmp_path)
        _keyboard_and_one_recommendation(seen)
        _narrow_and_large(seen)
        assert [one for one in seen.asked if not one.startswith((dataset.as_uri(), "blob:"))] == []
        assert seen.complaints == []
        _plain(Seen(running, dataset / "pages" / "index.html", java_script_enabled=False), dataset)
        (tmp_path / "harm.html").write_text(tracker_of_rounds(_harm()), encoding="utf-8")
        harm = Seen(running, tmp_path / "harm.html")
        for link in harm.page.eval_on_selector_all("#found a", "links => links.map(link => link.hash)"):
            harm.page.evaluate("hash => { location.hash = hash; }", link)
            harm.page.locator("#single h2").wait_for()
        assert harm.page.evaluate("window.harmed") is None
        assert harm.complaints == [] and set(harm.asked) == {(tmp_path / "harm.html").as_uri()}


def _questions_words_and_totals(seen: Seen, dataset: Path, tmp_path: Path) -> None:
    page, flat, promises = seen.page, _rows(dataset, "recommendations-flat"), _rows(dataset, "commitments")
    assert seen.violations() == []
    assert f"Showing {len(flat)} of {len(flat)} recommendations in 2 inquiries" in page.inner_text("#shown")
    assert _saved(page, tmp_path) == (dataset / "recommendations-flat.csv").read_bytes()
    missed = [row for row in promises if row["outcome"] in MISSED]
    answers = {
        OVERDUE: [row for row in flat if row["overdue"] == "yes"],
        WORSE: [row for row in flat if row["direction"] == "worsened"],
    }
    for question, rows in answers.items():
        page.get_by_role("button", name=question).click()
        assert rows and sorted(_found(page)) == sorted(row["recommendation_id"] for row in rows)
        assert f"Showing {len(rows)} of {len(flat)} recommendations" in page.inner_text("#shown")
    page.get_by_role("button", name=NOT_KEPT).click()
    assert missed and f"{len(missed)} promises not kept." in page.inner_text("#shown")
    shown = page.inner_text("#found")
    assert all(row["quotation"] in shown and row["outcome"] in shown for row in missed)
    page.get_by_role("button", name=OVERDUE).click()
    late = answers[OVERDUE]
    counted = page.locator("#counts .figure").all_text_contents()
    assert sum(int(text.split()[0]) for text in counted) == sum(
        len((row["officer_names"] or row["officer_posts"] or "-").split("; ")) for row in late
    )
    assert "overdue=yes" in page.url
    page.reload()  # the choice stands in the address
    assert len(_found(page)) == len(late)
    page.get_by_label("Order").select_option("Longest overdue first")
    longest = sorted((int(row["days_overdue"]) for row in late), reverse=True)
    by_id = {row["recommendation_id"]: int(row["days_overdue"] or 0) for row in flat}
    assert [by_id[one] for one in _found(page)] == longest
    saved = _saved(page, tmp_path).decode("utf-8")
    assert sorted(row["recommendation_id"] for row in csv.DictReader(saved.splitlines(keepends=True))) == sorted(
        row["recommendation_id"] for row in late
    )


def _keyboard_and_one_recommendation(seen: Seen) -> None:
    page, press = seen.page, seen.page.keyboard.press
    page.get_by_role("button", name="Everything").focus()
    press("Enter")
    press("Tab")
    page.keyboard.type("BUS the")
    words = _found(page)
    assert 0 < len(words) < 13 and "words=BUS+the" in page.url
    press("Tab")
    press("ArrowDown")  # the status: the worst that is found
    assert 0 < len(_found(page)) < len(words)
    for _ in range(40):
        press("Tab")
        if page.evaluate(f"{FOCUS}.matches('#found a')"):
            break
    link = page.evaluate(f"{FOCUS}.hash")
    press("Enter")
    page.locator("#single h2").wait_for()
    assert page.evaluate(f"{FOCUS}.id") == "single-h" and page.url.endswith(link)
    assert page.locator("#single .history tr").count() == 2 and not page.locator("#list").is_visible()
    assert seen.violations() == []
    press("Shift+Tab")
    press("Enter")
    page.locator("#list").wait_for()
    assert page.evaluate(f"{FOCUS}.hash") == link and 0 < len(_found(page)) < len(words)


def _narrow_and_large(seen: Seen) -> None:
    seen.page.get_by_role("button", name="Everything").click()
    one = seen.page.locator("#found a").first.get_attribute("href")
    for width, letters in ((320, ""), (640, ZOOM)):
        seen.page.set_viewport_size({"width": width, "height": 800})
        seen.page.evaluate(letters)
        for hash_ in (one, "#show="):
            seen.page.evaluate("hash => { location.hash = hash; }", hash_)
            seen.page.locator("#single h2" if hash_ == one else "#list").wait_for()
            assert seen.sideways() == 0, (width, hash_)


def _plain(seen: Seen, dataset: Path) -> None:
    flat = _rows(dataset, "recommendations-flat")
    assert seen.page.locator("#all > tbody > tr:visible").count() == len(flat)
    assert not seen.page.locator("#list").is_visible() and seen.sideways() == 0
    assert flat[0]["update_text"] in seen.page.locator(f"#{flat[0]['recommendation_id']}").inner_text()


def _harm() -> tuple[Any, ...]:
    return hostile_report("a", "It is planned."), hostile_report("b", "It was done.")


def _rows(dataset: Path, name: str) -> list[dict[str, str]]:
    with (dataset / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _found(page: Any) -> list[str]:
    hashes: list[str] = page.eval_on_selector_all("#found th a", "links => links.map(link => link.hash.slice(1))")
    return hashes


def _saved(page: Any, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.click("#download")
    waiting.value.save_as(folder / "saved.csv")
    return (folder / "saved.csv").read_bytes()
