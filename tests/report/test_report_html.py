"""The pages as files: nothing in them acts but our own script, they are well formed, and the same each time."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.report.html import brief_page
from pipeline.report.html.render import blocks, policy
from pipeline.text.unseen_letters import visible
from tests.report.hostile import PAYLOADS, hostile_report
from tests.report.makers import page_of, report, tracker_of_rounds, view, view_of

VOID = set("area base br col embed hr img input link meta source track wbr".split())
ACTING = {"iframe", "object", "embed", "form", "link", "base", "applet", "frame", "portal", "audio", "video"}


class Read(HTMLParser):
    """What a browser would see: elements, ids, links, and whether every element is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.crossed.append(tag)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def hostile_pages() -> list[str]:
    """A page of two rounds, one of one report, and a tracker, all of them full of payloads."""
    made = hostile_report("a", "It is planned."), hostile_report("b", "It was done.")
    reports = tuple(replace(one, source=replace(one.source, url=PAYLOADS[6])) for one in made)
    two, alone = view(*reports), view(reports[0])
    return [brief_page(two), brief_page(alone), tracker_of_rounds(reports)]


@pytest.fixture(scope="module")
def harmful() -> list[str]:
    return hostile_pages()


def test_no_payload_becomes_an_element_a_handler_or_a_link(harmful):
    assert len(PAYLOADS) == 14
    for page in harmful:
        read = Read(page)
        assert len(read.all("script")) == 1 and len(read.all("style")) == 1
        assert {tag for tag, _ in read.tags} & ACTING == set()
        assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
        assert not [name for _, attributes in read.tags for name in attributes if name in ("style", "srcdoc", "src")]
        for link in read.all("a"):
            assert re.fullmatch(r"#[\w-]+|[\w.-]+\.html(#\w+)?", link["href"])
        assert [meta for meta in read.all("meta") if meta.get("http-equiv", "").lower() == "refresh"] == []
        assert read.open == [] and read.crossed == []
        assert "{{ 7 * 7 }}" in page  # shown, not run


def test_what_cannot_be_seen_is_shown_as_a_mark(harmful):
    for page in harmful:
        assert not re.search("[\u0000\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
        page.encode("utf-8")
    assert visible("caf\u00e9 \u2713 co\u00adoperate") == "caf\u00e9 \u2713 co\u00adoperate"


def test_the_policy_forbids_everything_but_our_own_style_and_script():
    for page in (page_of("fenmere-buses-06", "fenmere-buses-12"), page_of("wychmere-visitors")):
        (stated,) = [meta["content"] for meta in Read(page).all("meta") if meta.get("http-equiv")]
        assert stated == policy()
        assert stated.startswith("default-src 'none'") and "unsafe" not in stated and "http" not in stated
        assert page.index("Content-Security-Policy") < page.index("<style>")


@pytest.mark.parametrize(
    "names", [("fenmere-buses-06", "fenmere-buses-12"), ("wychmere-visitors",), ("netherbrook-youth",)]
)
def test_pages_are_well_formed_and_links_lead_somewhere(names):
    read = Read(page_of(*names))
    assert read.open == [] and read.crossed == []
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in read.all("a"):
        assert link["href"].removeprefix("#") in ids
    for label in read.all("label"):
        assert label.get("for", ids[0]) in ids
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", page_of(*names))


def test_every_cell_leads_to_its_place():
    shown, page = view_of("fenmere-buses-12"), page_of("fenmere-buses-12")
    links = re.findall(r'data-places="([^"]+)"', page)
    for one in shown.recommendations:
        for cell in (cell for side in one.sides for cell in side.cells):
            if cell.paragraphs:
                assert any(all(f"{side:.1f}" in link for side in place.box) for link in links for place in cell.places)


def test_without_pictures_pages_are_named_and_it_is_said():
    page = brief_page(view_of("wychmere-visitors"))
    assert "The papers were not at hand" in page and "page 1" in page
    assert "<img" not in page and "<dialog" not in page


def test_the_same_input_gives_the_same_bytes_under_another_seed():
    code = (
        "import hashlib; from tests.report import makers; "
        "print(hashlib.sha256(makers.page_of('fenmere-buses-06', 'fenmere-buses-12').encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={"PYTHONPATH": str(root), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(seen) == 1


def test_bullets_that_follow_one_another_are_one_list():
    found = blocks(("Two things:", "• one", "◦ a part", "• two", "That is all."))
    assert [block.kind for block in found] == ["text", "list", "text"]
    assert [(item.text, item.nested) for item in found[1].items] == [("one", False), ("a part", True), ("two", False)]


def test_a_tracker_says_what_the_tables_say_with_every_round_and_promise():
    rounds = report("fenmere-buses-06"), report("fenmere-buses-12")
    page = tracker_of_rounds(rounds, (report("wychmere-visitors"),))
    assert "2 inquiries with 12 recommendations: 4 Not assessed, 3 Complete, " in page
    read = Read(page)
    assert read.open == [] and read.crossed == []
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    # of one that was split each part has its past
    assert sum("data-place" in attributes for attributes in read.all("tr")) == 8 + 7 + 4
    links = [link["href"] for link in read.all("a")]
    assert "000.html#r7" in links and "001.html#r4" in links
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)
