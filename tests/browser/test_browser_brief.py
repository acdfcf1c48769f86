"""The pages in a real browser: what a reader does with them, by mouse, by keyboard and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.read.document import opened
from pipeline.report.html import brief_page
from tests.browser.chromium import Seen, browser
from tests.report.hostile import hostile_report
from tests.report.makers import SAMPLES, page_of, view, view_of

pytestmark = pytest.mark.browser
TWO, ALONE = ("fenmere-buses-06", "fenmere-buses-12"), ("wychmere-visitors",)


@pytest.fixture(scope="module")
def running() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two rounds, one report that nobody has assessed, and a page full of harm."""
    folder = tmp_path_factory.mktemp("pages")
    harm = view(hostile_report("a", "It is planned."), hostile_report("b", "It was done."), questions=True)
    texts = {
        "two": page_of(*TWO, questions=True),
        "alone": page_of(*ALONE),
        "harm": brief_page(harm),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


@pytest.mark.parametrize("name", ["two", "alone", "harm"])
def test_nothing_is_fetched_nothing_is_blocked_nothing_harms(running, pages, name):
    seen = Seen(running, pages[name])
    seen.page.mouse.move(200, 300)
    assert [address for address in seen.asked if not address.startswith(("file:", "data:"))] == []
    assert [address for address in seen.asked if address.startswith("file:")] == [pages[name].as_uri()]
    assert seen.complaints == []  # no script error, and nothing that the policy had to stop
    assert seen.page.evaluate("window.harmed") is None
    assert seen.page.evaluate("document.documentElement.classList.contains('js')")
    seen.page.close()


@pytest.mark.parametrize("name", ["two", "alone"])
def test_axe_finds_no_barrier(running, pages, name):
    seen = Seen(running, pages[name])
    assert seen.violations() == []
    if name == "two":
        seen.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert seen.violations() == []
        seen.page.locator("#r1 a.where").first.click()
        assert seen.violations() == []
    seen.page.close()


@pytest.mark.parametrize("name", ["two", "alone"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_window(running, pages, name, width):
    """1280 at 400 % zoom is 320 wide."""
    seen = Seen(running, pages[name], width=width)
    seen.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert seen.sideways() == 0
    seen.page.close()


def test_letters_twice_as_large_still_fit(running, pages):
    seen = Seen(running, pages["two"], width=640)
    seen.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert seen.sideways() == 0
    seen.page.close()


def test_a_filter_shows_those_and_only_those(running, pages):
    shown = view_of(*TWO)
    seen = Seen(running, pages["two"])
    for choice in shown.filters:
        seen.page.get_by_label(f"{choice.label} ({choice.count})").check()
        wanted = [one.anchor for one in shown.recommendations if choice.tag in one.tags]
        assert len(wanted) == choice.count
        visible = [part.get_attribute("id") for part in seen.page.locator("article.rec:visible").all()]
        assert visible == wanted
        assert seen.page.locator("table.glance tbody tr:visible").count() == choice.count
        assert seen.page.locator("#shown").text_content() == (
            f"Showing {choice.count} of {len(shown.recommendations)} recommendations"
        )
    seen.page.get_by_label(f"All ({len(shown.recommendations)})").check()
    assert seen.page.locator("article.rec:visible").count() == len(shown.recommendations)
    seen.page.close()


def test_a_link_to_what_a_filter_hides_shows_it(running, pages):
    seen = Seen(running, pages["two"])
    seen.page.get_by_label(re.compile("Repeated wording")).check()
    assert not seen.page.locator("#r4").is_visible()
    seen.page.locator(".lines a[href='#r4']").first.click()
    seen.page.locator("#r4").wait_for(state="visible")  # the page hears of its new address a moment later
    seen.page.close()


def test_what_changed_is_told_by_words_and_not_by_colour_alone(running, pages):
    seen = Seen(running, pages["two"], forced_colors="active")
    added, removed = seen.page.locator("#r2 ins").first, seen.page.locator("#r2 del").first
    assert added.inner_text().startswith("Added:") and removed.inner_text().startswith("Removed:")
    lines = "element => getComputedStyle(element).textDecorationLine"
    assert added.evaluate(lines) == "underline" and removed.evaluate(lines) == "line-through"
    seen.page.close()


def test_a_cell_opens_the_picture_with_its_box_in_the_right_place(running, pages):
    """The box on screen, measured against the picture, holds the cell's own words in the PDF."""
    shown = view_of(*TWO)
    (cell,) = [cell for cell in shown.recommendations[1].sides[-1].cells if cell.field == "update"]
    seen = Seen(running, pages["two"])
    seen.page.locator("#r2 dl.texts a.where", has_text="page").nth(2).click()
    seen.page.locator("dialog[open]").wait_for()
    picture, box = (seen.page.locator(f"dialog {name}").first.bounding_box() for name in ("img", "rect"))
    with opened(SAMPLES / "fenmere-buses-12.pdf") as file:
        page = file.pdf[0]
        width, height = page.get_size()
        left, right = ((edge - picture["x"]) / picture["width"] * width for edge in (box["x"], box["x"] + box["width"]))
        top, bottom = (
            (edge - picture["y"]) / picture["height"] * height for edge in (box["y"], box["y"] + box["height"])
        )
        words = page.get_textpage().get_text_bounded(left, height - bottom, right, height - top)
    assert " ".join(words.split()) == " ".join(" ".join(cell.paragraphs).split())
    seen.page.keyboard.press("Escape")
    assert not seen.page.locator("dialog").is_visible()
    seen.page.close()


def test_the_words_of_a_promise_are_marked_line_by_line(running, pages):
    (promise, *_) = next(one.promises for one in view_of(*TWO).recommendations if one.promises)
    assert len(promise.said.places) > 1
    seen = Seen(running, pages["two"])
    seen.page.locator(".promise a.where", has_text=promise.said.where).first.click()
    assert seen.page.locator("dialog rect").count() == len(promise.said.places)
    assert promise.said.where in seen.page.locator("#viewer-h").inner_text()
    seen.page.close()


def test_the_keyboard_alone_is_enough(running, pages):
    """Skip link, a filter, a picture opened, enlarged and closed, and back to where one was."""
    seen = Seen(running, pages["two"])
    press, focus = seen.page.keyboard.press, "document.activeElement"
    press("Tab")
    assert seen.page.evaluate(f"{focus}.className") == "skip"
    press("Enter")
    assert seen.page.evaluate(f"{focus}.id") == "main"
    # Chromium sets the focus of a fragment once more with the next frame: a key that is faster loses it.
    seen.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    press("Tab")
    press("ArrowRight")
    assert seen.page.evaluate(f"{focus}.value") == view_of(*TWO).filters[0].tag
    for _ in range(60):
        press("Tab")
        if seen.page.evaluate(f"{focus}.matches('a.where')"):
            break
    before = seen.page.evaluate(f"{focus}.dataset.places")
    press("Enter")
    assert seen.page.locator("dialog[open]").count() == 1
    for _ in range(4):
        if seen.page.evaluate(f"{focus}.id") == "viewer-zoom":
            break
        press("Tab")
    press("Enter")
    assert seen.page.locator("#viewer-zoom").get_attribute("aria-pressed") == "true"
    press("Escape")
    assert seen.page.locator("dialog[open]").count() == 0
    assert seen.page.evaluate(f"{focus}.dataset.places") == before
    seen.page.close()


def test_the_sheets_print_on_a4(running, pages, tmp_path):
    """Everything; then one sheet by itself, with all its lines, a box for each choice and room to write."""
    seen = Seen(running, pages["alone"])
    whole, sheet = tmp_path / "whole.pdf", tmp_path / "sheet.pdf"
    seen.page.pdf(path=whole, prefer_css_page_size=True)
    seen.page.evaluate("document.documentElement.dataset.printing = 'assessment'")
    seen.page.pdf(path=sheet, prefer_css_page_size=True)
    seen.page.close()
    shown = view_of(*ALONE)
    assert shown.assessment is not None
    with opened(whole) as all_of_it, opened(sheet) as part:
        assert part.pages < all_of_it.pages
        assert [round(side / 72 * 25.4) for side in part.pdf[0].get_size()] == [210, 297]
        text = " ".join(part.pdf[at].get_textpage().get_text_bounded() for at in range(part.pages))
    for row in shown.assessment.rows:
        assert row.title.split(" …")[0][:30] in " ".join(text.split())
    assert text.count("Reason") == len(shown.assessment.rows)
    assert "Print this sheet" not in text and "Lines of enquiry" not in text


def test_without_script_everything_is_there(running, pages):
    seen = Seen(running, pages["two"], java_script_enabled=False)
    assert seen.page.locator("#papers img").first.is_visible()
    assert seen.page.locator("article.rec:visible").count() == len(view_of(*TWO).recommendations)
    assert not seen.page.locator("fieldset.filters").is_visible()
    seen.page.close()
