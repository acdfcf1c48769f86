"""Small pieces of a Word document: A4, quiet styles, tables whose heading is repeated, text that can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.report.view.records import Passage, StatusView, Tone
from pipeline.report.visible import visible

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
_SIZES = {"Normal": 10.5, "Title": 17, "Heading 1": 13.5, "Heading 2": 12.5, "Heading 3": 11, SMALL: 8.5}


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
