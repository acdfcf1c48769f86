"""Papers without a table: a page for each recommendation, leads ended by a full stop, numbered paragraphs, a margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer

from pipeline.cells.reports import read_reports
from pipeline.cells.stanzas.around import leave_around
from pipeline.cells.stanzas.before_names import less_fronts
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import label_of
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.models.page import Box, Fill, Page, Style, Word
from pipeline.models.places import Places
from pipeline.models.report import Document, Recommendation
from pipeline.models.table import Block
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.lexicon import Lexicon
from tests import paper
from tests.drawing import AMBER, BLUE, GREEN, RED, Case, draw, line, style, top

COLUMN = Box(50, 0, 550, 842)
ASKED = ("That every hedge is laid by hand.", "That the weir is mended.", "That ferries run on Sundays.")
DONE = ("Nine miles are laid.", "The masons came in May.", "The ferry has run since June.")
MORE = ("Ten", "Two masons", "None")
NAMES = ("Hedges", "The weir", "Ferries")
KEY = ((BLUE, "Done"), (GREEN, "Going well"), (AMBER, "A little late"), (RED, "Will not be done"))


def _head() -> list[Flowable]:
    return top("Wexley District Council", "Prosperity Scrutiny Committee", "Rivers and Lanes")


def _read(parts: Sequence[Flowable], folder: Path, decorate: Any = None) -> Document:
    case = Case("paper", "", lambda: parts, [], decorate=decorate)
    return read_document(draw(case, folder), Settings(entities=False, ocr="off"))


def _said(found: Sequence[Recommendation], name: str) -> list[str]:
    return [" ".join(str(getattr(r, name)).split()) for r in found]


def _pages(news: Sequence[str]) -> list[Flowable]:
    """A first page with the key's words, and one page for each recommendation with its news below these headings."""
    parts = [*_head(), *line("The square on each page means:", True), *(f for _, text in KEY for f in line(text))]
    for at, name in enumerate(NAMES):
        parts += [PageBreak(), *line(f"Recommendation {at + 1}", True, 15), *line(name, size=13)]
        parts += [*line(ASKED[at], True), *line("Cabinet response", True, 11), *line("Agreed.")]
        for heading, text in zip(news, (DONE[at], f"Work on number {at + 1} had begun."), strict=True):
            parts += [*line(heading, True, 11), *line(text)]
    return parts


def _squares(shown: Sequence[str]) -> Any:
    """What draws a running head over a blue line, the squares of the key on the first page, one on each other."""

    def decorate(canvas: Any, _: Any) -> None:
        number = canvas.getPageNumber()
        canvas.setFont("Helvetica", 7)
        canvas.drawString(46, 815, "Wexley District Council | Prosperity Scrutiny Committee")
        canvas.drawString(540, 20, str(number))
        if number > 1:
            canvas.setFillColor(colors.HexColor("#006e82"))
            canvas.rect(40, 800, 515, 0.6, stroke=0, fill=1)
            canvas.setFillColor(colors.HexColor(shown[number - 2]))
            canvas.rect(510, 755, 32, 32, stroke=0, fill=1)
        for at, (colour, _) in enumerate(KEY if number == 1 else ()):
            canvas.setFillColor(colors.HexColor(colour))
            canvas.rect(28, 661 - 17 * at, 9, 9, stroke=0, fill=1)

    return decorate


@pytest.mark.parametrize(
    "news",
    [("Update: March 2022", "Update: September 2021"), ("March 2022", "September 2021")],
)
def test_a_page_for_each_with_its_number_at_the_top_and_the_newest_update_first(
    news: tuple[str, str], tmp_path: Path
) -> None:
    (report,) = _read(_pages(news), tmp_path, _squares((BLUE, RED, AMBER))).reports
    found = report.recommendations
    assert [r.number for r in found] == ["1", "2", "3"]
    assert _said(found, "title") == list(NAMES)
    assert [r.theme for r in found] == [None] * 3
    assert _said(found, "recommendation") == list(ASKED)
    assert _said(found, "update") == list(DONE)
    assert _said(found, "previous_update") == [f"Work on number {n} had begun." for n in (1, 2, 3)]
    assert [r.rag for r in found] == ["complete", "red", "amber"]


def test_squares_of_one_colour_at_the_top_of_pages_are_an_ornament(tmp_path: Path) -> None:
    parts = _pages(("March 2022", "September 2021"))
    del parts[len(_head()) : len(_head()) + 2 + 2 * len(KEY)]  # no key
    (report,) = _read(parts, tmp_path, _squares((GREEN,) * 3)).reports
    assert [r.rag for r in report.recommendations] == [None] * 3


