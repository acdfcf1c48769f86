"""Sections → the parts of a report that are read from cells: header, key, recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.cells.card_seams import is_seam
from pipeline.cells.codes import Codes, codes_of, printed_codes
from pipeline.cells.columns.answers_below import with_answers_below
from pipeline.cells.columns.banded import with_bands
from pipeline.cells.columns.guessed import named_or_guessed
from pipeline.cells.columns.headings import Heading
from pipeline.cells.columns.heads_alone import with_own_heads
from pipeline.cells.columns.heads_apart import with_heads_apart
from pipeline.cells.columns.lettered import with_letters
from pipeline.cells.columns.look_alikes import with_look_alikes
from pipeline.cells.columns.rounds_below import with_rounds_apart
from pipeline.cells.columns.shifting import with_own_columns
from pipeline.cells.columns.ticked import with_ticked
from pipeline.cells.columns.titled_rows import with_titled_rows
from pipeline.cells.columns.turned import turned
from pipeline.cells.columns.two_rows import with_rows_below
from pipeline.cells.columns.values_apart import with_values_apart
from pipeline.cells.ditto import with_references
from pipeline.cells.header.front import FRONT
from pipeline.cells.header.lines import sides
from pipeline.cells.header.of_report import header_of_report
from pipeline.cells.key_outside import key_outside, last_page_with, without_key
from pipeline.cells.labels_apart import with_labels_apart
from pipeline.cells.notes import without_notes
from pipeline.cells.outside import Paragraphs, between, last_before, taken_by
from pipeline.cells.prompts import without_prompts
from pipeline.cells.recommendations import recommendations_of
from pipeline.cells.rows import Printed, printed_records, themes_in, title_of
from pipeline.cells.said_count import more_said
from pipeline.cells.sections import KEY_REACH, Place, Records, Section, sections_of
from pipeline.cells.stanzas.blocks import with_stanzas
from pipeline.cells.stanzas.card_frames import Frames, frames_of
from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.stanzas.framed import cards_of
from pipeline.cells.stanzas.hanging import with_hanging
from pipeline.cells.stanzas.inner_tables import with_inner_tables
from pipeline.cells.stanzas.sidebar import is_sidebar
from pipeline.cells.stanzas.stacked import with_stacked
from pipeline.cells.stanzas.two_columns import with_columns
from pipeline.cells.stanzas.within import with_leads
from pipeline.cells.status.bars import is_bar
from pipeline.cells.status.fronted import with_fronted
from pipeline.cells.status.headed import state_of
from pipeline.cells.table_titles import with_heads_that_count
from pipeline.cells.text_boxes import without_boxes, without_torn
from pipeline.cells.themes import theme_like
from pipeline.cells.updates import rounds_of
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.report import Column, Header, Issue, KeyEntry, Recommendation
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import lines_of, spoken
from pipeline.text.numbers import missing_numbers


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report as its cells say it; `placed` are all words that went into it."""

    first_page: int
    last_page: int
    header: Header
    key: tuple[KeyEntry, ...]
    recommendations: tuple[Recommendation, ...]
    placed: Places
    tables: tuple[Table, ...]
    issues: tuple[Issue, ...]
    columns: tuple[Column, ...] = ()


def read_reports(
    pages: Sequence[Page], tables: Sequence[Table], furniture: Places, profile: Profile, words: Lexicon
) -> tuple[ReadReport, ...]:
    """All progress reports of a document.

    A table told by white alone counts only where its headings are those of a report: much that stands in
    columns is no table. Where fewer recommendations are found than there are boxes, which lines draw around text,
    these are opened; and where there are not as many as cards, pieces of cards are none.
    """
    frames = frames_of(pages)
    found = _reports(pages, tables, furniture, frames, profile, words)
    others = without_boxes(tables)
    if _count(found) < len(tables) - len(others):
        opened = _reports(pages, others, furniture, frames, profile, words)
        found, tables = (opened, others) if _count(opened) > _count(found) else (found, tables)
    cards = cards_of(frames, pages, furniture, profile)
    count = sum(map(len, cards.values()))
    whole = without_torn(without_boxes(tables), pages, cards, furniture) if count != _count(found) else tables
    if not cards or len(whole) == len(tables):
        return found
    framed = _reports(pages, whole, furniture, frames, profile, words)
    return framed if abs(_count(framed) - count) < abs(_count(found) - count) else found


