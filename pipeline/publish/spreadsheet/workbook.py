"""The dataset as one Excel workbook: its sheets, look and words; the same bytes each time."""

from __future__ import annotations

import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pipeline.models.codes import CODES
from pipeline.models.own_mark import TOOL
from pipeline.publish.metadata.dcat import WORKBOOK
from pipeline.publish.metadata.package import FILE
from pipeline.publish.rows import Value, read_csv, record, typed_rows
from pipeline.publish.schema import SEPARATOR, Column, TableSchema, in_reading_order
from pipeline.safe_json import loads
from pipeline.scratch import scratch

if TYPE_CHECKING:
    from openpyxl import Workbook


MARK = "'"

# What a spreadsheet takes for the beginning of a formula or of a command, NFKC-folded, so that full-width forms count.
_OPENERS = frozenset("=+-@|")
_BREAKS = frozenset("\t\r\n")  # a cell that begins with one of these is split by some programs, and its rest run
_HARMLESS = re.compile(
    r"""
      [+-]\ ?[£$€]?\d[\d,]{0,20}(\.\d{1,9})?\ ?(%|[kmKM]n?)?   # -5   -5.0%   +3   -£1,200   +£2.4m
    | \+\d[\d\ ()]{4,24}                              # +44 20 7946 0123   +44 (0)20 7946 0123
    | [-+]+                                           # a dash for an empty cell
    | -\ [^\W\d_][^=+|@!()\[\]{}"*/^&<>\n]*           # - a bullet in words
    """,
    re.VERBOSE,
)


def runs(text: str) -> bool:
    """Whether a spreadsheet might run the cell instead of showing it."""
    if text[:1] in _BREAKS:
        return True
    shown = _visible(text)
    first = unicodedata.normalize("NFKC", shown[:1])[:1]
    return first in _OPENERS and not _HARMLESS.fullmatch(shown)


def mark(text: str) -> str:
    """The cell with an apostrophe before it, if it needs one."""
    return MARK + text if _needs_mark(text) else text


def strip(text: str) -> str:
    """The cell as it was before `mark`."""
    return text[1:] if text.startswith(MARK) and _needs_mark(text[1:]) else text


def _needs_mark(text: str) -> bool:
    """Also where the paper itself prints apostrophes before a formula, so that taking the mark back stays exact."""
    return runs(text.lstrip(MARK))


def _visible(text: str) -> str:
    """Without the spaces and invisible characters that a spreadsheet skips at the beginning."""
    at = 0
    while at < len(text) and (text[at].isspace() or unicodedata.category(text[at]) in {"Cf", "Cc", "Zs"}):
        at += 1
    return text[at:]


# Background and letters of each status; letters are dark enough to be read on it, on paper too (contrast over 7:1).
STATUS_COLOURS = {
    "red": ("F4B6B0", "5A0E08"),
    "amber": ("FFE3A3", "4A3200"),
    "green": ("BFE5C4", "0F3D1A"),
    "complete": ("BBD7F2", "0B2E52"),
}
STATUS_WORDS = {"red": "Red", "amber": "Amber", "green": "Green", "complete": "Complete"}
RAG_OF = {words: rag for rag, words in STATUS_WORDS.items()}
BLANK_WORDS = {"not_assessed": "Not assessed", "not_read": "Could not be read"}
HEADING = ("1F3A4D", "FFFFFF")
LOOK_AT = ("FFF4CC", "4A3200")  # a row that a person should compare with the paper

EMPTY, WIDEST = 16, 100  # characters across: a column without a value, and any other
_LINE, _PADDING, _HIGHEST = 13.0, 4.0, 409.0  # points
_LETTERS = 1.12  # letters of running text for each unit of width, with room for words that go to the next line whole
_PROSE = 58  # characters across: about ten words a line
_WIDTHS = {
    "title": 26, "label": 14, "theme": 22, "message": 60, "meaning": 70, "one_of": 40, "column": 24, "extra": 40,
    "printed": 24, "file": 32, "council": 24, "inquiry_title": 24, "why": 34, "stage_months": 9,
    "status": 14, "decision": 14, "committee": 26, "inquiry": 26, "inquiry_id": 30, "report_id": 30, "url": 40,
    "text": 32, "reasons": 24, "lead_officer": 24, "lead_officers": 28, "cabinet_members": 28, "producer": 24,
    "heading": 22,
}  # fmt: skip
_SHORT = {"number", "pages", "target_date", "update_date", "completion_date", "response_date", "meeting_date"}
_LONG = {"recommendation", "response", "action", "update_text", "previous_update"}


@dataclass(frozen=True, slots=True)
class Width:
    """How a column stands on the sheet: its width in characters, and whether its text is broken into lines."""

    characters: float
    placed: Literal["wrapped", "centred"]


def width(column: Column) -> Width:
    """By what the column holds; a column that nobody described here is as wide as its heading asks for."""
    if column.name in _LONG and column.type == "string" and not column.values:
        return Width(_PROSE, "wrapped")
    if column.name in _WIDTHS:
        return Width(_WIDTHS[column.name], "wrapped")
    short = column.type in ("integer", "number", "boolean") or column.name in _SHORT
    return Width(max(9, min(24, len(column.name) + 3)), "centred" if short else "wrapped")


