"""Read an .xlsx tracker as its flow: visible sheets, values as shown, colours given outright or by rule."""

from __future__ import annotations

import colorsys
import operator
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt, StreamTooLarge
from pipeline.models.page import Spot, Style
from pipeline.models.report import Issue
from pipeline.read.office.layout import Break, Grid, Held, OfficeRead, Paragraph, Part, Piece, Seen, gridded, laid_out
from pipeline.read.office.packed import LARGEST_MARK, Packed, packed, refuse_declarations, seen_in

# The order in which cells name the colours of a theme differs from the order in which the theme lists them.
_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")
_OFFICE = {
    "lt1": "ffffff", "dk1": "000000", "lt2": "e7e6e6", "dk2": "44546a", "accent1": "4472c4", "accent2": "ed7d31",
    "accent3": "a5a5a5", "accent4": "ffc000", "accent5": "5b9bd5", "accent6": "70ad47", "hlink": "0563c1",
}  # fmt: skip
_AUTOMATIC = 64  # from here on an index means "as the system has it"


def theme_of(data: bytes | None) -> tuple[str, ...]:
    """The colours of a theme part, six digits each, in the order in which cells name them."""
    found = dict(_OFFICE)
    text = data.decode("utf-8", errors="replace") if data else ""
    for name in _OFFICE:
        body = re.search(rf"<a:{name}>(.{{0,300}}?)</a:{name}>", text, re.DOTALL)
        colour = re.search(r'(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"', body[1]) if body else None
        if colour:
            found[name] = colour[1].lower()
    return tuple(found[name] for name in _ORDER)


def colour_of(colour: Any, theme: tuple[str, ...]) -> str | None:
    """openpyxl's colour as "#rrggbb"; None where it is automatic or not said."""
    if colour is None:
        return None
    digits: str | None = None
    if colour.type == "rgb" and isinstance(colour.rgb, str) and re.fullmatch(r"[0-9A-Fa-f]{8}", colour.rgb):
        digits = colour.rgb[2:].lower()
    elif colour.type == "theme" and isinstance(colour.theme, int) and colour.theme < len(theme):
        digits = theme[colour.theme]
    elif colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < _AUTOMATIC:
        from openpyxl.styles.colors import COLOR_INDEX

        digits = COLOR_INDEX[colour.indexed][2:].lower()
    return f"#{_tinted(digits, float(colour.tint or 0))}" if digits else None


def _tinted(digits: str, tint: float) -> str:
    """Lighter (tint above 0) or darker, as Office does it: by lightness."""
    if not tint:
        return digits
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * v):02x}" for v in colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation))


MOST_RULES = 200  # every one is asked of every cell
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge,
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
}
_HELD: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, part: part in text,
    "notContainsText": lambda text, part: part not in text,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}
_OTHER_CELL = re.compile(r"^(\$?)([A-Z]{1,3})(\$?)(\d+)=(.+)$")

Ranged = tuple[Any, Any]  # a range of cells, a rule


def rules_of(sheet: Any) -> list[Ranged]:
    """The rules of a sheet, the one that counts first in front."""
    found = [
        (cells, rule)
        for ranges in sheet.conditional_formatting
        for rule in ranges.rules
        for cells in ranges.sqref.ranges
        if rule.dxf is not None and rule.dxf.fill is not None
    ]
    return sorted(found, key=lambda pair: pair[1].priority or 0)[:MOST_RULES]


def fill_by_rule(rules: list[Ranged], sheet: Any, row: int, column: int, theme: tuple[str, ...]) -> str | None:
    """The fill that the first fitting rule gives a cell."""
    for cells, rule in rules:
        inside = cells.min_row <= row <= cells.max_row and cells.min_col <= column <= cells.max_col
        if inside and _fits(rule, cells, sheet, row, column):
            fill = rule.dxf.fill
            return colour_of(fill.bgColor, theme) or colour_of(fill.fgColor, theme)
    return None


def _fits(rule: Any, cells: Any, sheet: Any, row: int, column: int) -> bool:
    value = sheet.cell(row, column).value
    if rule.type == "cellIs" and rule.operator in _COMPARED and rule.formula:
        return _compared(_COMPARED[rule.operator], value, _constant(rule.formula[0]))
    if rule.type in _HELD and rule.text:
        return value is not None and _HELD[rule.type](str(value).lower(), rule.text.lower())
    if rule.type == "expression" and rule.formula and (other := _OTHER_CELL.match(rule.formula[0].replace(" ", ""))):
        value = _named(other, cells, sheet, row, column)
        return _compared(operator.eq, value, _constant(rule.formula[0].split("=", 1)[1]))
    return False