def _count(reports: Sequence[ReadReport]) -> int:
    return sum(len(report.recommendations) for report in reports)


def _reports(
    pages: Sequence[Page],
    tables: Sequence[Table],
    furniture: Places,
    frames: Frames,
    profile: Profile,
    words: Lexicon,
) -> tuple[ReadReport, ...]:
    """The reports that the tables and the text around them hold; a table's words are no text."""
    tables = with_own_heads([without_prompts(table, profile) for table in tables], profile)
    tables = [t for t in tables if not (is_sidebar(t, profile) or is_bar(t, profile) or is_seam(t, profile))]
    shaped = [_shaped(t, profile, words) for t in with_inner_tables(tables, profile)]
    taken = taken_by(shaped) | furniture
    outside = Paragraphs(pages, taken, words)
    shaped = with_stacked(shaped, profile, partial(last_before, outside))
    beside = with_columns(pages, shaped, furniture, profile, words)
    whole = with_cards(with_hanging(pages, beside, taken, profile, words), profile, partial(last_before, outside))
    tables = [t for t in whole if t.by != "alignment" or _may_be_records(t, profile)]
    paragraphs = outside if _same(tables, shaped) else Paragraphs(pages, taken_by(tables) | furniture, words)
    own = with_stanzas(pages, tables, paragraphs, frames, profile, words)
    if not _same(own, tables):
        tables = own
        paragraphs = Paragraphs(pages, taken_by(tables) | furniture, words)
    tables = [with_answers_below(with_values_apart(without_prompts(t, profile), profile), profile) for t in tables]
    running = {p.number: furniture.among(p.words) for p in pages if furniture.on(p.number)}
    sections = sections_of(tables, paragraphs, profile)
    for section in sections:
        _look_over(section, profile)
    ends = [*(section.start for section in sections[1:]), (len(pages) + 1, 0.0)]
    found: list[ReadReport] = []
    begins = [(1, 0.0), *((section.last_page + 1, 0.0) for section in sections)]
    for section, begin, end in zip(sections, begins, ends, strict=False):
        report = _read(section, begin, end, tables, paragraphs, running, profile)
        if count := len(report.recommendations):
            more = more_said(sections, section, end, paragraphs, count, profile)
            found.append(replace(report, issues=(*report.issues, *more)))
    return tuple(found)


def _same(some: Sequence[Table], others: Sequence[Table]) -> bool:
    """Whether these are the very same tables."""
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))


def _shaped(table: Table, profile: Profile, words: Lexicon) -> Table:
    """A table as most papers print it: upright, without notes, a column for every field."""
    own = with_labels_apart(with_own_columns(table))
    banded = with_bands(without_notes(turned(own, profile), profile), profile)
    whole = with_heads_apart(with_rows_below(banded, profile), profile)
    titled = with_rounds_apart(with_titled_rows(whole, profile), profile)
    lettered = with_letters(with_look_alikes(with_ticked(titled, profile), profile), profile)
    return with_fronted(with_leads(lettered, profile, words), profile)


def _may_be_records(table: Table, profile: Profile) -> bool:
    """What the paper speaks of is asked later, when its paragraphs are known."""
    return named_or_guessed(table, profile, lambda: True) is not None


