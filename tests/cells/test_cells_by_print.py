"""Answers and news that no label names: told by their print, where the answers open with decisions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from pipeline.models.report import Document
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.drawing import Case, draw, line, style, table

NAMES = ("Hedges", "The weir", "Ferries", "Stiles")
ASKED = (
    "That every hedge along the lanes is laid by hand before the winter of next year.",
    "The weir below the mill should be mended.",
    "Ferries should run on Sundays from Easter to the end of October.",
    "Every stile should be changed for a gate.",
)
ANSWERS = (
    "The Executive accepted this recommendation.",
    "The Executive accepted this recommendation in part: the sluice is not the Council's own.",
    "The Executive did not accept this recommendation, because nobody asks for a boat on Sundays.",
    "The Executive accepted this recommendation and added £4,000 to the budget for paths.",
)
DECISIONS = ("agreed", "partially_agreed", "rejected", "agreed")
NEWS = (
    ("Nine miles have been laid since May.", "The rest is to be laid by a farm."),
    ("The masons came in June, and stayed until the middle of July.",),
    ("The ferrymen were told so in a letter.",),
    ("Forty of the stiles are gates now.",),
)
BOLD, ITALIC, PLAIN = "Helvetica-Bold", "Helvetica-Oblique", "Helvetica"
TITLE = "Rivers and Lanes: twelve month review of recommendations"
Look = tuple[str, str, float]  # font, colour, indent
BY_FONT = ((BOLD, "#000000", 0.0), (ITALIC, "#000000", 0.0), (PLAIN, "#000000", 0.0))
BY_COLOUR = ((PLAIN, "#1f3f7f", 0.0), (PLAIN, "#a02020", 0.0), (PLAIN, "#000000", 0.0))
BY_INDENT = ((PLAIN, "#000000", 0.0), (PLAIN, "#000000", 36.0), (PLAIN, "#000000", 0.0))


def _text(text: str, look: Look) -> list[Flowable]:
    font, colour, indent = look
    own = ParagraphStyle("p", fontName=font, fontSize=10, leading=12, leftIndent=indent)
    own.textColor = colors.HexColor(colour)
    return [Paragraph(text, own), Spacer(1, 6)]


def _front(title: str) -> list[Flowable]:
    parts = [*line("Wexley District Council", True, 14), *line("Prosperity Scrutiny Committee", size=12)]
    parts += [*line(title, True, 11), *line("1 Introduction", True, 11)]
    return [*parts, *line("1.1 Under each heading stand the recommendation, the reply, and the position.")]


def _paper(
    heading: str = "({}) {}",
    looks: Sequence[Look] = BY_FONT,
    title: str = TITLE,
    answers: Sequence[str] = ANSWERS,
    end: Sequence[Flowable] = (),
    amid: Sequence[Flowable] = (),
) -> list[Flowable]:
    parts = _front(title)
    for at, name in enumerate(NAMES):
        parts += [Paragraph(heading.format(at + 1, name), style(size=12, colour="#802020")), Spacer(1, 4)]
        parts += [*_text(ASKED[at], looks[0]), *_text(answers[at], looks[1])]
        parts += [flowable for text in NEWS[at] for flowable in _text(text, looks[2])]
        parts += amid if at == 1 else ()
    return [*parts, *end]


def _read(parts: Sequence[Flowable], folder: Path) -> Document:
    return read_document(draw(Case("paper", "", lambda: parts, []), folder), Settings(entities=False, ocr="off"))


def _fields(document: Document, name: str) -> list[str]:
    (report,) = document.reports
    return [" ".join(str(getattr(r, name)).split()) for r in report.recommendations]


def _is_read_whole(document: Document) -> None:
    assert _fields(document, "title") == list(NAMES)
    assert _fields(document, "recommendation") == list(ASKED)
    assert _fields(document, "response") == list(ANSWERS)
    assert _fields(document, "decision") == list(DECISIONS)
    assert _fields(document, "update") == [" ".join(news) for news in NEWS]


@pytest.mark.parametrize("looks", [BY_FONT, BY_COLOUR, BY_INDENT])
@pytest.mark.parametrize("heading", ["({}) {}", "{}. {}", "Recommendation {}: {}"])
def test_the_print_tells_what_is_asked_answered_and_told(heading: str, looks: Sequence[Look], tmp_path: Path) -> None:
    document = _read(_paper(heading, looks), tmp_path)
    _is_read_whole(document)
    assert "HEADING_GUESSED" in {issue.code for issue in document.reports[0].issues}


def test_the_heading_may_be_all_of_the_recommendation(tmp_path: Path) -> None:
    parts = _front(TITLE)
    for at, asked in enumerate(ASKED):
        parts += [*line(f"{at + 1}. {asked}", True), *_text(ANSWERS[at], BY_FONT[1])]
        parts += [flowable for text in NEWS[at] for flowable in _text(text, BY_FONT[2])]
    document = _read(parts, tmp_path)
    assert _fields(document, "response") == list(ANSWERS)
    assert _fields(document, "update") == [" ".join(news) for news in NEWS]


@pytest.mark.parametrize(
    "end",
    [
        [*line("3 Money", True, 11), *line("3.1 The Treasurer has no comments.")],
        [Spacer(1, 30), *line("The Committee is asked to note what was done.")],
        [*line("Contact officer: Ann Ash")],
    ],
)
def test_what_stands_below_the_last_is_none_of_its_news(end: Sequence[Flowable], tmp_path: Path) -> None:
    _is_read_whole(_read(_paper(end=end), tmp_path))


def test_a_table_amid_the_news_ends_nothing(tmp_path: Path) -> None:
    figures = table([["Year", "Boats"], ["2021", "14"], ["2022", "9"]], [80, 80])
    parts = _paper(amid=[figures, Spacer(1, 8), *_text("Nobody drowned.", BY_FONT[2])])
    assert _fields(_read(parts, tmp_path), "update")[1] == f"{NEWS[1][0]} Nobody drowned."


def test_an_answer_of_one_word_is_no_state(tmp_path: Path) -> None:
    document = _read(_paper(answers=("Accepted", "Accepted in part", "Not accepted", "Accepted")), tmp_path)
    assert _fields(document, "decision") == list(DECISIONS)
    assert _fields(document, "rag") == ["None"] * 4


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Rivers and Lanes: our review"},
        {"title": "Response to the recommendations of the six-month review of lanes"},
        {"answers": ("The Committee heard the Chief Engineer.", *ANSWERS[1:2], "Boats are dear.", "Stiles are old.")},
        {"looks": ((PLAIN, "#000000", 0.0),) * 3},
    ],
)
def test_sections_with_numbers_are_no_recommendations(change: dict[str, Sequence[str]], tmp_path: Path) -> None:
    assert not _read(_paper(**change), tmp_path).reports  # type: ignore[arg-type]


def test_minutes_are_none(tmp_path: Path) -> None:
    parts = _front("Progress on recommendations: minutes of the meeting")
    for at, name in enumerate(NAMES):
        parts += [*line(f"{at + 1}. {name}", True, 12), *_text(f"Members spoke of {name.lower()}.", BY_FONT[2])]
        parts += [*_text("RESOLVED that the report be agreed.", BY_FONT[0]), *_text("Councillor Ash left.", BY_FONT[2])]
    assert not _read(parts, tmp_path).reports
