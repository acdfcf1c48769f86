"""The two sheets of a brief in Word, each on a page of its own: lines of enquiry, and the assessment to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.report.view.records import AssessmentView, Brief, EnquiryView
from pipeline.report.word.page import head, put, quote, room, row, say, table, write, write_status
from pipeline.report.word.recommendation import UNSURE

if TYPE_CHECKING:
    from docx.document import Document

BOX = "☐"
ANSWER = 28  # millimetres to write in
INTRO = "What the papers say and leave open, for members to choose from. Each line is addressed to a post."


def write_enquiries(made: Document, brief: Brief) -> None:
    """The sheet for members."""
    _new_sheet(made, "Lines of enquiry", brief)
    say(made, INTRO, soft=True)
    for line in brief.enquiries:
        _line(made, line)


def _line(made: Document, line: EnquiryView) -> None:
    head(made, f"{line.number}. {line.recommendation}", 3)
    if line.check_first:
        say(made, f"{line.check_first} {UNSURE}", bold=True)
    say(made, line.text)
    for passage in line.quotes:
        quote(made, passage)
    said = "; ".join(passage.where for passage in line.where)
    say(made, " ".join(part for part in (f"{said}." if said else "", line.basis) if part), soft=True)
    say(made, f"To: {line.addressed_to}")
    say(made, line.question, bold=True)
    say(made, "Answer:", soft=True, leads=True)
    room(made, ANSWER)


def write_assessment(made: Document, brief: Brief, sheet: AssessmentView) -> None:
    """The sheet for the committee, with the report's own key."""
    _new_sheet(made, "Assessment sheet", brief)
    say(made, sheet.intro)
    for choice in sheet.choices:
        paragraph = made.add_paragraph(style="List Bullet")
        write_status(paragraph, choice.status, bold=True)
        write(paragraph, f": {choice.meaning}" if choice.meaning else "")
    rows = table(made, ("Recommendation", "Assessment", "Reason"), (70, 40, 56))
    for one in sheet.rows:
        cells = row(rows)
        put(cells[0], f"{one.name}: {one.title}" if one.title else one.name)
        for at, choice in enumerate(sheet.choices):
            paragraph = cells[1].add_paragraph() if at else cells[1].paragraphs[0]
            write(paragraph, f"{BOX} ")
            write_status(paragraph, choice.status)
    made.add_paragraph()
    say(made, "Agreed by the committee on ____________________   Chair ____________________")


def _new_sheet(made: Document, name: str, brief: Brief) -> None:
    heading = head(made, name, 1)
    heading.paragraph_format.page_break_before = True
    say(made, f"{brief.title}{f'. {brief.body}' if brief.body else ''}. As at {brief.as_at}.")
