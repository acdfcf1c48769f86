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
    harm = view(hostile_report("a", "It is planned."), hostile_report("b", "It was done."))
    texts = {"two": page_of(*TWO), "alone": page_of(*ALONE), "harm": brief_page(harm)}
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
    seen.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert seen.violations() == []
    seen.page.locator("#r1 a.where").first.click()
    assert seen.violations() == []
    seen.page.close()


@pytest.mark.parametrize("name", ["two", "alone"])
@pytest.mark.parametrize(("width", "letters"), [(320, 100), (640, 200), (1280, 100)])
def test_nothing_is_wider_than_the_window(running, pages, name, width, letters):
    """1280 at 400 % zoom is 320 wide; and letters twice as large still fit."""
    seen = Seen(running, pages[name], width=width)
    seen.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    seen.page.evaluate(f"document.documentElement.style.fontSize = '{letters}%'")
    assert seen.sideways() == 0
    seen.page.close()


def test_a_filter_shows_those_and_only_those(running, pages):
    shown = view_of(*TWO)
    seen = Seen(running, pages["two"])
    for choice in shown.filters:
        seen.page.get_by_label(f"{choice.label} ({choice.count})").check()
        wanted = [one.anchor for one in shown.worst_first if choice.tag in one.tags]
        assert len(wanted) == choice.count
        assert [part.get_attribute("id") for part in seen.page.locator("article.rec:visible").all()] == wanted
        assert seen.page.locator("table.glance tbody tr:visible").count() == choice.count
        said = f"Showing {choice.count} of {len(shown.recommendations)} recommendations"
        assert seen.page.locator("#shown").text_content() == said
    seen.page.get_by_label(f"All ({len(shown.recommendations)})").check()
    assert seen.page.locator("article.rec:visible").count() == len(shown.recommendations)
    seen.page.close()


def test_a_link_to_what_a_filter_hides_shows_it(running, pages):
    seen = Seen(running, pages["two"])
    seen.page.get_by_label(re.compile("Repeated wording")).check()
    assert not seen.page.locator("#r4").is_visible()
    seen.page.locator(".asked a[href='#r4']").first.click()
    seen.page.locator("#r4 dl.texts").wait_for(state="visible")  # the page hears of its new address a moment later
    assert not seen.page.locator("#r3 dl.texts").is_visible()
    seen.page.close()


def test_the_order_of_the_report_is_one_click_away(running, pages):
    shown, seen = view_of(*TWO), Seen(running, pages["two"])
    for choice, rows in (("As in the report", shown.recommendations), ("Overdue and worse first", shown.worst_first)):
        seen.page.get_by_label(choice).check()
        for parts in ("article.rec", "table.glance tbody tr"):
            found = seen.page.locator(parts).evaluate_all("parts => parts.map(part => part.id)")
            assert [name.removeprefix("row-") for name in found] == [one.anchor for one in rows]
    assert [one.movement == "worse" for one in shown.worst_first] == [True] * 2 + [False] * 6
    seen.page.close()


def test_what_changed_is_told_by_words_and_not_by_colour_alone(running, pages):
    seen = Seen(running, pages["two"], forced_colors="active")
    seen.page.get_by_role("button", name="Open all").click()
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
    seen.page.get_by_role("button", name="Open all").click()
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
    seen.page.get_by_role("button", name="Open all").click()
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


@pytest.mark.parametrize(
    ("name", "button", "least", "there", "away"),
    [
        ("two", "", 1, "Promised and not reported as done|Questions to ask", "Round by round|The reports"),
        ("two", "Print everything", 15, "Questions to ask|Round by round|The reports", "Print everything"),
        ("alone", "Print this sheet", 1, "Assessment sheet", "Print this sheet|What is reported|Lines of enquiry"),
    ],
)
def test_printing_gives_the_first_page_and_buttons_the_rest(running, pages, tmp_path, name, button, least, there, away):
    """Seven recommendations on one A4 page; everything, or one sheet with room to write, where it is asked for."""
    seen, path = Seen(running, pages[name]), tmp_path / "printed.pdf"
    if button:
        seen.page.evaluate("window.print = () => {}")
        seen.page.get_by_role("button", name=button, include_hidden=True).last.dispatch_event("click")
    seen.page.pdf(path=path, prefer_css_page_size=True)
    seen.page.close()
    with opened(path) as file:
        assert file.pages == 1 if least == 1 else file.pages >= least
        assert [round(side / 72 * 25.4) for side in file.pdf[0].get_size()] == [210, 297]
        text = " ".join(" ".join(file.pdf[at].get_textpage().get_text_bounded() for at in range(file.pages)).split())
    rows = view_of(*ALONE).assessment.rows if name == "alone" else ()
    assert text.count("Reason") == len(rows) and all(row.title.split(" …")[0][:30] in text for row in rows)
    assert all(words in text for words in there.split("|")) and not any(words in text for words in away.split("|"))


def test_without_script_everything_is_there(running, pages):
    seen = Seen(running, pages["two"], java_script_enabled=False)
    assert seen.page.locator("#papers img").first.is_visible()
    assert seen.page.locator("article.rec dl.texts:visible").count() == len(view_of(*TWO).recommendations)
    assert not seen.page.locator("fieldset.filters").first.is_visible()
    seen.page.close()
