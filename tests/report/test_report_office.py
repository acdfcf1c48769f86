"""The brief as Word and Excel: the words of the page, real headings, nothing that runs, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from pipeline.commands.pages_output import is_own_office, may_write_office, write_office
from pipeline.errors import OutputError
from pipeline.models.report import KeyEntry, Status
from pipeline.read.document import opened
from pipeline.report.view import Brief
from pipeline.report.workbook import COLOURS
from pipeline.text.unseen_letters import visible
from tests.report.hostile import PAYLOADS, hostile_report
from tests.report.makers import as_pdf, by_hand, row, view, view_of

PAGE = "brief.html"
TWO = ("fenmere-buses-06", "fenmere-buses-12")


@pytest.fixture(scope="module")
def two() -> Brief:
    return view_of(*TWO)


def written(brief: Brief, folder: Path, form: str) -> Path:
    (path,) = write_office(folder, PAGE, brief, (form,))
    return path


def words_of(path: Path) -> str:
    made = docx.Document(str(path))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def test_the_document_has_real_headings_in_order(two: Brief, tmp_path: Path) -> None:
    made = docx.Document(str(written(two, tmp_path, "docx")))
    levels = [(p.style.name, p.text) for p in made.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert levels[0] == ("Title", two.title)
    first = [text for name, text in levels if name == "Heading 1"]
    asked = "Promised and not reported as done", "Questions to ask"
    assert first == ["What changed", *asked, "Recommendations in full", "Lines of enquiry", "The reports"]
    second = [text for name, text in levels if name == "Heading 2"]
    assert second == [f"{one.name}: {one.title}" for one in two.worst_first]
    assert made.tables[0].rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert (made.sections[0].page_width.mm, made.sections[0].page_height.mm) == pytest.approx((210, 297), abs=0.1)


def test_no_word_of_the_brief_is_missing_in_the_document(two: Brief, tmp_path: Path) -> None:
    said = " ".join(words_of(written(two, tmp_path, "docx")).split())
    for one in two.recommendations:
        told = {change.heading for part in one.changes for change in part.fields if change.runs}
        for cell in one.sides[-1].cells:
            if cell.heading not in told:
                assert all(" ".join(text.split()) in said for text in cell.paragraphs)
        for run in (run for part in one.changes for change in part.fields for run in change.runs):
            assert " ".join(run.words.split()) in said
        assert all(" ".join(promise.said.text.split()) in said for promise in one.promises)
    assert all(line.text in said and line.question in said for line in two.enquiries)


def test_changes_are_told_and_not_only_marked(two: Brief, tmp_path: Path) -> None:
    made = docx.Document(str(written(two, tmp_path, "docx")))
    marked = [run for paragraph in made.paragraphs for run in paragraph.runs if run.underline or run.font.strike]
    assert marked and all(run.text.startswith("[Added: " if run.underline else "[Removed: ") for run in marked)


def test_the_assessment_sheet_has_the_reports_own_key(tmp_path: Path) -> None:
    blank = Status(blank="not_assessed")
    key = (KeyEntry("green", "word", "Going as planned", "on_track"), KeyEntry("red", "word", "Stuck", "not_delivered"))
    rows = [row(at, title=name, update="None.", status=blank) for at, name in enumerate(("Benches", "Trees"), 1)]
    brief = view(by_hand("parks", *rows, key=key, inquiry="Parks"))
    assert brief.assessment is not None
    said = words_of(written(brief, tmp_path, "docx"))
    assert "Assessment sheet" in said and said.count("☐") == 4
    assert all(choice.status.words in said and choice.meaning in said for choice in brief.assessment.choices)


def test_the_workbook_is_frozen_coloured_and_worded(two: Brief, tmp_path: Path) -> None:
    book = load_workbook(written(two, tmp_path, "xlsx"))
    assert book.sheetnames == ["Recommendations", "Commitments", "Lines of enquiry", "About"]
    page = book["Recommendations"]
    assert page.freeze_panes == "A2" and page.auto_filter.ref.startswith("A1:G")
    assert [row[1].value for row in page.iter_rows(min_row=2)] == [one.title for one in two.recommendations]
    for one, line in zip(two.recommendations, page.iter_rows(min_row=2), strict=True):
        assert line[3].value == (one.now.words if one.now else "Not listed")
        if one.now and one.now.tone in COLOURS:
            assert line[3].fill.fgColor.rgb.endswith(COLOURS[one.now.tone][0])


def test_nothing_runs(tmp_path: Path) -> None:
    brief = view(hostile_report("harm", '=HYPERLINK("https://elsewhere.example","x")'))
    book = load_workbook(written(brief, tmp_path, "xlsx"))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    said = words_of(written(brief, tmp_path, "docx"))
    assert visible(PAYLOADS[0]) in said
    assert not docx.Document(str(tmp_path / "brief.docx")).element.xpath("//w:hyperlink | //w:instrText | //w:object")


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_same_brief_gives_the_same_bytes(two: Brief, tmp_path: Path, form: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert written(two, tmp_path / "one", form).read_bytes() == written(two, tmp_path / "two", form).read_bytes()


def test_a_file_of_somebody_else_is_left_alone(two: Brief, tmp_path: Path) -> None:
    path = written(two, tmp_path, "docx")
    assert is_own_office(path)
    may_write_office(tmp_path, PAGE, ("docx",))
    docx.Document().save(str(path))
    with pytest.raises(OutputError):
        may_write_office(tmp_path, PAGE, ("docx",))


def test_libreoffice_opens_the_document_and_the_first_page_is_a_page(two: Brief, tmp_path: Path) -> None:
    with opened(as_pdf(written(two, tmp_path, "docx"))) as file:
        first, behind = (file.pdf[at].get_textpage().get_text_bounded() for at in (0, 1))
    assert behind.startswith("Recommendations in full")
    assert all(
        words in first for words in (two.title, "Promise 1 above", *(one.line.question for one in two.questions))
    )
