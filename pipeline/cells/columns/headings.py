"""Headings → roles: which column is the recommendation, which the update, which the status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.cells.columns.heading_days import BRACKETS, LONGEST, REMEMBERED, date_in, is_date, role_before_day
from pipeline.cells.columns.heading_rows import heading_rows
from pipeline.cells.columns.looks import below, is_code, is_prose, mostly
from pipeline.cells.columns.spelling import meant
from pipeline.cells.columns.window import stands_below_heading, where_headed
from pipeline.cells.numbering import numbered
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded, squeezed

FEW = 12  # rows that are looked at: what they look like, the others do
TABLES = 128  # likewise: each step that may reshape a table asks for its heading
PROSE = 3 * LONGEST  # characters: however many of them are white, a text of more heads nothing
SENTENCE = 8  # words: a longer heading does not end with a full stop
LONG = 14  # words: a longer one asks
MOST_YEARS, QUARTER = 3, 3  # no round is later than so many years; one that is said in words is one of quarters
_SCALE = re.compile(r"\(\d\s*(?:[-–]|to)\s*\d\)")  # "Assessment (1-4)"
_OWNER = re.compile(r"['’]s?(?= )")
SHARED = frozenset({"response", "action", "update"})  # roles that a column may have beside the recommendations
PAIRED = frozenset({"response", "update", "action", "status", "decision", "target_date", "lead_officer"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its role (None: no place in the contract), heading as printed, and round in months."""

    index: int
    role: str | None
    heading: str
    months: int | None = None
    previous: bool = False
    guessed: bool = False  # the role comes from what stands below, not from the heading
    dated: str | None = None  # ISO: the month or day that the heading names


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its columns, and how many rows stand above the first record."""

    columns: tuple[Column, ...]
    rows: int

    def of(self, role: str) -> tuple[Column, ...]:
        """All columns of one role, from left to right."""
        return tuple(c for c in self.columns if c.role == role)

    def first(self, role: str) -> Column | None:
        for column in self.columns:
            if column.role == role:
                return column
        return None


def cell_in(cells: Sequence[Cell | None], column: Column | None) -> Cell | None:
    """What a row or record holds in a column; None where it is shorter, or there is no such column."""
    return cells[column.index] if column is not None and column.index < len(cells) else None


def cell_over(cells: Sequence[Cell | None], x: int) -> Cell | None:
    """The cell that stands in a place of a row, or spans over it from the left."""
    for at in range(min(x, len(cells) - 1), -1, -1):
        cell = cells[at]
        if cell is not None:
            return cell if at == x or at + cell.columns > x else None
    return None


@lru_cache(maxsize=TABLES)
def heading_of(table: Table, profile: Profile) -> Heading | None:
    """The heading of a table of records, or None where its first rows name no recommendation column.

    A title row above the heading is passed over; a heading of two rows (one role above, several below) is
    read as one.
    """
    best: tuple[int, Heading] | None = None
    for at in where_headed(table):
        if at and stands_below_heading(table.rows, at):
            continue
        for depth in (1, 2):
            rows = heading_rows(table.rows, at, depth)
            if rows is None:
                continue
            if best is not None and _headed(rows) * 10 - at + (depth > 1) <= best[0]:
                continue  # whatever stands above its columns, it names no more roles
            printed = _printed(rows)
            if sum([_is_sentence(_whole(texts)) for texts in printed]) > 1:
                continue  # a record
            columns = _told_apart(_columns(printed, profile), table, at + depth)
            roles = {c.role for c in columns if c.role}
            if "recommendation" not in roles or not roles & PAIRED:
                continue
            score = len(roles) * 10 - at + (depth > 1 and _goes_below(table.rows[at + 1], columns))
            if best is None or score > best[0]:
                best = score, Heading(columns, at + depth)
    return best[1] if best else None


def _headed(rows: Sequence[Row]) -> int:
    """How many columns can have words above them, at most."""
    own = sum([cell.columns for row in rows for cell in row.cells if cell is not None and cell.text])
    return min(len(rows[0].cells), own)


def _told_apart(columns: tuple[Column, ...], table: Table, rows: int) -> tuple[Column, ...]:
    """The columns; of those headed as numbers ("#", "Rec.") the one whose cells are prose is the recommendation.

    Where another is, those that hold figures number it: "Item" beside "Ref" names what each is about.
    """
    numbers = [c for c in columns if c.role == "number"]
    if any(c.role == "recommendation" for c in columns):
        figures = [c for c in numbers if mostly(below(table, rows, c.index, FEW), is_code)] if numbers[1:] else numbers
        return tuple(replace(c, role=None) if c in numbers and figures and c not in figures else c for c in columns)
    said = [c for c in numbers if is_prose(below(table, rows, c.index, FEW))]
    return tuple(replace(c, role="recommendation") if said == [c] else c for c in columns)


def _goes_below(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the row below a heading parts its columns ("RAG rating" over "Latest" and "Previous"): no record."""
    named = {c.index for c in columns if c.role == "recommendation"}
    filled = [x for x, cell in enumerate(row.cells) if cell is not None and cell.text]
    return len(filled) > 1 and not named & set(filled)


