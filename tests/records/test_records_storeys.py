"""Records of several rows: what a heading in their midst governs, and what stands across its columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from pipeline.run import read_document
from pipeline.settings import Settings
from tests.drawing import Case, draw, top

HEADINGS = ("Action", "Owner", "By when", "Target", "Progress")
WIDE = ("SPAN", (1, 0), (-1, 0)), ("SPAN", (1, 1), (-1, 1)), ("SPAN", (1, 4), (-1, 4))
BROAD = ("SPAN", (0, 0), (-2, 0)), ("SPAN", (0, 1), (-1, 1)), ("SPAN", (1, 4), (-1, 4))


def _record(number: int, *, broad: bool) -> tuple[list[str], ...]:
    asked = f"That the Council takes step {number} of the plan before winter."
    first = (
        [f"Recommendation {number}. {asked}", "", "", "", "Agreed"] if broad else [f"Recommendation {number}", asked]
    )
    second = ["" if broad else "Executive response", "" if broad else "Agreed. There is money for it."]
    did = [
        f"Design of step {number}",
        "Head of Streets",
        "March 2024",
        "20 streets",
        f"Step {number} has been designed.",
    ]
    return first, second, list(HEADINGS), did, ["RAG rating", "Green"]


@pytest.mark.parametrize("broad", [False, True], ids=["label-and-value", "over-most-columns"])
def test_headings_in_the_midst_of_a_record_govern_their_own_columns_alone(tmp_path: Path, broad: bool) -> None:
    plain = getSampleStyleSheet()["BodyText"]
    parts: list[Flowable] = [*top("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")]
    for number in range(1, 5):
        rows = [[*own, *[""] * (5 - len(own))] for own in _record(number, broad=broad)]
        cells = [[Paragraph(said, plain) for said in row] for row in rows]
        parts += [Table(cells, 100, style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), *(BROAD if broad else WIDE)])]
        parts += [Spacer(1, 12)]
    path = draw(Case("paper", "", lambda: parts, []), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    read = [(r.number, r.recommendation, r.update, r.lead_officer, r.rag, r.decision) for r in report.recommendations]
    assert [" | ".join(map(str, values)) for values in read] == [
        f"{n} | That the Council takes step {n} of the plan before winter. | Step {n} has been designed. | "
        "Head of Streets | green | agreed"
        for n in range(1, 5)
    ]


def test_paint_alone_shows_the_status_below_its_heading(tmp_path: Path) -> None:
    plain = getSampleStyleSheet()["BodyText"]
    parts: list[Flowable] = [*top("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")]
    for number, paint in enumerate(("#2e9e4f", "#f0a020", "#d03030"), start=1):
        rows = [
            [f"Recommendation {number}: That the Council takes step {number} of the plan before winter.", "", ""],
            ["Cabinet response", "Progress", "RAG status"],
            ["Agreed. There is money for it.", f"Step {number} has been taken and was seen by members.", ""],
        ]
        cells = [[Paragraph(said, plain) for said in row] for row in rows]
        looks = [
            ("GRID", (0, 0), (-1, -1), 0.5, "black"),
            ("SPAN", (0, 0), (-1, 0)),
            ("BACKGROUND", (2, 2), (2, 2), paint),
        ]
        parts += [Table(cells, 150, style=looks), Spacer(1, 12)]
    path = draw(Case("paper", "", lambda: parts, []), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    assert [r.rag for r in report.recommendations] == ["green", "amber", "red"]
