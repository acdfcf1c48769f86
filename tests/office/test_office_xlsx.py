"""Trackers as people keep them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Color, PatternFill

from pipeline.models.report import Document
from pipeline.read.office.xlsx import shown
from pipeline.run import read_document
from pipeline.settings import Settings

HEAD = ["Ref", "Recommendation", "Response", "Target date", "Progress update", "Status"]
Read = Callable[[openpyxl.Workbook], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def from_book(book: openpyxl.Workbook) -> Document:
        book.save(tmp_path / "tracker.xlsx")
        return read_document(tmp_path / "tracker.xlsx", Settings(entities=False))

    return from_book


def tracker(*rows: list[Any]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for line in (HEAD, *rows):
        book.active.append(line)
    return book


def row(number: str = "1", status: str | None = None) -> list[Any]:
    return [number, "That the clock is mended.", "Agreed.", datetime(2021, 5, 3), "Done.", status]


def test_values_stand_as_the_sheet_shows_them(read: Read) -> None:
    book = tracker(row(), [2, "That we act.", "Agreed.", datetime(2021, 6, 30), "Half done.", 0.5])
    book.active["D2"].number_format = "dd mmmm yyyy"
    book.active["D3"].number_format = "mmm-yy"
    book.active["F3"].number_format = "0%"
    one, two = read(book).reports[0].recommendations
    assert (one.target_date_printed.value, one.target_date) == ("03 May 2021", "2021-05-03")  # type: ignore[union-attr]
    assert two.target_date_printed.value == "Jun-21"  # type: ignore[union-attr]
    assert (two.number, two.status.shown) == ("2", "50%")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2021, 5, 3), "General", "03/05/2021"), (date(2021, 5, 3), "d/m/yy", "3/5/21"),
        (datetime(2021, 5, 3, 9, 7), "dd/mm/yyyy hh:mm", "03/05/2021 09:07"),
        (date(2021, 5, 3), "[$-809]dddd, d mmmm yyyy;@", "Monday, 3 May 2021"),
        (12.0, "General", "12"), (0.333333333333333, "General", "0.3333333333"), (1234.5, "#,##0.00", "1,234.50"),
        (1200, '"£"#,##0', "£1,200"), (1200, "[$£-809]#,##0", "£1,200"), (0.755, "0.0%", "75.5%"), (7, "000", "007"),
        (True, "General", "TRUE"), (None, "General", ""), ("1a", "@", "1a"), (5, "@", "5"),
        (3, '0" months"', "3 months"),
    ],
)  # fmt: skip
def test_number_formats(value: Any, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_titles_labels_and_blank_rows_around_the_table(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    lines: list[list[Any]] = [
        ["Ashby Borough Council"], ["Scrutiny Progress Report"], ["Lead officer", "Ann Moss"],
        ["Date of update", "3 May 2021"], HEAD, row("1"), [], row("2"), ["Theme two"], row("3"), [], ["Ends."],
    ]  # fmt: skip
    for line in lines:
        sheet.append(line)
    sheet.merge_cells("A9:F9")
    (report,) = read(book).reports
    assert [r.number for r in report.recommendations] == ["1", "2", "3"]
    assert [r.theme and r.theme.value for r in report.recommendations] == [None, None, "Theme two"]
    assert (report.header.council, report.header.update_date) == ("Ashby Borough Council", "2021-05-03")
    assert [p.name for p in report.header.lead_officers] == ["Ann Moss"]
    (place,) = dict(report.recommendations[2].sources)["update"]
    assert place.spot is not None
    assert (place.spot.table, place.spot.row, place.spot.column) == (1, 10, 5)


def test_status_by_fill_theme_colour_and_picture(read: Read) -> None:
    from openpyxl.drawing.image import Image

    pytest.importorskip("docx", reason="the sample maker's libraries are not installed")
    from samples.make.icons import png
    from samples.make.records import Mark

    book = tracker(*(row(str(n)) for n in range(1, 6)))
    sheet = book.active
    sheet["F2"].fill = PatternFill("solid", fgColor="00B050")
    sheet["F3"].fill = PatternFill("solid", fgColor=Color(theme=9))  # the sixth accent: orange
    sheet["F4"].fill = PatternFill("solid", fgColor=Color(indexed=10))
    sheet.add_image(Image(png(Mark("tick", "#00823b", True))), "F5")
    found = read(book).reports[0].recommendations
    assert [r.rag for r in found] == ["green", "amber", "red", "complete", None]
    assert [r.status.evidence for r in found] == ["fill", "fill", "fill", "image", "none"]


def test_merged_cells_span_rows(read: Read) -> None:
    book = tracker(row("1"), [None, None, "And paid for.", None, "Ended.", None])
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("A2:A3")
    (found,) = read(book).reports[0].recommendations
    assert found.response is not None
    assert found.response.value == "Agreed.\nAnd paid for."


def test_several_sheets_are_several_reports_and_hidden_ones_none(read: Read) -> None:
    book = tracker(row("1"))
    for name, state in (("Roads", "visible"), ("Old", "hidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for line in (["Lead officer", "Ann Moss"], ["Date of update", "3 May 2021"], [], HEAD, row("7")):
            sheet.append(line)
    document = read(book)
    assert [[r.number for r in report.recommendations] for report in document.reports] == [["1"], ["7"]]
    assert document.pages == 2
    assert [i.code for i in document.issues] == ["REVIEW_HIDDEN_TEXT"]


def test_hidden_rows_and_columns_are_kept_out_and_said(read: Read) -> None:
    book = tracker(row("1"), row("2"))
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    document = read(book)
    (found,) = document.reports[0].recommendations
    assert (found.number, found.response) == ("1", None)
    assert [i.code for i in document.issues] == ["REVIEW_HIDDEN_TEXT"]
