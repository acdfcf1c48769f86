"""The whole brief as a Word document: its first page, and behind it everything, in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.models.own_mark import END, LINE, TOOL
from pipeline.report.view.records import Brief, RecommendationView
from pipeline.report.view.sheets import LISTED
from pipeline.report.view.wording import NO_PROMISE
from pipeline.report.visible import visible
from pipeline.report.word.page import head, new_document, put, put_all, row, say, table, write, write_status
from pipeline.report.word.recommendation import write_recommendation
from pipeline.report.word.sheets import write_assessment, write_enquiries

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

LONGEST_PROPERTY = 255  # characters; Word takes no more


def brief_document(brief: Brief) -> Document:
    """One inquiry's brief; the caller saves it."""
    made = new_document(brief.language)
    made.core_properties.title = visible(brief.title)[:LONGEST_PROPERTY]
    made.core_properties.author = TOOL
    _first_page(made, brief)
    head(made, "Recommendations in full", 1).paragraph_format.page_break_before = True
    for one in brief.worst_first:
        write_recommendation(made, one)
    if brief.enquiries:
        write_enquiries(made, brief)
    if brief.assessment:
        write_assessment(made, brief, brief.assessment)
    _reports(made, brief)
    say(made, END, soft=True)
    return made


def _first_page(made: Document, brief: Brief) -> None:
    if brief.body:
        say(made, brief.body, "Small", soft=True)
    head(made, brief.title, 0)
    rounds = "; ".join(one.name for one in brief.rounds)
    say(made, f"As at {brief.as_at}. {rounds}; {brief.read}. {LINE}", "Small", soft=True)
    head(made, "What changed" if len(brief.rounds) > 1 else "What is reported", 1)
    say(made, brief.sentence, "Small", bold=True)
    for note in brief.notes:
        say(made, note, "Small")
    _glance(made, brief)
    head(made, "Promised and not reported as done", 1)
    for number, (one, promise) in enumerate(brief.missed[:LISTED], 1):
        paragraph = say(made, f"{number}. {promise.due}. ", "Small", bold=True)
        write(paragraph, f"{promise.outcome}. {one.name}. {promise.check_first}\n")
        write(paragraph, f"“{promise.said.opening()}” ({promise.said.where})", soft=True)
        for words, found in promise.answer:
            write(paragraph, f" {words} ({found.where})", soft=True)
    more = len(brief.missed) - LISTED
    if more > 0 or not brief.missed:
        say(made, f"{more} more with the recommendations." if more > 0 else NO_PROMISE, "Small", soft=True)
    if brief.questions:
        head(made, "Questions to ask", 1)
    for number, asked in enumerate(brief.questions, 1):
        paragraph = say(made, f"{number}. {asked.about} ", "Small")
        write(paragraph, asked.line.question, bold=True)
        write(paragraph, f" {asked.line.check_first}\nTo: {asked.line.addressed_to}. {asked.rests_on}", soft=True)
        write(paragraph, "".join(f" ({place.where})" for place in asked.where), soft=True)


def _reports(made: Document, brief: Brief) -> None:
    head(made, "The reports" if len(brief.rounds) > 1 else "The report", 1)
    for one in brief.rounds:
        paragraph = say(made, f"{one.name}: ", "List Bullet", bold=True)
        write(paragraph, f"{one.file}, {one.pages}. {one.read}.")
        for role, names in one.people:
            write(paragraph, f" {role}: {names}.", soft=True)
        for check in one.checks:
            say(made, check, bold=True)
    if brief.key:
        head(made, "Key, as the report prints it", 3)
    for entry in brief.key:
        paragraph = made.add_paragraph(style="List Bullet")
        write_status(paragraph, entry.status)
        write(paragraph, f": {entry.meaning}")


def _glance(made: Document, brief: Brief) -> None:
    several = len(brief.rounds) > 1
    headings = ("No.", "Recommendation", *(("Then", "Now") if several else ("Status",)), "To note")
    rows = table(made, headings, (10, 50, 32, 34, 52) if several else (10, 84, 38, 46), "Small")
    for one in brief.worst_first:
        cells = row(rows)
        put(cells[0], one.number)
        put(cells[1], one.title or one.name)
        if several:
            _then(cells[2], one) if one.then else put(cells[2], "New")
        _now(cells[-2], one)
        put_all(cells[-1], one.glance)


def _then(cell: _Cell, one: RecommendationView) -> None:
    for at, earlier in enumerate(one.then):
        paragraph = cell.add_paragraph(style="Small") if at else cell.paragraphs[0]
        write_status(paragraph, earlier.status)
        if earlier.number:
            write(paragraph, f" (no. {earlier.number})", soft=True)


def _now(cell: object, one: RecommendationView) -> None:
    paragraph = cell.paragraphs[0]  # type: ignore[attr-defined]
    if one.now:
        write_status(paragraph, one.now, bold=True)
    else:
        write(paragraph, "Not listed")
    if one.movement in ("better", "worse", "first"):
        write(paragraph, f" {one.movement_words}", soft=True)
