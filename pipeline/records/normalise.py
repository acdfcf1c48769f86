"""Tables → rows of records below one heading; what else is in them becomes a table of its own, by steps with names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.models.page import Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Locator, Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.grids import heading_depth, pages_of
from pipeline.records.labels import (
    LONGEST,
    Label,
    LabelCensus,
    front_label,
    is_day_alone,
    key_of,
    labels_of_two,
    parted_by_day,
)
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import is_named, is_number, numbered
from pipeline.records.stream import Line
from pipeline.records.tick_boxes import with_ticked
from pipeline.records.titles import LARGER_THEME
from pipeline.records.words import ASKED, names_round
from pipeline.steps import Step, active, count_firing, register
from pipeline.text.lines import height_of

FEWEST, HEADS, SHORT = counts("normalise", "fewest heads short")
USUAL, SPARSE, UNNUMBERED, RARE = measures("normalise", "usual sparse unnumbered rare")
# What labels within cells may govern: what is asked and its number are not among it.
GOVERNED = frozenset({"response", "decision", "action", "update", "status", "lead_officer", "target_date"})


def normalise(tables: Sequence[Table], profile: Profile) -> Iterator[Table]:
    """Every table as the steps leave it; what they set apart follows or precedes it as a table of its own."""
    for table in tables:
        parts = (table,)
        for step in active(NORMALISERS):
            found = tuple(part for own in parts for part in step.run(own, profile))
            if len(found) != len(parts) or any(one is not other for one, other in zip(found, parts, strict=True)):
                count_firing(step.name)
            parts = found
        yield from parts


def with_headings_between(tables: Sequence[Table], lines: Sequence[Line], profile: Profile) -> tuple[Table, ...]:
    """The tables, the headings that are printed between rows of one as rows over its width: they head what is below."""
    between: dict[int, dict[int, Cell]] = defaultdict(dict)  # by the ids of a table and of the row below the heading
    last: Table | None = None
    texts: list[Cell] = []
    said: set[str] = set()
    for line in lines:
        if line.table is None:
            texts.append(line.cells[0][1])
            continue
        if texts and line.table is last and _heads_rows(texts, last, said, profile):
            between[id(last)][id(line.row)] = texts[-1]
        said |= {folded(cell.text.value) for cell in texts}
        last, texts = line.table, []
    return tuple(_with_bands(table, between[id(table)]) if id(table) in between else table for table in tables)


def _heads_rows(texts: Sequence[Cell], table: Table, said: set[str], profile: Profile) -> bool:
    """Return True if the last of some paragraphs heads the rows below: short, set off, no sentence and no label."""
    text = texts[-1].text
    plain = folded(text.value)
    if not plain or "\n" in text.value or len(text) > SHORT or text.value[-1] in ".,;:?!":
        return False
    tops = [folded(cell.text.value) for row in table.rows[:HEADS] for cell in row.cells if cell is not None]
    again = any(folded(cell.text.value) in top for cell in texts for top in tops)
    goes_on = any(plain.startswith(other) for other in said)
    named = is_named(numbered(text, profile).label or "", profile)
    height = max((height_of(cell.text) for row in table.rows[:HEADS] for cell in row.cells if cell), default=0.0)
    set_off = 0 < LARGER_THEME * height < height_of(text) or all(word.style.bold for word in text.words())
    return set_off and not (again or goes_on or named)


def _with_bands(table: Table, over: Mapping[int, Cell]) -> Table:
    rows: list[Row] = []
    for row in table.rows:
        if id(row) in over:
            rows.append(Row((over[id(row)]._replace(columns=table.width), *[None] * (table.width - 1))))
        rows.append(row)
    return replace(table, rows=tuple(rows))


def _merge_ticked(table: Table, profile: Profile) -> tuple[Table, ...]:
    return (table if table.nested else with_ticked(table, profile),)


def split_foot(table: Table, profile: Profile) -> tuple[Table, ...]:
    """The table up to its last record, and the rows below it that are none: notes, a legend, another table."""
    rows = table.rows
    starts = [at + depth for at in range(len(rows)) if (depth := heading_depth(rows, at, profile))]
    start = starts[0] if starts else 0
    usual = _usual_columns(rows[start:])
    first = _foot(rows, start, usual, profile) if len(usual) > 1 else len(rows)
    if first == len(rows) or first <= start:
        return (table,)
    body, foot = rows[:first], rows[first:]
    return (
        replace(table, rows=body, boxes=places_of(table, body, cut_above=False, cut_below=True)),
        replace(
            table, rows=_narrowed(foot), boxes=places_of(table, foot, cut_above=True, cut_below=False), repeated=()
        ),
    )


def _narrowed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without columns in which none of them holds anything: they are no part of the records' table."""
    columns = sorted({x for row in rows for x in _filled(row)})
    made = (tuple(row.cells[x] if x < len(row.cells) else None for x in columns) for row in rows)
    return tuple(Row(tuple(c and c._replace(columns=1, rows=1) for c in cells)) for cells in made)


