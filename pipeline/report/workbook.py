"""A brief as an Excel workbook: a row for each recommendation, its commitments, the lines of enquiry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.models.own_mark import LINE, TOOL
from pipeline.report.view.records import Brief, RecommendationView, Tone
from pipeline.text.unseen_letters import visible

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST = 32_000  # characters; Excel holds little more
HEADING = ("16191D", "FFFFFF")
COLOURS: dict[Tone, tuple[str, str]] = {  # back, letters
    "complete": ("D5E8DF", "00573D"), "green": ("DDF0E1", "14602F"), "amber": ("FFE8C7", "7A4200"),
    "red": ("F9D9D6", "8E1818"), "other": ("E9E5F5", "43356E"),
}  # fmt: skip

Line = Sequence[tuple[str, Tone | None]]  # the text of each cell, and the colour of a status


def brief_workbook(brief: Brief) -> Workbook:
    """One inquiry's brief; the caller saves it."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    first.title = "Recommendations"
    _fill(first, ("No.", "Recommendation", "Then", "Now", "Movement", "To note", "Update"), _recommendations(brief),
          (8, 42, 16, 16, 18, 36, 70))  # fmt: skip
    promises = list(_promises(brief))
    if promises:
        _fill(book.create_sheet("Commitments"), ("No.", "Recommendation", "Due", "What came of it", "What was said",
              "Where", "What the papers say of it", "Basis"), promises, (8, 36, 18, 24, 60, 26, 60, 40))  # fmt: skip
    if brief.enquiries:
        _fill(book.create_sheet("Lines of enquiry"), ("Line", "Recommendation", "What the papers say", "Where", "To",
              "Question", "Answer"), _enquiries(brief), (8, 36, 70, 30, 30, 40, 50))  # fmt: skip
    _fill(book.create_sheet("About"), ("What", "Says"), _about(brief), (24, 100))
    book.properties.title, book.properties.creator = visible(brief.title), TOOL
    return book


def _recommendations(brief: Brief) -> Iterator[Line]:
    for one in brief.recommendations:
        then = ", ".join(f"{e.status.words} (no. {e.number})" if e.number else e.status.words for e in one.then)
        tone: Tone | None = one.then[0].status.tone if len(one.then) == 1 else None
        now = (one.now.words, one.now.tone) if one.now else ("Not listed", None)
        yield (
            (one.number, None), (one.title or one.name, None), (then, tone), now, (one.movement_words, None),
            ("\n".join(one.glance), None), (_update(one), None),
        )  # fmt: skip


def _update(one: RecommendationView) -> str:
    return "\n".join(text for cell in one.sides[-1].cells if cell.field == "update" for text in cell.paragraphs)


def _promises(brief: Brief) -> Iterator[Line]:
    for one in brief.recommendations:
        for promise in one.promises:
            found = "\n".join(f"“{passage.text}” ({passage.where})" for passage in promise.found)
            yield _plain(
                one.number, one.title or one.name, promise.due, promise.outcome, promise.said.text, promise.said.where,
                found, " ".join(part for part in (promise.check_first, promise.basis) if part),
            )  # fmt: skip


def _enquiries(brief: Brief) -> Iterator[Line]:
    for line in brief.enquiries:
        where = "; ".join(passage.where for passage in line.where)
        yield _plain(str(line.number), line.recommendation, line.text, where, line.addressed_to, line.question, "")


def _about(brief: Brief) -> Iterator[Line]:
    yield _plain("Inquiry", brief.title)
    yield _plain("Council and committee", brief.body)
    for one in brief.rounds:
        yield _plain(one.label, f"{one.day}. {one.file}, {one.pages}. {one.read}.")
    yield _plain("As at", brief.as_at)
    yield _plain("In short", brief.sentence)
    yield _plain("Read", brief.read)
    yield _plain("Made by", LINE)
    for entry in brief.key:
        yield ((f"Key: {entry.status.words}", entry.status.tone), (entry.meaning, None))


def _plain(*texts: str) -> Line:
    return tuple((text, None) for text in texts)


def _fill(page: Any, headings: Sequence[str], lines: Iterator[Line] | Sequence[Line], widths: Sequence[int]) -> None:
    """A sheet with a frozen heading and a filter; what is text stays text, whatever it begins with."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, (heading, wide) in enumerate(zip(headings, widths, strict=True), 1):
        cell = page.cell(1, at, heading)
        cell.font, cell.fill = Font(bold=True, color=HEADING[1]), PatternFill("solid", fgColor=HEADING[0])
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.column_dimensions[get_column_letter(at)].width = wide
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, line in enumerate(lines, 2):
        for at, (text, tone) in enumerate(line, 1):
            cell = page.cell(number, at)
            cell.value, cell.data_type = visible(text)[:LONGEST], "s"
            cell.quotePrefix, cell.alignment = True, wrapped
            if tone in COLOURS:
                back, letters = COLOURS[tone]
                cell.fill, cell.font = PatternFill("solid", fgColor=back), Font(bold=True, color=letters)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(2, page.max_row)}"
    page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight = "landscape", 9, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
