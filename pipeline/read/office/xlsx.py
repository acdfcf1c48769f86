"""An .xlsx tracker → its flow: the visible sheets, one after the other, values as shown.

Cells say nothing of what is a title, a key/value header and what a table; blank rows and the number of filled
cells do. `spot` counts as the workbook does: table = sheet, row and column = those of the sheet.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt, StreamTooLarge
from pipeline.models.page import Spot, Style
from pipeline.models.report import Issue
from pipeline.read.office.flow import Break, Grid, Held, Paragraph, Part, Piece, Seen, gridded
from pipeline.read.office.layout import OfficeRead, laid_out
from pipeline.read.office.packed import Packed, packed, refuse_declarations
from pipeline.read.office.pictures import LARGEST_MARK, seen_in
from pipeline.read.office.xlsx_colours import colour_of, theme_of
from pipeline.read.office.xlsx_conditions import fill_by_rule, rules_of
from pipeline.read.office.xlsx_values import shown

LARGEST_SHEET = 30 * 1024 * 1024  # bytes of one sheet unpacked: openpyxl needs some fifty times as much
MOST_ROWS, MOST_COLUMNS = 20_000, 200
WIDE = 3  # filled cells that make a row one of a table, not a title or a labelled line
_PAPER = 245
HIDDEN = "The workbook holds rows, columns or sheets that a reader cannot see; they were kept out."


def read_xlsx(path: Path) -> OfficeRead:
    """The workbook at `path`. Raises Corrupt or StreamTooLarge."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    bad = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, SyntaxError, RecursionError)
    with packed(path) as opened:
        _check(opened, path)
        theme = theme_of(opened.read("xl/theme/theme1.xml"))
        try:
            with path.open("rb") as file:  # an open file: openpyxl would go by the name of a path
                book = openpyxl.load_workbook(file, data_only=True, rich_text=True, keep_links=False)
        except (*bad, InvalidFileException, zipfile.BadZipFile, zlib.error) as error:
            raise Corrupt(f"{path.name} is damaged and can't be opened.", "Download it again.") from error
    flow: list[Part] = []
    hidden = any(s.sheet_state != "visible" for s in book.worksheets)
    for number, sheet in enumerate(book.worksheets, start=1):
        if sheet.sheet_state == "visible":
            read = _Sheet(sheet, number, theme)
            flow += [*read.parts(), Break()]
            hidden = hidden or read.hides()
    issues = (Issue("REVIEW_HIDDEN_TEXT", "warning", None, HIDDEN),) if hidden else ()
    return laid_out(flow, issues=issues)


def _check(opened: Packed, path: Path) -> None:
    """What openpyxl would trust: no declarations in any part, no sheet that needs gigabytes."""
    for part in opened.archive.infolist():
        if part.filename.endswith((".xml", ".rels", ".vml")):
            if part.filename.startswith("xl/worksheets/") and part.file_size > LARGEST_SHEET:
                raise StreamTooLarge(f"{path.name} holds a sheet of {part.file_size >> 20} MB and was not read.")
            refuse_declarations(opened.read(part.filename) or b"", path.name)


@dataclass(frozen=True, slots=True)
class _Line:
    """One visible row: its number in the sheet, and its cells by place among the visible columns."""

    number: int
    cells: tuple[tuple[int, Held], ...]

    @property
    def filled(self) -> int:
        return sum(bool(c.content or c.seen) for _, c in self.cells)

    @property
    def said(self) -> list[Paragraph]:
        return [p for _, c in self.cells for p in c.content if isinstance(p, Paragraph)]


