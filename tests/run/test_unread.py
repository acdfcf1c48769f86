"""Recommendations that are printed and were not read: counted from the lines of the pages alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.models.counts import UNREAD, counted
from pipeline.models.page import Page
from pipeline.models.report import Checked, Document, Header, Recommendation, Report, Source, Words
from pipeline.models.text import Text
from pipeline.outcome import outcome
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.unread import count_printed, unread_issues
from tests.conftest import SHARED

REPLY = "We accept this and will publish a plan for the harbour wall by spring, with yearly figures. " * 3
REAL = SHARED / "reports" / "recommendations"


def pages_of(lines: list[str], folder: Path) -> tuple[Page, ...]:
    """The lines as a PDF of plain paragraphs, read."""
    path = folder / "made.pdf"
    canvas, y = Canvas(str(path), pagesize=A4), 800
    for line in lines:
        for at in range(0, len(line), 90):
            if y < 60:
                canvas.showPage()
                y = 800
            canvas.drawString(50, y, line[at : at + 90])
            y -= 14
    canvas.save()
    with opened(path) as document:
        return tuple(read_pages(document.pdf))


def answered(label: str, heads: list[str]) -> list[str]:
    return [line for head in heads for line in (head, "That the Council mends the harbour wall.", label, "Agreed.")]


FOUR = [f"Recommendation {n}" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (answered("Response", FOUR), 4),
        (answered("Government response to recommendation 2", FOUR), 4),
        (answered("Cabinet Response: Agreed in part.", [f"{head}: Walls" for head in FOUR]), 4),
        (answered("Progress update", ["Recommendation One", "Recommendation Two", "Recommendation Three"]), 3),
        (answered("Reply:", ["R1.", "R2.", "R3."]), 3),
        (answered("Ymateb", [f"Argymhelliad {n}" for n in (1, 2, 3)]), 3),
        (["The Council's response to the Harbour Panel", *(s for h in FOUR for s in (h, "Fix it.", REPLY))], 4),
    ],
    ids=["label", "to-number", "inline", "words", "letters", "welsh", "title"],
)
def test_recommendations_with_answers_are_counted(tmp_path: Path, lines: list[str], numbers: int) -> None:
    printed = count_printed(pages_of(lines, tmp_path))
    assert (len(printed.numbers), printed.page, printed.answered) == (numbers, 1, True)


@pytest.mark.parametrize(
    "lines",
    [
        [line for head in FOUR for line in (head, "That the Council mends the harbour wall.")],
        ["Our review", *(line for head in FOUR for line in (head, REPLY))],
        ["The response to the Panel", "As recommendation 3", "says, and Recommendation 4 of the review, we agree."],
        ["Contents", *(f"{head} ........ {n}" for n, head in enumerate(FOUR)), "Response", "Response", "Response"],
        answered("Response", FOUR[:2]),
        answered("Response", ["Recommendation 7", "Recommendation 19", "Recommendation 40"]),
    ],
    ids=["unanswered", "review", "mentions", "contents", "two", "far-apart"],
)
def test_nothing_is_said_of_a_document_without_answered_recommendations(tmp_path: Path, lines: list[str]) -> None:
    assert unread_issues(pages_of(lines, tmp_path), ()) == []


@pytest.mark.parametrize(("title", "found"), [("Government response to the Report", True), ("A review", False)])
def test_recommendations_that_an_answer_quotes_with_their_paragraphs_are_counted(
    tmp_path: Path, title: str, found: bool
) -> None:
    quoted = [f"{n}. The Council should mend the wall. (Recommendation, Paragraph {3 * n})" for n in (2, 3, 6)]
    issues = unread_issues(pages_of([title, *(s for q in quoted for s in (q, REPLY))], tmp_path), ())
    assert [issue.code for issue in issues] == ([UNREAD] if found else [])


def report(rows: int) -> Report:
    made = tuple(Recommendation(index) for index in range(1, rows + 1))
    return Report("made-1", Source("made.pdf", "ab" * 32, 1, 1, 1), Header(), made)


@pytest.mark.parametrize(
    ("reports", "status", "said"),
    [
        ((), ("partial", UNREAD), "4 numbered recommendations are printed with answers from page 1 on; none were"),
        ((report(1),), ("partial", UNREAD), "from page 1 on; 1 was read."),
        ((report(4),), ("complete", "OK"), ""),
    ],
)
def test_a_document_whose_recommendations_are_not_read_is_partial(
    tmp_path: Path, reports: tuple[Report, ...], status: tuple[str, str], said: str
) -> None:
    pages = pages_of(answered("Response", FOUR), tmp_path)
    with opened(tmp_path / "made.pdf") as document:
        found = outcome(tmp_path / "made.pdf", document, pages, reports, Words(0, 0, 0, 0), ())
    assert (found.status, found.reason) == status
    assert [said in issue.message for issue in found.issues if issue.code == UNREAD] == ([True] if said else [])


FORM = ("Lead agency", "Main objective", "Is it new or ongoing")


@pytest.mark.parametrize(("read", "missing"), [(3, 5), (8, 0), (0, 0)])
def test_forms_that_gave_no_record_are_missing(tmp_path: Path, read: int, missing: int) -> None:
    lines = [line for n in range(8) for label in FORM for line in (label, f"what is said of {label} in {n}")]
    pages = pages_of(lines, tmp_path)
    with opened(tmp_path / "made.pdf") as document:
        found = outcome(tmp_path / "made.pdf", document, pages, (report(read),) if read else (), Words(0, 0, 0, 0), ())
    assert counted(found).missing == missing
    assert found.status == ("partial" if missing else "complete" if read else "empty")


def test_forms_that_tell_results_are_missing_where_nothing_was_read(tmp_path: Path) -> None:
    labels = ("Lead agency", "Main objective", "Description of results")
    pages = pages_of(["Plan", *(s for n in range(8) for label in labels for s in (label, f"said in {n}"))], tmp_path)
    assert [(i.code, i.page, i.message[:7]) for i in unread_issues(pages, ())] == [(UNREAD, 1, "8 forms")]


@pytest.mark.parametrize(
    ("scores", "doubtful"),
    [
        ({"number": 0.01, "recommendation": 0.2, "action": 0.98, "update": 0.97}, 1),
        ({"recommendation": 0.02, "response": 0.03, "update": 0.9}, 1),
        ({"recommendation": 0.11, "response": 0.96, "update": 0.11, "rag": 0.99}, 0),  # a scan with two misread letters
        ({"recommendation": 0.9, "update": 0.03}, 0),
    ],
)
def test_a_recommendation_that_can_not_be_believed_is_doubtful(scores: dict[str, float], doubtful: int) -> None:
    row = Recommendation(1, recommendation=Text("A"), confidence=tuple(scores.items()))
    seen = replace(row, checked=(Checked("recommendation", "Ada", "2026-01-01", "accepted", "c-1"),))
    made = Report("made-1", Source("made.pdf", "ab" * 32, 1, 1, 1), Header(), (row, seen))
    counts = counted(Document("made.pdf", "ab" * 32, 1, "complete", "OK", (made,)))
    assert (counts.recommendations, counts.read, counts.doubtful) == (2, 2 - doubtful, doubtful)


@pytest.mark.skipif(not REAL.is_dir(), reason="the developers' shared folder is not here")
@pytest.mark.parametrize(("number", "count"), [("08", 40), ("12", 13), ("13", 0)])
def test_real_documents_of_answers(number: str, count: int) -> None:
    with opened(next(REAL.glob(f"real-{number}-*.pdf"))) as document:
        printed = count_printed(tuple(read_pages(document.pdf)))
    assert (len(printed.numbers), printed.answered) == (count, count > 0)
