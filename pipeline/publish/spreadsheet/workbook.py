"""The dataset as one Excel workbook: frozen headings, filters, status coloured and in words; written row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.models.own_mark import TOOL
from pipeline.publish.metadata.dcat import WORKBOOK
from pipeline.publish.spreadsheet.formulas import runs
from pipeline.publish.spreadsheet.look import EMPTY, HEADING, LOOK_AT, RAG_OF, STATUS_COLOURS, WIDEST, height, width
from pipeline.publish.spreadsheet.same_bytes import repacked
from pipeline.publish.spreadsheet.sheets import EXPLAINED, FLAT, Sheet, about, explanations, sheets
from pipeline.publish.spreadsheet.shown import YES_NO, shown_rows
from pipeline.publish.typed_rows import Value
from pipeline.scratch import scratch

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_CELL = 32_767  # characters; Excel holds no more
CUT = " … [The rest is in the CSV: Excel holds no longer cells.]"
ROWS_AT_MOST = 1_048_575  # below the heading; further rows go on to a second sheet
_FONT = "Calibri"
_COLOURS = {**STATUS_COLOURS, "check": LOOK_AT}
_A3 = 8  # Excel's number for the paper


def write_workbook(dataset: Path, out: Path) -> list[Path]:
    """Writes `out/dataset.xlsx` from the CSVs of `dataset`. Raises OSError where it can't be written."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = TOOL
    found = sheets(dataset)
    first = [sheet for sheet in found if sheet.table.name == FLAT]  # what most people want to see is seen first
    for sheet in first:
        _fill(book, sheet, shown_rows(dataset, sheet.table))
    _about(book, about(dataset))
    for sheet in found[len(first) :]:
        _fill(book, sheet, shown_rows(dataset, sheet.table))
    _fill(book, EXPLAINED, iter(explanations(dataset)))
    path = out / WORKBOOK
    with scratch() as folder:
        draft = folder / WORKBOOK
        book.save(draft)
        repacked(draft, path)
    return [path]


def _about(book: Workbook, lines: list[tuple[str, str]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    page = book.create_sheet("About")
    page.column_dimensions["A"].width = 22
    page.column_dimensions["B"].width = 100
    _print(page)
    title = WriteOnlyCell(page, "Progress on council scrutiny recommendations")
    title.font = Font(_FONT, size=16, bold=True, color=HEADING[0])
    page.append([title])
    page.append([])
    for heading, text in lines:
        left, right = WriteOnlyCell(page, heading), _plain(page, text)
        left.font = Font(_FONT, size=11, bold=True)
        right.font = Font(_FONT, size=11)
        left.alignment = right.alignment = Alignment(vertical="top", wrap_text=True)
        page.append([left, right])


def _fill(book: Workbook, sheet: Sheet, lines: Iterator[dict[str, Value]]) -> None:
    """One sheet, or several where there are more rows than Excel takes."""
    part, written, page = 1, 0, _page(book, sheet, sheet.name)
    styles, placed = _Styles(page), [width(column).placed for column in sheet.columns]
    for row in lines:
        if written == ROWS_AT_MOST:
            _filter(page, sheet, written)
            part, written = part + 1, 0
            page = _page(book, sheet, f"{sheet.name} {part}")
        written += 1
        page.row_dimensions[written + 1].height = height(row, sheet.columns)
        page.append(_cells(page, sheet, row, placed, styles))
        del page.row_dimensions[written + 1]  # it is written; kept, they would fill the memory
    _filter(page, sheet, written)


def _page(book: Workbook, sheet: Sheet, name: str) -> Any:
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(name)
    for at, column in enumerate(sheet.columns, 1):
        across = min(width(column).characters, EMPTY if column.name in sheet.empty else WIDEST)
        page.column_dimensions[get_column_letter(at)].width = across
    page.freeze_panes = f"{get_column_letter(_frozen(sheet) + 1)}2"
    page.sheet_view.zoomScale = 90
    _print(page)
    page.print_title_rows = "1:1"
    page.print_area = f"A1:{get_column_letter(sheet.printed)}{ROWS_AT_MOST + 1}"
    page.append(_headings(page, sheet))
    return page


def _print(page: Any) -> None:
    """On A3 across, as many pages long as it takes, the headings on each."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A3
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _frozen(sheet: Sheet) -> int:
    """Columns that stay in sight: as far as the number of the recommendation."""
    names = [column.name for column in sheet.columns]
    return names.index("number") + 1 if sheet.table.name == "recommendations" else 0


def _headings(page: Any, sheet: Sheet) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    font = Font(_FONT, size=10, bold=True, color=HEADING[1])
    fill = PatternFill("solid", fgColor=HEADING[0])
    found = []
    for column in sheet.columns:
        cell = WriteOnlyCell(page, sheet.heading(column))
        cell.font, cell.fill = font, fill
        across = "center" if width(column).placed == "centred" else None
        cell.alignment = Alignment(vertical="center", wrap_text=True, horizontal=across)
        found.append(cell)
    return found


def _filter(page: Any, sheet: Sheet, written: int) -> None:
    from openpyxl.utils import get_column_letter

    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{written + 1}"


class _Styles:
    """Every way a cell can look, worked out once for each: to do so cell by cell takes nearly all of the time."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._known: dict[tuple[str, str | None, bool], Any] = {}

    def of(self, placed: str, look: str | None, quoted: bool) -> Any:
        """The style as openpyxl keeps it. `quoted`: the cell stays text when somebody edits it."""
        key = placed, look, quoted
        if key not in self._known:
            self._known[key] = self._made(*key)
        return self._known[key]

    def _made(self, placed: str, look: str | None, quoted: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell = WriteOnlyCell(self._page)
        cell.font, cell.border = Font(_FONT, size=10), Border(bottom=Side("hair", color="B8C4CC"))
        wrapped = placed == "wrapped"
        cell.alignment = Alignment(vertical="top", wrap_text=wrapped, horizontal=None if wrapped else "center")
        if look in _COLOURS:
            back, letters = _COLOURS[look]
            cell.fill, cell.font = PatternFill("solid", fgColor=back), Font(_FONT, size=10, bold=True, color=letters)
        cell.quotePrefix = quoted
        return cell._style


def _cells(page: Any, sheet: Sheet, row: dict[str, Value], placed: Sequence[str], styles: _Styles) -> list[Any]:
    found = []
    for at, column in enumerate(sheet.columns):
        value = row.get(column.name)
        cell = _plain(page, value)
        cell._style = styles.of(placed[at], _look(sheet, at, row), isinstance(value, str) and runs(value))
        found.append(cell)
    return found


def _look(sheet: Sheet, at: int, row: dict[str, Value]) -> str | None:
    """What gives a cell its colour: the status, or that a person should look."""
    if at == sheet.coloured:
        return str(row.get("rag") or "") or RAG_OF.get(str(row["status"]))
    return "check" if at == sheet.checked and row["needs_review"] == YES_NO[True] else None


def _plain(page: Any, value: Value) -> Any:
    """A cell that is shown and never run: text is set down as text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return WriteOnlyCell(page, value)
    cell = WriteOnlyCell(page)
    cell.value = value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - len(CUT)] + CUT
    cell.data_type = "s"  # openpyxl takes a text that begins with “=” for a formula
    return cell
