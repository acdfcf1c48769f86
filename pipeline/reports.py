"""Pages and tables → the reports in them, each with its header, its ledger and the scores of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.ledger import account
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.records import ReadReport
from pipeline.models.report import Issue, Report, Source
from pipeline.models.table import Table
from pipeline.open_file import Tables
from pipeline.outcome import lost_words, report_id
from pipeline.profiles import Profile, also_spoken, load
from pipeline.read.document import Opened
from pipeline.read.scan.read_scans import source_text
from pipeline.records.header.read_header import with_council_of_file
from pipeline.records.issues import left_over, refused, withheld
from pipeline.records.read_reports import read_layout, read_tables
from pipeline.records.report import says_more
from pipeline.review import Said, with_roles
from pipeline.settings import Settings
from pipeline.text.lexicon import Lexicon
from pipeline.trust import weighed


def read_reports(
    path: Path,
    document: Opened,
    pages: Sequence[Page],
    tables: Tables,
    words: Lexicon,
    settings: Settings,
    people: Said,
) -> tuple[Profile, tuple[ReadReport, ...], list[Report]]:
    """The reports of a document with the scores of their cells, as they were found, and the profile that reads them."""
    profile, found = _found(pages, tables, words, settings, people)
    read = ((r, _report(path, document, pages, tables, r, len(found), profile)) for r in found)
    return profile, found, [weighed(report, own_pages(pages, report), r.reading) for r, report in read]


def _found(
    pages: Sequence[Page], tables: Tables, words: Lexicon, settings: Settings, people: Said
) -> tuple[Profile, tuple[ReadReport, ...]]:
    """The reports of a document, and the profile that reads them: the one asked for; else ours, else a ready-made one.

    A ready-made profile is tried where the document prints its word for a recommendation, and taken where ours finds
    nothing. Where ours finds less of each, only headings stand there in two languages: the rest of the paper is ours.
    """
    profile = with_roles(load(settings.profile), people.corrections)
    found = _reports_of(pages, tables, profile, words)
    if settings.profile is not None:
        return profile, found
    for _, spoken in also_spoken(words.printed):
        other = with_roles(spoken, people.corrections)
        other = replace(other, language=profile.language) if found else other
        more = _reports_of(pages, tables, other, words)
        if found and len(more) == len(found) and says_more(more, found):
            return other, tuple(replace(m, header=own.header) for m, own in zip(more, found, strict=True))
        if more and not found:
            return other, more
    return profile, found


def _reports_of(pages: Sequence[Page], tables: Tables, profile: Profile, words: Lexicon) -> tuple[ReadReport, ...]:
    if tables.layout is not None:
        return read_layout(pages, tables.layout, tables.tables, profile, words)
    return read_tables(pages, tables.tables, tables.furniture, profile, words)


def _report(
    path: Path,
    document: Opened,
    pages: Sequence[Page],
    tables: Tables,
    found: ReadReport,
    reports: int,
    profile: Profile,
) -> Report:
    own = [p for p in pages if found.first_page <= p.number <= found.last_page]
    words = account(own, found.placed, tables.furniture, found.tables)
    source = Source(
        path.name,
        document.sha256,
        document.pages,
        found.first_page,
        found.last_page,
        document.producer,
        document.tagged,
        source_text(own),
    )
    header, unsure = with_council_of_file(found.header, document.said, profile)
    return Report(
        report_id=report_id(path, document.sha256, found.first_page if reports > 1 else None),
        source=source,
        header=header,
        recommendations=found.recommendations,
        legend=found.key,
        words=words,
        issues=(*found.issues, *unsure, *lost_words(words), *withheld(own, profile)),
        language=profile.language,
        columns=found.columns,
    )


def own_pages(pages: Sequence[Page], report: Report) -> list[Page]:
    return [p for p in pages if report.source.first_page <= p.number <= report.source.last_page]


def left_out_of(tables: Iterable[Table], used: Sequence[Table], placed: Places, profile: Profile) -> tuple[Issue, ...]:
    """What is to be said of the tables that no report was read from: some may be the rest of one, or look like one."""
    known = set(map(id, used))
    unread = [table for table in tables if id(table) not in known and not _is_read(table, placed)]
    return (*refused(unread, profile), *left_over(unread, used, profile))


def _is_read(table: Table, placed: Places) -> bool:
    """Whether most words of a table went into a report, in whatever form it was understood."""
    words = [w for row in table.rows for cell in row.cells if cell for w in cell.text.words()]
    return 2 * len(placed.without(words)) < len(words)
