"""A table whose headings don't name the recommendations: told by their words ("Rec 17: …", "That …") or their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from pipeline.cells.columns.headings import Column, Heading, columns_of, heading_of
from pipeline.cells.columns.looks import below, decides, is_prose, labelled, mostly, opened, shows
from pipeline.cells.columns.window import where_headed
from pipeline.cells.numbering import is_number, number_of
from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LEAST = 2  # cells
FEW = 20  # rows that are looked at: what they look like, the others do
LONGEST = 14  # words of a heading
SENTENCE = 5  # words: a shorter cell is a topic or a name
_ANSWERS = frozenset({"response", "decision"})
_NEWS = frozenset({"update", "status"})


Progress = Callable[[], bool]  # whether what stands above the table speaks of progress: asked where it matters


def named_or_guessed(table: Table, profile: Profile, progress: Progress = bool) -> Heading | None:
    """The heading of a table of records: by its words, else by what stands below it."""
    return heading_of(table, profile) or guessed_heading(table, profile, progress)


def is_silent(heading: Heading, table: Table, profile: Profile) -> bool:
    """Whether neither headings nor what stands below them tell more than numbers and recommendations."""
    return not set(_told(table, heading.rows, heading.columns, profile).values()) - {"number", "recommendation"}


def guessed_heading(table: Table, profile: Profile, progress: Progress = bool) -> Heading | None:
    """The heading of a table of records whose recommendations stand under words of their own ("What we asked for").

    Only where its other columns say what was answered or done, by their headings or by what stands in them, and none
    is that of another kind of table. Then most cells of one are labelled as recommendations; or, beside an answer and
    its news, they open as one does; or the column is the one in front of the answers. Where the paper speaks of
    progress, one that is headed as the recommendations is enough if the others tell something, or one of prose behind
    numbers that count on and in front of the news.
    """
    for at in where_headed(table, LEAST):
        row = table.rows[at]
        if not _may_head(row):
            continue
        columns = columns_of([row], profile)
        strange = sum(folded(c.heading) in profile.lookalikes for c in columns)
        if strange > 1 or (strange and not (_asks_first(table, at + 1, columns, profile) and progress())):
            return None  # no row below it heads anything
        if _is_record(row, columns, profile) or _counts_on(table, at, profile):
            continue
        told = _told(table, at + 1, columns, profile)
        if any(c.role == "recommendation" for c in columns):
            known = _beside(table, at + 1, columns, told, profile)
            if known and (_answered_and_followed(told) or progress()):
                return Heading(known, at + 1)
            continue
        own = _own(table, at + 1, columns, told, profile)
        if own is None and (shaped := _counted(table, at + 1, columns, told, profile)) is not None and progress():
            own = shaped
        if own is not None:
            named = replace(columns[own], role="recommendation", guessed=True)
            return Heading((*columns[:own], named, *columns[own + 1 :]), at + 1)
    return None


def _asks_first(table: Table, rows: int, columns: Sequence[Column], profile: Profile) -> bool:
    """Whether most cells of a column without a role open as recommendations do, and another is headed as news."""
    free = [below(table, rows, c.index, FEW) for c in columns if c.role is None]
    return any(c.role in _NEWS for c in columns) and any(_are_recommendations(cells, True, profile) for cells in free)


def _may_head(row: Row) -> bool:
    """Whether a row can be a heading at all: several cells with words, none of them prose."""
    lengths = [len(cell.text.value.split()) for cell in row.cells if cell is not None and cell.text]
    return len(lengths) > 1 and max(lengths) <= LONGEST


def _answered_and_followed(told: Mapping[int, str]) -> bool:
    """Whether one column holds answers and another the news or a status: no table but of progress has both."""
    return bool(set(told.values()) & _ANSWERS and set(told.values()) & _NEWS)


def _beside(
    table: Table, rows: int, columns: Sequence[Column], told: Mapping[int, str], profile: Profile
) -> tuple[Column, ...] | None:
    """The columns, where those right of the recommendations tell something under headings that nobody knows."""
    at = next(c.index for c in columns if c.role == "recommendation")
    unknown = [c for c in columns[at + 1 :] if c.role is None and c.heading and folded(c.heading) not in profile.aside]
    if any(told.get(c.index) for c in unknown):
        return tuple(columns)
    prose = [c for c in unknown if is_prose(below(table, rows, c.index, FEW))]
    if len(prose) == 1:
        role = "response" if "update" in told.values() else "update"
        return tuple(replace(c, role=role, guessed=True) if c is prose[0] else c for c in columns)
    return tuple(columns) if len(prose) == 2 else None


def _told(table: Table, rows: int, columns: Sequence[Column], profile: Profile) -> dict[int, str]:
    """Column → role, by its heading, else by the look of its cells where they are answers or statuses."""
    found = {column.index: column.role for column in columns if column.role}
    for column in columns:
        if column.role is None:
            cells = below(table, rows, column.index, FEW)
            if mostly(cells, lambda cell: decides(cell, profile)):
                found[column.index] = "response"
            elif mostly(cells, lambda cell: shows(cell, profile)):
                found[column.index] = "status"
    return found


def _own(table: Table, rows: int, columns: Sequence[Column], told: Mapping[int, str], profile: Profile) -> int | None:
    """Which column holds the recommendations; None where nothing says so."""
    roles = set(told.values())
    if not roles & _NEWS or len(roles) < 2:
        return None
    if (first := _first_answer(table, rows, columns, profile)) is not None:
        return first
    answer = next((index for index, role in told.items() if role in _ANSWERS), None)
    counts = any(c.role == "number" and re.match(rf"{profile.names}\b", folded(c.heading)) for c in columns)  # "Rec."
    free = [c.index for c in columns if told.get(c.index, "theme") == "theme"]
    for index in free:
        if _are_recommendations(below(table, rows, index, FEW), answer is not None or counts, profile):
            return index
    before = None if answer is None else answer - 1
    return before if before in free and _say_something(below(table, rows, before, FEW)) else None


def _first_answer(table: Table, rows: int, columns: Sequence[Column], profile: Profile) -> int | None:
    """The first of two columns headed as answers, where only the second decides: "We said" beside "Cabinet said"."""
    answers = [c.index for c in columns if c.role == "response"]
    if len(answers) != 2 or answers[1] != answers[0] + 1:
        return None
    asked, decided = (below(table, rows, index, FEW) for index in answers)
    if not _say_something(asked) or any(decides(cell, profile) for cell in asked):
        return None
    return answers[0] if mostly(decided, lambda cell: decides(cell, profile)) else None


def _counted(
    table: Table, rows: int, columns: Sequence[Column], told: Mapping[int, str], profile: Profile
) -> int | None:
    """The first column of prose behind one of numbers that count on, with the news in another behind it.

    Where no heading is known, the only other one of prose behind it is enough.
    """
    numbers = next((c.index for c in columns if _counts(below(table, rows, c.index, FEW), profile)), None)
    if numbers is None:
        return None
    free = [c.index for c in columns[numbers + 1 :] if told.get(c.index, "theme") == "theme"]
    prose = [index for index in free if _say_something(below(table, rows, index, FEW))]
    news = prose and any(role in _NEWS and index > prose[0] for index, role in told.items())
    alone = len(prose) == 2 and not set(told.values()) - {"number"} and all(c.heading for c in columns[prose[0] :])
    return prose[0] if news or alone else None


def _counts(cells: Sequence[Cell], profile: Profile) -> bool:
    """Whether cells hold one number after the other, and nothing else."""
    said = [number_of(cell.text.value, profile) for cell in cells if is_number(cell.text.value, profile)]
    return len(said) > LEAST and len(said) == len(cells) and len({*said}) == len(said)


def _is_record(row: Row, columns: Sequence[Column], profile: Profile) -> bool:
    """Whether a row is a record, not the heading of them: a table may go on without one."""
    cells = [cell for cell, column in zip(row.cells, columns, strict=True) if cell is not None and column.role is None]
    return any(labelled(c, profile) or opened(c, profile) or decides(c, profile) for c in cells)


def _counts_on(table: Table, at: int, profile: Profile) -> bool:
    """Whether a number of a row is followed by the next one in the row below: then both are records."""
    pairs = zip(table.rows[at].cells, table.rows[at + 1].cells if at + 1 < len(table.rows) else (), strict=False)
    said = [(cell.text.value, under.text.value) for cell, under in pairs if cell is not None and under is not None]
    numbers = [(number_of(a, profile), number_of(b, profile)) for a, b in said if is_number(a, profile)]
    return any(a and b and a.isdigit() and b.isdigit() and int(b) == int(a) + 1 for a, b in numbers)


def _are_recommendations(cells: Sequence[Cell], beside: bool, profile: Profile) -> bool:
    """Whether cells are labelled as recommendations; `beside` answers or numbers of them it is enough to open so."""
    texts = [cell for cell in cells if cell.text]
    if len(texts) < LEAST:
        return False
    named = mostly(texts, lambda cell: labelled(cell, profile))
    return named or (beside and mostly(texts, lambda cell: opened(cell, profile)))


def _say_something(cells: Sequence[Cell]) -> bool:
    """Whether cells that stand in front of answers can be what is answered: enough of them, of more than a name."""
    lengths = [len(cell.text.value.split()) for cell in cells if cell.text]
    return len(lengths) > LEAST and median(lengths) >= SENTENCE