@pytest.mark.parametrize(
    ("text", "apart", "found"),
    [
        ("Update: March 2031", True, ("Update: March 2031", "2031-03", "")),
        ("Update: March 2031", False, ("Update", None, "March 2031")),
        ("Target date: March 2031", True, ("Target date", None, "March 2031")),
        ("Update: done in March 2031", True, ("Update", None, "done in March 2031")),
    ],
)
def test_a_heading_that_names_the_day_of_the_news_behind_a_colon(
    text: str, apart: bool, found: tuple[str, str | None, str]
) -> None:
    words = paper.line(text, look=paper.BOLD if apart else paper.PLAIN)
    label = label_of(Item(1, 100, COLUMN, Block((words,)), apart=apart, text=text), load())
    assert label is not None
    assert (label.text, label.day, " ".join(w.text for own in label.value.lines for w in own)) == found


def _with_leads(leads: Sequence[str]) -> list[Flowable]:
    parts = _head()
    for at, name in enumerate(NAMES):
        parts += line(f"Recommendation {at + 1} – {name}", True, 12)
        for lead, text in zip((leads[at], "What the Cabinet decided.", "What has been done."),
                              (ASKED[at], "Agreed.", DONE[at]), strict=True):  # fmt: skip
            parts += [Paragraph(f"<b>{lead}</b> {text}", style(size=10)), Spacer(1, 12)]
    return parts


def test_a_lead_that_a_full_stop_ends_names_what_is_recommended(tmp_path: Path) -> None:
    (report,) = _read(_with_leads(["What the Panel asked for."] * 3), tmp_path).reports
    assert _said(report.recommendations, "recommendation") == list(ASKED)
    assert _said(report.recommendations, "update") == list(DONE)
    assert _said(report.recommendations, "title") == list(NAMES)


def test_a_lead_that_stands_once_may_be_a_title(tmp_path: Path) -> None:
    leads = ["Publish the recommendations.", "Mend it.", "Ask for ferries."]
    (report,) = _read(_with_leads(leads), tmp_path).reports
    titles = _said(report.recommendations, "title")
    assert titles == [f"{name} {lead.rstrip('.')}" for name, lead in zip(NAMES, leads, strict=True)]


def _items(*texts: str) -> list[Item]:
    lines = [(text, paper.line(text, top=100 + 20 * at)) for at, text in enumerate(texts)]
    return [Item(1, words[0].box.top, COLUMN, Block((words,)), text=text) for text, words in lines]


def _plain(*texts: str) -> list[str]:
    return [item.text for item in less_fronts(_items(*texts), load())]


def test_numbers_of_paragraphs_that_count_on_from_one_recommendation_to_the_next_are_no_text() -> None:
    told = ["4.1 Recommendation 1: that it ends.", "4.2 It has ended.", "Nobody minds.", "4.3 A letter was sent."]
    told += ["4.4 Recommendation 2: that it begins.", "4.5 It began.", "4.6 Recommendation 3: that it stays."]
    assert _plain("3.9 The Panel met.", *told, "4.7 It stays.", "5 Risks", "5.1 There are none.") == [
        "3.9 The Panel met.",
        *(text if text == "Nobody minds." else text.split(" ", 1)[1] for text in told),
        "It stays.",
        "5 Risks",
        "5.1 There are none.",
    ]


def test_numbers_of_paragraphs_that_count_on_below_names_apart_are_no_text() -> None:
    told = ["4. Progress", "Recommendation 1", "4.1 Recommendation. That it ends.", "4.2 Response. Accepted."]
    told += ["Recommendation 2", "4.3 Recommendation. That it begins.", "Recommendation 3", "4.4 Recommendation. That"]
    told += ["4.5 Response. Accepted.", "Recommendation 4", "4.6 Recommendation. That it stays.", "4.7 Response. No."]
    items = [replace(item, apart=item.text.startswith("Recommendation")) for item in _items(*told, "5. Risks")]
    own = [re.sub(r"^4\.\d ", "", text) for text in told]
    assert [item.text for item in less_fronts(items, load())] == [*own, "5. Risks"]


def test_numbers_that_begin_again_below_each_name_are_part_of_what_is_said() -> None:
    told = [text for n in "123" for text in (f"Recommendation {n}", "1. That it ends.", "2. That it begins.")]
    items = [replace(item, apart=item.text.startswith("Recommendation")) for item in _items(*told)]
    assert [item.text for item in less_fronts(items, load())] == told


def test_figures_that_do_not_count_on_are_part_of_what_is_said() -> None:
    told = ["1. Recommendation 1: that it ends.", "12 letters came.", "2. Recommendation 2: that it begins.", "3 came."]
    assert _plain(*told, "3. Recommendation 3: that it stays.") == [
        "Recommendation 1: that it ends.",
        "12 letters came.",
        "Recommendation 2: that it begins.",
        "3 came.",
        "Recommendation 3: that it stays.",
    ]