class _Sheet:
    """One visible sheet while it is read."""

    def __init__(self, sheet: Any, number: int, theme: tuple[str, ...]) -> None:
        self._sheet, self._number, self._theme = sheet, number, theme
        self._said = [place for place, cell in sheet._cells.items() if cell.value is not None]
        last = min(max((column for _, column in self._said), default=0), MOST_COLUMNS)
        hidden = {c for d in sheet.column_dimensions.values() if d.hidden for c in range(d.min or 0, (d.max or 0) + 1)}
        self._columns = [c for c in range(1, last + 1) if c not in hidden]
        end = max((row for row, _ in self._said), default=0)
        hidden_rows = {r for r, d in sheet.row_dimensions.items() if d.hidden}
        self._rows = [r for r in range(1, min(end, MOST_ROWS) + 1) if r not in hidden_rows]
        self._merged = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
        self._pictures = _pictures(sheet)
        self._rules = rules_of(sheet)

    def hides(self) -> bool:
        """Whether a row or column that holds something is hidden."""
        rows, columns = set(self._rows), set(self._columns)
        return any(row not in rows or column not in columns for row, column in self._said)

    def parts(self) -> Iterator[Part]:
        """Titles as paragraphs, blocks of rows as grids. After the first wide table single cells are its themes."""
        wide = False
        for block in _blocks([self._line(row) for row in self._rows]):
            lines = list(block)
            if not wide or len(lines) == 1:
                while lines and lines[0].filled < 2:
                    yield from lines.pop(0).said
            first = next((i for i, line in enumerate(lines) if line.filled >= WIDE), None)
            if not wide and first:
                yield gridded([line.cells for line in lines[:first]])
                lines = lines[first:]
            wide = wide or first is not None
            if lines:
                yield self._grid(lines)

    def _grid(self, lines: Sequence[_Line]) -> Grid:
        """Spans that would leave the block are cut by `gridded`; blank cells keep every row of the sheet's width."""
        last = len(self._columns) - 1
        ends = [(x, cell.columns) for line in lines for x, cell in line.cells]
        rows = [line.cells for line in lines]
        if not any(x + columns > last for x, columns in ends):
            rows[0] = (*rows[0], (last, Held()))
        return gridded(rows)

    def _line(self, row: int) -> _Line:
        cells = []
        for x, column in enumerate(self._columns):
            cell = self._sheet.cell(row, column)
            if type(cell).__name__ != "MergedCell":
                cells.append((x, self._held(cell, row, column)))
        return _Line(row, tuple(cells))

    def _held(self, cell: Any, row: int, column: int) -> Held:
        merged = self._merged.get((row, column))
        columns = [c for c in self._columns if merged and merged.min_col <= c <= merged.max_col]
        rows = [r for r in self._rows if merged and merged.min_row <= r <= merged.max_row]
        spot = Spot(0, self._number, row, column)
        content = _paragraphs(cell, self._theme, spot)
        own = colour_of(cell.fill.fgColor, self._theme) if cell.fill and cell.fill.patternType == "solid" else None
        fill = fill_by_rule(self._rules, self._sheet, row, column, self._theme) or own
        seen = [*self._pictures.get((row, column), ())]
        if fill and not all(int(fill[i : i + 2], 16) >= _PAPER for i in (1, 3, 5)):
            seen.append(Seen("fill", fill))
        return Held(content, tuple(seen), max(1, len(columns)), max(1, len(rows)), spot=spot)


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Runs of rows that say something; rows that are only painted belong to none."""
    block: list[_Line] = []
    for line in lines:
        if line.said:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _paragraphs(cell: Any, theme: tuple[str, ...], spot: Spot) -> tuple[Paragraph, ...]:
    """A cell's lines; in a cell every Alt+Enter is a new paragraph."""
    usual, link = _style(cell.font, theme), cell.hyperlink.target if cell.hyperlink else None
    parts = cell.value if isinstance(cell.value, list) else [shown(cell.value, cell.number_format)]
    lines: list[list[Piece]] = [[]]
    for part in parts:
        font = getattr(part, "font", None)
        style = usual if font is None else _style(font, theme, getattr(font, "rFont", None))
        for number, text in enumerate(str(getattr(part, "text", part)).split("\n")):
            if number:
                lines.append([])
            lines[-1].append(Piece(text, style, link))
    kept = (line for line in lines if "".join(p.text for p in line).strip())
    return tuple(Paragraph(tuple(line), spot=spot) for line in kept)


def _style(font: Any, theme: tuple[str, ...], name: str | None = None) -> Style:
    colour = colour_of(font.color, theme) or "#000000"
    return Style(name or getattr(font, "name", None) or "", bool(font.b), bool(font.i), colour, -1, False, 0)


def _pictures(sheet: Any) -> dict[tuple[int, int], list[Seen]]:
    """Small pictures by the (row, column) that their top left corner lies in."""
    found: dict[tuple[int, int], list[Seen]] = {}
    for image in getattr(sheet, "_images", ()):
        anchor = getattr(image.anchor, "_from", None)
        if anchor is not None and max(image.width, image.height) <= LARGEST_MARK * 4 / 3:
            seen = seen_in(image._data())
            if seen:
                found.setdefault((anchor.row + 1, anchor.col + 1), []).append(seen)
    return found
