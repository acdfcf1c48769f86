"""A return for the next round as a Word form: what is known of each recommendation, and boxes for what is new.

An ordinary report in its shape: a heading and a table of labels and texts for each recommendation. What officers fill
in, or its PDF, is read like any council's report; nothing is hidden in the file that the reading rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.report.view.next_return import BACKGROUND, Asked, Return
from pipeline.report.word.page import head, new_document, put, put_all, row, say, shade, table
from pipeline.text.unseen_letters import visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

OFFICER = "Lead officer"
BOXES = ("Update", "Status", "Target date", OFFICER)
STATUSES = ("Complete", "On track", "Delayed", "Not started", "Not delivered")
WIDTHS = (44.0, 134.0)  # millimetres: labels, texts
FIRST = (56.0, 122.0)  # on the first page: with other edges, what follows does not go on with its tables
HOW = (
    "Write in the empty boxes: the update, the status in one of the words above, and the target date if one is set. "
    "Correct the lead officer where another has taken over. Leave empty what you cannot say: an empty box is read as "
    "“nothing said”. Background is what the last report said, and what was promised and is still open. "
    "Please do not change the labels on the left or the words of the recommendations."
)


def return_document(form: Return) -> Document:
    """The form; the caller saves it."""
    made = new_document("en")
    made.core_properties.title = visible(form.title)[:255]
    made.core_properties.author = ""
    head(made, form.title, 0)
    _rows(made, form.top, "The report", FIRST)
    _key(made, form.key)
    say(made, HOW)
    named = form.is_numbered
    for one in form.asked:
        _recommendation(made, one, named=named)
    return made


def _key(made: Document, key: Sequence[tuple[str, str]]) -> None:
    if not key:
        say(made, f"Words for the status: {', '.join(STATUSES)}.")
        return
    head(made, "Key", 1)
    lines = _described(table(made, ("Status", "Meaning"), FIRST), "The words for the status and their meaning")
    for shown, meaning in key:
        for cell, text in zip(row(lines), (shown, meaning), strict=True):
            put_all(cell, (text,))


def _recommendation(made: Document, one: Asked, *, named: bool) -> None:
    """One page or more; `named`: by its heading, else by rows of their own."""
    if named:
        name = ": ".join(part for part in (f"Recommendation {one.number}".strip(), one.title) if part)
        own: tuple[tuple[str, str], ...] = ()
    else:
        name = one.title
        own = tuple((label, text) for label, text in (("Number", one.number), ("Title", one.title)) if text)
    head(made, name, 2).paragraph_format.page_break_before = True  # each can be handed to its officer
    boxes = tuple((label, one.officer if label == OFFICER else "") for label in BOXES)
    _rows(made, (*own, *one.known, *boxes, (BACKGROUND, one.background)), name)  # never empty: it ends the table


def _rows(made: Document, labelled: Sequence[tuple[str, str]], name: str, widths: tuple[float, float] = WIDTHS) -> None:
    """A table whose first column heads its rows. A heading row, repeated on each page, would stand amid long texts."""
    from docx.shared import Mm

    lines: Table = _described(made.add_table(rows=0, cols=len(widths), style="Table Grid"), name)
    lines.autofit = False
    for column, wide in zip(lines.columns, widths, strict=True):
        column.width = Mm(wide)
    for label, text in labelled:
        cells = row(lines)
        for cell, wide in zip(cells, widths, strict=True):
            cell.width = Mm(wide)
        put(cells[0], f"{label}:", bold=True)
        shade(cells[0], "F0F1F3")
        put_all(cells[1], text.split("\n"))
    made.add_paragraph()


def _described(lines: Table, name: str) -> Table:
    """The table with its title, which screen readers say."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    caption: Any = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), visible(name)[:255])
    lines._tbl.tblPr.append(caption)
    return lines