def columns_of(rows: Sequence[Row], profile: Profile) -> tuple[Column, ...]:
    """The columns that a heading of one row or two names."""
    return _columns(_printed(rows), profile)


def _printed(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """What is printed above each column, row by row."""
    return [tuple([text for row in rows if (text := _heading_text(row, index))]) for index in range(len(rows[0].cells))]


def _whole(printed: tuple[str, ...]) -> str:
    return " ".join(dict.fromkeys(printed))


def _columns(printed: Sequence[tuple[str, ...]], profile: Profile) -> tuple[Column, ...]:
    return tuple(_with_shared([_column(index, own, profile) for index, own in enumerate(printed)], profile))


@lru_cache(maxsize=REMEMBERED)
def _column(index: int, printed: tuple[str, ...], profile: Profile) -> Column:
    """A column by what is printed above it, row by row."""
    texts, text = list(dict.fromkeys(printed)), _whole(printed)
    if len(text) > LONGEST:
        return Column(index, None, text)
    dated = date_in(text, profile)
    role = role_of(texts[-1], profile) if len(texts) > 1 else None  # "Monitoring" over "Latest position"
    role = role or role_of(text, profile) or ("update" if dated and is_date(text, profile) else None)
    if role is None and len(texts) > 1 and folded(texts[-1]) not in profile.aside:  # "Rating" over "This meeting"
        role = "status" if role_of(texts[0], profile) == "status" else None
    role = role or _role_meant(text, profile) or of_somebody(text, profile)
    if role == "recommendation" and (_is_sentence(text) or _is_one(text, profile)):
        role = None
    previous = bool(profile.rounds.previous.search(text))
    return Column(index, role, text, months_of(text, profile), previous, dated=dated)


def _with_shared(columns: Sequence[Column], profile: Profile) -> Iterator[Column]:
    """The columns, one that shares its heading with the recommendations ("Recommendation and response") as theirs.

    Only where no other column is headed as the recommendations. So are the news, where the status has another column.
    """
    roles = [c.role for c in columns]
    for column in columns:
        shared = "recommendation" not in roles and column.role in SHARED
        if shared and _opens_with_recommendation(column.heading, profile):
            yield replace(column, role="recommendation")
        elif column.role == "status" and roles.count("status") > 1 and "update" not in roles:
            news = "update" in roles_in(column.heading, profile)
            yield replace(column, role="update") if news else column
        else:
            yield column


def _opens_with_recommendation(heading: str, profile: Profile) -> bool:
    found = profile.headings["recommendation"].holds.search(folded(heading))
    return found is not None and found.start() == 0 and len(roles_in(heading, profile)) > 1


def _is_sentence(text: str) -> bool:
    """Whether a cell tells something, and heads nothing: "Officers to explain to firms what is being asked for."."""
    length = len(text.split())
    return length > SENTENCE and (text.endswith(".") or (length > LONG and not text.endswith("?")))


def _is_one(text: str, profile: Profile) -> bool:
    """Whether a cell is a recommendation, not the heading of them: "Recommendation 34: The chief officer …"."""
    found = numbered(Text(text), profile)
    return found.number is not None and bool(found.rest)


def _heading_text(row: Row, index: int) -> str:
    """A column's heading in one row; a cell that spans over it from the left counts."""
    cell = cell_over(row.cells, index)
    return _one_line(cell.text.value) if cell is not None else ""


@lru_cache(maxsize=512)
def _one_line(text: str) -> str:
    """A cell's text as a heading: each of the first rows is asked several times whether it is one."""
    return " ".join(text.split())


@lru_cache(maxsize=REMEMBERED)
def role_of(heading: str, profile: Profile) -> str | None:
    """The role that a heading names, or None."""
    if len(heading) > PROSE:
        return None
    text = folded(BRACKETS.sub(" ", heading))
    if not text or len(text) > LONGEST:
        return None
    whole = squeezed(folded(BRACKETS.sub(" ", _SCALE.sub("", heading))))
    for role, words in profile.headings.items():
        if whole in words.exact:
            return role
    if profile.counts.search(text):
        return None  # "Number of recommendations"
    if heading.rstrip().endswith("?") and (asked := _asked(text, profile)):
        return asked  # "How does the lead officer rate it?" is not answered by a name
    for reading in dict.fromkeys((text, text.replace("-", ""))):  # a narrow heading is hyphenated ("Recommend-ations")
        if held := next(profile.roles_held(reading), None):
            return held
    return _asked(text, profile) or role_before_day(heading, profile)


@lru_cache(maxsize=REMEMBERED)
def _role_meant(heading: str, profile: Profile) -> str | None:
    """The role of a heading whose words are shortened or misspelt; None where its readings disagree.

    A reading that is, as a whole, a heading of its role counts before one that holds its words ("Resp Off").
    """
    readings = list(meant(BRACKETS.sub(" ", heading), profile))
    whole = {r for text in readings for r, words in profile.headings.items() if squeezed(text) in words.exact}
    roles = whole or {role for text in readings if (role := role_of(text, profile))}
    return roles.pop() if len(roles) == 1 else None


def of_somebody(heading: str, profile: Profile) -> str | None:
    """The role of "Cabinet's decision", which is the Cabinet decision."""
    plain = _OWNER.sub("", heading)
    return role_of(plain, profile) if plain != heading else None


def _asked(text: str, profile: Profile) -> str | None:
    """The role of a heading that is a question or a sentence; who asked before what was said and done about it."""
    text = profile.question.sub("", text)
    if not profile.asked.search(text):
        return None
    ordered = ("recommendation", *profile.headings)
    return next((r for r in ordered if (asks := profile.headings[r].asks) and asks.search(text)), None)


@lru_cache(maxsize=REMEMBERED)
def roles_in(heading: str, profile: Profile) -> frozenset[str]:
    """All roles whose words stand in a heading; none where it is, as a whole, the heading of one."""
    text = folded(BRACKETS.sub(" ", heading))
    whole = squeezed(text)
    if not text or any(whole in words.exact for words in profile.headings.values()):
        return frozenset()
    return frozenset(profile.roles_held(text))


@lru_cache(maxsize=REMEMBERED)
def months_of(text: str, profile: Profile) -> int | None:
    """ "12 month update" → 12, "two years on" → 24; None where no number of months is named."""
    small = text.lower()
    if not any(unit in small for unit in profile.rounds.units):
        return None
    found = profile.rounds.months.search(text)
    if found:
        if found[1].isdigit():
            return int(found[1])
        value = profile.numbers.value(found[1])
        told = value and (value % QUARTER == 0 or profile.rounds.reached.match(text, found.end()))
        return value if told else None
    for years in profile.rounds.years.finditer(text):
        value = _count(years[1], profile)
        if value and value <= MOST_YEARS:
            return 12 * value
    return None


def _count(printed: str, profile: Profile) -> int | None:
    if printed.isdigit():
        return int(printed)
    return 1 if folded(printed) in profile.rounds.one else profile.numbers.value(printed)
