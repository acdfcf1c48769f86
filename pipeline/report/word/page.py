"""A brief as a Word document: its page, recommendations and sheets to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.models.own_mark import END, LINE, TOOL
from pipeline.report.view.records import (
    AssessmentView,
    Brief,
    CellView,
    ChangeView,
    EnquiryView,
    Passage,
    PromiseView,
    RecommendationView,
    StatusView,
    Tone,
    UndertakingView,
)
from pipeline.report.view.sheets import LISTED
from pipeline.report.view.wording import NO_PROMISE
from pipeline.text.unseen_letters import visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph


FONT = "Arial"
INK, SOFT = "16191D", "4D555E"
TONES: dict[Tone, str] = {
    "complete": "00573D", "green": "1C7A3E", "amber": "8A4B00", "red": "B3201F", "other": "5A4A8A",
    "blank": SOFT, "unread": SOFT, "absent": SOFT,
}  # fmt: skip
SMALL = "Small"  # the style of the first page
_SIZES = {"Normal": 10.5, "Title": 17, "Heading 1": 13.5, "Heading 2": 13, "Heading 3": 11, SMALL: 8.5}


def new_document(language: str) -> Document:
    """An empty A4 document in our styles; Word's own names of styles, so that its navigation works."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(13)
    made.styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    for name, size in _SIZES.items():
        style: Any = made.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        style.paragraph_format.space_after = Pt(1 if name in (SMALL, "Title") else 3 if name == "Heading 1" else 6)
        if name.startswith("Heading"):
            style.paragraph_format.space_before, style.paragraph_format.keep_with_next = Pt(8), True
    quote: Any = made.styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = Mm(6)
    spoken = made.styles.element.find(f".//{qn('w:lang')}")
    if spoken is not None:
        spoken.set(qn("w:val"), "cy-GB" if language == "cy" else "en-GB")
    return made


def head(made: Document, text: str, level: int) -> Paragraph:
    """A heading that Word's navigation shows; level 0 is the title."""
    heading: Paragraph = made.add_heading(visible(text), level)
    return heading


def say(
    place: Any, text: str, style: str | None = None, *, bold: bool = False, soft: bool = False, leads: bool = False
) -> Paragraph:
    """A paragraph at the end of a document or cell; one that `leads` stays on the page of what follows it."""
    paragraph: Paragraph = place.add_paragraph(style=style)
    paragraph.paragraph_format.keep_with_next = leads or None
    write(paragraph, text, bold=bold, soft=soft)
    return paragraph


def write(paragraph: Paragraph, text: str, *, bold: bool = False, soft: bool = False, colour: str = "") -> Any:
    """Words at the end of a paragraph; gives the run back."""
    from docx.shared import RGBColor

    run: Any = paragraph.add_run(visible(text))
    run.bold = bold or None
    if soft or colour:
        run.font.color.rgb = RGBColor.from_string(colour or SOFT)
    return run


def write_status(paragraph: Paragraph, status: StatusView, *, bold: bool = False) -> None:
    """A status: its sign in its colour, then its word."""
    write(paragraph, f"{status.mark} ", colour=TONES[status.tone], bold=True)
    write(paragraph, status.words, bold=bold)


def quote(place: Any, passage: Passage) -> None:
    """What a paper says, and where."""
    paragraph = say(place, f"“{passage.text}”", "Quote")
    write(paragraph, f"  {passage.where}", soft=True)


def table(made: Document, headings: Sequence[str], widths: Sequence[float], style: str = "Normal") -> Table:
    """A table with a heading row that Word repeats on each page; `widths` in millimetres, `style` of its cells."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    found: Table = made.add_table(rows=1, cols=len(headings), style="Table Grid")
    found.autofit = False
    heading = found.rows[0]
    heading._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for at, (words, wide) in enumerate(zip(headings, widths, strict=True)):
        found.columns[at].width = Mm(wide)
        put(heading.cells[at], words, bold=True).style = style
        shade(heading.cells[at], "F0F1F3")
    return found


def row(to: Table) -> Sequence[_Cell]:
    """A new row, kept on one page; its cells as wide as the heading's."""
    from docx.oxml import OxmlElement

    new: Any = to.add_row()  # type: ignore[no-untyped-call]
    new._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells: Sequence[_Cell] = new.cells
    for cell, above in zip(cells, to.rows[0].cells, strict=True):
        cell.width = above.width
        cell.paragraphs[0].style = above.paragraphs[0].style
    return cells


def put(cell: _Cell, text: str, *, bold: bool = False) -> Paragraph:
    """The first paragraph of a cell."""
    paragraph: Paragraph = cell.paragraphs[0]
    write(paragraph, text, bold=bold)
    return paragraph


def put_all(cell: _Cell, texts: Iterable[str]) -> None:
    """One paragraph for each text."""
    for at, text in enumerate(texts):
        if at:
            say(cell, text, cell.paragraphs[0].style.name)
        else:
            put(cell, text)


def shade(cell: _Cell, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fill = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        fill.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(fill)


def room(made: Document, height: float) -> None:
    """An empty box to write in, in millimetres."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    box = made.add_table(rows=1, cols=1, style="Table Grid")
    box.rows[0].height, box.rows[0].height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    made.add_paragraph()


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
