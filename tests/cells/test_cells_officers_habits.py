"""Reports without a table as other people write them: a letter, minutes, an auditor, a page of the web site."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from pipeline.cells.columns.headings import role_of
from pipeline.cells.numbering import numbered
from pipeline.models.report import Report
from pipeline.models.text import Text
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.drawing import Case, draw, line, style, top

ASKED = ["the gates are painted", "a warden is named", "the lamps are mended"]


def read(parts: list[Flowable], folder: Path) -> Report:
    found = read_document(draw(Case("paper", "", lambda: parts, []), folder), Settings(entities=False, ocr="off"))
    (report,) = found.reports
    return report


def head() -> list[Flowable]:
    return top("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")


def said(report: Report) -> list[tuple[str | None, ...]]:
    return [(r.number, str(r.recommendation), r.decision, str(r.update), r.rag) for r in report.recommendations]


EXPECTED = [(str(n), f"That {asked}.", "agreed", f"Step {n} was taken.", "green") for n, asked in enumerate(ASKED, 1)]


def test_minutes_number_their_paragraphs_before_the_recommendation(tmp_path: Path) -> None:
    parts = head()
    for number, asked in enumerate(ASKED, 1):
        parts += line(f"27.{number + 1} <b>Recommendation {number}.</b> That {asked}.")
        parts += line("<i>Executive response:</i> Agreed.")
        parts += [
            *line(f"<i>Discussion of progress:</i> Step {number} was taken."),
            *line("<i>Rating given:</i> Green"),
        ]
    report = read(parts, tmp_path)
    assert said(report) == EXPECTED
    assert [r.label for r in report.recommendations] == [f"Recommendation {n}." for n in (1, 2, 3)]


@pytest.mark.parametrize("sign", ["–", "+", "»"])
def test_a_web_page_folds_its_sections(tmp_path: Path, sign: str) -> None:
    parts = head()
    for number, asked in enumerate(ASKED, 1):
        parts += [*line(f"{sign} Recommendation {number}", True, 12), *line(f"That {asked}.", True)]
        parts += [*line("Our answer in July 2023", size=8), *line("Agreed.")]
        parts += [*line("What has happened since", size=8), *line(f"Step {number} was taken.")]
        parts += [*line("Where we stand: on track")]
    assert [own[:4] for own in said(read(parts, tmp_path))] == [own[:4] for own in EXPECTED]


def test_labels_in_capitals_that_a_full_stop_ends(tmp_path: Path) -> None:
    parts = [
        *head(),
        *line("When Cabinet answered your report I undertook to come back with a full account of it " * 2),
    ]
    for number, asked in enumerate(ASKED, 1):
        parts += [*line(f"Recommendation {number}", True), *line(f"<i>That {asked}.</i>")]
        parts += [*line("CABINET'S ANSWER. Agreed."), *line(f"WHERE WE ARE. Step {number} was taken.")]
        parts += line("MY MARKING: Green")
    assert said(read(parts, tmp_path)) == EXPECTED


def audited(last: str = "") -> list[Flowable]:
    """An auditor's follow-up: sections, a figure in front of each recommendation, and labels at the side."""
    parts = [*head(), *line("A. Why we did this work", True), *line("The Committee asked us to see for ourselves.")]
    parts += line("B. What we found", True)
    for number, asked in enumerate(ASKED, 1):
        rows = [("Management response", "Agreed."), ("Our testing", f"Step {number} was taken."), ("Opinion", "Green")]
        rows += [("Responsible officer", f"Ann Ash {number}")]
        parts += line(f"{number}. That {asked}.")
        for label, value in rows:
            cells = [Paragraph(label, style(font="Helvetica-Oblique")), Paragraph(value, style())]
            parts += [Table([cells], colWidths=[110, 380]), Spacer(1, 2)]
    return [*parts, *(line(last) if last else [])]


def test_the_section_over_all_recommendations_is_no_theme(tmp_path: Path) -> None:
    report = read(audited(), tmp_path)
    assert said(report) == EXPECTED
    assert [r.theme for r in report.recommendations] == [None] * 3


def test_a_line_below_the_last_officer_is_no_part_of_it(tmp_path: Path) -> None:
    report = read(audited("Is this page useful? Tell us what you think of it."), tmp_path)
    assert [str(r.lead_officer) for r in report.recommendations] == ["Ann Ash 1", "Ann Ash 2", "Ann Ash 3"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("My marking", "status"),
        ("Opinion", "status"),
        ("Rating given", "status"),
        ("Our testing", "update"),
        ("Where we are", "update"),
        ("Our answer in July 2023", "response"),
        ("Cabinet's answer", "response"),
        ("Ask of the Board", "recommendation"),
        ("Taken up?", "decision"),
        ("Milestone date", "target_date"),
        ("Opinion poll", None),
        ("Testing kits", None),
    ],
)
def test_headings_of_officers(heading: str, role: str | None) -> None:
    assert role_of(heading, load()) == role


@pytest.mark.parametrize(("text", "number"), [("− Rec 4: The wall", "4"), ("- 4 walls", None), ("(Rec 4)", None)])
def test_a_sign_in_front_of_a_name_is_no_part_of_it(text: str, number: str | None) -> None:
    assert numbered(Text(text), load()).number == number
