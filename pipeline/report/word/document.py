"""The whole brief as a Word document, in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.models.own_mark import END, LINE, TOOL
from pipeline.report.view.records import Brief, RecommendationView
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
    _first_screen(made, brief)
    head(made, "Recommendations", 1)
    for one in brief.recommendations:
        write_recommendation(made, one)
    if brief.enquiries:
        write_enquiries(made, brief)
    if brief.assessment:
        write_assessment(made, brief, brief.assessment)
    say(made, END, soft=True)
    return made


def _first_screen(made: Document, brief: Brief) -> None:
    if brief.body:
        say(made, brief.body, soft=True)
    head(made, brief.title, 0)
    say(made, f"As at {brief.as_at}. {LINE}", soft=True)
    for one in brief.rounds:
        label = one.label[:1].upper() + one.label[1:]
        paragraph = say(made, f"{label}{'' if one.day in label else f', {one.day}'}: ", "List Bullet", bold=True)
        write(paragraph, f"{one.file}, {one.pages}. {one.read}.")
        for role, names in one.people:
            write(paragraph, f" {role}: {names}.", soft=True)
        for check in one.checks:
            say(made, check, bold=True)
    head(made, "At a glance", 1)
    say(made, brief.read, soft=True)
    say(made, brief.sentence, bold=True)
    for note in brief.notes:
        say(made, note, "List Bullet")
    _glance(made, brief)
    if brief.key:
        head(made, "Key, as the report prints it", 3)
    for entry in brief.key:
        paragraph = made.add_paragraph(style="List Bullet")
        write_status(paragraph, entry.status)
        write(paragraph, f": {entry.meaning}")


def _glance(made: Document, brief: Brief) -> None:
    several = len(brief.rounds) > 1
    headings = ("No.", "Recommendation", *(("Then", "Now") if several else ("Status",)), "To note")
    rows = table(made, headings, (12, 58, 26, 34, 36) if several else (12, 78, 34, 42))
    for one in brief.recommendations:
        cells = row(rows)
        put(cells[0], one.number)
        put(cells[1], one.title or one.name)
        if several:
            _then(cells[2], one)
        _now(cells[-2], one)
        put_all(cells[-1], one.glance)


def _then(cell: _Cell, one: RecommendationView) -> None:
    for at, earlier in enumerate(one.then):
        paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
        write_status(paragraph, earlier.status)
        if earlier.number:
            write(paragraph, f" (no. {earlier.number})", soft=True)


def _now(cell: object, one: RecommendationView) -> None:
    paragraph = cell.paragraphs[0]  # type: ignore[attr-defined]
    if one.now:
        write_status(paragraph, one.now, bold=True)
    else:
        write(paragraph, "Not listed")
    if one.movement_words:
        write(paragraph, f" {one.movement_words}", soft=True)
