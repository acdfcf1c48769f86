"""One report of a document: its header, legend and recommendations, from the section that it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.models.page import Word
from pipeline.models.places import Places
from pipeline.models.records import Heading, Printed, ReadReport, cell_in
from pipeline.models.report import Column, Issue, KeyEntry, Recommendation
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.records.build import recommendations_of, rounds_of, with_references
from pipeline.records.free_text import Paragraphs, between, taken_by
from pipeline.records.header.lines import running_lines
from pipeline.records.header.read_header import FRONT, header_of_report
from pipeline.records.limits import counts
from pipeline.records.rows import printed_records, theme_of, themes_in, title_of
from pipeline.records.sections import Place, Records, Section
from pipeline.records.status.find_legend import key_outside, last_page_with, without_key
from pipeline.records.status.meaning import is_keyed, state_of, without_unexplained_blue
from pipeline.records.titles import theme_like, with_heads_that_count, with_own_titles, without_common_titles
from pipeline.text.numbers import missing_numbers

(WHOLE_FRONT,) = counts("report", "whole_front")


def read_report(
    section: Section,
    begin: Place,
    end: Place,
    tables: Sequence[Table],
    paragraphs: Paragraphs,
    running: dict[int, list[Word]],
    profile: Profile,
) -> ReadReport:
    """One report: `begin` is where the one before it has ended, `end` where the next one begins."""
    furniture = {page: running_lines(running[page]) for page in (section.first_page, *FRONT) if page in running}
    key, key_lines = (section.key, ()) if section.key else key_outside(section, begin, end, paragraphs, profile)
    above = without_key(section.above, key, key_lines)
    header, unsure = header_of_report(section, above, paragraphs, furniture, profile)
    found: list[Recommendation] = []
    for records in section.records:
        printed = _printed(records, profile)
        own = rounds_of(records.heading, printed).own
        if header.stage_months is None and own is not None:
            header = replace(header, stage_months=own.months)
        found += recommendations_of(printed, records.table, records.heading, key, header, profile)
    found = without_unexplained_blue(found, key, [c.heading for r in section.records for c in r.heading.columns])
    found = _titled(found, section, profile)
    recommendations = with_references([_counted(r, i) for i, r in enumerate(found, start=1)], profile)
    own_tables = _own(section)
    said = (*above, *section.beyond, *key_lines, *(t for r in section.records for t in r.themes))
    placed = Places.of(w for t in said for w in t.words()) | taken_by(own_tables)
    issues = (*_issues(recommendations, key), *_guesses(section), *unsure)
    return ReadReport(
        section.first_page,
        last_page_with(section, key_lines),
        header,
        key,
        recommendations,
        placed,
        own_tables,
        issues,
        _columns(section),
    )


def _counted(row: Recommendation, index: int) -> Recommendation:
    return row if row.index == index else replace(row, index=index)


def _printed(records: Records, profile: Profile) -> tuple[Printed, ...]:
    """The records of a table and of its pieces, each with its theme."""
    if records.printed is not None:
        return records.printed
    rows = [row for piece in (records.table, *records.pieces) for row in piece.rows]
    top, rest = rows[: records.heading.rows], rows[records.heading.rows :]
    title = title_of(top)
    among = title is not None and any(theme_of(row, records.heading) for row in rest)  # as others below
    theme = title if among or _is_state_over(title, records.heading, profile) else records.theme
    return printed_records(rest, records.heading, profile, theme, records.over or title)


def _own(section: Section) -> tuple[Table, ...]:
    return (*(t for r in section.records for t in (r.table, *r.pieces)), *section.keys, *section.headers)


def _titled(found: Sequence[Recommendation], section: Section, profile: Profile) -> list[Recommendation]:
    """The recommendations, each with a title of its own where it has one: none that all share, nor a column's theme."""
    over = not any(_has_theme_column(records) for records in section.records)
    return with_own_titles(without_common_titles(with_heads_that_count(found, profile), profile), profile, over=over)


def _has_theme_column(records: Records) -> bool:
    """Whether a column is headed as that of the themes, in print: those over cards have a column without words."""
    rows = records.table.rows[: records.heading.rows]
    cells = (cell_in(row.cells, column) for column in records.heading.of("theme") for row in rows)
    return any(cell.text.words() for cell in cells if cell is not None)


