"""The front door: a laid-out document → its reports, by openings, claims and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.records import ReadReport
from pipeline.models.stream import Layout
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.records.free_text import Kept, Paragraphs, taken_by
from pipeline.records.grids import grids_of
from pipeline.records.header.labels import labelled_cells
from pipeline.records.header.read_header import FRONT
from pipeline.records.normalise import normalise, with_headings_between
from pipeline.records.readings import Paper, Reading, choose_reading, is_response
from pipeline.records.report import look_over, more_said, read_report
from pipeline.records.sections import (
    Finding,
    Records,
    Section,
    add_legend,
    add_piece,
    add_records,
    answers_alike,
    end_of,
)
from pipeline.records.status.legend_tables import key_of_table
from pipeline.records.stream import Line, lines_of_document, lines_of_layout
from pipeline.text.lexicon import Lexicon


def read_layout(
    pages: Sequence[Page], layout: Layout, tables: Sequence[Table], profile: Profile, words: Lexicon
) -> tuple[ReadReport, ...]:
    """All reports of a laid-out document; `tables`: the grids of its layout."""
    kept: Kept = {}
    best = weigh_layout(pages, layout, tables, profile, words, kept)
    around = Paragraphs(pages, taken_by(best.tables) | layout.furniture, words, kept)
    return tuple(_reports(best, around, pages, layout.furniture, profile))


def read_tables(
    pages: Sequence[Page], tables: Sequence[Table], furniture: Places, profile: Profile, words: Lexicon
) -> tuple[ReadReport, ...]:
    """All reports of a document whose tables are known, and the text around them."""
    kept: Kept = {}
    best = weigh_tables(pages, tables, furniture, profile, words, kept)
    around = Paragraphs(pages, taken_by(best.tables) | furniture, words, kept)
    return tuple(_reports(best, around, pages, furniture, profile))


def weigh_layout(
    pages: Sequence[Page], layout: Layout, tables: Sequence[Table], profile: Profile, words: Lexicon, kept: Kept
) -> Reading:
    """Return the best reading of a laid-out document, with those that it was weighed against."""
    lines = lines_of_layout(layout, tables, words)
    return _weigh(pages, tables, lines, layout.furniture, profile, words, kept)


def weigh_tables(
    pages: Sequence[Page],
    tables: Sequence[Table],
    furniture: Places,
    profile: Profile,
    words: Lexicon,
    kept: Kept,
) -> Reading:
    """Return the best reading of a document whose tables are known, with those that it was weighed against."""
    return _weigh(pages, tables, None, furniture, profile, words, kept)


def _weigh(
    pages: Sequence[Page],
    tables: Sequence[Table],
    lines: Sequence[Line] | None,
    furniture: Places,
    profile: Profile,
    words: Lexicon,
    kept: Kept,
) -> Reading:
    parts = list(normalise(with_headings_between(tables, lines or (), profile), profile))
    grids = list(grids_of(parts, profile))
    headed = {id(grid.table) for grid in grids}
    own = [table for table in parts if table.by != "alignment" or id(table) in headed]
    around = Paragraphs(pages, taken_by(own) | furniture, words, kept)
    in_order = lines_of_document(own, around, pages) if lines is None else lines
    return choose_reading(Paper(in_order, own, grids, around, profile, is_response(in_order, profile)))


def _reports(
    best: Reading, paragraphs: Paragraphs, pages: Sequence[Page], furniture: Places, profile: Profile
) -> Iterator[ReadReport]:
    """The reports of the best reading, each with its header and legend."""
    sections = sections_of(best.tables, best.read, paragraphs, profile)
    for section in sections:
        look_over(section, profile)
    behind = any(section.records[0].table.pages[0] > 1 for section in sections)
    heads = {*(FRONT if behind else ()), *(section.first_page for section in sections)}
    running = {p.number: furniture.among(p.words) for p in pages if p.number in heads and furniture.on(p.number)}
    ends = [*(section.start for section in sections[1:]), (len(pages) + 1, 0.0)]
    begins = [(1, 0.0), *((section.last_page + 1, 0.0) for section in sections)]
    for section, begin, end in zip(sections, begins, ends, strict=False):
        report = read_report(section, begin, end, best.tables, paragraphs, running, profile)
        if count := len(report.recommendations):
            more = more_said(sections, section, end, paragraphs, count, profile)
            yield _with_stage(replace(report, issues=(*report.issues, *more), reading=best))


def _with_stage(report: ReadReport) -> ReadReport:
    """The report; one that answers its recommendations and tells nothing since is a response, "round nought"."""
    header, records = report.header, report.recommendations
    news = any(one.update or one.previous_update or one.rag or not one.status.blank for one in records)
    answered = sum(bool(one.response or one.decision) for one in records)
    if news or header.stage or header.stage_months or 2 * answered < len(records):
        return report
    return replace(report, header=replace(header, stage="response", stage_months=0))


def sections_of(
    tables: Sequence[Table], read: Mapping[int, list[Records]], paragraphs: Paragraphs, profile: Profile
) -> list[Section]:
    """All reports of a document, in order. `read`: by the id of a table, the records that were found in it."""
    finding = Finding()
    for table in tables:
        if table.nested or not table.rows:
            continue
        if own := read.get(id(table)):
            for records in own:
                add_records(finding, records, paragraphs, profile)
            continue
        pairs = labelled_cells(table, profile)
        key = () if pairs else key_of_table(table, profile)
        if pairs:
            finding.headers.append((table, pairs))
        elif key:
            add_legend(finding, table, key)
        elif not add_piece(finding, table, paragraphs, profile):
            finding.ended = end_of(table)
            finding.forms.append(table)
            if len(table.rows) > 1 and table.width > 1:
                finding.in_front += [p for _, found in finding.headers for p in found]
                finding.shelved = finding.headers or finding.shelved
                finding.headers = []
    for section in finding.sections:
        alike = answers_alike([records.heading for records in section.records])
        section.records = [replace(one, heading=heading) for one, heading in zip(section.records, alike, strict=True)]
    return finding.sections
