"""THE RECIPE: every stage of the job, named once, in order. Nothing else happens here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import NamedTuple

from pipeline.collector import collector_paused
from pipeline.errors import InputError
from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.ledger import account, with_sources
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.records import ReadReport
from pipeline.models.report import Document, Issue, Report, Source
from pipeline.models.stream import Layout
from pipeline.models.table import Table
from pipeline.outcome import lost_words, outcome, report_id, told_apart
from pipeline.profiles import Profile, also_spoken, load
from pipeline.read.count import count_differs
from pipeline.read.document import Opened, held_to, opened, sha256_of
from pipeline.read.kind import Kind, kind_of
from pipeline.read.office.read_office import read_office
from pipeline.read.own_output import without_own_pages
from pipeline.read.pages import read_pages
from pipeline.read.scan.read_scans import source_text, with_scans
from pipeline.read.second import compare_with_second
from pipeline.read.tags_and_count import tags_and_count
from pipeline.read.watch import ALONE, Watch
from pipeline.records.header.read_header import with_council_of_file
from pipeline.records.header.withheld import withheld
from pipeline.records.left_out import left_over, refused
from pipeline.records.read_reports import read_layout, read_tables, weigh_layout, weigh_tables
from pipeline.records.readings import Reading
from pipeline.records.report import says_more
from pipeline.review import Said, reviewed, said_of_file, with_roles
from pipeline.settings import By, Settings
from pipeline.steps import counted_steps
from pipeline.text.lexicon import Lexicon, lexicon
from pipeline.trust import weighed


class Tables(NamedTuple):
    """All tables of a document, what is printed on every page, and the layout that they are of, if it has pages."""

    tables: tuple[Table, ...]
    furniture: Places
    layout: Layout | None = None


def read_document(path: Path, settings: Settings | None = None, watch: Watch = ALONE) -> Document:
    """One file → its reports. A file that can't be read comes back as failed, with the reason; nothing is raised.

    `watch` is told of every page before it is read, and may have it left out.
    """
    settings = settings or Settings()
    try:
        with collector_paused(), held_to(path), counted_steps(settings.without):
            kind = kind_of(path)
            if kind != "pdf":
                return _published(_read_office(path, kind, settings), settings)
            with opened(path, settings.password) as document:
                return _published(_read(path, document, settings, watch), settings)
    except InputError as error:
        issue = Issue(error.code, "error", None, str(error))
        return _published(Document(path.name, _hash(path), 0, "failed", error.code, issues=(issue,)), settings)


def _read(path: Path, document: Opened, settings: Settings, watch: Watch) -> Document:
    pages, words, tables, counted = _laid_out(path, document, settings, "auto", watch)
    differ = list(count_differs(document.pages, counted))
    if settings.second_reader:
        differ += compare_with_second(path, pages, settings.password)
    return _understood(path, document, pages, tables, words, settings, tuple(differ))


def _laid_out(
    path: Path, document: Opened, settings: Settings, by: By, watch: Watch = ALONE
) -> tuple[tuple[Page, ...], Lexicon, Tables, int | None]:
    """A PDF's pages, its own words, its tables by the reading asked for, and its pages as a second library counts."""
    read = tuple(read_pages(document.pdf, watch, document.faces))
    pages = without_own_pages(with_scans(document.pdf, read, settings.ocr, watch.recogniser))
    words = lexicon([w for page in pages for w in page.words])
    told = tags_and_count(path, settings.password, tagged=document.tagged and by == "auto")
    layout = lay_out(_undrawn(pages) if by == "alignment" else pages, told.tree)
    return pages, words, Tables(make_tables(layout, words), layout.furniture, layout), told.pages


