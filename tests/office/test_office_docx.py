"""The mess that real .docx files hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.models.report import Document
from pipeline.read.office.docx import read_docx
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.office.parts import HEADINGS, cell, docx, paragraph, row, table, texts

Read = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A body (and further parts) → the document."""

    def from_body(body: str, **parts: str) -> Document:
        path = tmp_path / "report.docx"
        path.write_bytes(docx(body, **parts))
        return read_document(path, Settings(entities=False))

    return from_body


def values(document: Document, field: str) -> list[Any]:
    (report,) = document.reports
    found = [getattr(r, field) for r in report.recommendations]
    return [getattr(v, "value", v) for v in found]


def record(update: str, status: str = "", status_properties: str = "") -> str:
    return row(
        cell(paragraph("1. We recommend that the Council mends the clock.")), cell(paragraph("Agreed.")),
        cell(update), cell(status or "<w:p/>", properties=status_properties),
    )  # fmt: skip


def test_tracked_changes_are_read_as_accepted(read: Read) -> None:
    changed = (
        "<w:p><w:r><w:t xml:space='preserve'>The clock </w:t></w:r>"
        "<w:del><w:r><w:delText>is broken</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>was mended in May</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> by nobody</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> by the firm</w:t></w:r></w:moveTo>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    gone = row(*[cell(paragraph("2. Deleted."))] * 4, properties="<w:del w:id='1'/>")
    added = row(*[cell(paragraph("3. That the bell is rung."))] * 4, properties="<w:ins w:id='2'/>")
    document = read(table(HEADINGS, record(changed), gone, added))
    assert values(document, "update")[0] == "The clock was mended in May by the firm."
    assert values(document, "number") == ["1", "3"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read: Read) -> None:
    halves = paragraph("Work began", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph(" in June.")
    assert values(read(table(HEADINGS, record(halves))), "update") == ["Work began in June."]


def test_soft_returns_and_empty_paragraphs(read: Read) -> None:
    soft = (
        "<w:p/><w:p><w:r><w:t>Two things were done.</w:t><w:br/><w:t>The tower was</w:t><w:br/>"
        "<w:t>painted.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>  </w:t></w:r></w:p><w:p><w:r><w:t>No more is needed.</w:t></w:r></w:p>"
    )
    (update,) = values(read(table(HEADINGS, record(soft))), "update")
    assert update == "Two things were done.\nThe tower was painted.\nNo more is needed."


def test_a_table_inside_a_cell_is_text_and_no_record(read: Read) -> None:
    inner = table(texts("Year", "Visits"), texts("2021", "400"))
    document = read(table(HEADINGS, record(paragraph("Visits rose:") + inner + "<w:p/>")))
    assert values(document, "update") == ["Visits rose:\nYear Visits\n2021 400"]
    assert document.words.unplaced == ()


def test_a_table_that_only_frames_the_paper_is_none(read: Read) -> None:
    report = table(HEADINGS, record(paragraph("Done in May 2021, as the Committee asked.")))
    framed = table(row(cell(paragraph("Mending the clock"), report, "<w:p/>")))
    document = read(framed)
    assert values(document, "update") == ["Done in May 2021, as the Committee asked."]
    assert document.reports[0].header.inquiry == "Mending the clock"


def test_theme_rows_over_all_columns(read: Read) -> None:
    theme = row(cell(paragraph("Theme one: the tower"), properties="<w:gridSpan w:val='4'/>"))
    document = read(table(HEADINGS, theme, record(paragraph("Done."))))
    assert values(document, "theme") == ["Theme one: the tower"]


def test_a_cell_merged_over_two_rows_is_one(read: Read) -> None:
    start, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    first = row(cell(paragraph("1. That the clock is mended."), properties=start), *[cell(paragraph("Agreed."))] * 3)
    second = row(cell(properties=goes_on), *[cell(paragraph("And paid for."))] * 3)
    document = read(table(HEADINGS, first, second))
    assert values(document, "recommendation") == ["That the clock is mended."]
    assert values(document, "response") == ["Agreed.\nAnd paid for."]


def test_a_heading_of_two_rows(read: Read) -> None:
    over = row(
        cell(paragraph("Recommendation"), properties="<w:vMerge w:val='restart'/>"),
        cell(paragraph("Response"), properties="<w:vMerge w:val='restart'/>"),
        cell(paragraph("Progress update"), properties="<w:gridSpan w:val='2'/>"),
    )
    under = row(
        cell(properties="<w:vMerge/>"), cell(properties="<w:vMerge/>"),
        cell(paragraph("6 months")), cell(paragraph("12 months")),
    )  # fmt: skip
    document = read(table(over, under, texts("1. That we act.", "Agreed.", "We began.", "We ended.")))
    assert values(document, "previous_update") == ["We began."]
    assert values(document, "update") == ["We ended."]


@pytest.mark.parametrize(
    ("content", "properties", "rag", "evidence"),
    [
        ("", "<w:shd w:val='clear' w:fill='00B050'/>", "green", "fill"),
        ("", "<w:shd w:val='solid' w:color='FF0000' w:fill='auto'/>", "red", "fill"),
        ("", "<w:shd w:val='clear' w:fill='FFFFFF'/>", None, "none"),
        (paragraph("Amber", "<w:shd w:val='clear' w:fill='FFC000'/>"), "", "amber", "word"),
        (paragraph("●", run="<w:color w:val='C00000'/>"), "", "red", "symbol"),
        ("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>", "", "complete", "symbol"),
        (paragraph("Delivery", run="<w:color w:val='00B050'/>"), "", "green", "font"),
    ],
)
def test_status_by_shading_symbol_and_colour(
    read: Read, content: str, properties: str, rag: str | None, evidence: str
) -> None:
    (found,) = read(table(HEADINGS, record(paragraph("Done."), content, properties))).reports[0].recommendations
    assert (found.rag, found.status.evidence) == (rag, evidence)


def test_status_by_picture_in_word(tmp_path: Path) -> None:
    word = pytest.importorskip("docx", reason="python-docx is not installed")
    from docx.shared import Pt

    from samples.make.icons import png
    from samples.make.records import Mark

    paper = word.Document()
    grid = paper.add_table(rows=2, cols=4)
    for into, text in zip(grid.rows[0].cells, ("Recommendation", "Response", "Update", "RAG"), strict=True):
        into.text = text
    grid.rows[1].cells[0].text = "1. That the clock is mended."
    grid.rows[1].cells[3].paragraphs[0].add_run().add_picture(png(Mark("disc", "#ffb400", True)), width=Pt(14))
    paper.save(str(tmp_path / "icon.docx"))
    (found,) = read_document(tmp_path / "icon.docx", Settings(entities=False)).reports[0].recommendations
    assert (found.rag, found.status.evidence) == ("amber", "image")


_NUMBERING = (
    "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='Recommendation %1:'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/>"
    "<w:pPr><w:ind w:left='360'/></w:pPr></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/>"
    "<w:pPr><w:ind w:left='720'/></w:pPr></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
    "</w:numbering>"
)


def numbered(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def test_numbers_and_bullets_that_word_prints_by_itself(read: Read) -> None:
    lists = numbered("the tower", 2) + numbered("its roof", 2, 1) + numbered("the bell", 2)
    rows = [row(cell(numbered(f"That {x} is mended.", 1)), *[cell(lists)] * 2, cell()) for x in ("it", "that")]
    document = read(table(HEADINGS, *rows), numbering__xml=_NUMBERING)
    assert values(document, "number") == ["4", "5"]
    assert values(document, "label") == ["Recommendation 4:", "Recommendation 5:"]
    assert values(document, "update")[0] == "• the tower\n◦ its roof\n• the bell"


def test_bold_by_style_makes_a_title(read: Read) -> None:
    styles = (
        "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:style w:type='character' w:styleId='Base'><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='Strong'><w:basedOn w:val='Base'/></w:style></w:styles>"
    )
    text = (
        "<w:p><w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t xml:space='preserve'>The clock </w:t></w:r>"
        "<w:r><w:t>The council mends it at once.</w:t></w:r></w:p>"
    )
    document = read(table(HEADINGS, row(cell(text), *[cell(paragraph("Agreed."))] * 3)), styles__xml=styles)
    assert values(document, "title") == ["The clock"]
    assert values(document, "recommendation") == ["The council mends it at once."]


def test_hidden_text_is_kept_out_and_said(read: Read) -> None:
    secret = paragraph("Done.") + paragraph("Do not publish.", run="<w:vanish/>")
    document = read(table(HEADINGS, record(secret)))
    assert values(document, "update") == ["Done."]
    assert [i.code for i in document.issues] == ["REVIEW_HIDDEN_TEXT"]


def test_fields_say_what_they_show(read: Read) -> None:
    def part(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    link = (
        f'<w:p>{part("begin")}<w:r><w:instrText>HYPERLINK "https://example.org/clock"</w:instrText></w:r>'
        f"{part('separate')}<w:r><w:t>example.org/clock</w:t></w:r>{part('end')}<w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert values(read(table(HEADINGS, record(link))), "update") == ["example.org/clock."]


def test_content_controls_and_text_boxes(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('Inside a control')}</w:sdtContent></w:sdt>"
    inside = f"<w:txbxContent>{paragraph('Inside a box')}</w:txbxContent>"
    box = f"<w:p><w:r><w:pict><w:shape>{inside}</w:shape></w:pict></w:r></w:p>"
    path = tmp_path / "boxes.docx"
    path.write_bytes(docx(control + box))
    assert " ".join(w.text for w in read_docx(path).pages[0].words) == "Inside a control Inside a box"


def test_a_page_break_parts_the_file(read: Read) -> None:
    minutes = paragraph("Minutes of the Cycling Committee") + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
    document = read(minutes + paragraph("Mending the clock") + table(HEADINGS, record(paragraph("Done."))))
    assert document.reports[0].header.committee is None
    assert document.pages == 2


def test_a_word_in_two_styles_is_two_that_touch(tmp_path: Path) -> None:
    path = tmp_path / "styles.docx"
    path.write_bytes(docx("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Clock</w:t></w:r><w:r><w:t>s stop</w:t></w:r></w:p>"))
    words = read_docx(path).pages[0].words
    assert [(w.text, w.glued, w.style.bold) for w in words] == [
        ("Clock", False, True), ("s", True, False), ("stop", False, False),
    ]  # fmt: skip