def _filled(row: Row) -> dict[int, Cell]:
    return {x: cell for x, cell in enumerate(row.cells) if cell is not None and cell.says}


def _usual_columns(rows: Sequence[Row]) -> list[int]:
    """The columns that most rows fill, of those that fill several; none where too few rows do."""
    held = [own for row in rows if len(own := _filled(row)) > 1]
    counts = Counter(x for own in held for x in own)
    return sorted(x for x, count in counts.items() if count >= USUAL * len(held)) if len(held) >= FEWEST else []


def _foot(rows: Sequence[Row], start: int, usual: Sequence[int], profile: Profile) -> int:
    """Where the rows begin that are no records, from the last row up."""
    full = [row for row in rows[start:] if len(_filled(row).keys() & set(usual)) >= UNNUMBERED * len(usual)]
    kinds = Counter(_kind(row, usual[0], profile) for row in full)
    first = len(rows)
    while first > start and _is_strange(rows, first - 1, usual, kinds, profile):
        first -= 1
    own = [row for row in rows[first:] if _filled(row)]
    if len(own) == 1 and _may_head(own[0]):
        return len(rows)
    return first if own else len(rows)


def _is_strange(rows: Sequence[Row], at: int, usual: Sequence[int], kinds: Counter[str], profile: Profile) -> bool:
    """Return True if a row fills few of the usual columns and does not begin as records do."""
    row = rows[at]
    own = _filled(row)
    if not own:
        return True
    numbered = 2 * kinds["number"] > sum(kinds.values())
    rare = numbered and kinds[_kind(row, usual[0], profile)] < RARE * sum(kinds.values())
    if row.joined or len(own.keys() & set(usual)) >= max(1.5, (UNNUMBERED if rare else SPARSE) * len(usual)):
        return False
    if usual[0] not in own:
        return not _goes_on(rows, at, own)
    return rare or (len(own) == 1 and not profile.opens(next(iter(own.values())).text.value))


def _goes_on(rows: Sequence[Row], at: int, own: dict[int, Cell]) -> bool:
    """Return True if a row without a beginning may be the rest of the record above it, over a page's end."""
    first = next(iter(own.values())).text.value.strip()
    above = next((pages_of(row) for row in reversed(rows[:at]) if _filled(row)), set())
    return first[:1].islower() or (at + 1 == len(rows) and not pages_of(rows[at]) <= above)


def _kind(row: Row, x: int, profile: Profile) -> str:
    """What a row begins with: a number with figures, a letter, or words."""
    cell = row.cells[x] if x < len(row.cells) else None
    plain = " ".join(cell.text.value.split()) if cell is not None else ""
    if not is_number(plain, profile):
        return "words" if plain else ""
    return "number" if any(map(str.isdigit, plain)) else "letter"