def _read(
    section: Section,
    begin: Place,
    end: Place,
    tables: Sequence[Table],
    paragraphs: Paragraphs,
    running: dict[int, list[Word]],
    profile: Profile,
) -> ReadReport:
    """One report: `begin` is where the one before it has ended, `end` where the next one begins."""
    furniture = {page: _sides(running[page]) for page in (section.first_page, *FRONT) if page in running}
    key, key_lines = (section.key, ()) if section.key else key_outside(section, begin, end, paragraphs, profile)
    codes = _codes(section, end, tables, paragraphs, profile)
    above = without_key(section.above, key, key_lines)
    header, unsure = header_of_report(section, above, paragraphs, furniture, profile)
    found: list[Recommendation] = []
    for records in section.records:
        printed = _printed(records, profile)
        own = rounds_of(records.heading, printed).own
        if header.stage_months is None and own is not None:
            header = replace(header, stage_months=own.months)
        found += recommendations_of(printed, records.table, records.heading, key, header, profile, codes.meanings)
    found = with_heads_that_count(found, profile)
    recommendations = with_references([replace(r, index=i) for i, r in enumerate(found, start=1)], profile)
    own_tables = (*_own(section), *codes.tables)
    said = (*above, *section.beyond, *key_lines, *codes.lines, *(t for r in section.records for t in r.themes))
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


def _printed(records: Records, profile: Profile) -> tuple[Printed, ...]:
    """The records of a table and of its pieces, each with its theme."""
    rows = [row for piece in (records.table, *records.pieces) for row in piece.rows]
    top, rest = rows[: records.heading.rows], rows[records.heading.rows :]
    title = title_of(top)
    theme = title if _is_state_over(title, records.heading, profile) else records.theme
    return printed_records(rest, records.heading, profile, theme, records.over or title)


def _sides(words: Sequence[Word]) -> list[str]:
    """What a running head or foot says at the left and at the right of a page."""
    return [spoken(part) for line in lines_of(words) for part in sides(line)]


def _own(section: Section) -> tuple[Table, ...]:
    return (*(t for r in section.records for t in (r.table, *r.pieces)), *section.keys, *section.headers)


def _is_state_over(title: Text | None, heading: Heading, profile: Profile) -> bool:
    """Whether a row above a heading tells the state of all below it, which no column shows: "Table B: On track"."""
    return title is not None and not heading.of("status") and not state_of(title, profile).blank


def _look_over(section: Section, profile: Profile) -> None:
    """Give the first table the line over it, no longer above it, where rows printed alike part its records."""
    first = section.records[0]
    rows = [row for piece in (first.table, *first.pieces) for row in piece.rows][first.heading.rows :]
    others = themes_in(rows, first.heading)
    first.over = theme_like(section.above, others, profile) if first.theme is None else None
    if first.over is not None:
        section.above = section.above[:-1]


def _codes(section: Section, end: Place, tables: Sequence[Table], paragraphs: Paragraphs, profile: Profile) -> Codes:
    """What the codes of a report's decisions mean, by its own pages and those right behind them."""
    wanted = printed_codes(section, profile)
    if not wanted:
        return Codes()
    last = section.last_page + KEY_REACH - 1
    own = set(map(id, _own(section)))
    near = [t for t in tables if id(t) not in own and t.boxes and section.start[0] <= t.boxes[0].page <= last]
    return codes_of(wanted, near, between(paragraphs, section.start, min(end, (last + 1, 0.0))), profile)


def _columns(section: Section) -> tuple[Column, ...]:
    """Every column of every table of records, in reading order; one that is met again is said once."""
    found = (Column(c.heading, c.role, r.table.pages[0], c.guessed) for r in section.records for c in r.heading.columns)
    return tuple({(c.heading, c.role): c for c in reversed(list(found))}.values())[::-1]


def _guesses(section: Section) -> list[Issue]:
    """Columns whose role was told from what stands in them."""
    return [
        Issue("HEADING_GUESSED", "warning", r.table.pages[0], f"The column “{c.heading}” was taken for the {c.role}.")
        for r in section.records
        for c in r.heading.columns
        if c.guessed
    ]


def _issues(recommendations: Sequence[Recommendation], key: Sequence[KeyEntry]) -> list[Issue]:
    issues = []
    if not key and any(r.rag and r.status.evidence not in ("word", "section", "none") for r in recommendations):
        text = "The status is shown by a colour or sign and the report prints no key to it."
        issues.append(Issue("KEY_MISSING", "warning", None, text))
    missing = missing_numbers([r.number for r in recommendations])
    if missing:
        listed = ", ".join(map(str, missing[:10]))
        issues.append(Issue("NUMBER_GAP", "warning", None, f"No recommendation carries the number {listed}."))
    return issues