def _named(found: re.Match[str], cells: Any, sheet: Any, row: int, column: int) -> Any:
    """The value of the cell that a formula names for the top left cell of its range, moved along with the cell."""
    from openpyxl.utils import column_index_from_string

    across = 0 if found[1] else column - cells.min_col
    down = 0 if found[3] else row - cells.min_row
    return sheet.cell(int(found[4]) + down, column_index_from_string(found[2]) + across).value


def _constant(formula: str) -> str | float | None:
    """A text in quotes, or a number; None for anything that would have to be worked out."""
    plain = formula.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        return plain[1:-1].lower()
    try:
        return float(plain)
    except ValueError:
        return None


def _compared(compare: Callable[[Any, Any], bool], value: Any, constant: str | float | None) -> bool:
    if isinstance(constant, str):
        return compare(str(value if value is not None else "").strip().lower(), constant)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return constant is not None and number and compare(float(value), constant)


_TOKENS = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|.", re.IGNORECASE)
_LOCALE = re.compile(r"\[\$?([^\[\]-]*)(?:-[^\[\]]*)?\]")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def shown(value: object, form: str) -> str:
    """The text that stands in the cell. What a format can't be read for is shown plainly."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date(value, form)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _date(value: date, form: str) -> str:
    """A day by its format; the usual British form where there is none."""
    form = _LOCALE.sub("", form.split(";", maxsplit=1)[0]).replace("\\", "").replace('"', "")
    if not re.search(r"[dmy]", form, re.IGNORECASE):
        form = "dd/mm/yyyy"
    out, after_hour = "", False
    for token in _TOKENS.findall(form):
        low = token.lower()
        if low in ("mm", "m") and after_hour:
            out += f"{getattr(value, 'minute', 0):02d}"
        elif low in _PARTS:
            out += _PARTS[low](value)
        else:
            out += "" if token in "@_*" else token
        after_hour = low in ("h", "hh") or (after_hour and low == ":")
    return out.strip()


def _clock(value: date, part: str, digits: int) -> str:
    return f"{getattr(value, part, 0):0{digits}d}"


_PARTS: dict[str, Callable[[date], str]] = {
    "yyyy": lambda v: f"{v.year:04d}", "yy": lambda v: f"{v.year % 100:02d}",
    "mmmm": lambda v: _MONTHS[v.month - 1], "mmm": lambda v: _MONTHS[v.month - 1][:3],
    "mm": lambda v: f"{v.month:02d}", "m": lambda v: str(v.month),
    "dddd": lambda v: _DAYS[v.weekday()], "ddd": lambda v: _DAYS[v.weekday()][:3],
    "dd": lambda v: f"{v.day:02d}", "d": lambda v: str(v.day),
    "hh": lambda v: _clock(v, "hour", 2), "h": lambda v: _clock(v, "hour", 1),
    "ss": lambda v: _clock(v, "second", 2), "s": lambda v: _clock(v, "second", 1), "am/pm": lambda v: "",
}  # fmt: skip


def _number(value: float, form: str) -> str:
    plain = _LOCALE.sub(r"\1", form.split(";", maxsplit=1)[0]).replace('"', "").replace("\\", "")
    decimals = len(found[1]) if (found := re.search(r"\.([0#?]+)", plain)) else 0
    if plain in ("General", "@", ""):
        return str(int(value)) if float(value).is_integer() else f"{value:.10g}"
    if "%" in plain:
        return f"{value * 100:.{decimals}f}%"
    if not re.search(r"[0#?]", plain):
        return f"{value:.10g}"
    before, after = re.match(r"([^0#?]*)", plain)[1], re.search(r"([^0#?.,]*)$", plain)[1]  # type: ignore[index]
    digits = f"{value:,.{decimals}f}" if "," in plain else f"{value:.{decimals}f}"
    width = len(re.match(r"0*", plain)[0]) if not before and not decimals else 0  # type: ignore[index]
    return (before + digits.zfill(width) + after).replace("_", "").replace("*", "").strip()


LARGEST_SHEET = 30 * 1024 * 1024  # bytes of one sheet unpacked: openpyxl needs some fifty times as much
MOST_ROWS, MOST_COLUMNS = 20_000, 200
WIDE = 3  # filled cells that make a row one of a table, not a title or a labelled line
_PAPER = 245
HIDDEN = "The workbook contains rows, columns or sheets that a reader cannot see; they were left out."


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