def _undrawn(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without lines and paint."""
    return tuple(replace(page, rulings=(), fills=(), shapes=(), frames=()) for page in pages)


def _read_office(path: Path, kind: Kind, settings: Settings) -> Document:
    """A file without pages: its reader gives words and tables at once, all later stages are the same."""
    read = read_office(path, kind)
    document = Opened(None, sha256_of(path), len(read.pages), read.producer, tagged=False)
    tables = Tables(read.tables, read.furniture)
    return _understood(path, document, read.pages, tables, read.words, settings, read.issues)


def _understood(
    path: Path,
    document: Opened,
    pages: Sequence[Page],
    tables: Tables,
    words: Lexicon,
    settings: Settings,
    said: tuple[Issue, ...],
) -> Document:
    """Words and tables → reports; `said` is what the reader met on the way."""
    people = _people(document, settings)
    profile, found, read = _weighed(path, document, pages, tables, words, settings, people)
    reports, unfit = reviewed(told_apart(read), people)
    reports = tuple(_tagged(_placed(r), _own(pages, r), settings) for r in reports)
    placed = reduce(or_, (r.placed for r in found), Places())
    used = [t for r in found for t in r.tables]
    alone = len(read) == 1 and len(_own(pages, read[0])) == len(pages)  # then its ledger is that of the document
    ledger = read[0].words if alone else account(pages, placed, tables.furniture, used)
    known = set(map(id, used))
    unread = [t for t in tables.tables if id(t) not in known and not _is_read(t, placed)]
    left_out = (*refused(unread, profile), *left_over(unread, used, profile))
    return outcome(path, document, pages, reports, ledger, (*said, *left_out, *unfit))


def _placed(report: Report) -> Report:
    """The report with the places of all its texts; added late, since scores go by the cells alone."""
    return replace(report, recommendations=tuple(map(with_sources, report.recommendations)))


def _people(document: Opened, settings: Settings) -> Said:
    """What people said of a file."""
    return said_of_file(settings.corrections, document.sha256) if settings.corrections else Said()


def _weighed(
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
    read = (_report(path, document, pages, tables, r, len(found), profile) for r in found)
    return profile, found, [weighed(report, _own(pages, report)) for report in read]


def _is_read(table: Table, placed: Places) -> bool:
    """Whether most words of a table went into a report, in whatever form it was understood."""
    words = [w for row in table.rows for cell in row.cells if cell for w in cell.text.words()]
    return 2 * len(placed.without(words)) < len(words)


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


def _own(pages: Sequence[Page], report: Report) -> list[Page]:
    return [p for p in pages if report.source.first_page <= p.number <= report.source.last_page]


def _tagged(report: Report, pages: Sequence[Page], settings: Settings) -> Report:
    """The report with its entities, unless the settings do without; to hide people they must be found first."""
    if not settings.entities and settings.people == "all" and not settings.forgotten:
        return report
    from pipeline.compare import with_commitments
    from pipeline.tag import entities

    found, issues = entities(report, links={p.number: p.links for p in pages if p.links})
    return with_commitments(replace(report, entities=found, issues=(*report.issues, *issues)))


def _published(document: Document, settings: Settings) -> Document:
    """The document as the settings let it be seen: names and numbers taken out, forgotten files left out."""
    from pipeline.privacy.files import hides, seen

    if not hides(settings):
        return document
    document = seen(document, settings)
    if settings.entities:
        return document
    return replace(document, reports=tuple(replace(report, entities=()) for report in document.reports))


def tables(path: Path, by: By = "auto", settings: Settings | None = None, watch: Watch = ALONE) -> tuple[Table, ...]:
    """The logical tables of one file, `watch` as in `read_document`. Raises InputError."""
    settings = settings or Settings()
    kind = kind_of(path)
    if kind != "pdf":
        return read_office(path, kind).tables
    with opened(path, settings.password) as document:
        return _laid_out(path, document, settings, by, watch)[2].tables


def weigh_readings(
    path: Path, settings: Settings | None = None, watch: Watch = ALONE
) -> tuple[Reading, Mapping[str, int]]:
    """The best reading of one file, with its alternatives, and how often each step fired. Raises InputError."""
    settings = settings or Settings()
    profile = load(settings.profile)
    with counted_steps(settings.without) as fired:
        kind = kind_of(path)
        if kind != "pdf":
            read = read_office(path, kind)
            return weigh_tables(read.pages, read.tables, read.furniture, profile, read.words, {}), fired
        with opened(path, settings.password) as document:
            pages, words, tables, _ = _laid_out(path, document, settings, "auto", watch)
            assert tables.layout is not None
            return weigh_layout(pages, tables.layout, tables.tables, profile, words, {}), fired


def _hash(path: Path) -> str | None:
    try:
        return sha256_of(path)
    except InputError:
        return None
