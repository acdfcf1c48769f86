"""Headed tables as grids of columns, and their columns as label classes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.models.records import Column, Heading, cell_over
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.decisions import decision_of_column
from pipeline.records.header.labels import labelled_cells
from pipeline.records.headings import date_in, heading_rows, is_date, months_of
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import is_number, numbered
from pipeline.records.roles import LabelClass
from pipeline.records.status.legend_tables import key_of_table
from pipeline.records.words import ASKED, HELD, STOREY, WHOLE, is_state, label_role, names_round

LONGEST, USUAL, LONGEST_SHORTENED, LEAST_COLUMNS = counts("grids", "longest usual longest_shortened least_columns")
LEAST_ROWS, MOST_WITH_HELP = counts("grids", "least_rows most_with_help")
KNOWN, REGULAR, FULL, SAME_EDGE = measures("grids", "known regular full same_edge")
_COUNTER = re.compile(r"\d{1,2}[.)]?")  # the number of a column


@dataclass(slots=True)
class Grid:
    """Rows of one table below one heading: the label of each column (None: no column of its own) and the rows."""

    table: Table
    labels: tuple[str, ...]
    rows: list[Row]
    headed: tuple[Row, ...] = ()  # the rows of the heading
    over: tuple[Row, ...] = ()  # what is above the heading, in its table
    inherited: bool = False  # the heading is that of the table before


def grids_of(tables: Sequence[Table], profile: Profile) -> Iterator[Grid]:
    """Every stretch of rows with a heading. One without goes on with the columns of the table before, if they fit."""
    last: Grid | None = None
    for table in tables:
        if table.nested or not table.rows:
            continue
        found = list(_stretches(table, profile))
        if not found and last is not None and _goes_on(table, last, profile) and not _is_other(table, profile):
            found = [Grid(table, last.labels, list(table.rows), inherited=True)]
        yield from found
        last = found[-1] if found else (last if table.width < 2 else None)


def _is_other(table: Table, profile: Profile) -> bool:
    """Return True if a table is a legend, or the labels and values of a header."""
    return bool(labelled_cells(table, profile)) or bool(key_of_table(table, profile))


def _stretches(table: Table, profile: Profile) -> Iterator[Grid]:
    grid: Grid | None = None
    over: list[Row] = []
    at = 0
    while at < len(table.rows):
        if grid is not None and _joined_texts(table.rows[at : at + 1]) == _joined_texts(grid.headed):
            grid.rows = _with_band(grid.rows)  # however its cells are parted here
            at += 1
            continue
        depth = heading_depth(table.rows, at, profile)
        if depth and not (grid and _is_record_of(table.rows[at], grid, profile)):
            labels = _labels(table.rows, at, depth, profile)
            if grid is None or {*map(folded, labels)} != {*map(folded, grid.labels)}:
                if grid is not None:
                    banded = _with_band(grid.rows)
                    if banded and sum(cell is not None for cell in banded[-1].cells) == 1:
                        grid.rows, over = banded[:-1], banded[-1:]  # it heads what is below
                    yield grid
                headed = tuple(table.rows[at : at + depth])
                first = _is_printed_again(over, headed[0])
                grid = Grid(table, labels, over if first else [], headed, () if first else tuple(_with_band(over)))
            else:
                grid.rows = _with_band(grid.rows)
            over = []
            at += depth
            continue
        (over if grid is None else grid.rows).append(table.rows[at])
        at += 1
    if grid is not None:
        yield grid


def _joined_texts(rows: Sequence[Row]) -> str:
    return folded(" ".join(_one_line(cell) for row in rows for cell in row.cells if cell is not None and cell.text))


def _is_printed_again(over: Sequence[Row], heading: Row) -> bool:
    """Return True if a heading is printed again on another page: the rows above it in its table are records as well."""
    width = sum(cell is not None and bool(cell.text) for cell in heading.cells)
    full = [row for row in over if sum(cell is not None and cell.says for cell in row.cells) >= max(3, FULL * width)]
    return bool(full) and all(max(pages_of(row)) < min(pages_of(heading)) for row in full)


def pages_of(row: Row) -> set[int]:
    return {fragment.page for cell in row.cells if cell is not None for fragment in cell.fragments} or {0}


def _with_band(rows: Sequence[Row]) -> list[Row]:
    """The rows, a line alone right above a heading as a row over all columns: it heads what is below."""
    filled = [cell for cell in rows[-1].cells if cell is not None and cell.says] if rows else []
    if len(filled) != 1 or not filled[0].text or len(filled[0].text) > LONGEST or filled[0].text.value[-1] in ".;,":
        return list(rows)
    width = len(rows[-1].cells)
    return [*rows[:-1], Row((filled[0]._replace(columns=width), *[None] * (width - 1)))]


def heading_depth(rows: Sequence[Row], at: int, profile: Profile) -> int:
    """Return how many rows from `at` on are one heading: 0, 1 or 2."""
    if not _is_heading(rows[at], profile):
        return 0
    if at + 1 < len(rows) and heading_rows(rows, at, 2) is not None and _is_second(rows[at], rows[at + 1], profile):
        return 2
    return 1


def _is_heading(row: Row, profile: Profile) -> bool:
    """Return True if a row is labels: short, several of them known, none of them a record's number beside a text."""
    filled = [c for c in row.cells if c is not None and c.text]
    if len(filled) < 2 or max([len(c.text) for c in filled]) > MOST_WITH_HELP * LONGEST:
        return False
    texts = [_label_in(c, profile) for c in filled]
    if 2 * sum(len(t) + LONGEST // 2 < len(c.text) for t, c in zip(texts, filled, strict=True)) >= len(filled):
        return False  # labels with their values below
    if max(map(len, texts)) > LONGEST or sum(map(len, texts)) > USUAL * len(texts):
        return False
    told = [_told(text, profile) for text in texts]
    strong = {role for role, strength in told if role and strength >= ASKED}
    if len(strong) < 2 or sum(role is not None for role, _ in told) < KNOWN * len(filled):
        return False
    labelled = sum(is_labelled(cell, profile) for cell in filled)
    valued = any(_holds_value(text, profile) for text in texts)
    if valued or _is_pairs(filled, texts, told, profile) or 2 * labelled > len(filled):
        return False
    states = sum(is_state(t, profile) and strength < WHOLE for t, (_, strength) in zip(texts, told, strict=True))
    opens = is_number(texts[0], profile) and any(map(str.isdigit, texts[0]))
    return states < 2 and not opens and not any(_is_one(t, profile) for t in texts)


def _label_in(cell: Cell, profile: Profile) -> str:
    """What a heading says, without the number of its column and without what explains it.

    "2. | Concern", "Organisational response | Please set out the actions planned", "Response | Action taken / planned".
    """
    lines = [" ".join(line.split()) for line in cell.text.value.split("\n")]
    first, *more = lines[1:] if len(lines) > 1 and _COUNTER.fullmatch(lines[0]) else lines
    rest = " ".join(more)
    role, strength = label_role(first, profile) if more else (None, 0.0)
    helped = strength >= HELD and len(rest) > LONGEST // 2
    other = label_role(rest, profile)[0] if strength >= WHOLE and rest[:1].isupper() and " " in rest else None
    return first if helped or other not in (None, role) else " ".join((first, *more))


def _told(text: str, profile: Profile) -> tuple[str | None, float]:
    """The role that a heading names; what ends like a sentence names none."""
    return (None, 0.0) if text.endswith(".") and len(text) > LONGEST_SHORTENED else label_role(text, profile)


def _is_pairs(
    filled: Sequence[Cell], texts: Sequence[str], told: Sequence[tuple[str | None, float]], profile: Profile
) -> bool:
    """Return True if every other cell is a label and none of the others: labels and their values."""
    dated = len(texts) == 2 and any(map(str.isdigit, texts[1][-4:]))
    if len(texts) == 2 and (texts[0].endswith(":") or (dated and (told[1][1] < ASKED or ":" in texts[1]))):
        return True
    lone = len(texts) == 2 and told[0][0] in ("recommendation", "number")  # "Recommendation | Agreed" heads columns
    known = [
        bool(role) and strength >= ASKED and not (at % 2 and not lone and _is_value(text, profile))
        for at, (text, (role, strength)) in enumerate(zip(texts, told, strict=True))
    ]
    if len(known) % 2 or not known[0] or any(known[1::2]):
        return False
    values = list(zip(texts, told, strict=True))[1::2]
    brief = all(own[1] < ASKED and (_is_value(text, profile) or is_number(text, profile)) for text, own in values)
    return brief or not all(_is_set_apart(cell) for cell in filled)


def _holds_value(text: str, profile: Profile) -> bool:
    """Return True for an officer or a day behind its label: "Due: 28 February 2025"."""
    said, _, value = text.partition(":")
    role, strength = label_role(said, profile)
    return bool(value) and role in ("lead_officer", "target_date") and strength >= WHOLE


def is_labelled(cell: Cell, profile: Profile) -> bool:
    """Return True if a cell is a label and its value: behind a colon, or below it in another print."""
    said, _, value = cell.text.value.partition(":")
    if value.strip() and label_role(said, profile)[1] >= WHOLE:
        return True
    first, *below = cell.text.printed_lines()
    styles = [line.words()[0].style for line in (first, *below) if line.words()]
    return len(styles) > 1 and styles[0] not in styles[1:] and label_role(first.value.strip(), profile)[1] >= WHOLE


def _is_value(text: str, profile: Profile) -> bool:
    return is_state(text, profile) or is_date(text, profile) or decision_of_column(text, profile) is not None


def _is_set_apart(cell: Cell) -> bool:
    return cell.heading or (bool(cell.text.words()) and all(w.style.bold for w in cell.text.words()))


def _is_one(text: str, profile: Profile) -> bool:
    """Return True for a recommendation with its number, which heads nothing."""
    found = numbered(Text(text), profile)
    return found.number is not None and len(found.rest) > LONGEST // 4


def _is_second(upper: Row, lower: Row, profile: Profile) -> bool:
    """Return True if a row parts the columns of the heading above it: "Rating" over "Latest" and "Previous"."""
    below = [_one_line(c) for c in lower.cells if c is not None and c.text]
    if not below or max(map(len, below)) > USUAL or any(is_state(t, profile) and len(t) < 3 for t in below):
        return False
    spanning = any(c is not None and c.columns > 1 for c in upper.cells)
    known = [_told(t, profile)[1] >= HELD or names_round(t, profile) for t in below]
    return all(known) if not spanning else sum(known) > KNOWN * len(known)


def is_regular(table: Table) -> bool:
    """Return True if most rows of a table without headings fill the same columns: it has columns, and no labels."""
    filled = [frozenset(x for x, c in enumerate(row.cells) if c is not None and c.says) for row in table.rows]
    filled = [own for own in filled if len(own) > 1]
    if table.width < LEAST_COLUMNS or len(filled) < LEAST_ROWS:
        return False
    usual = {x for x in range(table.width) if 2 * sum(x in own for own in filled) > len(filled)}
    alike = sum(len(own & usual) >= REGULAR * len(own | usual) for own in filled)
    return len(usual) >= LEAST_COLUMNS and alike >= REGULAR * len(filled)


def _is_record_of(row: Row, grid: Grid, profile: Profile) -> bool:
    """Return True if a row that looks like a heading is a record of the grid: fewer of its labels are known plainly."""
    texts = [_one_line(c) for c in row.cells if c is not None and c.text]
    plain = sum(label_role(t, profile)[1] >= HELD for t in texts)
    same = sum(folded(t) in set(map(folded, grid.labels)) for t in texts)
    return plain < 0.6 * len(texts) and same < 0.6 * len(texts)


def _labels(rows: Sequence[Row], at: int, depth: int, profile: Profile) -> tuple[str, ...]:
    """What is printed above each column, a cell that spans over it from the left included."""
    headed = (heading_rows(rows, at, depth) if depth > 1 else None) or rows[at : at + depth]
    labels = []
    for x in range(max(len(row.cells) for row in headed)):
        said = [_label_in(c, profile) for row in headed if (c := cell_over(row.cells, x)) is not None and c.text]
        labels.append(STOREY.join(dict.fromkeys(said)))
    return tuple(labels)


def _goes_on(table: Table, last: Grid, profile: Profile) -> bool:
    """Return True if a table without a heading has the columns of the one before: it is a further part of it."""
    if table.width != len(last.labels) or table.width < 2:
        return False
    one, other = last.table.boxes[-1], table.boxes[0]
    if other.page - one.page > 1:
        return False
    level = abs(one.box.x0 - other.box.x0) <= SAME_EDGE and abs(one.box.x1 - other.box.x1) <= SAME_EDGE
    first = [_one_line(c) for c in table.rows[0].cells if c is not None and c.text]
    anew = len(first) > 1 and any(folded(t) in profile.lookalikes for t in first)
    return (level or table.by == "tags") and not anew


def _one_line(cell: Cell) -> str:
    return " ".join(cell.text.value.split())


def classes_of(grids: Sequence[Grid]) -> dict[str, LabelClass]:
    """The label classes of all grids of a report: headings that say the same are one, wherever they are printed."""
    classes: dict[str, LabelClass] = {}
    for at, grid in enumerate(grids):
        keys = keys_of(grid)
        for x, key in enumerate(keys):
            own = classes.setdefault(key, LabelClass(key, grid.labels[x], order=x))
            own.together |= {*keys} - {key}
            own.tables.add(at)
            own.cells += [cell for row in grid.rows if (cell := _in_column(row.cells, x)) is not None]
    return classes


def _in_column(cells: Sequence[Cell | None], x: int) -> Cell | None:
    cell = cells[x] if x < len(cells) else None
    return cell if cell is not None and cell.columns == 1 else None


def keys_of(grid: Grid) -> tuple[str, ...]:
    """The key of each column's class: its heading, counted where one heading is above several columns."""
    seen: Counter[str] = Counter()
    keys = []
    for x, label in enumerate(grid.labels):
        key = folded(label) or f"#{x}/{len(grid.labels)}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return tuple(keys)


def heading_of(grid: Grid, classes: dict[str, LabelClass], profile: Profile) -> Heading:
    """The columns of a grid with the roles of their classes."""
    own = [classes[key] for key in keys_of(grid)]
    columns = [column_of(x, label, profile) for x, label in enumerate(own)]
    second = [replace(columns[x], role=label.also) for x, label in enumerate(own) if label.also]
    return Heading((*columns, *second), 0)


def column_of(index: int, own: LabelClass, profile: Profile) -> Column:
    """A label class as a column of the relation of records and labels."""
    label = " ".join(own.label.split())
    return Column(
        index,
        own.role,
        label,
        months_of(label, profile),
        bool(profile.rounds.previous.search(label)),
        own.guessed,
        date_in(label, profile),
    )
