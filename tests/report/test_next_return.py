"""A return for the next round: filled in or empty, in Word or printed as PDF, it is read back to the last word."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

import pipeline
from pipeline.cli import main
from pipeline.models.report import Report
from pipeline.report.view.next_return import Asked, Return
from pipeline.report.word.next_return import return_document
from tests.report.makers import as_pdf

LONG = " ".join(
    f"In week {n} the team met residents of ward {n} at Tŷ Newydd, by the Müller bridge." for n in range(90)
)
UPDATES = (
    "All were met.\n• Route 14: six passengers\n• Route 27: eleven passengers\nThe rest are being costed.",
    "This was done:\na) large type;\nb) checks twice a year;\nc) faults go to stops@fenmere.example.",
    "1. The notice was given.\n2. Talks have stopped.\n(i) The firm is for sale.\n(ii) Neither bidder was ready.",
    "Mae’r gwasanaeth yn rhedeg o Dŷ Ddewi i Bontŵen.\nContact: Siân Llŷr; Jörg Müßig; Zoë O’Brien.",
    LONG,
    "Quarter | Journeys\nQ1 2023 | 1,204\nTotal | 2,581",
    "See https://fenmere.example/documents/s12/Appendix%20A%20-%20Finance%20(final).pdf for the whole table.",
    "",
    "• Signage:\n◦ 14 signs in Saxby\n• Lighting: 26 shelters named\nNext step: tenders by 30 June 2024.",
    "Recommendation 3 is linked; see also Recommendation 5. Status: see below.\nUpdate: more time was asked for.",
)
STATUSES, DATES = ("Green", "Complete", "Amber", ""), ("31 March 2025", "", "Spring 2025")
TOP = (("Council", "Fenmere County Council"), ("Inquiry", "Rural Buses"), ("Date of this update", ""))
KEY = (("Green", "Going forward as planned"), ("Amber", "In doubt"), ("Complete", "Carried out in full"))
ASKED = tuple(
    Asked(
        str(n),
        f"Scheme {n} for All",
        (
            ("Recommendation", f"That scheme {n} is begun.\n• a survey of ward {n}\n• a plan"),
            ("Response", f"Agreed, {n}."),
        ),
        ("Siân Llŷr, Head of Highways", "")[n % 2],
        f"Scheme {n} was drawn up.\nShown then as Amber.\nOpen commitment: “Runs by May” (due May 2023; overdue)",
    )
    for n in range(1, 21)
)


def filled(path: Path, updates: Sequence[str]) -> Path:
    made = return_document(Return("Progress return: Rural Buses", TOP, KEY, ASKED))
    for n, table in enumerate(made.tables[-len(ASKED) :]):
        boxes = {row.cells[0].text: row.cells[1] for row in table.rows}
        said = updates[n % len(updates)], STATUSES[n % 4] if any(updates) else "", DATES[n % 3] if any(updates) else ""
        for label, text in zip(("Update:", "Status:", "Target date:"), said, strict=True):
            for at, line in enumerate(text.split("\n")):
                write(boxes[label].add_paragraph() if at else boxes[label].paragraphs[0], line)
    made.save(str(path))
    return path


def write(paragraph: Any, line: str) -> None:
    """The line as Word has it: an address is a link, a bullet an item of a list."""
    if line.startswith(("• ", "◦ ")):
        paragraph.style, line = "List Bullet" if line[0] == "•" else "List Bullet 2", line[2:]
    for word in line.split(" "):
        run = paragraph.add_run(f"{word} ")
        if word.startswith("https:"):
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), paragraph.part.relate_to(word, RELATIONSHIP_TYPE.HYPERLINK, True))
            paragraph._p.append(link)
            link.append(run._r)


def words(field: Any) -> str:
    return str(field or "")


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("updates", [UPDATES, ("",)], ids=["filled in", "left empty"])
def test_a_return_is_read_back_to_the_last_word(tmp_path: Path, updates: Sequence[str], form: str) -> None:
    path = filled(tmp_path / "return.docx", updates)
    report: Report = pipeline.read(as_pdf(path) if form == "pdf" else path).report
    assert (report.header.council, report.header.inquiry) == ("Fenmere County Council", "Rural Buses")
    assert report.header.update_date is None and not report.issues
    for n, (asked, row) in enumerate(zip(ASKED, report.recommendations, strict=True)):
        known = (row.number, words(row.title), words(row.recommendation), words(row.response), words(row.lead_officer))
        assert known == (asked.number, asked.title, *(text for _, text in asked.known), asked.officer)
        assert asked.background in {words(text) for _, text in row.extra}
        told = words(row.update), row.status.shown or "", words(row.target_date_printed)
        any_said = any(updates)
        assert told == (updates[n % len(updates)], STATUSES[n % 4] * any_said, DATES[n % 3] * any_said)


def test_the_command_writes_a_form_whose_recommendations_pair(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    form = tmp_path / "return.docx"
    assert main(["next-round", "outputs", "buses", "-o", str(form)]) == 0
    made = docx.Document(str(form))
    boxes = {row.cells[0].text: row.cells[1] for row in made.tables[0].rows}
    boxes["Date of this update:"].text = "4 June 2023"
    made.save(str(form))
    before = next(Path("outputs/reports").glob("fenmere-buses-12-*.json"))
    assert main(["compare", str(before), str(form), "-o", str(tmp_path / "c")]) in (0, 1)
    with (tmp_path / "c" / "changes.csv").open(encoding="utf-8", newline="") as stream:
        pairs = list(csv.DictReader(stream))
    assert len(pairs) == 7 and all(pair["recommendation_change"] == "unchanged" for pair in pairs)
    assert main(["next-round", "outputs", "buses", "-o", str(form)]) == 4  # it may be filled in
    assert main(["next-round", "outputs", "Kelverton", "-o", str(tmp_path / "b.docx")]) == 2
    assert "After the Water" in capsys.readouterr().err
    assert made.core_properties.title and all(table._tbl.xpath("./w:tblPr/w:tblCaption") for table in made.tables)