def _sided(label: str, value: str, height: float) -> Item:
    """A paragraph with a bold label in the margin."""
    words = (*paper.line(label, 50, height, look=paper.BOLD), *paper.line(value, 170, height))
    return Item(1, height, COLUMN, Block((words,)), text=f"{label} {value}")


def _memo(*below: Item) -> list[Stanza]:
    """Three recommendations with labels in the margin; some paragraphs stand below the last."""
    run = []
    for at in range(3):
        stanza = Stanza(_sided("RECOMMENDATION", ASKED[at], 100 + 60 * at), None)
        for name, value in (("DECISION", "Agreed."), ("PROGRESS", DONE[at])):
            item = _sided(name, value, 120 + 60 * at)
            label = label_of(item, load())
            assert label is not None
            own = Item(1, item.top, COLUMN, label.value, text=item.text)
            stanza.said.append(Said(label, [own], whole=item))
        run.append(stanza)
    run[-1].said[-1].items += below
    leave_around(run)
    return run


def test_a_heading_in_the_margin_that_is_no_label_ends_the_last_recommendation() -> None:
    more = [*_items("More will follow."), _sided("FINANCE", "None.", 300), *_items("Nothing is needed.")]
    assert [item.text for item in _memo(*more)[-1].said[-1].items[1:]] == ["More will follow."]


def test_words_in_bold_within_the_news_are_no_heading_in_the_margin() -> None:
    inside = Item(
        1, 300, COLUMN, Block(((*paper.line("Nine", 170, 300, look=paper.BOLD), *paper.line("more.", 230, 300)),))
    )
    assert len(_memo(inside)[-1].said[-1].items) == 2


def _cards(frames: bool, below: Sequence[tuple[str, float]]) -> list[str]:
    """The updates of three cards whose form nobody knows, and what is recommended in the last; lines stand below it."""
    words: list[Word] = []

    def put(text: str, x: float, height: float, bold: bool = False) -> None:
        words.extend(paper.line(text, x, height, first=len(words), look=paper.BOLD if bold else paper.PLAIN))

    put("Wexley Council: progress on recommendations", 43, 40)
    fills = []
    for at in range(3):
        height = 100 + 130 * at
        fills.append(Fill(Box(43, height - 8, 552, height + 106), "#f3eef8"))
        put(f"R{at + 1} {NAMES[at]}", 52, height, True)
        for row, (label, text) in enumerate((("THE ASK", ASKED[at]), ("THE REPLY", "Agreed."), ("PROGRESS", DONE[at]))):
            put(label, 52, height + 18 + 28 * row, True)
            put(text, 52, height + 32 + 28 * row)
    for row, (text, x) in enumerate(below):
        put(text, x, 490 + 14 * row)
    page = Page(1, 595, 842, tuple(words), fills=tuple(fills) if frames else ())
    (report,) = read_reports([page], (), Places(), load(), Lexicon())
    return [*_said(report.recommendations, "update"), _said(report.recommendations, "recommendation")[-1]]


@pytest.mark.parametrize(("frames", "left"), [(True, 43), (True, 52), (False, 43)])
def test_what_stands_below_the_last_card_is_no_part_of_it(frames: bool, left: float) -> None:
    below = [("What happens next. The Panel meets in May.", left), ("For large print ring the clerk.", left)]
    assert _cards(frames, below) == [*DONE, ASKED[-1]]


@pytest.mark.parametrize("look", [paper.PLAIN, paper.BOLD])
def test_a_heading_in_the_margin_of_a_typed_memo_ends_the_last_recommendation(look: Style) -> None:
    words: list[Word] = []

    def put(label: str, value: str, height: float) -> None:
        words.extend(paper.line(label, 50, height, first=len(words), look=look))
        words.extend(paper.line(value, 170, height, first=len(words)))

    put("SUBJECT", "Scrutiny review of rivers: progress on the recommendations", 40)
    for at in range(3):
        height = 100 + 100 * at
        put("RECOMMENDATION", f"({'abc'[at]}) {ASKED[at]}", height)
        put("DECISION", "Agreed.", height + 20)
        put("PROGRESS", DONE[at], height + 40)
        words += paper.line(f"{MORE[at]} more will follow.", 170, height + 52, first=len(words))
    put("FINANCE", "There is nothing to be said of it.", 400)
    put("LEGAL", "Nor of this.", 420)
    (report,) = read_reports([Page(1, 595, 842, tuple(words))], (), Places(), load(), Lexicon())
    assert _said(report.recommendations, "update") == [
        f"{text} {more} more will follow." for text, more in zip(DONE, MORE, strict=True)
    ]