def _is_state_over(title: Text | None, heading: Heading, profile: Profile) -> bool:
    """Whether a row above a heading tells the state of all below it, which no column shows: "Table B: On track"."""
    return title is not None and not heading.of("status") and not state_of(title, profile).blank


def look_over(section: Section, profile: Profile) -> None:
    """Give the first table the line over it, no longer above it, where rows printed alike part its records."""
    first = section.records[0]
    rows = [row for piece in (first.table, *first.pieces) for row in piece.rows][first.heading.rows :]
    others = themes_in(rows, first.heading)
    first.over = theme_like(section.above, others, profile, section.beyond) if first.theme is None else None
    if first.over is not None:
        section.above = section.above[:-1]


def _columns(section: Section) -> tuple[Column, ...]:
    """Every column of every table of records, in reading order; one that is met again is said once."""
    found = (Column(c.heading, c.role, r.table.pages[0], c.guessed) for r in section.records for c in r.heading.columns)
    return tuple({(c.heading, c.role): c for c in reversed(list(found))}.values())[::-1]


def _guesses(section: Section) -> list[Issue]:
    """Columns whose role was told from what stands in them."""
    guessed = [(r, c) for r in section.records for c in r.heading.columns if c.guessed]
    return [_guess(c.heading, c.role, r.table.pages[0]) for r, c in guessed if c.role]


def _guess(heading: str, role: str, page: int) -> Issue:
    message = f"The column “{heading}” was read as the {role.replace('_', ' ')}."
    return Issue("HEADING_GUESSED", "warning", page, message)


def _issues(recommendations: Sequence[Recommendation], key: Sequence[KeyEntry]) -> list[Issue]:
    issues = []
    if not key and any(is_keyed(r) for r in recommendations):
        text = "The status is shown by a colour or symbol, and the report prints no key to it."
        issues.append(Issue("KEY_MISSING", "warning", None, text))
    missing = missing_numbers([r.number for r in recommendations])
    if missing:
        listed = ", ".join(map(str, missing[:10]))
        issues.append(Issue("NUMBER_GAP", "warning", None, f"No recommendation has the number {listed}."))
    return issues


def more_said(
    sections: Sequence[Section], section: Section, end: Place, paragraphs: Paragraphs, read: int, profile: Profile
) -> Iterator[Issue]:
    """One issue where the paper speaks of more recommendations than were read.

    Of fewer it may speak for many reasons: those that are left, those of a theme.
    """
    start = (1, 0.0) if len(sections) == 1 and section.first_page <= WHOLE_FRONT else section.start
    said = max(counts_in([*section.above, *between(paragraphs, start, end)], profile), default=0)
    if said > read:
        text = f"The document states {said} recommendations; {read} were read."
        yield Issue("COUNT_DIFFERS", "warning", section.first_page, text)


def counts_in(texts: Iterable[Text], profile: Profile) -> Iterator[int]:
    """Every number of recommendations that is spoken of as all of them."""
    for text in texts:
        for found in profile.said_count.finditer(" ".join(text.value.split())):
            printed = found["count"]
            count = int(printed) if printed.isdigit() else profile.numbers.value(printed)
            if count is not None:
                yield count


def says_more(some: Sequence[ReadReport], others: Sequence[ReadReport]) -> bool:
    """Whether some reports say more things of as many recommendations."""
    return count_of(some) == count_of(others) and _told(some) > _told(others)


def count_of(reports: Sequence[ReadReport]) -> int:
    """How many recommendations there are in all."""
    return sum(len(report.recommendations) for report in reports)


def _told(reports: Sequence[ReadReport]) -> int:
    """How many things are said of recommendations; titles that are all alike are a label."""
    every = [r for report in reports for r in report.recommendations]
    said = ((r.number, *_prose(r)[1:], r.status.shown, r.lead_officer, r.target_date_printed) for r in every)
    titles = [r.title.value for r in every if r.title]
    count = len(titles) if len({*titles}) > 1 else 0
    return count + sum(value is not None for values in said for value in values)


def _prose(found: Recommendation) -> tuple[Text | None, ...]:
    return found.title, found.recommendation, found.response, found.action, found.update, found.previous_update
