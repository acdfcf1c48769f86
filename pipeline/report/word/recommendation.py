"""One recommendation in a Word document: status then and now, its texts with what changed, commitments, rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.report.view.records import CellView, ChangeView, PromiseView, RecommendationView, UndertakingView
from pipeline.report.word.page import head, quote, say, write, write_status

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

UNSURE = "A place that this rests on is unsure."


def write_recommendation(made: Document, one: RecommendationView) -> None:
    """Everything that the brief says of one recommendation."""
    head(made, ": ".join(part for part in (one.name, one.title) if part), 2)
    if one.theme:
        say(made, one.theme, soft=True, leads=True)
    _status(made, one)
    notes = [*one.notes]
    for change in one.changes:
        notes += [f"Against {change.against}: {note}" if change.against else note for note in change.notes]
    for note in notes:
        say(made, note, "List Bullet")
    for check in (check for side in one.sides for check in side.checks):
        say(made, check, bold=True)
    for cell in one.sides[-1].cells:
        _cell(made, one, cell)
    _promises(made, one)
    _rounds(made, one)


def _rounds(made: Document, one: RecommendationView) -> None:
    if len(one.timeline) < 2:
        return
    head(made, "Round by round", 3)
    for moment in one.timeline:
        paragraph = say(made, f"{moment.label}: ", "List Bullet", bold=True)
        if moment.status:
            write_status(paragraph, moment.status)
        write(paragraph, f" {moment.note}" if moment.note else "", soft=True)


def _status(made: Document, one: RecommendationView) -> None:
    paragraph = made.add_paragraph()
    write_then(paragraph, one)
    if one.now:
        write_status(paragraph, one.now, bold=True)
    else:
        write(paragraph, "Not listed", bold=True)
    if one.movement_words:
        write(paragraph, f"   {one.movement_words}", soft=True)
    if one.now and one.now.meaning:
        say(made, f"{one.now.words}: “{one.now.meaning}”", soft=True)


def write_then(paragraph: Paragraph, one: RecommendationView) -> None:
    """The status before; of several that were merged each with its number, for they are no succession."""
    for at, earlier in enumerate(one.then):
        write(paragraph, ", " if at else "")
        write_status(paragraph, earlier.status)
        if earlier.number:
            write(paragraph, f" (no. {earlier.number})", soft=True)
    if one.then:
        write(paragraph, "  →  ")


def _cell(made: Document, one: RecommendationView, cell: CellView) -> None:
    head(made, cell.heading, 3)
    pages = ", ".join(dict.fromkeys(place.words for place in cell.places))
    told = False
    for check in cell.checks:
        say(made, check, bold=True)
    for change in one.changes:
        for field in change.fields:
            if field.heading == cell.heading:
                against = f"Against {change.against}: " if change.against else ""
                say(made, f"{against}{field.summary}", soft=True, leads=True)
                told = told or bool(field.runs)
                _runs(made, field)
    if not told:
        *texts, last = cell.paragraphs or ("Nothing is written here.",)
        for text in texts:
            say(made, text)
        say(made, last, leads=bool(pages))
    if pages:
        say(made, pages[:1].upper() + pages[1:], soft=True)


def _runs(made: Document, change: ChangeView) -> None:
    """Words added are underlined, words removed struck through, and both are said as well."""
    if not change.runs:
        return
    paragraph = say(made, "", leads=True)  # its place follows
    for run in change.runs:
        if run.kind == "added":
            write(paragraph, f"[Added: {run.words}] ").underline = True
        elif run.kind == "removed":
            write(paragraph, f"[Removed: {run.words}] ", soft=True).font.strike = True
        else:
            write(paragraph, f"{run.words} ")


def _promises(made: Document, one: RecommendationView) -> None:
    if one.promises:
        head(made, "Commitments with a date", 3)
    for promise in one.promises:
        _promise(made, promise)
    if one.undertakings:
        dated = any(undertaking.due for undertaking in one.undertakings)
        head(made, "Other undertakings" if dated else "Undertakings without a date", 3)
    for undertaking in one.undertakings:
        _undertaking(made, undertaking)


def _promise(made: Document, promise: PromiseView) -> None:
    paragraph = say(made, f"{promise.due}: ", bold=True, leads=True)
    write(paragraph, promise.outcome)
    if promise.check_first:
        say(made, f"{promise.check_first} {UNSURE}", bold=True)
    for passage in promise.words:
        quote(made, passage)
    if promise.found:
        say(made, "What the papers say of it:", soft=True, leads=True)
    for passage in promise.found:
        quote(made, passage)
    say(made, promise.basis, soft=True)


def _undertaking(made: Document, undertaking: UndertakingView) -> None:
    if undertaking.due:
        paragraph = say(made, f"{undertaking.due}: ", bold=True, leads=True)
        write(paragraph, "Outcome unclear")
    quote(made, undertaking.said)
    if undertaking.found:
        say(made, "It may be spoken of here:", soft=True, leads=True)
    for passage in undertaking.found:
        quote(made, passage)
