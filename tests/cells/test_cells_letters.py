"""Letters that go through recommendations in turn: labels underlined or ended by a full stop, and the letter's end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.platypus import Flowable, Paragraph, Spacer

from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.leads import with_leads
from pipeline.models.page import Box
from pipeline.models.report import Recommendation
from pipeline.models.table import Block
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from tests import paper
from tests.drawing import Case, draw, line, style, top

ASKED = ("That every hedge is laid by hand.", "That the weir is mended.", "That ferries run on Sundays.")
ANSWERS = ("Accepted. The Cabinet is glad to.", "Accepted in part: by one mason.", "Not accepted. Nobody sails.")
DONE = ("Nine miles are laid.", "The masons came in May.", "A ferry has run since June.")
THANKS = "I hope that the Panel will think this a good story, and I thank all who helped."
COLUMN = Box(50, 0, 550, 842)


def _letter(answer: str, news: str, end: Sequence[Flowable] = ()) -> list[Flowable]:
    parts = top("Wexley District Council", "Prosperity Scrutiny Committee", "Rivers and Lanes")
    for at, asked in enumerate(ASKED):
        parts += line(f"Recommendation {at + 1}", True)
        for text in (f"<i>{asked}</i>", f"{answer} {ANSWERS[at]}", f"{news} {DONE[at]}"):
            parts += [Paragraph(text, style(size=10)), Spacer(1, 6)]
    return [*parts, *end]


def _read(parts: list[Flowable], tmp_path: Path) -> tuple[Recommendation, ...]:
    path = draw(Case("letter", "none", lambda: parts, ()), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    return report.recommendations


@pytest.mark.parametrize(
    ("answer", "news"),
    [
        ("The Cabinet’s answer.", "What has happened since."),
        ("<u>The Cabinet’s answer</u>", "<u>What has happened since</u>"),
        ("<u>The Cabinet’s answer. </u>", "<u>What has happened so far, since then. </u>"),
    ],
)
def test_labels_that_no_colon_ends_are_underlined_or_come_again(answer: str, news: str, tmp_path: Path) -> None:
    found = _read(_letter(answer, news), tmp_path)
    assert [str(r.recommendation) for r in found] == list(ASKED)
    assert [str(r.response) for r in found] == list(ANSWERS)
    assert [r.decision for r in found] == ["agreed", "partially_agreed", "rejected"]
    assert [str(r.update) for r in found] == list(DONE)


def _leads(*texts: str) -> list[int]:
    lines = [paper.line(text, top=100 + 20 * at) for at, text in enumerate(texts)]
    items = [Item(1, 100, COLUMN, Block((words,)), text=text) for words, text in zip(lines, texts, strict=True)]
    return [item.lead for item in with_leads(items, [], load())]


def test_short_sentences_that_begin_news_again_and_again_are_no_labels() -> None:
    assert _leads(*["Work in progress. The wall is up."] * 3) == [0] * 3
    assert _leads(*["Accepted. It will be done.", "On track. The wall is up."] * 3) == [0] * 6
    assert _leads(*["Our answer. It will be done.", "Progress. The wall is up."] * 3) == [2, 1] * 3
    assert _leads(*["Our answer. It will be done.", "Progress. The wall is up."] * 2) == [0] * 4


def _end(more: Sequence[str]) -> list[Flowable]:
    return [part for text in more for part in (Paragraph(text, style(size=10)), Spacer(1, 6))]


@pytest.mark.parametrize("farewell", ["Yours sincerely,", "With kind regards"])
def test_the_end_of_a_letter_is_said_of_no_recommendation(farewell: str, tmp_path: Path) -> None:
    end = _end([THANKS, farewell, "Ann Ash"])
    apart = [Spacer(1, 20), *end]
    for parts in (end, apart):
        found = _read(_letter("Response:", "Progress:", parts), tmp_path)
        assert [str(r.update) for r in found] == list(DONE)


def test_a_second_paragraph_of_news_stays_where_others_have_two(tmp_path: Path) -> None:
    parts = _letter("Response:", "Progress:", _end(["More will follow.", "Yours faithfully", "Ann Ash"]))
    at = next(i for i, part in enumerate(parts) if isinstance(part, Paragraph) and "masons" in part.text)
    parts[at + 2 : at + 2] = _end(["They stayed until July."])
    found = _read(parts, tmp_path)
    assert [str(r.update) for r in found] == [
        DONE[0],
        f"{DONE[1]}\nThey stayed until July.",
        f"{DONE[2]}\nMore will follow.",
    ]
