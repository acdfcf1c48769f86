"""THE RECIPE: every stage of the job, named once, in order. Nothing else happens here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path

from pipeline.collector import collector_paused
from pipeline.errors import InputError
from pipeline.ledger import account, with_sources
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.report import Document, Issue, Report
from pipeline.open_file import Tables, lay_out_file, lay_out_office
from pipeline.outcome import outcome, told_apart
from pipeline.read.document import Opened, held_to, opened, sha256_of
from pipeline.read.kind import kind_of
from pipeline.read.watch import ALONE, Watch
from pipeline.reports import left_out_of, own_pages, read_reports
from pipeline.review import Said, reviewed, said_of_file
from pipeline.settings import Settings
from pipeline.steps import counted_steps
from pipeline.text.lexicon import Lexicon


def read_document(path: Path, settings: Settings | None = None, watch: Watch = ALONE) -> Document:
    """One file → its reports. A file that can't be read comes back as failed, with the reason; nothing is raised.

    `watch` is told of every page before it is read, and may have it left out.
    """
    settings = settings or Settings()
    try:
        with collector_paused(), held_to(path), counted_steps(settings.without):
            kind = kind_of(path)
            if kind != "pdf":
                document, pages, words, tables, said = lay_out_office(path, kind)
                return _published(_understood(path, document, pages, tables, words, settings, said), settings)
            with opened(path, settings.password) as document:
                return _published(_read(path, document, settings, watch), settings)
    except InputError as error:
        issue = Issue(error.code, "error", None, str(error))
        return _published(Document(path.name, _hash(path), 0, "failed", error.code, issues=(issue,)), settings)


def _read(path: Path, document: Opened, settings: Settings, watch: Watch) -> Document:
    pages, words, tables, differ = lay_out_file(path, document, settings, "auto", watch)
    return _understood(path, document, pages, tables, words, settings, differ)


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
    profile, found, read = read_reports(path, document, pages, tables, words, settings, people)
    reports, unfit = reviewed(told_apart(read), people)
    reports = tuple(_tagged(_placed(r), own_pages(pages, r), settings) for r in reports)
    placed = reduce(or_, (r.placed for r in found), Places())
    used = [t for r in found for t in r.tables]
    alone = len(read) == 1 and len(own_pages(pages, read[0])) == len(pages)  # then its ledger is that of the document
    ledger = read[0].words if alone else account(pages, placed, tables.furniture, used)
    left_out = left_out_of(tables.tables, used, placed, profile)
    return outcome(path, document, pages, reports, ledger, (*said, *left_out, *unfit))


def _placed(report: Report) -> Report:
    """The report with the places of all its texts; added late, since scores go by the cells alone."""
    return replace(report, recommendations=tuple(map(with_sources, report.recommendations)))


def _people(document: Opened, settings: Settings) -> Said:
    """What people said of a file."""
    return said_of_file(settings.corrections, document.sha256) if settings.corrections else Said()


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
    from pipeline.privacy.store import hides, seen

    if not hides(settings):
        return document
    document = seen(document, settings)
    if settings.entities:
        return document
    return replace(document, reports=tuple(replace(report, entities=()) for report in document.reports))


def _hash(path: Path) -> str | None:
    try:
        return sha256_of(path)
    except InputError:
        return None