def _may_head(row: Row) -> bool:
    """Return True if a row is one line in bold or over all columns: what it heads may be on the next page."""
    cells = list(_filled(row).values())
    if len(cells) != 1 or len(cells[0].text) > SHORT:
        return False
    return cells[0].columns >= len(row.cells) - 1 or all(w.style.bold for w in cells[0].text.words())


def places_of(table: Table, rows: Sequence[Row], *, cut_above: bool, cut_below: bool) -> tuple[Locator, ...]:
    """The table's places, the first and last as far as the rows that are left."""
    boxes = list(table.boxes)
    held = [f for row in rows for c in row.cells if c is not None for f in c.fragments]
    kept = {f.page for f in held}
    tops = [f.box.top for c in rows[0].cells if c is not None for f in c.fragments if f.page == boxes[0].page]
    if cut_above and tops:
        boxes[0] = boxes[0]._replace(box=boxes[0].box._replace(top=min(tops)))
    feet = [f.box.bottom for f in held if f.page == boxes[-1].page]
    if cut_below and feet:
        boxes[-1] = boxes[-1]._replace(box=boxes[-1].box._replace(bottom=max(feet)))
    return tuple(place for place in boxes if place.page in kept or not kept)


class _Labelled(NamedTuple):
    """A labelled part of a cell: the key of its label, the label, and its value."""

    key: str
    label: Text
    value: Text
    start: int


def split_labelled_cells(table: Table, profile: Profile) -> tuple[Table, ...]:
    """The table, the labelled parts of cells as columns where most cells of one column have them."""
    depth, start = next(
        ((d, at + d) for at in range(len(table.rows)) if (d := heading_depth(table.rows, at, profile))), (0, 0)
    )
    if not depth or table.nested or len(table.rows) - start < FEWEST:
        return (table,)
    for x in range(table.width - 1, -1, -1):
        table = _split_column(table, x, start, profile)
    return (table,)


def split_columns_of_two(table: Table, profile: Profile) -> tuple[Table, ...]:
    """The table, a column that is headed by an officer and a day as two columns."""
    depths = {at: depth for at in range(len(table.rows)) if (depth := heading_depth(table.rows, at, profile))}
    heads = {at + depth - 1 for at, depth in depths.items()}
    for x in range(table.width - 1, -1, -1) if heads and not table.nested else ():
        head = _own_cell(table.rows[min(heads)], x)
        if head is not None and (labels := labels_of_two(" ".join(head.text.value.split()), profile)):
            table = _part_column(table, x, heads, labels, profile)
    return (table,)


def _part_column(table: Table, x: int, heads: set[int], labels: tuple[Label, Label], profile: Profile) -> Table:
    rows: list[Row] = []
    taken: list[Word] = []
    for at, row in enumerate(table.rows):
        cell = _own_cell(row, x)
        texts = (Text(), Text())
        if cell is not None and at in heads:
            texts = Text(labels[0].said), Text(labels[1].said)
            taken += cell.text.words()
        elif cell is not None:
            texts = parted_by_day(cell.text, labels, profile)
        cells = (*row.cells[:x], cell._replace(text=texts[0]), *row.cells[x + 1 :]) if cell is not None else row.cells
        rows.append(_wider(row._replace(cells=cells), x, [texts[1]], {}))
    return replace(table, rows=tuple(rows), repeated=(*table.repeated, *taken))


def _split_column(table: Table, x: int, start: int, profile: Profile) -> Table:
    column = [cell for row in table.rows[start:] if (cell := _own_cell(row, x)) is not None]
    places: dict[str, list[int]] = defaultdict(list)
    for cell in column:
        for key, at in {part.key: part.start for part in labelled_parts(cell.text, None, profile)}.items():
            places[key].append(at)
    usual = [key for key, own in places.items() if len(own) >= max(FEWEST, USUAL * len(column))]
    if not any(min(places[key]) > 0 for key in usual):
        return table  # what only opens its cells is part of what they say: "Cabinet response: agreed"
    labels: dict[str, Text] = {}
    taken: list[Word] = []
    rows: list[Row] = []
    for at, row in enumerate(table.rows):
        cell = _own_cell(row, x) if at >= start else None
        parts = {part.key: part for part in labelled_parts(cell.text, usual, profile)} if cell is not None else {}
        for key, part in parts.items():
            taken += part.label.words() if key in labels else ()
            labels.setdefault(key, part.label.strip(" :"))
        rows.append(_wider(row, x, [parts[key].value if key in parts else Text() for key in usual], parts))
    head = rows[start - 1].cells
    made = [Cell(text=labels[key]) for key in usual]
    rows[start - 1] = Row((*head[: x + 1], *made, *head[x + 1 + len(usual) :]), rows[start - 1].joined)
    return replace(table, rows=tuple(rows), repeated=(*table.repeated, *taken))