def height(row: Mapping[str, object], columns: Iterable[Column]) -> float:
    """How high a row must be, in points, to show all lines of its cells; the most that Excel has where that is less.

    Said outright, since programs that work it out themselves cut the last line off, above all on paper.
    """
    texts = ((row.get(column.name), width(column).characters) for column in columns)
    lines = max((_lines(text, across) for text, across in texts if isinstance(text, str)), default=1)
    return min(_HIGHEST, _LINE * lines + _PADDING)


def _lines(text: str, across: float) -> int:
    return sum(1 + int(len(paragraph) / (across * _LETTERS)) for paragraph in text.split("\n"))


def status_words(rag: str | None, blank: str | None) -> str:
    """The status in words, so that nobody has to tell colours apart."""
    return STATUS_WORDS.get(rag or "", BLANK_WORDS.get(blank or "", "No colour shown"))


FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_PROPERTIES = "docProps/core.xml"


def entry(name: str) -> zipfile.ZipInfo:
    """A member of a zip without clock, owner or system in it."""
    info = zipfile.ZipInfo(name, FIRST_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


def repacked(draft: Path, path: Path) -> None:
    """`draft`, an Office file, set down anew as `path` without the time of its making."""
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name == _PROPERTIES:
                new.writestr(entry(name), _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", old.read(name)))
                continue
            with old.open(name) as source, new.open(entry(name), "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)


STATUS = Column("status", "string", "The status in words; its cell has the colour that the document shows.")
WHY = Column("why", "string", "What is unsure about it, in words.")
ADDED = (STATUS, WHY)
YES_NO = {True: "Yes", False: "No"}


def shown_rows(dataset: Path, table: TableSchema) -> Iterator[dict[str, Value]]:
    """The rows of a table as people read them: yes and no, values without underscores, reasons in words."""
    for line in typed_rows(dataset, table):
        row = {column.name: _shown(value, column) for column, value in zip(table.columns, line, strict=True)}
        if "rag" in row:
            row[STATUS.name] = status_words(*_status(table, line))
        if table.name == "recommendations":
            row[WHY.name] = _reasons(row["reasons"])
        yield row


def _shown(value: Value, column: Column) -> Value:
    if isinstance(value, bool):
        return YES_NO[value]
    return value.replace("_", " ") if column.values and isinstance(value, str) else value


def _status(table: TableSchema, line: tuple[Value, ...]) -> tuple[str | None, str | None]:
    row = record(table, line)
    rag, blank = row["rag"], row["status_blank"]
    return (None if rag is None else str(rag)), (None if blank is None else str(blank))


def _reasons(codes: Value) -> str | None:
    """The sentence of every code that asks for a look; a code that this version does not know stands as it is."""
    if not isinstance(codes, str):
        return None
    known = ((code, CODES.get(code)) for code in codes.split("; "))
    sentences = (code if entry is None else entry.sentence for code, entry in known if entry is None or entry.review)
    return "\n".join(sentences) or None


# What a person reads first; the columns that only machines need stand to the right, none is hidden.
_FIRST = (
    "council", "inquiry_title", "stage_months", "number", "title", "recommendation", "status", "update_text",
    "response", "decision", "lead_officer", "target_date", "needs_review", "why", "pages",
)  # fmt: skip
_PRINTED = 16
FLAT = "recommendations-flat"
_HEADINGS = {
    "inquiry_title": "Inquiry", "stage_months": "Months", "number": "No.",
    "needs_review": "To check", "why": "Why to check", "reasons": "Reason codes", "rag": "Colour", "url": "Address",
    "recommendation_index": "Row", "inquiry": "Inquiry named", "update_text": "Update",
    "longest": "Longest, in days",
}  # fmt: skip


_EXPLAINING = TableSchema(
    "columns", "Columns", "What each column holds.",
    (
        Column("file", "string", "The table."), Column("heading", "string", "Its heading on the sheet."),
        Column("column", "string", "Its name in the CSV."), Column("meaning", "string", "What it holds."),
        Column("unit", "string", "What is counted."),
        Column("one_of", "string", "The only values it may hold."),
    ),
)  # fmt: skip


_BY_OFFICER = TableSchema(
    "overdue_by_officer", "Overdue by officer", "What is overdue, counted by officer.",
    (
        Column("officer", "string", "The officer's name; the post where no name is printed."),
        Column("overdue", "integer", "Recommendations that are overdue."),
        Column("longest", "integer", "The longest that one of them is overdue.", unit="days"),
        Column("to_check", "integer", "How many of them have things to check."),
        Column("inquiries", "string", "The inquiries that they are about."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as a sheet: its name, its columns in the order shown, and where its rows come from."""

    name: str
    table: TableSchema
    columns: tuple[Column, ...]
    coloured: int | None  # position of the column that takes the colour of `rag`
    checked: int | None  # position of the column that says whether to look
    printed: int  # so many columns, from the left, go on paper
    empty: frozenset[str]  # names of columns in which nothing stands: kept, and narrow

    def heading(self, column: Column) -> str:
        return _HEADINGS.get(column.name, column.heading)


def sheets(dataset: Path) -> list[Sheet]:
    """What people read comes first, then whatever else the dataset holds."""
    found = [table for table in in_reading_order() if (dataset / table.file).is_file()]
    return [_sheet(table, _empty(dataset, table)) for table in found]


def _empty(dataset: Path, table: TableSchema) -> frozenset[str]:
    """The columns in which nothing stands, such as the prose of a published set of facts."""
    left = set(range(len(table.columns)))
    lines = read_csv(dataset / table.file)
    next(lines, None)
    for line in lines:
        left -= {at for at in left if line[at]}
        if not left:
            break
    return frozenset(table.names[at] for at in left)


def _sheet(table: TableSchema, empty: frozenset[str]) -> Sheet:
    columns = table.columns
    if table.name == "recommendations":
        known = {column.name: column for column in (*ADDED, *columns)}
        shown = [known[name] for name in _FIRST if name in known]
        columns = (*shown, *(column for column in columns if column not in shown))
    elif table.name == "updates":
        at = table.names.index("rag")
        columns = (*columns[:at], STATUS, *columns[at:])
    named = [column.name for column in columns]
    coloured = named.index(STATUS.name) if STATUS in columns or table.name == FLAT else None
    checked = next((at for at, column in enumerate(columns) if column.name == "needs_review"), None)
    printed = len(_FIRST) if table.name == "recommendations" else min(len(columns), _PRINTED)
    name = "Recommendations now" if table.name == FLAT else table.name.capitalize()
    return Sheet(name, table, columns, coloured, checked, printed, empty)


def about(dataset: Path) -> list[tuple[str, str]]:
    """The first sheet: what this is, how to read it, whose it is. Pairs of a heading and a text."""
    package: dict[str, Any] = loads((dataset / FILE).read_text(encoding="utf-8"))
    licences = "; ".join(entry.get("title") or entry["path"] for entry in package.get("licenses", ()))
    unknown = package["scrutiny"].get("licence_unknown", 0)
    lines = [
        ("What this is", package["description"]),
        ("How it was read", "By machine, from the published documents. Compare a row with its document, on the "
         "pages named, before you rely on it, above all where the column “Things to check” says something."),
        ("Status", "The word in the column “Status” says what its colour says. It is the colour that the document "
         "shows; what a colour means differs between councils: see “Status meaning” and “Progress” on the sheet "
         "“Recommendations”."),
        ("An empty cell", "Nothing is known. It never means “no”, “green” or “not started”."),
        ("Columns", "Each is explained on the last sheet. Those that only machines need are on the right."),
        ("Licence", licences or "Not known: the documents belong to their publishers."),
    ]  # fmt: skip
    if licences and unknown:
        lines.append(("Licence not known", f"For {unknown} of the files; see the sheet “Sources”."))
    return [*lines, *(("Attribution", line) for line in package.get("attribution", ()))]


BY_OFFICER = Sheet(
    "Overdue by officer", _BY_OFFICER, _BY_OFFICER.columns, None, None, len(_BY_OFFICER.columns), frozenset()
)


def overdue_by_officer(dataset: Path, table: TableSchema) -> Iterator[dict[str, Value]]:
    """Who answers for how much that is overdue, the most first; several officers of one row count once each."""
    found: dict[str, list[dict[str, Value]]] = {}
    for row in shown_rows(dataset, table):
        if row["overdue"] == "yes":
            who = str(row["officer_names"] or row["officer_posts"] or "Nobody is named")
            for one in dict.fromkeys(who.split(SEPARATOR)):
                found.setdefault(one, []).append(row)
    for one, rows in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        days = [row["days_overdue"] for row in rows if isinstance(row["days_overdue"], int)]
        about = dict.fromkeys(str(row["inquiry"]) for row in rows if row["inquiry"])
        unsure = sum(row["things_to_check"] is not None for row in rows)
        line: dict[str, Value] = {"officer": one, "overdue": len(rows), "longest": max(days, default=None)}
        yield line | {"to_check": unsure, "inquiries": "\n".join(about)}


EXPLAINED = Sheet("Columns", _EXPLAINING, _EXPLAINING.columns, None, None, len(_EXPLAINING.columns), frozenset())


def explanations(dataset: Path) -> Iterator[dict[str, Value]]:
    """The rows of the last sheet: every column of every other sheet, and what it means."""
    for sheet in (*sheets(dataset), BY_OFFICER):
        for column in sheet.columns:
            yield {
                "file": sheet.name,
                "heading": sheet.heading(column),
                "column": column.name if column in sheet.table.columns else None,
                "meaning": column.description,
                "unit": column.unit or None,
                "one_of": ", ".join(column.values) or None,
            }


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
        _fill(book, BY_OFFICER, overdue_by_officer(dataset, sheet.table))
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