def _wider(row: Row, x: int, values: Sequence[Text], parts: dict[str, _Labelled]) -> Row:
    """The row with further cells behind one of its columns; a cell that spans this column spans them as well."""
    cells = list(row.cells)
    cell = cells[x] if x < len(cells) else None
    if parts and cell is not None:
        rest = cell.text.slice(0, min(part.start for part in parts.values())).strip()
        cells[x] = cell._replace(text=rest)
    own = next((at for at in range(x, -1, -1) if at < len(cells) and cells[at] is not None), x)
    over = cells[own] if own < len(cells) else None
    if over is not None and over.columns > x - own + 1:
        cells[own] = over._replace(columns=over.columns + len(values))
        return Row((*cells[: x + 1], *[None] * len(values), *cells[x + 1 :]), row.joined)
    further = [cell._replace(text=text, marks=()) if cell is not None and text else Cell() for text in values]
    return Row((*cells[: x + 1], *further, *cells[x + 1 :]), row.joined)


def _own_cell(row: Row, x: int) -> Cell | None:
    cell = row.cells[x] if x < len(row.cells) else None
    return cell if cell is not None and cell.columns == 1 and cell.text else None


def labelled_parts(text: Text, usual: Sequence[str] | None, profile: Profile) -> list[_Labelled]:
    """The labelled parts of a text; `usual`: the keys of the labels that count, None where all do."""
    found: list[tuple[int, int, str]] = []
    for start in _line_starts(text):
        end = text.value.find("\n", start)
        line = text.value[start : end if end >= 0 else len(text)]
        if line[:1].islower() or (":" not in line[:LONGEST] and len(line) > LONGEST):
            continue
        label = front_label(text.slice(start, start + len(line)), LabelCensus(), profile)
        if label is None or label.role not in GOVERNED or label.strength < ASKED or is_day_alone(label.said, profile):
            continue  # days in front of entries are those of a log
        if not (":" in text.value[start : start + label.end] or names_round(label.said, profile)):
            continue  # "Officer" may be the last line of a name
        if usual is None or key_of(label.said) in usual:
            found.append((start, start + label.end, key_of(label.said)))
    stops = [*(start for start, _, _ in found[1:]), len(text)]
    return [
        _Labelled(key, text.slice(start, end), text.slice(end, stop).strip(), start)
        for (start, end, key), stop in zip(found, stops, strict=False)
    ]


def _line_starts(text: Text) -> Iterator[int]:
    """Where the printed lines of a text begin."""
    words = text.words()
    for at, word in enumerate(words):
        start = text.runs.starts[at]
        above = words[at - 1].box if at and words[at - 1].page == word.page else None
        breaks = above is None or (word.box.x0 < above.x0 and word.box.top > above.centre[1])
        if breaks or text.value[start - 1] == "\n":
            yield start


NORMALISERS = register(
    Step("table: ticks in one column", _merge_ticked, "makes one column of those of which each record ticks one"),
    Step("table: labels in cells", split_labelled_cells, "makes columns of what labels within the cells of one govern"),
    Step("table: two fields in one column", split_columns_of_two, "parts the days from the officers below one heading"),
    Step("table: foot apart", split_foot, "sets notes and other rows below the last record apart"),
)
